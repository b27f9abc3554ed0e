package org.waymark.app;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.app.query.Limits;
import org.waymark.app.query.PublishedTables;
import org.waymark.app.serve.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Pages and SQL in a browser. */
@Command(
    name = "serve",
    header = "Show reports, dashboards and an SQL page in a browser of this machine.",
    description = {
      "",
      "Serves the pages that runs have written, and a page that answers one SELECT on the"
          + " published tables as a table, CSV or JSON. Only this machine can connect. Readers"
          + " cannot change anything, or reach other files of the folder. Each query runs in its"
          + " own process, with limits on time and memory, and returns at most 10,000 rows. Waymark"
          + " ends a process that crashes or exceeds a limit. Two queries run at a time, and 16"
          + " wait. The next request shows what a run has published meanwhile.",
      "",
      "On the page Explore, a reader chooses an indicator, a place, what to compare it with, a day"
          + " and a published date. A dashboard that declares parameters has such a page too.",
      "",
      "Prints the address. Ctrl-C ends it.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark serve --out published",
      "  waymark serve --out published --port 0",
      "  waymark serve --out published --workspace my-workspace --watch",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      "  1:internal error",
      "  2:wrong usage, or the port is taken",
      "  5:nothing is published there, or there is no such workspace",
      "130:ended by Ctrl-C",
      "143:terminated"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ServeCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;
  private static final int LEAST_MEGABYTES = 64;

  private final Console console;

  @Mixin PublishedFolder out;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8765",
      description = "Port to listen on. 0 takes a free port. Default: 8765.")
  int port;

  @Option(
      names = "--max-seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "Time limit of a query, in seconds. Default: 10.")
  int maxSeconds;

  @Option(
      names = "--max-megabytes",
      paramLabel = "N",
      defaultValue = "512",
      description = "Memory limit of the database for a query, in MB. Default: 512.")
  int maxMegabytes;

  @Option(
      names = "--watch",
      description =
          "Show the dashboards and saved questions of the workspace as they are at each request."
              + " Needs --workspace.")
  boolean watch;

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "The workspace that --watch reads.")
  Optional<Path> workspace = Optional.empty();

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, InterruptedException {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new CommandFailure(ExitCode.USAGE, "--port must be a number from 0 to " + HIGHEST_PORT);
    }
    if (maxSeconds < 1 || maxMegabytes < LEAST_MEGABYTES) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--max-seconds must be at least 1, and --max-megabytes at least " + LEAST_MEGABYTES);
    }
    if (watch != workspace.isPresent()) {
      throw new CommandFailure(ExitCode.USAGE, "--watch and --workspace need each other");
    }
    if (watch && !Files.isDirectory(workspace.get())) {
      throw new CommandFailure(ExitCode.INPUT_MISSING, "no workspace found at " + workspace.get());
    }
    Limits usual = Limits.USUAL;
    Limits limits =
        new Limits(Duration.ofSeconds(maxSeconds), usual.rows(), usual.bytes(), maxMegabytes);
    try {
      PublishedTables.open(out.path).close();
    } catch (java.sql.SQLException e) {
      throw new IOException(e);
    }
    try (Server server = Server.start(out.path, port, limits, workspace)) {
      server.prepare();
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end of serve"));
      console.out().print(server.address() + "\n");
      console.out().flush();
      console.err().print("Only this machine can connect. Ctrl-C ends it.\n");
      console.err().flush();
      server.await();
    } catch (BindException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "port "
              + port
              + " is not available: "
              + e.getMessage()
              + "; use --port 0 for a free port");
    }
    return ExitCode.DONE;
  }
}

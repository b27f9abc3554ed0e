package org.waymark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.query.PublishedTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the dashboards again. */
@Command(
    name = "dashboards",
    header = "Write the dashboards again from what is published.",
    description = {
      "",
      "Writes dashboards/index.html and a page for each dashboard. A workspace may have dashboards"
          + " of its own in dashboards/<name>/dashboard.yaml with SQL in queries/; a run copies"
          + " them to dashboards/definitions in the output folder, and they are written again from"
          + " there. What is wrong with one is told with file, line and hint; the other blocks and"
          + " pages are written.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark dashboards --out published",
      "  waymark dashboards --out published --workspace health",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:written",
      " 1:internal error",
      " 2:wrong usage, or something is wrong with a dashboard",
      " 5:nothing is published there"
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class DashboardsCommand implements Callable<Integer> {
  private final Services services;
  private final Console console;

  @Mixin PublishedFolder out;

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "Take the workspace's own dashboards from here, as they are now.")
  Optional<Path> workspace = Optional.empty();

  DashboardsCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, SQLException {
    PublishedTables.open(out.path).close();
    if (workspace.isPresent() && !Files.isDirectory(workspace.get())) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING, "there is no workspace at " + workspace.get());
    }
    List<String> problems = services.pages().dashboards(out.path, workspace);
    problems.forEach(line -> console.err().print(line + "\n"));
    console.out().print(out.path.resolve("dashboards").resolve("index.html") + "\n");
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
  }
}

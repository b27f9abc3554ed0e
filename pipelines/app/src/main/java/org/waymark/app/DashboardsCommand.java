package org.waymark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.app.query.PublishedTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the dashboards again. */
@Command(
    name = "dashboards",
    header = "Write the dashboards again from the published tables.",
    description = {
      "",
      "Writes dashboards/index.html and a page for each dashboard. A workspace can define"
          + " dashboards in dashboards/<name>/dashboard.yaml, with SQL in queries/. A run copies"
          + " the definitions to dashboards/definitions in the output folder, and this command"
          + " reads them from there. It lists each problem with file, line and hint, and still"
          + " writes the other blocks and pages.",
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
      " 2:wrong usage, or a dashboard has a problem",
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
      description = "Read the dashboards of this workspace, as they are now.")
  Optional<Path> workspace = Optional.empty();

  DashboardsCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, SQLException {
    PublishedTables.open(out.path).close();
    if (workspace.isPresent() && !Files.isDirectory(workspace.get())) {
      throw new CommandFailure(ExitCode.INPUT_MISSING, "no workspace found at " + workspace.get());
    }
    List<String> problems = services.pages().dashboards(out.path, workspace);
    problems.forEach(line -> console.err().print(line + "\n"));
    console.out().print(out.path.resolve("dashboards").resolve("index.html") + "\n");
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
  }
}

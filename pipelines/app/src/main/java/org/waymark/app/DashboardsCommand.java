package org.waymark.app;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.waymark.app.query.PublishedTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the dashboards again. */
@Command(
    name = "dashboards",
    header = "Write the dashboards again from what is published.",
    description = {"", "Writes dashboards/index.html and a page for each dashboard.", ""},
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark dashboards --out published",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:written",
      " 1:internal error",
      " 2:wrong usage",
      " 5:nothing is published there"
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class DashboardsCommand implements Callable<Integer> {
  private final Services services;
  private final Console console;

  @Mixin PublishedFolder out;

  DashboardsCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, SQLException {
    PublishedTables.open(out.path).close();
    services.pages().dashboards(out.path);
    console.out().print(out.path.resolve("dashboards").resolve("index.html") + "\n");
    return ExitCode.DONE;
  }
}

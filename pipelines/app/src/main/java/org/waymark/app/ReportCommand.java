package org.waymark.app;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the weekly report again. */
@Command(
    name = "report",
    header = "Write the weekly report again from the published tables.",
    description = {
      "",
      "Writes reports/DATE/index.html, a page for each mission and one for each finding.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark report --out published",
      "  waymark report --out published --as-of 2026-11-08",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:written",
      " 1:internal error",
      " 2:wrong usage",
      " 5:nothing is published there"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ReportCommand implements Callable<Integer> {
  private final Services services;
  private final Console console;

  @Mixin PublishedFolder out;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = AsOf.class,
      description = "Published date. Default: the latest.")
  Optional<LocalDate> asOf = Optional.empty();

  ReportCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, SQLException {
    LocalDate date = out.date(asOf);
    services.pages().report(out.path, date);
    console.out().print(out.path.resolve("reports").resolve(date.toString()).resolve("index.html"));
    console.out().print("\n");
    return ExitCode.DONE;
  }
}

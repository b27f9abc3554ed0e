package org.waymark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.dashboards.ReportForms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the week on two pages. */
@Command(
    name = "brief",
    header = "Write a brief of two A4 pages as an accessible PDF.",
    description = {
      "",
      "Writes the week for somebody with five minutes: how each mission is doing, three things to"
          + " know, two to decide, one place to visit and one that got worse. It has two pages,"
          + " however many missions there are. It is tagged as PDF/UA-1 requires. The same published"
          + " tables give the same file to the byte. `waymark export pdf` writes the whole report.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark export brief --out published",
      "  waymark export brief --out published --to brief.pdf",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:written",
      " 1:internal error",
      " 2:wrong usage",
      " 5:nothing is published there, or not for that date"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ExportBriefCommand implements Callable<Integer> {
  private final Console console;

  @Mixin PublishedFolder out;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = AsOf.class,
      description = "Published date. Default: the latest.")
  Optional<LocalDate> asOf = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "File to write. Default: exports/brief-DATE.pdf in the output folder.")
  Optional<Path> to = Optional.empty();

  ExportBriefCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, SQLException {
    LocalDate date = out.date(asOf);
    ReportForms report = ReportForms.read(out.path, date);
    Path file = ExportFile.of(to, out.path, "brief-" + date + ".pdf");
    report.brief(file);
    console.out().print(to.orElse(file) + "\n");
    return ExitCode.DONE;
  }
}

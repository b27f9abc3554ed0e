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

/** Writes the weekly report as one document for paper. */
@Command(
    name = "pdf",
    header = "Write the weekly report as an accessible PDF.",
    description = {
      "",
      "Writes one document of A4 pages: all missions, then each mission with its findings in"
          + " full, goals, caveats and contacts. It is tagged as PDF/UA-1 requires: headings,"
          + " tables with headers, bookmarks, and a text for every chart. Fonts are embedded."
          + " Letters other than Latin, Greek and Cyrillic appear as a question mark. The same"
          + " published tables give the same file to the byte.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark export pdf --out published",
      "  waymark export pdf --out published --mission care-when-needed --to care.pdf",
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
final class ExportPdfCommand implements Callable<Integer> {
  private final Console console;

  @Mixin PublishedFolder out;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = AsOf.class,
      description = "Published date. Default: the latest.")
  Optional<LocalDate> asOf = Optional.empty();

  @Option(
      names = "--mission",
      paramLabel = "ID",
      description = "Only this mission. Default: all missions.")
  Optional<String> mission = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "File to write. Default: exports/report-DATE.pdf in the output folder.")
  Optional<Path> to = Optional.empty();

  ExportPdfCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, SQLException {
    LocalDate date = out.date(asOf);
    ReportForms report = ReportForms.read(out.path, date);
    if (mission.isPresent() && !report.missions().contains(mission.get())) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "mission '"
              + mission.get()
              + "' is not published as of "
              + date
              + "; use one of "
              + String.join(", ", report.missions()));
    }
    String name = mission.map(id -> "report-" + id + "-" + date).orElse("report-" + date);
    Path file = ExportFile.of(to, out.path, name + ".pdf");
    report.pdf(mission, file);
    console.out().print(to.orElse(file) + "\n");
    return ExitCode.DONE;
  }
}

package org.waymark.app;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.app.export.SdmxCsv;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes observations as SDMX-CSV. */
@Command(
    name = "observations",
    header = "Write observations as SDMX-CSV 2.0.",
    description = {
      "",
      "Writes the data message of SDMX 3.0. It begins with STRUCTURE, STRUCTURE_ID and ACTION"
          + " (I). The dimensions are FREQ, INDICATOR, REF_AREA and TIME_PERIOD, and the measure is"
          + " OBS_VALUE. The attributes are OBS_STATUS (A normal, P provisional, Q suppressed, O"
          + " withdrawn), NUMERATOR, DENOMINATOR, STD_ERROR, SAMPLE_SIZE and REVISED (Y if a later"
          + " delivery replaced the value). Values are in natural units: a proportion is a share"
          + " from 0 to 1.",
      "",
      "A feed with `format: sdmx-csv` reads the same values back. An identifier that a"
          + " spreadsheet would run as a formula gets an apostrophe in front. It is then not a code"
          + " of SDMX, and the standard error says so.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark export observations --out published > observations.csv",
      "  waymark export observations --out published --indicator ae-within-4h --to ae.csv",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:written",
      " 1:internal error",
      " 2:wrong usage, or an indicator does not exist",
      " 5:nothing is published there, or not for that date"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ExportObservationsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin PublishedFolder out;

  @Option(
      names = "--indicator",
      paramLabel = "ID",
      description = "Indicator to write. Can be given several times. Default: all.")
  List<String> indicators = List.of();

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = AsOf.class,
      description = "Published date. Default: the latest.")
  Optional<LocalDate> asOf = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "File to write instead of the standard output.")
  Optional<Path> to = Optional.empty();

  ExportObservationsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, SQLException {
    LocalDate date = out.date(asOf);
    requireKnown(date);
    SdmxCsv.Written written;
    if (to.isEmpty()) {
      Writer writer = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
      written = SdmxCsv.write(out.path, date, indicators, writer);
      console.out().flush();
    } else {
      Path file = ExportFile.of(to, out.path, "");
      Path part = file.resolveSibling("." + file.getFileName() + ".part");
      try {
        try (Writer writer = Files.newBufferedWriter(part)) {
          written = SdmxCsv.write(out.path, date, indicators, writer);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    }
    console.err().print(Counted.of(written.rows(), "observation") + "\n");
    if (!written.noCodes().isEmpty()) {
      console
          .err()
          .print(
              Counted.of(written.noCodes().size(), "identifier")
                  + " not in the form of an SDMX code (letters, digits, _ @ $ -), such as `"
                  + written.noCodes().get(0)
                  + "`\n");
    }
    return ExitCode.DONE;
  }

  private void requireKnown(LocalDate date) throws CommandFailure, IOException, SQLException {
    if (indicators.isEmpty()) {
      return;
    }
    List<String> known = SdmxCsv.indicators(out.path, date);
    for (String indicator : indicators) {
      if (!known.contains(indicator)) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "indicator `"
                + indicator
                + "` has no observations as of "
                + date
                + "; use one of "
                + String.join(", ", known));
      }
    }
  }
}

package org.waymark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.jobs.ModelDesk;
import org.waymark.publish.RunFailure;
import org.waymark.schema.record.ModelBacktest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tests a model at past dates. */
@Command(
    name = "backtest",
    header = "Test a model at past dates.",
    description = {
      "",
      "Forecasts from past dates with the published values until then. Compares the forecasts with"
          + " simple ones and with what came.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark scenario backtest --workspace health --out published elective-list",
      "  waymark scenario backtest --out published elective-list --format csv"
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:tested",
      " 1:internal error",
      " 2:wrong usage, or something is wrong in the workspace",
      " 5:the workspace does not exist, or nothing is published"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ScenarioBacktestCommand implements Callable<Integer> {
  private final Console console;

  @Mixin ModelOptions options;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder that a run has published in.")
  Path published;

  @Option(
      names = "--from",
      paramLabel = "PERIOD",
      description = "First past date from which a forecast is made. Default: as many as 48.")
  Optional<String> from = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "TEXT",
      description = "text, csv or json. Default: text.")
  ScenarioTryCommand.Format format = ScenarioTryCommand.Format.TEXT;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  ScenarioBacktestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, RunFailure, SQLException {
    ModelDesk desk = options.open(Optional.of(published), true, from);
    List<SpecificRecord> rows = desk.tested();
    switch (format) {
      case TEXT -> {
        if (rows.isEmpty()) {
          console.out().print("Nothing that this model observes is published.\n");
        }
        rows.forEach(row -> console.out().print(line((ModelBacktest) row) + "\n"));
      }
      case CSV -> console.out().print(String.join("\n", ModelTables.csv(rows).values()));
      case JSON -> console.out().print(ModelTables.json(rows));
    }
    return ExitCode.DONE;
  }

  private static String line(ModelBacktest row) {
    Double crps = row.getCrps();
    Double rival = row.getRivalCrps();
    String scores =
        crps == null || rival == null
            ? ""
            : String.format(Locale.ROOT, " Score %.4g; %s %.4g.", crps, row.getRival(), rival);
    return row.getIndicatorId()
        + ", "
        + (row.getMode().equals("given-drivers")
            ? "with the drivers as they turned out"
            : "as known then")
        + ": "
        + row.getLabel()
        + ". "
        + row.getReason()
        + scores;
  }
}

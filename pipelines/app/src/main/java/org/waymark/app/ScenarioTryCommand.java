package org.waymark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.jobs.ModelDesk;
import org.waymark.publish.RunFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tries settings of levers. */
@Command(
    name = "try",
    header = "Try settings of levers in a model.",
    description = {
      "",
      "Simulates the model once with the settings given and once without. Keeps nothing.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark scenario try --workspace health --set more-slots=8@2027-04",
      "  waymark scenario try --workspace health elective-list --set more-slots=5@2027-04 --format"
          + " csv"
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:answered",
      " 1:internal error",
      " 2:wrong usage, or something is wrong in the workspace",
      " 5:the workspace does not exist, or an input is missing"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ScenarioTryCommand implements Callable<Integer> {
  private final Console console;

  @Mixin ModelOptions options;

  @Option(
      names = "--set",
      required = true,
      paramLabel = "LEVER=NUMBER@PERIOD",
      description = "A lever, how far it goes and from when; can be given several times.")
  List<String> set = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "TEXT",
      description = "text, csv or json. Default: text.")
  Format format = Format.TEXT;

  /** How answers are written. */
  enum Format {
    TEXT,
    CSV,
    JSON
  }

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder that a run has published in. The model then learns from what is published, and"
              + " may say a chance.")
  Optional<Path> published = Optional.empty();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  ScenarioTryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, RunFailure, SQLException {
    ModelDesk desk = options.open(published, false);
    List<SpecificRecord> rows = desk.tried(set);
    switch (format) {
      case TEXT -> {
        desk.notes().forEach(note -> console.out().print("note: " + note + "\n"));
        ScenarioWords.of(rows).forEach(line -> console.out().print(line + "\n"));
      }
      case CSV -> console.out().print(String.join("\n", ModelTables.csv(rows).values()));
      case JSON -> console.out().print(ModelTables.json(rows));
    }
    return ExitCode.DONE;
  }
}

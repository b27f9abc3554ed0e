package org.waymark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.publish.RunFailure;
import org.waymark.schema.record.ScenarioRequirement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds the smallest setting of a lever. */
@Command(
    name = "needs",
    header = "Find the smallest lever that reaches a goal.",
    description = {
      "",
      "Searches the range of a lever for the smallest setting with which the goal is reached in a"
          + " share of the model's futures.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark scenario needs --workspace health --goal eighteen-weeks --lever more-slots",
      "  waymark scenario needs --workspace health --goal eighteen-weeks --lever more-slots \\",
      "      --with both --probability 0.8"
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
final class ScenarioNeedsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin ModelOptions options;

  @Option(names = "--goal", required = true, paramLabel = "ID", description = "Goal of the model.")
  String goal;

  @Option(names = "--lever", required = true, paramLabel = "ID", description = "Lever to search.")
  String lever;

  @Option(
      names = "--probability",
      paramLabel = "P",
      defaultValue = "0.8",
      description = "Share of futures that reach the goal. Default: ${DEFAULT-VALUE}.")
  double probability;

  @Option(
      names = "--with",
      paramLabel = "SCENARIO",
      description = "Scenario whose other levers act as well.")
  Optional<String> with = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "PERIOD",
      description = "When the lever begins. Default: as the first scenario with it.")
  Optional<String> from = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "TEXT",
      description = "text, csv or json. Default: text.")
  ScenarioTryCommand.Format format = ScenarioTryCommand.Format.TEXT;

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

  ScenarioNeedsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, RunFailure, SQLException {
    if (!(probability > 0 && probability < 1)) {
      throw new CommandFailure(
          ExitCode.USAGE, "--probability is " + probability + "; write a number between 0 and 1");
    }
    SpecificRecord row = options.open(published, false).needs(goal, lever, probability, with, from);
    switch (format) {
      case TEXT -> console.out().print(ScenarioWords.of((ScenarioRequirement) row) + "\n");
      case CSV -> console.out().print(String.join("\n", ModelTables.csv(List.of(row)).values()));
      case JSON -> console.out().print(ModelTables.json(List.of(row)));
    }
    return ExitCode.DONE;
  }
}

package org.waymark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** Runs the scenarios of a model. */
@Command(
    name = "run",
    header = "Run the scenarios of a model.",
    description = {
      "",
      "Simulates the model with and without the levers of its scenarios, in the same futures."
          + " Prints the answers. With --out, writes the tables as CSV files. `waymark run`"
          + " publishes them.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark scenario run --workspace health",
      "  waymark scenario run --workspace health elective-list --scenario both --out answers"
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
final class ScenarioRunCommand implements Callable<Integer> {
  private final Console console;

  @Mixin ModelOptions options;

  @Option(
      names = "--scenario",
      paramLabel = "ID",
      description = "Only this scenario; can be given several times.")
  List<String> scenarios = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for one CSV file for each table.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  ScenarioRunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, RunFailure {
    ModelDesk desk = options.open();
    List<SpecificRecord> rows = desk.run(scenarios);
    if (out.isPresent()) {
      Files.createDirectories(out.get());
      for (Map.Entry<String, String> table : ModelTables.csv(rows).entrySet()) {
        Files.writeString(out.get().resolve(table.getKey() + ".csv"), table.getValue());
      }
    }
    if (!desk.question().isEmpty()) {
      console.out().print(desk.question() + "\n");
    }
    desk.notes().forEach(note -> console.out().print("note: " + note + "\n"));
    ScenarioWords.of(rows).forEach(line -> console.out().print(line + "\n"));
    return ExitCode.DONE;
  }
}

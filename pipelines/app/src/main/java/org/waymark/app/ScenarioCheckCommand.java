package org.waymark.app;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.jobs.ModelDesk;
import org.waymark.publish.RunFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks models. */
@Command(
    name = "check",
    header = "Check models without running them.",
    description = {
      "",
      "Reads models/*.yaml and lists every problem: units, names, circles, steps of time,"
          + " evidence.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark scenario check --workspace health",
      "  waymark scenario check --workspace health elective-list"
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:no problems; there may be warnings",
      " 1:internal error",
      " 2:wrong usage, or something is wrong in a model",
      " 5:the workspace does not exist"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ScenarioCheckCommand implements Callable<Integer> {
  private final Console console;

  @Mixin ModelOptions options;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  ScenarioCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, RunFailure {
    ModelDesk.Checked checked = ModelDesk.check(options.check(Optional.empty()), options.model);
    checked.errors().forEach(line -> console.out().print(line + "\n"));
    checked.warnings().forEach(line -> console.out().print(line + "\n"));
    checked.models().forEach(line -> console.out().print(line + "\n"));
    console
        .out()
        .print(
            Counted.of(checked.errors().size(), "problem")
                + ", "
                + Counted.of(checked.warnings().size(), "warning")
                + "\n");
    return checked.errors().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
  }
}

package org.waymark.app;

import java.util.concurrent.Callable;
import org.waymark.app.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What concerns models of policy and operations. */
@Command(
    name = "scenario",
    header = "Test a decision in a model of policy and operations.",
    description = {
      "",
      "A model is a file models/x.yaml of a workspace: stocks, flows, capacities, levers.",
      ""
    },
    commandListHeading = "%n@|bold Commands|@%n",
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark scenario check --workspace health",
      "  waymark scenario try --workspace health --set more-slots=8@2027-04",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {" 0:done", " 1:internal error", " 2:wrong usage", " 5:an input is missing"})
@SuppressWarnings("NullAway.Init") // picocli sets the specification before it calls
final class ScenarioCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  ScenarioCommand(Console console) {
    this.console = console;
  }

  /** Without a command the listing is what was asked for. */
  @Override
  public Integer call() {
    console.out().print(spec.commandLine().getUsageMessage());
    console.out().flush();
    return ExitCode.DONE;
  }
}

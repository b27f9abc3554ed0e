package org.waymark.app;

import java.util.concurrent.Callable;
import org.waymark.app.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that only holds others: without one of them it lists them. */
@Command(
    commandListHeading = "%n@|bold Commands|@%n",
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {" 0:done", " 1:internal error", " 2:wrong usage", " 5:an input is missing"})
@SuppressWarnings("NullAway.Init") // picocli sets the specification before it calls
abstract class CommandGroup implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  CommandGroup(Console console) {
    this.console = console;
  }

  /** Without a command the listing is what the user wants. */
  @Override
  public final Integer call() {
    console.out().print(spec.commandLine().getUsageMessage());
    console.out().flush();
    return ExitCode.DONE;
  }
}

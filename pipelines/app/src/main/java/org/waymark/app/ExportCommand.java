package org.waymark.app;

import java.util.concurrent.Callable;
import org.waymark.app.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is published in forms that other tools and people ask for. */
@Command(
    name = "export",
    header = "Write published data in other formats.",
    description = {
      "",
      "Each file is made from the published tables only. The same tables give the same file.",
      ""
    },
    commandListHeading = "%n@|bold Commands|@%n",
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:written",
      " 1:internal error",
      " 2:wrong usage",
      " 5:nothing is published there, or not for that date"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the specification before it calls
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  ExportCommand(Console console) {
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

package org.waymark.app;

import java.util.concurrent.Callable;
import org.waymark.app.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What concerns the registry of a workspace. */
@Command(
    name = "registry",
    header = "Keep earlier versions of missions.",
    description = {"", "The registry is what the YAML files of a workspace declare.", ""},
    commandListHeading = "%n@|bold Commands|@%n",
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark registry import-history --workspace health",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {" 0:done", " 1:internal error", " 2:wrong usage", " 5:an input is missing"})
@SuppressWarnings("NullAway.Init") // picocli sets the specification before it calls
final class RegistryCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  RegistryCommand(Console console) {
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

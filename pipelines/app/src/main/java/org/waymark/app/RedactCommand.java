package org.waymark.app;

import java.util.concurrent.Callable;
import org.waymark.app.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What concerns the redaction of what people wrote. */
@Command(
    name = "redact",
    header = "Review what redaction of free text is unsure of.",
    description = {"", "Every run redacts free text before it stores anything.", ""},
    commandListHeading = "%n@|bold Commands|@%n",
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark redact review --workspace health",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {" 0:done", " 1:internal error", " 2:wrong usage", " 5:an input is missing"})
@SuppressWarnings("NullAway.Init") // picocli sets the specification before it calls
final class RedactCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  RedactCommand(Console console) {
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

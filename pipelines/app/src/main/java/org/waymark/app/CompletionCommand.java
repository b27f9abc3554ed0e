package org.waymark.app;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what a shell needs to complete commands, or a manual page. */
@Command(
    name = "completion",
    header = "Write completion for bash and zsh, or a manual page.",
    description = {
      "",
      "Writes a script by which bash and zsh complete commands and options. With @|bold --man|@ it"
          + " writes a manual page in roff instead.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  source <(waymark completion)",
      "  waymark completion --man > ~/.local/share/man/man1/waymark.1",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {" 0:written", " 1:internal error", " 2:wrong usage"},
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets the specification before it calls
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  @Option(names = "--man", description = "Write a manual page.")
  boolean man;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var root = spec.root().commandLine();
    console.out().print(man ? ManualPage.of(root) : AutoComplete.bash("waymark", root));
    console.out().flush();
    return ExitCode.DONE;
  }
}

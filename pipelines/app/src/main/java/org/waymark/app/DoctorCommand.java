package org.waymark.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks the machine. */
@Command(
    name = "doctor",
    header = "Check that this machine can run Waymark.",
    description = {
      "",
      "One line for each check: ok, warn (it will work, with a drawback) or fail (it will not).",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark doctor",
      "  waymark doctor --out /srv/published",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {" 0:nothing fails", " 1:a check fails", " 2:wrong usage"},
    sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also check that tables can be published in this folder.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean fails = false;
    for (MachineCheck check : MachineCheck.all(out)) {
      MachineCheck.Finding finding = check.finding();
      fails |= finding.verdict() == MachineCheck.Verdict.FAIL;
      console
          .out()
          .print(
              String.format(
                  Locale.ROOT,
                  "%-4s  %-10s %s%n",
                  finding.verdict().name().toLowerCase(Locale.ROOT),
                  check.name(),
                  finding.words()));
      console.out().flush();
    }
    return fails ? ExitCode.INTERNAL : ExitCode.DONE;
  }
}

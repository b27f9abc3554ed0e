package org.waymark.app;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.cli.ExitCode;
import org.waymark.publish.RunFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes a publication back. */
@Command(
    name = "withdraw",
    header = "Take back what was published for a date.",
    description = {
      "",
      "Removes the date from the tables in one step. Then removes its files, its report and"
          + " the records of its run, and writes the dashboards again. Copies that other people"
          + " made remain. Use it if an earlier publication reveals what a disclosure rule"
          + " suppresses.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark withdraw --out published --as-of 2026-11-08",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:withdrawn",
      " 1:internal error",
      " 2:wrong usage, or the output folder cannot be written",
      " 4:another run is publishing there",
      " 5:nothing is published there, or not for that date"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class WithdrawCommand implements Callable<Integer> {
  private final Services services;
  private final Console console;

  @Mixin PublishedFolder out;

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "DATE",
      converter = AsOf.class,
      description = "Published date to take back, such as 2026-11-08.")
  LocalDate asOf;

  WithdrawCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() throws RunFailure, IOException {
    Optional<LocalDate> latest = services.withdrawals().withdraw(out.path, asOf);
    if (latest.isPresent()) {
      List<String> problems = services.pages().dashboards(out.path, Optional.empty());
      problems.forEach(problem -> console.err().println(problem));
    }
    console.out().print("withdrawn: " + asOf + "\n");
    console
        .out()
        .print(
            latest
                .map(date -> "latest publication: " + date + "\n")
                .orElse("nothing is published in this folder now\n"));
    return ExitCode.DONE;
  }
}

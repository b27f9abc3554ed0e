package org.waymark.app;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.waymark.app.query.DiffFormat;
import org.waymark.app.query.Difference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what changed between two published dates, and why. */
@Command(
    name = "diff",
    header = "Say what changed between two published dates, and why.",
    description = {
      "",
      "Three sentences, then tables: findings that are new or gone, or stand with another tier,"
          + " effect or onset; goals whose status, projected value or chance differs; rows of"
          + " tables; files, delivered and of the registry; entries of the registry; settings; the"
          + " version.",
      "",
      "Each change of a finding or goal has one of four reasons, looked for in this order:"
          + " @|bold method|@ where an entry of the registry is not at both dates or a goal was"
          + " moved or another rule hides small numbers, @|bold data|@ where there was too little"
          + " to judge at one of them,"
          + " @|bold reality|@ where there are new periods, @|bold revision|@ where its numbers"
          + " were revised; otherwise @|bold method|@ again: the same numbers among other tests."
          + " Why a finding is gone is what the run said that dropped it.",
      "",
      "Effects and projected values differ where their first three digits do, chances where they"
          + " differ by a hundredth. CSV and JSON have the columns part, what, mission_id, id,"
          + " name, from, to, reason and detail.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark diff --out published --from 2026-11-08 --to 2026-11-15",
      "  waymark diff --out published --from 2026-11-08 --to 2026-11-15 --format csv > diff.csv",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:told, also where nothing changed",
      " 1:internal error",
      " 2:wrong usage",
      " 5:nothing is published there, or not at one of the dates"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class DiffCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  @Mixin PublishedFolder out;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      converter = AsOf.class,
      description = "The earlier published date.")
  LocalDate from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DATE",
      converter = AsOf.class,
      description = "The later published date.")
  LocalDate to;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text, json or csv. Default: text.")
  DiffFormat format;

  DiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, SQLException {
    if (!from.isBefore(to)) {
      throw new ParameterException(
          spec.commandLine(), "--from " + from + " is not before --to " + to + "; swap them");
    }
    console.out().print(Difference.between(out.path, from, to).in(format));
    console.out().flush();
    return ExitCode.DONE;
  }
}

package org.waymark.app;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
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
    header = "Show what changed between two published dates, and why.",
    description = {
      "",
      "Prints three lines of counts, then tables of what changed:",
      "- findings that are new, gone, or have another tier, effect or onset",
      "- goals with another status, projected value or chance",
      "- rows of tables, delivered files and registry files",
      "- entries of the registry, settings and the version",
      "",
      "Gives one of four reasons for each change of a finding or goal. It looks for them in"
          + " this order:",
      "- @|bold method|@: an entry of the registry is at one date only, a goal was moved, or"
          + " another rule suppresses small numbers",
      "- @|bold data|@: at one of the dates there was too little data to test",
      "- @|bold reality|@: there are new periods",
      "- @|bold revision|@: its numbers were revised",
      "If none applies, the reason is @|bold method|@: the same numbers were tested among"
          + " others. For a finding that is gone, the reason is that of the run that dropped it.",
      "",
      "Effects and projected values count as changed if one of their first three digits"
          + " changes. Chances count as changed from a difference of one hundredth. CSV and JSON"
          + " have the columns part, what, mission_id, id, name, from, to, reason and detail.",
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
      " 0:compared, also if nothing changed",
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

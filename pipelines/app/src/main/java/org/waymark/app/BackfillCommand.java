package org.waymark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.app.log.ConsoleLog;
import org.waymark.jobs.RunRequest;
import org.waymark.publish.RunFailure;
import org.waymark.publish.RunOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a workspace for one date after another. */
@Command(
    name = "backfill",
    header = "Run a workspace for a series of dates, and skip those already published.",
    description = {
      "",
      "Runs the dates in order, so that each run compares its findings with the date before."
          + " It shows which findings are new, continuing (and for how many weeks) or gone (and"
          + " why).",
      "",
      "Skips a date that is already published with the same inputs, workspace and version."
          + " After one date has run, Waymark runs all later dates again, because their comparison"
          + " may change. Weeks count from the first date. If a month is too short for the day, its"
          + " last day is used.",
      "",
      "Stops at the first date that fails, with the exit code of that run. Dates published"
          + " before it stay published. Lists published dates that are out of date because an"
          + " earlier date was run again.",
      "",
      "The last line on the standard output is one line of JSON: status (published,"
          + " nothing-new or failed), published, nothing_new, failed, not_run, outdated and"
          + " seconds. A failure adds message.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark backfill --workspace health --out published --from 2026-10-04 \\",
      "      --to 2026-11-15 --every week",
      "  waymark backfill --workspace health --out published --from 2026-01-31 \\",
      "      --to 2026-12-31 --every month --summary-json backfill.json",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:every date is published, and at least one was run",
      " 1:internal error; the message names a file with the details",
      " 2:wrong usage or workspace, or the output folder cannot be written",
      " 3:a quality gate stopped the publication of a date",
      " 4:another run holds the lock",
      " 5:an input is missing, or changed while it was read",
      " 6:a date is published, but its report, dashboards or views could not be written",
      " 7:the runner could not finish a date: too little memory, too few slots, no cluster",
      "99:nothing new: every date is already published with the same inputs"
    },
    showEndOfOptionsDelimiterInUsageHelp = true,
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class BackfillCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(BackfillCommand.class);

  private final Services services;
  private final Console console;
  private final Stopwatch stopwatch;
  private final List<LocalDate> published = new ArrayList<>();
  private final List<LocalDate> nothingNew = new ArrayList<>();
  private final List<LocalDate> waiting = new ArrayList<>();
  private Optional<Path> folder = Optional.empty();

  @Spec CommandSpec spec;

  @Mixin RunOptions options;

  @Option(
      names = "--from",
      required = true,
      order = 3,
      paramLabel = "DATE",
      converter = AsOf.class,
      description = "First reporting date, such as 2026-10-04.")
  LocalDate from;

  @Option(
      names = "--to",
      required = true,
      order = 4,
      paramLabel = "DATE",
      converter = AsOf.class,
      description = "Run no date after this one.")
  LocalDate to;

  @Option(
      names = "--every",
      required = true,
      order = 5,
      paramLabel = "STEP",
      description = "day, week or month.")
  Interval every;

  BackfillCommand(Services services, Console console, Stopwatch stopwatch) {
    this.services = services;
    this.console = console;
    this.stopwatch = stopwatch;
  }

  @Override
  public Integer call() throws CommandFailure, RunFailure, IOException {
    if (to.isBefore(from)) {
      throw new ParameterException(
          spec.commandLine(), "--to " + to + " is before --from " + from + "; swap them");
    }
    RunRequest request = options.request(from, services, spec.commandLine());
    ConsoleLog.writeTo(console.err(), options.logFormat, console.errIsTerminal());
    folder = Optional.of(request.out());
    waiting.addAll(every.dates(from, to));
    int dates = waiting.size();
    while (!waiting.isEmpty()) {
      LocalDate date = waiting.get(0);
      LOG.info("{} of {}: {}", dates - waiting.size() + 1, dates, date);
      run(request.at(date, options.force || !published.isEmpty()));
      waiting.remove(0);
    }
    List<LocalDate> outdated = outdated();
    if (!outdated.isEmpty()) {
      LOG.warn("{}", LaterDates.hint(outdated));
    }
    boolean nothing = published.isEmpty();
    BackfillSummary summary =
        summary(
            nothing ? "nothing-new" : "published", outdated, Optional.empty(), Optional.empty());
    LastLine.tell(summary.json(), spec, console);
    return nothing ? ExitCode.NOTHING_NEW : ExitCode.DONE;
  }

  private void run(RunRequest request) throws RunFailure, IOException {
    boolean done = false;
    try (Progress progress = Progress.on(console, options.logFormat)) {
      RunOutcome outcome = new FullRun(services).run(request, progress).outcome();
      (outcome.nothingNew() ? nothingNew : published).add(request.asOf());
      done = true;
    } finally {
      if (!done) {
        NavigableSet<LocalDate> standing = LaterDates.standing(request.out());
        LOG.warn(
            "stopped at {}; published dates: {}",
            request.asOf(),
            standing.isEmpty() ? "none" : standing);
      }
    }
  }

  private List<LocalDate> outdated() throws IOException {
    return published.isEmpty() || folder.isEmpty()
        ? List.of()
        : LaterDates.after(published.get(0), published, folder.get());
  }

  /** What to say where it could not be finished, for whatever reason. */
  BackfillSummary failed(String message) throws IOException {
    Optional<LocalDate> at = waiting.stream().findFirst();
    return summary("failed", outdated(), at, Optional.of(message));
  }

  private BackfillSummary summary(
      String status,
      List<LocalDate> outdated,
      Optional<LocalDate> failed,
      Optional<String> message) {
    return new BackfillSummary(
        status,
        published,
        nothingNew,
        failed,
        waiting.stream().skip(failed.isPresent() ? 1 : 0).toList(),
        outdated,
        message,
        stopwatch.nanoseconds());
  }
}

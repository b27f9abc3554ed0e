package org.waymark.app;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.app.log.ConsoleLog;
import org.waymark.jobs.RunPlan;
import org.waymark.jobs.RunRequest;
import org.waymark.publish.RunFailure;
import org.waymark.publish.RunOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ingests, normalises, detects, aggregates, publishes, reports. */
@Command(
    name = "run",
    header = "Read a workspace, publish its tables and write the weekly report.",
    description = {
      "",
      "Reads the files that the feeds of a workspace name, and accounts for every row. Finds"
          + " places that do better than expected, and measures goals. Publishes all tables in one"
          + " step, then writes the report and the dashboards.",
      "",
      "@|bold --as-of|@ sets the reporting date. A run uses only data available by this date,"
          + " and never looks at the clock. The same files at the same date give the same tables."
          + " You can run a date earlier than one already published. Waymark then lists the later"
          + " dates to run again.",
      "",
      "The last line on the standard output is one line of JSON: run_id, as_of, status"
          + " (published, nothing-new or failed), rows, rejected, findings and seconds. A failure"
          + " adds message.",
      "",
      "With @|bold --dry-run|@, Waymark reads the registry, inspects every delivered file and"
          + " writes nothing. It lists the files that each feed would read, the files in landing/"
          + " that no feed names, and what a run would replace. The last line has run_id, as_of,"
          + " status (dry-run), nothing_new, replaces, follows, files, bytes, rows, unclaimed,"
          + " later and seconds.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark run --workspace health --out published --as-of 2026-11-15",
      "  waymark run --workspace=health --out=published --asOf=2026-11-15 --log-format=json",
      "  waymark run --workspace health --out published --as-of 2026-11-15 --dry-run",
      "  waymark run --workspace health --out published --as-of 2026-11-15 \\",
      "      --fail-on rejected_share=0.1 --summary-json run.json",
      "  waymark run --workspace health --out published --as-of 2026-11-15 --runner flink \\",
      "      -- --parallelism=4",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:published; with --dry-run, would be published",
      " 1:internal error; the message names a file with the details",
      " 2:wrong usage or workspace, or the output folder cannot be written",
      " 3:a quality gate stopped the publication; the earlier publication is unchanged",
      " 4:another run holds the lock",
      " 5:an input is missing, or changed while it was read",
      " 6:published, but the report, the dashboards or the views could not be written",
      " 7:the runner could not finish: too little memory, too few slots, no cluster",
      "99:nothing new: these inputs are already published for this date",
      "130, 143:interrupted or terminated; nothing was published"
    },
    showEndOfOptionsDelimiterInUsageHelp = true,
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class RunCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  private final Services services;
  private final Console console;
  private final Stopwatch stopwatch;

  @Spec CommandSpec spec;

  @Mixin RunOptions options;

  @Option(
      names = "--as-of",
      required = true,
      order = 3,
      paramLabel = "DATE",
      converter = AsOf.class,
      description = "Reporting date, such as 2026-11-15.")
  LocalDate asOf;

  @Option(
      names = "--dry-run",
      order = 4,
      description = "Show what a run would read and publish. Write nothing.")
  boolean dryRun;

  RunCommand(Services services, Console console, Stopwatch stopwatch) {
    this.services = services;
    this.console = console;
    this.stopwatch = stopwatch;
  }

  @Override
  public Integer call() throws CommandFailure, RunFailure, IOException {
    RunRequest request = options.request(asOf, services, spec.commandLine());
    ConsoleLog.writeTo(console.err(), options.logFormat, console.errIsTerminal());
    return dryRun ? planned(request) : done(request);
  }

  private int planned(RunRequest request) throws RunFailure, IOException {
    RunPlan plan = services.plans().plan(request);
    PlanText text = new PlanText(plan, stopwatch.nanoseconds());
    console.out().print(text.lines());
    LastLine.tell(text.json(), spec, console);
    return plan.nothingNew() ? ExitCode.NOTHING_NEW : ExitCode.DONE;
  }

  private int done(RunRequest request) throws RunFailure, IOException {
    FullRun.Result result;
    try (Progress progress = Progress.on(console, options.logFormat)) {
      result = new FullRun(services).run(request, progress);
    }
    RunOutcome outcome = result.outcome();
    if (outcome.nothingNew()) {
      LOG.info("nothing new: these inputs are already published for {}", outcome.asOf());
    } else {
      LOG.info(
          "published {}: {} rows read, {} rejected, {} findings; report at {}",
          outcome.asOf(),
          outcome.rowsRead(),
          outcome.rowsRejected(),
          outcome.findings(),
          result.report());
      List<LocalDate> later = LaterDates.after(asOf, List.of(), request.out());
      if (!later.isEmpty()) {
        LOG.warn("{}", LaterDates.hint(later));
      }
    }
    try {
      LastLine.tell(RunSummary.of(outcome, stopwatch.nanoseconds()).json(), spec, console);
    } catch (IOException e) {
      if (outcome.nothingNew()) {
        throw e;
      }
      throw new RunFailure(
          RunFailure.Kind.PUBLISHED,
          "published, but the file of --summary-json could not be written",
          List.of(String.valueOf(e.getMessage())));
    }
    return outcome.nothingNew() ? ExitCode.NOTHING_NEW : ExitCode.DONE;
  }
}

package org.waymark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.app.log.ConsoleLog;
import org.waymark.app.log.LogFormat;
import org.waymark.jobs.RunFailure;
import org.waymark.jobs.RunOutcome;
import org.waymark.jobs.RunRequest;
import org.waymark.registry.Settings;
import org.waymark.registry.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ingests, normalises, detects, aggregates, publishes, reports. */
@Command(
    name = "run",
    header = "Read a workspace, publish its tables, write the weekly report.",
    description = {
      "",
      "Reads the files that the feeds of a workspace name, accounts for every row, looks for places"
          + " that do better than can be expected, measures goals, publishes all tables in one"
          + " step, then writes the report and the dashboards.",
      "",
      "A run never looks at the clock: @|bold --as-of|@ stands for now. The same files at the same"
          + " date give the same tables. The last line on the standard output is one line of"
          + " JSON: run_id, as_of, status (published, nothing-new or failed), rows, rejected,"
          + " findings, seconds; of a failure its message.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark run --workspace health --out published --as-of 2026-11-15",
      "  waymark run --workspace=health --out=published --asOf=2026-11-15 --log-format=json",
      "  waymark run --workspace health --out published --as-of 2026-11-15 --runner flink \\",
      "      -- --parallelism=4",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:published",
      " 1:internal error; the message names a file with the details",
      " 2:wrong usage or workspace, or the output folder cannot be written",
      " 3:a quality gate refused to publish; what stood before still stands",
      " 4:another run holds the lock",
      " 5:an input is missing",
      "99:nothing new: the same inputs stand published at this date",
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

  @Option(
      names = "--workspace",
      required = true,
      paramLabel = "DIR",
      description = "Folder with waymark.yaml, places.csv, missions and feeds.")
  Path workspace;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder to publish in; without it, what `out` in waymark.yaml says.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "DATE",
      converter = AsOf.class,
      description = "The date that stands for now, as 2026-11-15.")
  LocalDate asOf;

  @Option(
      names = "--runner",
      paramLabel = "NAME",
      converter = RunnerName.class,
      description = "Engine: direct or flink; without it, what `runner` in waymark.yaml says.")
  Optional<String> runner = Optional.empty();

  @Option(names = "--force", description = "Run although nothing is new.")
  boolean force;

  @Option(
      names = "--log-format",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "Lines on the standard error stream: text or json. Default: text.")
  LogFormat logFormat;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Parameters(
      paramLabel = "ENGINE_OPTION",
      description = "Options of the engine as --name=value, after --.")
  List<String> engineOptions = List.of();

  RunCommand(Services services, Console console, Stopwatch stopwatch) {
    this.services = services;
    this.console = console;
    this.stopwatch = stopwatch;
  }

  @Override
  public Integer call() throws CommandFailure, RunFailure, IOException {
    for (String option : engineOptions) {
      if (!option.startsWith("--")) {
        throw new ParameterException(
            spec.commandLine(),
            "Unexpected argument '" + option + "': options of the engine are --name=value");
      }
    }
    ConsoleLog.writeTo(console.err(), logFormat, console.errIsTerminal());
    FullRun.Result result;
    try (Progress progress = Progress.on(console, logFormat)) {
      result = new FullRun(services).run(request(), progress);
    }
    RunOutcome outcome = result.outcome();
    if (outcome.nothingNew()) {
      LOG.info("nothing new: the same inputs stand published at {}", outcome.asOf());
    } else {
      LOG.info(
          "published {}: {} rows read, {} rejected, {} findings; report at {}",
          outcome.asOf(),
          outcome.rowsRead(),
          outcome.rowsRejected(),
          outcome.findings(),
          result.report());
    }
    console.out().print(RunSummary.of(outcome, stopwatch.nanoseconds()).json() + "\n");
    return outcome.nothingNew() ? ExitCode.NOTHING_NEW : ExitCode.DONE;
  }

  private RunRequest request() throws CommandFailure, IOException {
    if (!Files.isDirectory(workspace)) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING,
          "there is no workspace at " + workspace + "; `waymark init` makes a small one");
    }
    Settings settings = Settings.defaults();
    if (out.isEmpty() || runner.isEmpty()) {
      WorkspaceCheck check = services.registry().check(workspace);
      if (!check.errors().isEmpty()) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "the workspace " + workspace + " has problems; nothing was run",
            check.errors());
      }
      settings = check.workspace().map(Workspace::settings).orElse(settings);
    }
    Optional<Path> folder = out.or(() -> Optional.empty());
    if (folder.isEmpty()) {
      folder = settings.out().map(workspace::resolve);
    }
    return new RunRequest(
        workspace,
        folder.orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "Missing option: '--out=DIR' (waymark.yaml has no `out` either)")),
        asOf,
        runner.or(settings::runner).orElse(FullRun.DEFAULT_RUNNER),
        force,
        engineOptions);
  }
}

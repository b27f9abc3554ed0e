package org.waymark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.app.log.LogFormat;
import org.waymark.jobs.RunRequest;
import org.waymark.registry.Gates;
import org.waymark.registry.Settings;
import org.waymark.registry.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What every command asks that runs a workspace. */
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class RunOptions {
  @Option(
      names = "--workspace",
      required = true,
      order = 1,
      paramLabel = "DIR",
      description = "Folder with waymark.yaml, places.csv, missions and feeds.")
  Path workspace;

  @Option(
      names = "--out",
      order = 2,
      paramLabel = "DIR",
      description = "Folder to publish in. Default: `out` of waymark.yaml.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = "--runner",
      order = 10,
      paramLabel = "NAME",
      converter = RunnerName.class,
      description = "Runner: direct or flink. Default: `runner` of waymark.yaml.")
  Optional<String> runner = Optional.empty();

  @Option(
      names = "--fail-on",
      order = 11,
      paramLabel = "GATE",
      converter = FailOn.class,
      description = {
        "Publish nothing if a gate fails. Can be given several times. Replaces the same gate"
            + " in `fail_on` of waymark.yaml:",
        "rejected_share=0.1  a larger share of rows is rejected",
        "files_gone=0        more files of a feed are gone since the last published run",
        "rows_fewer=0.1      a feed has fewer accepted rows than then, by a larger share",
        "older_than=FEED:45d the latest period of a feed ended longer ago (45d, 6w)",
        "recoverable=0       readers can work out more suppressed numbers"
      })
  List<Gates> failOn = List.of();

  @Option(names = "--force", order = 12, description = "Run even if nothing is new.")
  boolean force;

  @Option(
      names = "--no-models",
      order = 12,
      description = "Leave out the models of the workspace: their tables stay empty.")
  boolean noModels;

  @Option(
      names = LastLine.FILE,
      order = 13,
      paramLabel = "FILE",
      description = "Also write the last line of JSON to this file, in one step.")
  Optional<Path> summaryJson = Optional.empty();

  @Option(
      names = "--log-format",
      order = 14,
      paramLabel = "FORM",
      defaultValue = "text",
      description = "Format of the log on the standard error: text or json. Default: text.")
  LogFormat logFormat;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = Integer.MAX_VALUE,
      description = "Show this help.")
  boolean help;

  @Parameters(
      paramLabel = "RUNNER_OPTION",
      description = "Options of the runner as --name=value, after --.")
  List<String> engineOptions = List.of();

  /**
   * What these options ask of a run.
   *
   * @param command the command whose options they are
   */
  RunRequest request(LocalDate asOf, Services services, CommandLine command)
      throws CommandFailure, IOException {
    for (String option : engineOptions) {
      if (!option.startsWith("--")) {
        throw new ParameterException(
            command,
            "Unexpected argument '" + option + "'. Write options of the runner as --name=value");
      }
    }
    if (!Files.isDirectory(workspace)) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING,
          "no workspace found at " + workspace + "; run `waymark init` to make a small one");
    }
    Settings settings = Settings.defaults();
    if (out.isEmpty() || runner.isEmpty()) {
      WorkspaceCheck check = services.registry().check(workspace);
      if (!check.errors().isEmpty()) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "the workspace " + workspace + " has problems, so nothing was run",
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
                    command, "Missing option: '--out=DIR' (waymark.yaml has no `out` either)")),
        asOf,
        runner.or(settings::runner).orElse(FullRun.DEFAULT_RUNNER),
        force,
        failOn.stream().reduce(Gates.NONE, Gates::with),
        engineOptions,
        !noModels);
  }
}

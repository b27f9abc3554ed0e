package org.waymark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.app.log.LogFormat;
import org.waymark.app.query.PublishedTables;
import org.waymark.jobs.RunRequest;
import org.waymark.publish.RunFailure;
import org.waymark.publish.RunOutcome;
import org.waymark.registry.Gates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the sample workspace and says where to look. */
@Command(
    name = "demo",
    header = "Run the sample workspace and show where to look.",
    description = {
      "",
      "Runs sample-data/workspace as of 2026-11-15 into target/demo of this checkout. Writes"
          + " the report and the dashboards, and prints a summary of the findings.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark demo",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {" 0:done", " 1:internal error", " 2:wrong usage", " 5:an input is missing"},
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what has a default before it calls
final class DemoCommand implements Callable<Integer> {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);
  private static final String QUESTION =
      "SELECT name, indicator_id, effect, tier FROM positive_deviance JOIN place USING (place_id)"
          + " ORDER BY q_value";

  private final Services services;
  private final Console console;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder to publish in. Default: target/demo of this checkout.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = "--runner",
      paramLabel = "NAME",
      converter = RunnerName.class,
      description = "Runner: direct or flink.")
  Optional<String> runner = Optional.empty();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  DemoCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, RunFailure, IOException, SQLException {
    Path workspace = console.home().resolve("sample-data").resolve("workspace");
    if (!Files.isDirectory(workspace)) {
      throw new CommandFailure(ExitCode.INPUT_MISSING, "no sample workspace found at " + workspace);
    }
    Path folder = out.orElse(console.home().resolve("target").resolve("demo"));
    RunRequest request =
        new RunRequest(
            workspace,
            folder,
            AS_OF,
            runner.orElse(FullRun.DEFAULT_RUNNER),
            true, // a demonstration shows the run, however often it is asked for
            Gates.NONE,
            List.of());
    FullRun.Result result;
    try (Progress progress = Progress.on(console, LogFormat.TEXT)) {
      result = new FullRun(services).run(request, progress);
    }
    RunOutcome outcome = result.outcome();
    console
        .out()
        .print(
            "Read        %s as of %s: %,d accepted, %,d rejected, %,d skipped\n"
                .formatted(
                    Counted.of(outcome.rowsRead(), "row"),
                    AS_OF,
                    outcome.rowsAccepted(),
                    outcome.rowsRejected(),
                    outcome.rowsSkipped()));
    try (PublishedTables tables = PublishedTables.open(folder)) {
      console.out().print("Found       " + findings(tables, outcome.findings()) + "\n");
      console.out().print("Goals       " + goals(tables) + "\n");
    }
    console.out().print("Report      " + near(result.report()) + "\n");
    console.out().print("Dashboards  " + near(result.dashboards()) + "\n");
    console
        .out()
        .print("Query       ./waymark query --out " + near(folder) + " \"" + QUESTION + "\"\n");
    return ExitCode.DONE;
  }

  private static String findings(PublishedTables tables, long findings)
      throws CommandFailure, SQLException {
    List<String> names = new ArrayList<>();
    try (PublishedTables.Answer answer =
        tables.select(
            "SELECT name, min(q_value) q FROM positive_deviance JOIN place USING (place_id)"
                + " WHERE state <> 'gone' GROUP BY name ORDER BY q, name LIMIT 3")) {
      ResultSet rows = answer.rows();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    String which = names.isEmpty() ? "" : ", strongest at " + String.join(", ", names);
    return Counted.of(findings, "finding") + which;
  }

  private static String goals(PublishedTables tables) throws CommandFailure, SQLException {
    try (PublishedTables.Answer answer =
        tables.select(
            "SELECT coalesce(sum(on_track), 0)::BIGINT, coalesce(sum(goals), 0)::BIGINT, count(*)"
                + " FROM mission_progress")) {
      ResultSet rows = answer.rows();
      rows.next();
      return rows.getLong(1)
          + " of "
          + rows.getLong(2)
          + " on track in "
          + Counted.of(rows.getLong(3), "mission");
    }
  }

  /** The path as somebody in this folder would type it. */
  private static Path near(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path whole = path.toAbsolutePath().normalize();
    return whole.startsWith(here) ? here.relativize(whole) : whole;
  }
}

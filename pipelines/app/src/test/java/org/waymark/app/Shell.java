package org.waymark.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.waymark.jobs.RunPlan;
import org.waymark.jobs.RunRequest;
import org.waymark.publish.RunOutcome;
import org.waymark.registry.Settings;
import org.waymark.registry.Workspace;

/** Types commands as a person would and keeps what they answer. */
final class Shell {
  final List<RunRequest> runs = new ArrayList<>();

  /** In the order in which they were written, which is any: they are written at once. */
  final List<String> pages = new CopyOnWriteArrayList<>();

  Services.Runs running = (request, listener) -> outcome(request.asOf(), false);
  Services.Plans planning = request -> plan(request, false);
  WorkspaceCheck check = sound(Settings.defaults());
  Services.Registry registry = workspace -> check;
  String typed = "";

  /** Why no report can be written. */
  Optional<String> pagesFail = Optional.empty();

  /** What a command answered. */
  record Answer(int exitCode, String out, String err) {
    String lastLine() {
      return out.lines().reduce("", (before, line) -> line);
    }
  }

  static RunOutcome outcome(LocalDate asOf, boolean nothingNew) {
    return new RunOutcome("run-1", asOf, nothingNew, 12_765, 12_700, 60, 5, 14);
  }

  static RunPlan plan(RunRequest request, boolean nothingNew) {
    return new RunPlan(
        "run-1",
        request.asOf(),
        List.of(
            new RunPlan.FeedFiles(
                "ae",
                "landing/ae/*.csv",
                List.of(
                    new RunPlan.DeliveredFile("landing/ae/1.csv", 120_000, 12_000, List.of()),
                    new RunPlan.DeliveredFile(
                        "landing/ae/2.csv", 6, 0, List.of("the file is empty"))))),
        List.of("landing/old.csv"),
        Optional.of("run-0"),
        Optional.of(LocalDate.of(2026, 11, 8)),
        List.of(LocalDate.of(2026, 11, 22)),
        nothingNew);
  }

  static WorkspaceCheck sound(Settings settings) {
    Workspace workspace = new Workspace(settings, List.of(), List.of(), List.of());
    return new WorkspaceCheck(Optional.of(workspace), List.of(), List.of());
  }

  /** The exit code of a run that is started with options alone. */
  int job(String... options) {
    return RunJob.run(
        services(), console(new ByteArrayOutputStream(), new ByteArrayOutputStream()), options);
  }

  private Console console(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Console(
        new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, false, StandardCharsets.UTF_8),
        new PrintStream(err, false, StandardCharsets.UTF_8),
        false,
        Path.of("nowhere"));
  }

  Answer type(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = console(out, err);
    int exitCode = WaymarkCommand.execute(services(), console, arguments);
    return new Answer(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Services services() {
    return new Services(
        (request, listener) -> {
          runs.add(request);
          listener.stage("ingest and analyse");
          listener.rows(12_765, 60, 12_765);
          return running.run(request, listener);
        },
        request -> planning.plan(request),
        workspace -> registry.check(workspace),
        new Services.Pages() {
          @Override
          public void report(Path out, LocalDate asOf) throws IOException {
            if (pagesFail.isPresent()) {
              throw new IOException(pagesFail.get());
            }
            pages.add("report " + out + " " + asOf);
          }

          @Override
          public List<String> dashboards(Path out, Optional<Path> workspace) {
            pages.add("dashboards " + out);
            return List.of();
          }
        },
        () ->
            new TreeMap<>(
                Map.of(
                    "waymark.yaml",
                    new byte[0],
                    "missions/first.yaml",
                    "id: first\n".getBytes(StandardCharsets.UTF_8))),
        (out, date) -> {
          pages.add("withdraw " + out + " " + date);
          return Optional.of(date.minusWeeks(1));
        });
  }
}

package org.waymark.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.jobs.ModelDesk;
import org.waymark.jobs.RunListener;
import org.waymark.jobs.RunRequest;
import org.waymark.jobs.UnusableFile;
import org.waymark.publish.RunFailure;
import org.waymark.publish.RunOutcome;

/** A run with what people read of it. */
final class FullRun {
  /** The engine where neither the command nor the workspace names one. */
  static final String DEFAULT_RUNNER = "direct";

  private static final Logger LOG = LoggerFactory.getLogger(FullRun.class);

  private final Services services;

  FullRun(Services services) {
    this.services = services;
  }

  /**
   * What came of it.
   *
   * @param report the first page of the report
   * @param dashboards the first page of the dashboards
   */
  record Result(RunOutcome outcome, Path report, Path dashboards) {}

  /** Runs, then writes report and dashboards where they are not written already. */
  Result run(RunRequest request, RunListener listener) throws RunFailure, IOException {
    RunOutcome outcome = services.runs().run(request, listener);
    Path report =
        request.out().resolve("reports").resolve(request.asOf().toString()).resolve("index.html");
    Path dashboards = request.out().resolve("dashboards").resolve("index.html");
    List<Rendering> due = new ArrayList<>();
    if (!outcome.nothingNew() || !Files.exists(report)) {
      due.add(new Rendering("report", () -> report(request)));
    }
    if (!outcome.nothingNew() || !Files.exists(dashboards)) {
      due.add(new Rendering("dashboards", () -> dashboards(request)));
    }
    if (!due.isEmpty()) {
      String names = due.stream().map(Rendering::name).collect(Collectors.joining(" and "));
      listener.stage(names);
      try {
        render(due);
      } catch (IOException | RuntimeException e) {
        throw unwritten(names, e);
      }
    }
    return new Result(outcome, report, dashboards);
  }

  /** The tables are published: a scheduler must not take this for a run that failed. */
  private static RunFailure unwritten(String names, Exception e) {
    Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
    String why =
        cause instanceof FileSystemException unusable
            ? UnusableFile.words(unusable)
            : String.valueOf(cause.getMessage());
    List<String> details = new ArrayList<>();
    details.add(
        "to write them again from the published tables, run `waymark report` and `waymark"
            + " dashboards`");
    if (cause == e && e instanceof RuntimeException) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      why = "internal error: " + why;
      kept(trace.toString())
          .ifPresent(
              file ->
                  details.add(
                      "the details are in " + file + "; please report the error with that file"));
    }
    return new RunFailure(
        RunFailure.Kind.PUBLISHED,
        "published, but the " + names + " could not be written: " + why,
        details);
  }

  /** The file that holds what is needed to find out, where one can still be written. */
  private static Optional<Path> kept(String trace) {
    try {
      return Optional.of(Files.writeString(Files.createTempFile("waymark-crash-", ".txt"), trace));
    } catch (IOException noRoomForItEither) {
      return Optional.empty();
    }
  }

  /** Something to be written for people, with its name. */
  private record Rendering(String name, Callable<List<String>> work) {}

  private List<String> report(RunRequest request) throws IOException {
    services.pages().report(request.out(), request.asOf());
    return List.of();
  }

  private List<String> dashboards(RunRequest request) throws IOException {
    if (request.models()) {
      ModelDesk.keepDefinitions(request.workspace(), request.out());
    }
    return services.pages().dashboards(request.out(), Optional.of(request.workspace()));
  }

  /**
   * Writes all of them at once: each reads the same published files and writes where no other does.
   */
  private static void render(List<Rendering> due) throws IOException {
    ExecutorService writers = Executors.newFixedThreadPool(due.size(), FullRun::writer);
    try {
      List<Future<List<String>>> all =
          writers.invokeAll(due.stream().map(Rendering::work).toList());
      for (Future<List<String>> each : all) {
        each.get().forEach(problem -> LOG.warn("{}", problem));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the report and the dashboards were written", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException defect) {
        throw defect;
      }
      throw new IllegalStateException(
          "the report and the dashboards could not be written", e.getCause());
    } finally {
      writers.shutdownNow();
    }
  }

  private static Thread writer(Runnable task) {
    Thread thread = new Thread(task, "waymark-writer");
    thread.setDaemon(true);
    return thread;
  }
}

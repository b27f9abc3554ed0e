package org.waymark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.jobs.RunFailure;
import org.waymark.jobs.RunListener;
import org.waymark.jobs.RunOutcome;
import org.waymark.jobs.RunRequest;

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
    if (!outcome.nothingNew() || !Files.exists(report)) {
      listener.stage("report");
      services.pages().report(request.out(), request.asOf());
    }
    if (!outcome.nothingNew() || !Files.exists(dashboards)) {
      listener.stage("dashboards");
      for (String problem :
          services.pages().dashboards(request.out(), Optional.of(request.workspace()))) {
        LOG.warn("{}", problem);
      }
    }
    return new Result(outcome, report, dashboards);
  }
}

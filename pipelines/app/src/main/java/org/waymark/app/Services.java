package org.waymark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.waymark.jobs.RunListener;
import org.waymark.jobs.RunPlan;
import org.waymark.jobs.RunRequest;
import org.waymark.publish.RunFailure;
import org.waymark.publish.RunOutcome;

/**
 * What the commands ask of the other rooms.
 *
 * @param runs runs a workspace
 * @param plans finds out what a run would do
 * @param registry reads what a workspace declares
 * @param pages writes what people read
 * @param starter path to content of the files of a small workspace that runs
 * @param withdrawals takes publications back
 */
record Services(
    Runs runs,
    Plans plans,
    Registry registry,
    Pages pages,
    Starter starter,
    Withdrawals withdrawals) {

  /** Takes publications back. */
  @FunctionalInterface
  interface Withdrawals {
    /** Takes back what was published at a date; gives the latest date that is still published. */
    Optional<LocalDate> withdraw(Path out, LocalDate asOf) throws RunFailure;
  }

  /** Runs a workspace from its files to its published tables. */
  @FunctionalInterface
  interface Runs {
    RunOutcome run(RunRequest request, RunListener listener) throws RunFailure;
  }

  /** Finds out what a run would do, and writes nothing. */
  @FunctionalInterface
  interface Plans {
    RunPlan plan(RunRequest request) throws RunFailure;
  }

  /** Reads what a workspace declares. */
  @FunctionalInterface
  interface Registry {
    WorkspaceCheck check(Path workspace) throws IOException;
  }

  /** Writes the pages that people read from the published tables. */
  interface Pages {
    void report(Path out, LocalDate asOf) throws IOException;

    /**
     * Writes the dashboards.
     *
     * @param workspace whose own dashboards take the place of those that were kept before
     * @return what is wrong with their definitions, a line each; the pages are written none the
     *     less
     */
    List<String> dashboards(Path out, Optional<Path> workspace) throws IOException;
  }

  /** Gives the files of a small workspace that runs. */
  @FunctionalInterface
  interface Starter {
    SortedMap<String, byte[]> files();
  }
}

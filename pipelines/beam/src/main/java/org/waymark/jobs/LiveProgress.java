package org.waymark.jobs;

import java.util.Optional;
import org.waymark.runners.ClusterCounters;
import org.waymark.transforms.LiveCounts;

/** Reports the number of rows read to a listener, a few times a second. */
final class LiveProgress implements AutoCloseable {
  private static final long PAUSE_MILLIS = 250;

  /** Workers of a cluster report every few seconds. */
  private static final long PAUSE_MILLIS_OF_CLUSTER = 1_000;

  private final RunListener listener;
  private final long expected;
  private final Optional<ClusterCounters> cluster;
  private final Thread reporter;

  /**
   * Progress of a job.
   *
   * @param cluster where rows are counted that other machines read
   */
  LiveProgress(RunListener listener, long expected, Optional<ClusterCounters> cluster) {
    this.listener = listener;
    this.expected = expected;
    this.cluster = cluster;
    this.reporter = new Thread(this::report, "progress");
    reporter.setDaemon(true);
  }

  void start() {
    LiveCounts.reset();
    reporter.start();
  }

  private void report() {
    try {
      while (true) {
        cluster.ifPresent(LiveCounts::take);
        listener.rows(LiveCounts.read(), LiveCounts.rejected(), expected);
        Thread.sleep(cluster.isPresent() ? PAUSE_MILLIS_OF_CLUSTER : PAUSE_MILLIS);
      }
    } catch (InterruptedException done) {
      listener.rows(LiveCounts.read(), LiveCounts.rejected(), expected);
    }
  }

  @Override
  public void close() {
    reporter.interrupt();
    try {
      reporter.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.waymark.transforms;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.waymark.runners.ClusterCounters;

/**
 * Rows that were read and refused, for a person who waits. While a run lasts, this process counts
 * its own rows. At the end, Beam's counters give the rows of all workers. Tables never depend on
 * either: their numbers are counted from what was written.
 */
public final class LiveCounts {
  private static final Counter READ_ANYWHERE = Metrics.counter(LiveCounts.class, "rows_read");
  private static final Counter REJECTED_ANYWHERE =
      Metrics.counter(LiveCounts.class, "rows_rejected");
  private static final LongAdder READ = new LongAdder();
  private static final LongAdder REJECTED = new LongAdder();

  private LiveCounts() {}

  /** Starts again from nothing. */
  public static void reset() {
    READ.reset();
    REJECTED.reset();
  }

  static void add(long read, long rejected) {
    READ.add(read);
    REJECTED.add(rejected);
    READ_ANYWHERE.inc(read);
    REJECTED_ANYWHERE.inc(rejected);
  }

  /** Takes over what the workers of a cluster have counted so far. */
  public static void take(ClusterCounters cluster) {
    set(READ, cluster.attempted(namespace(), READ_ANYWHERE.getName().getName()));
    set(REJECTED, cluster.attempted(namespace(), REJECTED_ANYWHERE.getName().getName()));
  }

  private static String namespace() {
    return READ_ANYWHERE.getName().getNamespace();
  }

  private static void set(LongAdder count, Optional<Long> total) {
    total.ifPresent(
        rows -> {
          count.reset();
          count.add(rows);
        });
  }

  /** Takes over what all workers of a finished job have counted. */
  public static void take(MetricResults metrics) {
    reset();
    READ.add(total(metrics, READ_ANYWHERE));
    REJECTED.add(total(metrics, REJECTED_ANYWHERE));
  }

  private static long total(MetricResults metrics, Counter counter) {
    MetricsFilter filter =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.named(namespace(), counter.getName().getName()))
            .build();
    long total = 0;
    for (MetricResult<Long> result : metrics.queryMetrics(filter).getCounters()) {
      total += result.getAttempted();
    }
    return total;
  }

  /** Rows read so far. */
  public static long read() {
    return READ.sum();
  }

  /** Rows refused so far. */
  public static long rejected() {
    return REJECTED.sum();
  }
}

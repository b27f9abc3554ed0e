package org.waymark.transforms;

import java.util.concurrent.atomic.LongAdder;

/**
 * Rows that this process has read and refused, for a person who waits. Engines that run elsewhere
 * show nothing here; what is true is counted from what was written.
 */
public final class LiveCounts {
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

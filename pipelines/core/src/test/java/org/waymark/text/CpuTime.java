package org.waymark.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Bounds on the work of this thread, which do not depend on what else the machine does. */
public final class CpuTime {

  private CpuTime() {}

  /** Fails unless the work takes less than that many seconds of processor time. */
  public static void assertWithin(double seconds, Runnable work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    work.run();
    double taken = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    assertTrue(taken < seconds, () -> "took " + taken + " s of processor time, not " + seconds);
  }
}

package org.waymark.statistics;

import java.util.Arrays;

/**
 * Where a series was silent for longer than it usually is, so that its points before and after are
 * no neighbours to a rule that counts points in a row.
 *
 * <p>NHSRplotthedots and the tools of NHS England end a run at every missing value. What is missing
 * depends on how often a place reports: a place that reports every other month misses nothing in
 * between. So a hole is a step in time that is longer than the usual one of that series, its lower
 * median. What other places report makes no difference.
 */
public final class Holes {
  private static final boolean[] NONE = {};

  private Holes() {}

  /**
   * Finds the holes of one series.
   *
   * @param time of each point in whole periods, strictly ascending
   * @param points how many there are
   * @return by point, true where a hole lies before it; empty where there is no hole
   */
  public static boolean[] of(int[] time, int points) {
    if (points < 3 || time[points - 1] - time[0] == points - 1) {
      return NONE;
    }
    int[] steps = new int[points - 1];
    for (int i = 1; i < points; i++) {
      steps[i - 1] = time[i] - time[i - 1];
    }
    int[] sorted = steps.clone();
    Arrays.sort(sorted);
    int usual = sorted[(sorted.length - 1) / 2];
    if (sorted[sorted.length - 1] == usual) {
      return NONE;
    }
    boolean[] after = new boolean[points];
    for (int i = 1; i < points; i++) {
      after[i] = steps[i - 1] > usual;
    }
    return after;
  }
}

package org.waymark.twin.scenario;

import java.util.Arrays;

/** Quantiles of draws, by linear interpolation (type 7 of Hyndman and Fan 1996). */
public record Fan(
    double q05, double q10, double q25, double q50, double q75, double q90, double q95) {

  /** Of some draws, which stay as they are. */
  public static Fan of(double[] draws) {
    double[] sorted = draws.clone();
    Arrays.sort(sorted);
    return new Fan(
        at(sorted, 0.05),
        at(sorted, 0.10),
        at(sorted, 0.25),
        at(sorted, 0.50),
        at(sorted, 0.75),
        at(sorted, 0.90),
        at(sorted, 0.95));
  }

  /** The quantile of numbers in order. */
  public static double at(double[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int below = Math.min((int) rank, sorted.length - 1);
    double part = rank - below;
    return part == 0 ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
  }
}

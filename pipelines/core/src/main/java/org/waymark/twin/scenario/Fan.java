package org.waymark.twin.scenario;

import java.util.Arrays;
import org.waymark.statistics.Quantiles;

/** Quantiles of draws, by linear interpolation (type 7 of Hyndman and Fan 1996). */
public record Fan(
    double q05, double q10, double q25, double q50, double q75, double q90, double q95) {

  /** Of some draws, which stay as they are. */
  public static Fan of(double[] draws) {
    double[] sorted = draws.clone();
    Arrays.sort(sorted);
    return new Fan(
        Quantiles.ofSorted(sorted, 0.05),
        Quantiles.ofSorted(sorted, 0.10),
        Quantiles.ofSorted(sorted, 0.25),
        Quantiles.ofSorted(sorted, 0.50),
        Quantiles.ofSorted(sorted, 0.75),
        Quantiles.ofSorted(sorted, 0.90),
        Quantiles.ofSorted(sorted, 0.95));
  }
}

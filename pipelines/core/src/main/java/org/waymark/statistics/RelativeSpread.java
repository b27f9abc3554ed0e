package org.waymark.statistics;

import java.util.Arrays;

/** How uncertain the values of a series are against each other. */
final class RelativeSpread {

  /** Least variance beside sampling, as a share of the sampling variance. */
  private static final double LEAST_BESIDE = 0.05;

  private RelativeSpread() {}

  /**
   * Standard deviations whose mean square is 1. A value's variance is its sampling variance and one
   * that all share: what the scatter around the line has beyond sampling. Values of unknown error
   * have the mean of the known ones; where none is known, all are alike.
   */
  static double[] of(TrendDesign design, double[] value, double[] standardError) {
    int n = value.length;
    double[] spread = new double[n];
    Arrays.fill(spread, 1);
    double known = 0;
    int count = 0;
    for (double error : standardError) {
      if (error >= 0) {
        known += error * error;
        count++;
      }
    }
    if (count == 0 || !(known > 0)) {
      return spread;
    }
    double sampling = known / count;
    double shared = Math.max(scatter(design, value) - sampling, LEAST_BESIDE * sampling);
    double total = 0;
    for (int i = 0; i < n; i++) {
      double error = standardError[i];
      spread[i] = shared + (error >= 0 ? error * error : sampling);
      total += spread[i];
    }
    for (int i = 0; i < n; i++) {
      spread[i] = Math.sqrt(spread[i] * n / total);
    }
    return spread;
  }

  /** Mean square of the residuals around the line. */
  private static double scatter(TrendDesign design, double[] value) {
    int n = value.length;
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    double squares = 0;
    WeightedLine line = WeightedLine.fit(design.time(), value, ones).orElseThrow();
    for (int i = 0; i < n; i++) {
      double rest = value[i] - line.at(design.time()[i]);
      squares += rest * rest;
    }
    return squares / (n - 2);
  }
}

package org.waymark.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * A trend that a few extreme values cannot bend: the median of the slopes between all pairs of
 * values (Theil 1950; Sen 1968).
 */
public final class SenSlope {

  private final double[] slopes;
  private final double intercept;
  private final double variance;

  private SenSlope(double[] slopes, double intercept, double variance) {
    this.slopes = slopes;
    this.intercept = intercept;
    this.variance = variance;
  }

  /**
   * The line through a series. Takes time and room in the square of its length.
   *
   * @param y at times 1, 2, 3, …; NaN: missing, skipped
   * @return empty with fewer than two values
   */
  public static Optional<SenSlope> fit(double[] y) {
    return fit(y, 1);
  }

  /**
   * The same from pairs of the same season only (Hirsch, Slack and Smith 1982).
   *
   * @param seasons such as 12 for months
   * @return with a slope per {@code seasons} steps, such as per year; empty without any pair
   */
  public static Optional<SenSlope> seasonal(double[] y, int seasons) {
    return fit(y, seasons);
  }

  private static Optional<SenSlope> fit(double[] y, int seasons) {
    double[] slopes = new double[y.length * (y.length - 1) / 2];
    int pairs = 0;
    for (int j = 0; j < y.length; j++) {
      for (int i = j - seasons; i >= 0; i -= seasons) {
        double slope = (y[j] - y[i]) / ((j - i) / (double) seasons);
        if (!Double.isNaN(slope)) {
          slopes[pairs++] = slope;
        }
      }
    }
    if (pairs == 0) {
      return Optional.empty();
    }
    slopes = Arrays.copyOf(slopes, pairs);
    Arrays.sort(slopes);
    double slope = medianOfSorted(slopes);
    double[] rests = new double[y.length];
    int values = 0;
    for (int i = 0; i < y.length; i++) {
      if (!Double.isNaN(y[i])) {
        rests[values++] = y[i] - slope * (i + 1) / seasons;
      }
    }
    return Optional.of(
        new SenSlope(
            slopes, Quantiles.median(rests, values), MannKendall.seasonal(y, seasons).variance()));
  }

  /** Change per step. */
  public double slope() {
    return medianOfSorted(slopes);
  }

  /** Value of the line at time 0: the median of y − slope × time. */
  public double intercept() {
    return intercept;
  }

  /**
   * Gilbert's interval of the slope (1987): the slopes ranked N/2 ∓ z·√var(S)/2, the upper one
   * further out.
   *
   * @return empty where the series is too short for that confidence
   */
  public Optional<Interval> interval(double confidence) {
    double half = Intervals.normalQuantile(confidence) * Math.sqrt(variance);
    int low = (int) Math.rint((slopes.length - half) / 2);
    int high = (int) Math.rint((slopes.length + half) / 2) + 1;
    return low < 1 || high > slopes.length
        ? Optional.empty()
        : Optional.of(new Interval(slopes[low - 1], slopes[high - 1]));
  }

  private static double medianOfSorted(double[] sorted) {
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}

package org.waymark.statistics;

import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Straight line through values over time by ordinary least squares, and what it predicts.
 *
 * @param slope change per unit of time
 * @param meanTime mean of the times
 * @param meanValue mean of the values
 * @param residualVariance sum of squared residuals over n − 2
 * @param timeSquares sum of squared differences of the times from their mean
 * @param n points
 */
public record LinearTrend(
    double slope,
    double meanTime,
    double meanValue,
    double residualVariance,
    double timeSquares,
    int n) {

  /** The line; empty with fewer than three points or a single moment. */
  public static Optional<LinearTrend> fit(double[] time, double[] value) {
    int n = time.length;
    if (n < 3) {
      return Optional.empty();
    }
    double meanTime = 0;
    double meanValue = 0;
    for (int i = 0; i < n; i++) {
      meanTime += time[i] / n;
      meanValue += value[i] / n;
    }
    double timeSquares = 0;
    double products = 0;
    for (int i = 0; i < n; i++) {
      timeSquares += (time[i] - meanTime) * (time[i] - meanTime);
      products += (time[i] - meanTime) * (value[i] - meanValue);
    }
    if (!(timeSquares > 0)) {
      return Optional.empty();
    }
    double slope = products / timeSquares;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double rest = value[i] - meanValue - slope * (time[i] - meanTime);
      squares += rest * rest;
    }
    return Optional.of(
        new LinearTrend(slope, meanTime, meanValue, squares / (n - 2), timeSquares, n));
  }

  /** Value of the line at that time. */
  public double at(double time) {
    return meanValue + slope * (time - meanTime);
  }

  /**
   * Probability that a new value at {@code time} is at least {@code value}: Student's t with n − 2
   * degrees of freedom around the line. Without any scatter it is 0, ½ or 1.
   */
  public double probabilityAtLeast(double time, double value) {
    double away = time - meanTime;
    double variance = residualVariance * (1 + 1.0 / n + away * away / timeSquares);
    double difference = at(time) - value;
    double size = Math.max(Math.abs(value), Math.abs(meanValue));
    if (Math.sqrt(variance) <= 1e-12 * size) {
      return Math.abs(difference) <= 1e-12 * size ? 0.5 : difference > 0 ? 1 : 0;
    }
    return new TDistribution(n - 2).cumulativeProbability(difference / Math.sqrt(variance));
  }
}

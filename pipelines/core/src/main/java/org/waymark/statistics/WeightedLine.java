package org.waymark.statistics;

import java.util.Optional;

/**
 * Straight line through weighted values by least squares.
 *
 * @param slope change per unit of time
 * @param meanTime weighted mean of the times
 * @param meanValue weighted mean of the values
 */
public record WeightedLine(double slope, double meanTime, double meanValue) {

  /**
   * The line; empty with fewer than two moments.
   *
   * @param weight above 0
   */
  public static Optional<WeightedLine> fit(double[] time, double[] value, double[] weight) {
    double total = 0;
    double meanTime = 0;
    double meanValue = 0;
    for (int i = 0; i < time.length; i++) {
      total += weight[i];
      meanTime += weight[i] * time[i];
      meanValue += weight[i] * value[i];
    }
    meanTime /= total;
    meanValue /= total;
    double squares = 0;
    double products = 0;
    for (int i = 0; i < time.length; i++) {
      squares += weight[i] * (time[i] - meanTime) * (time[i] - meanTime);
      products += weight[i] * (time[i] - meanTime) * (value[i] - meanValue);
    }
    return squares > 0
        ? Optional.of(new WeightedLine(products / squares, meanTime, meanValue))
        : Optional.empty();
  }

  /** Value of the line at that time. */
  public double at(double time) {
    return meanValue + slope * (time - meanTime);
  }
}

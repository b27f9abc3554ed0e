package org.waymark.statistics;

import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * How a value differs from one end of a social scale to the other (Low and Low 2004): a line
 * through the groups, weighted by their population, over the share of people who are less well
 * placed.
 *
 * @param intercept value of the line at the least advantaged end
 * @param slope slope index of inequality (SII): the line's value at the most less that at the least
 *     advantaged end, in units of the value
 * @param slopeError standard error of the slope from the values' own; 0 where they have none
 */
public record InequalitySlope(double intercept, double slope, double slopeError) {

  /**
   * The line.
   *
   * @param population of each group, least advantaged first, above 0
   * @param value of each group
   * @param standardError of each value
   * @return empty with fewer than three groups
   */
  public static Optional<InequalitySlope> fit(
      double[] population, double[] value, double[] standardError) {
    int n = population.length;
    if (n < 3) {
      return Optional.empty();
    }
    double total = DoubleStream.of(population).sum();
    double[] weight = new double[n];
    double[] rank = new double[n];
    double below = 0;
    double meanRank = 0;
    double meanValue = 0;
    for (int i = 0; i < n; i++) {
      weight[i] = population[i] / total;
      rank[i] = below + weight[i] / 2;
      below += weight[i];
      meanRank += weight[i] * rank[i];
      meanValue += weight[i] * value[i];
    }
    double squares = 0;
    double products = 0;
    double variance = 0;
    for (int i = 0; i < n; i++) {
      double lever = weight[i] * (rank[i] - meanRank);
      squares += lever * (rank[i] - meanRank);
      products += lever * (value[i] - meanValue);
      variance += lever * lever * standardError[i] * standardError[i];
    }
    double slope = products / squares;
    return Optional.of(
        new InequalitySlope(
            meanValue - slope * meanRank, slope, Math.sqrt(variance) / Math.abs(squares)));
  }

  /** Relative index of inequality (RII): the most over the least advantaged end of the line. */
  public double relative() {
    return (intercept + slope) / intercept;
  }

  /** Interval of the slope: it is a weighted sum of the values, so normal if they are. */
  public Interval slopeInterval(double confidence) {
    double spread = Intervals.normalQuantile(confidence) * slopeError;
    return new Interval(slope - spread, slope + spread);
  }
}

package org.waymark.statistics;

import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What many estimates have in common when they differ by more than sampling: DerSimonian and
 * Laird's method of moments (1986).
 *
 * @param mean weighted by 1/(variance + tau2)
 * @param standardError of the mean
 * @param tau2 variance between the true values, at least 0
 * @param q Cochran's Q: weighted squared differences from the mean by sampling alone
 */
public record RandomEffects(double mean, double standardError, double tau2, double q) {

  /**
   * Pools the estimates.
   *
   * @param variance sampling variance of each, above 0
   * @return empty with fewer than two
   */
  public static Optional<RandomEffects> pool(double[] estimate, double[] variance) {
    int n = estimate.length;
    if (n < 2) {
      return Optional.empty();
    }
    double weights = DoubleStream.of(variance).map(v -> 1 / v).sum();
    double squares = DoubleStream.of(variance).map(v -> 1 / (v * v)).sum();
    double fixed = mean(estimate, variance, 0);
    double q = 0;
    for (int i = 0; i < n; i++) {
      q += (estimate[i] - fixed) * (estimate[i] - fixed) / variance[i];
    }
    double tau2 = tau2(q, n, weights, squares);
    double random = DoubleStream.of(variance).map(v -> 1 / (v + tau2)).sum();
    return Optional.of(
        new RandomEffects(mean(estimate, variance, tau2), 1 / Math.sqrt(random), tau2, q));
  }

  /**
   * τ² from Q, or from any sum of squared z-scores that stands for it.
   *
   * @param q sum of squared scores
   * @param n how many
   * @param weights sum of the inverse variances
   * @param squares sum of their squares
   */
  static double tau2(double q, int n, double weights, double squares) {
    return n < 2 ? 0 : Math.max(0, (q - (n - 1)) / (weights - squares / weights));
  }

  private static double mean(double[] estimate, double[] variance, double tau2) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < estimate.length; i++) {
      double weight = 1 / (variance[i] + tau2);
      sum += weight * estimate[i];
      weights += weight;
    }
    return sum / weights;
  }

  /** Share of the spread that is not sampling, I², from 0 to 1. */
  public double excessShare(int estimates) {
    return q > 0 ? Math.max(0, (q - (estimates - 1)) / q) : 0;
  }
}

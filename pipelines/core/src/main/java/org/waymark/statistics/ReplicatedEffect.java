package org.waymark.statistics;

import java.util.Optional;

/**
 * What the same thing did in several places: the mean effect, and what the next place may expect.
 *
 * <p>The variance between places is Paule and Mandel's (1982). The error of the mean is Hartung and
 * Knapp's (2001), never made smaller than the plain one: few results that happen to be alike say
 * less than they seem to (Röver, Knapp and Friede 2015).
 *
 * @param mean weighted by 1/(variance + tau2)
 * @param error of the mean
 * @param tau2 variance between the true effects, at least 0
 * @param i2 share of the spread that is not sampling, from 0 to 1
 * @param interval 95%, of the mean
 * @param next 95%, of the effect at the next place
 * @param pNext probability that the next place gains
 */
public record ReplicatedEffect(
    double mean,
    double error,
    double tau2,
    double i2,
    Interval interval,
    Interval next,
    double pNext) {

  private static final double Z95 = 1.959963984540054;
  private static final int MOST_STEPS = 500;

  /**
   * Pools the effects.
   *
   * @param effect one for each comparison
   * @param error standard error of each, above 0
   * @return none with fewer than two
   */
  public static Optional<ReplicatedEffect> of(double[] effect, double[] error) {
    int k = effect.length;
    if (k < 2) {
      return Optional.empty();
    }
    double tau2 = between(effect, error);
    double weights = 0;
    double squares = 0;
    double inverse = 0;
    double sum = 0;
    for (int i = 0; i < k; i++) {
      double weight = 1 / (error[i] * error[i] + tau2);
      weights += weight;
      sum += weight * effect[i];
      double fixed = 1 / (error[i] * error[i]);
      inverse += fixed;
      squares += fixed * fixed;
    }
    double mean = sum / weights;
    double q = spread(effect, error, tau2) / (k - 1);
    double standard = Math.sqrt(Math.max(1, q) / weights);
    double t = StudentT.ofNormal(Z95, k - 1.0);
    double far = t * Math.sqrt(tau2 + standard * standard);
    // The sampling variance that a typical comparison has (Higgins and Thompson 2002).
    double typical = (k - 1) * inverse / (inverse * inverse - squares);
    double ratio = mean / Math.sqrt(tau2 + standard * standard);
    return Optional.of(
        new ReplicatedEffect(
            mean,
            standard,
            tau2,
            tau2 / (tau2 + typical),
            new Interval(mean - t * standard, mean + t * standard),
            new Interval(mean - far, mean + far),
            Normal.upperTail(-StudentT.asNormal(ratio, k - 1.0))));
  }

  /** The τ² at which the weighted spread is what chance gives; 0 where it is less at 0. */
  private static double between(double[] effect, double[] error) {
    int k = effect.length;
    if (spread(effect, error, 0) <= k - 1) {
      return 0;
    }
    double low = 0;
    double high = 1e-6;
    while (spread(effect, error, high) > k - 1) {
      low = high;
      high *= 2;
    }
    for (int step = 0; step < MOST_STEPS; step++) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        break;
      }
      if (spread(effect, error, middle) > k - 1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double spread(double[] effect, double[] error, double tau2) {
    double weights = 0;
    double sum = 0;
    for (int i = 0; i < effect.length; i++) {
      double weight = 1 / (error[i] * error[i] + tau2);
      weights += weight;
      sum += weight * effect[i];
    }
    double mean = sum / weights;
    double q = 0;
    for (int i = 0; i < effect.length; i++) {
      q += (effect[i] - mean) * (effect[i] - mean) / (error[i] * error[i] + tau2);
    }
    return q;
  }
}

package org.waymark.survey;

import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A weighted mean of respondents' answers with its design-free uncertainty.
 *
 * <p>With weights w and answers y the mean is m = Σwy / Σw. Its standard error is Taylor's
 * linearisation with respondents taken as independent draws with replacement: u = w(y − m) / Σw,
 * variance n/(n − 1) · Σu². This is what R's {@code svymean} gives for {@code svydesign(ids = ~1,
 * weights = ~w)}. Answers that are all equal have a standard error of 0, as there.
 *
 * <p>The effective number of respondents is Kish's (Σw)² / Σw².
 *
 * @param mean in units of the answers; for answers of 0 and 1, a share
 * @param n respondents, at least 1
 * @param effective effective number of respondents, in [1, n]
 * @param standardError empty with fewer than two respondents
 * @param interval 95% confidence interval; empty with fewer than two respondents
 */
record WeightedMean(
    double mean, int n, double effective, OptionalDouble standardError, Interval interval) {

  private static final double Z = new NormalDistribution(0, 1).inverseCumulativeProbability(.975);

  /** Both ends of a confidence interval; both NaN where the method has no interval. */
  record Interval(double low, double high) {
    static final Interval NONE = new Interval(Double.NaN, Double.NaN);
  }

  /**
   * The mean of the first {@code n} answers.
   *
   * @param answer finite numbers
   * @param weight positive and finite, of the same length
   * @throws IllegalArgumentException where {@code n} is 0
   */
  static WeightedMean of(double[] answer, double[] weight, int n) {
    if (n == 0) {
      throw new IllegalArgumentException("a mean needs a respondent");
    }
    // Scaled by the largest weight, so that no sum overflows and no square underflows.
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, weight[i]);
    }
    double weights = 0;
    double squares = 0;
    double weighted = 0;
    boolean binary = true;
    for (int i = 0; i < n; i++) {
      double w = weight[i] / largest;
      weights += w;
      squares += w * w;
      weighted += w * answer[i];
      binary &= answer[i] == 0 || answer[i] == 1;
    }
    double mean = weighted / weights;
    double effective = Math.min(n, Math.max(1, weights * weights / squares));
    if (n == 1) {
      return new WeightedMean(mean, n, effective, OptionalDouble.empty(), Interval.NONE);
    }
    double residuals = 0;
    for (int i = 0; i < n; i++) {
      double u = weight[i] / largest * (answer[i] - mean) / weights;
      residuals += u * u;
    }
    double standardError = Math.sqrt(residuals * n / (n - 1));
    Interval interval = binary ? wilson(mean, effective) : student(mean, standardError, n - 1);
    return new WeightedMean(mean, n, effective, OptionalDouble.of(standardError), interval);
  }

  /** Wilson's score interval (1927) for a share, with the effective n in place of n. */
  private static Interval wilson(double share, double effective) {
    double z2 = Z * Z / effective;
    double centre = (share + z2 / 2) / (1 + z2);
    double half = Z * Math.sqrt(share * (1 - share) / effective + z2 / (4 * effective)) / (1 + z2);
    // At 0 and 1 the bound is exact; rounding must not carry it past the end of the scale.
    return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
  }

  /** Student's interval with n − 1 degrees of freedom. */
  private static Interval student(double mean, double standardError, int degrees) {
    double half = new TDistribution(degrees).inverseCumulativeProbability(.975) * standardError;
    return new Interval(mean - half, mean + half);
  }
}

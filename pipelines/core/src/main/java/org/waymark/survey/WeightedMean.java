package org.waymark.survey;

import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Intervals;

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
 * @param interval 95%: Wilson's on the effective n for answers of 0 and 1, else Student's; empty
 *     with fewer than two respondents
 */
record WeightedMean(
    double mean,
    int n,
    double effective,
    OptionalDouble standardError,
    Optional<Interval> interval) {

  private static final double CONFIDENCE = .95;

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
      return new WeightedMean(mean, n, effective, OptionalDouble.empty(), Optional.empty());
    }
    double residuals = 0;
    for (int i = 0; i < n; i++) {
      double u = weight[i] / largest * (answer[i] - mean) / weights;
      residuals += u * u;
    }
    double standardError = Math.sqrt(residuals * n / (n - 1));
    // A share of the effective respondents, where all answers are yes or no.
    Interval interval =
        binary
            ? Intervals.wilson(Math.min(mean * effective, effective), effective, CONFIDENCE)
            : Intervals.mean(mean, standardError, n - 1.0, CONFIDENCE);
    return new WeightedMean(
        mean, n, effective, OptionalDouble.of(standardError), Optional.of(interval));
  }
}

package org.waymark.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A step in one series that nothing is compared with: generalised least squares under noise whose
 * neighbours are correlated, averaged over the correlation by how likely each makes the series.
 *
 * @param estimate of the step
 * @param interval 95%
 * @param pValue two-sided
 * @param correlation mean of the correlation
 */
public record CorrelatedStep(
    double estimate, Interval interval, double pValue, double correlation) {

  private static final double[] CORRELATIONS = {
    0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99
  };
  private static final double TAIL = 0.025;
  private static final int MOST_STEPS = 300;

  /**
   * Fits.
   *
   * @param values one for each period, evenly spaced, none NaN
   * @param rows of the design, one for each period; more periods than columns
   * @param column of the step
   */
  public static CorrelatedStep of(double[] values, double[][] rows, int column) {
    int n = values.length;
    int k = rows[0].length;
    int m = CORRELATIONS.length;
    double[] estimate = new double[m];
    double[] error = new double[m];
    double[] likelihood = new double[m];
    int[] period = IntStream.range(0, n).toArray();
    for (int c = 0; c < m; c++) {
      CorrelatedRegression fit =
          CorrelatedRegression.of(period, values, rows, column, CORRELATIONS[c]);
      estimate[c] = fit.coefficient();
      error[c] = fit.error();
      likelihood[c] = fit.logLikelihood();
    }
    return mixed(estimate, error, likelihood, n - k);
  }

  private static CorrelatedStep mixed(
      double[] estimate, double[] error, double[] likelihood, double df) {
    double most = Arrays.stream(likelihood).max().orElse(0);
    double[] weight = Arrays.stream(likelihood).map(l -> StrictMath.exp(l - most)).toArray();
    double all = Arrays.stream(weight).sum();
    double mean = 0;
    double correlation = 0;
    double far = 0;
    for (int c = 0; c < weight.length; c++) {
      weight[c] /= all;
      mean += weight[c] * estimate[c];
      correlation += weight[c] * CORRELATIONS[c];
      far = Math.max(far, Math.abs(estimate[c]) + 1e4 * error[c]);
    }
    double below = below(0, estimate, error, weight, df);
    return new CorrelatedStep(
        mean,
        new Interval(
            root(TAIL, far, estimate, error, weight, df),
            root(1 - TAIL, far, estimate, error, weight, df)),
        Math.min(1, 2 * Math.min(below, 1 - below)),
        correlation);
  }

  private static double below(
      double x, double[] estimate, double[] error, double[] weight, double df) {
    double sum = 0;
    for (int c = 0; c < weight.length; c++) {
      double t = (x - estimate[c]) / error[c];
      double tail = StudentT.pValue(t, df) / 2;
      sum += weight[c] * (t > 0 ? 1 - tail : tail);
    }
    return sum;
  }

  private static double root(
      double target, double far, double[] estimate, double[] error, double[] weight, double df) {
    double low = -far;
    double high = far;
    for (int step = 0; step < MOST_STEPS; step++) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        break;
      }
      if (below(middle, estimate, error, weight, df) < target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}

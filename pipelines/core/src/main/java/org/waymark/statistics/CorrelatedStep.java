package org.waymark.statistics;

import java.util.Arrays;

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
    for (int c = 0; c < m; c++) {
      double rho = CORRELATIONS[c];
      double[][] white = new double[n][];
      double[] y = new double[n];
      double first = Math.sqrt(1 - rho * rho);
      for (int t = 0; t < n; t++) {
        white[t] = new double[k];
        for (int j = 0; j < k; j++) {
          white[t][j] = t == 0 ? first * rows[0][j] : rows[t][j] - rho * rows[t - 1][j];
        }
        y[t] = t == 0 ? first * values[0] : values[t] - rho * values[t - 1];
      }
      double[] normal = new double[k * k];
      double[] right = new double[k];
      for (int t = 0; t < n; t++) {
        for (int a = 0; a < k; a++) {
          right[a] += white[t][a] * y[t];
          for (int b = 0; b <= a; b++) {
            normal[a * k + b] += white[t][a] * white[t][b];
          }
        }
      }
      Cholesky.decompose(normal, k);
      double[] beta = Cholesky.solve(normal, k, right);
      double rest = 0;
      for (int t = 0; t < n; t++) {
        double fit = 0;
        for (int j = 0; j < k; j++) {
          fit += white[t][j] * beta[j];
        }
        rest += (y[t] - fit) * (y[t] - fit);
      }
      double[] unit = new double[k];
      unit[column] = 1;
      double[] half = Cholesky.forward(normal, k, unit);
      double variance = Arrays.stream(half).map(v -> v * v).sum();
      estimate[c] = beta[column];
      error[c] = Math.sqrt(variance * rest / (n - k));
      likelihood[c] =
          -0.5
              * ((n - k) * StrictMath.log(rest)
                  - StrictMath.log(1 - rho * rho)
                  + Cholesky.logDeterminant(normal, k));
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

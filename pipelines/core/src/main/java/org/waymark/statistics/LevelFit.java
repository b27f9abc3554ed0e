package org.waymark.statistics;

import java.util.Arrays;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * How far each of many scores is from what is expected of it, against the spread that they have
 * among themselves. Scores come turned so that up is good: the two sides are not treated alike.
 *
 * @param residual score less expectation, median 0
 * @param tau2 variance between scores that sampling does not explain
 * @param z residual / √(sampling variance + tau2); 0 where both are 0
 */
public record LevelFit(double[] residual, double tau2, double[] z) {

  /** E[clip(z, q10, q75)²] of the standard normal. */
  private static final double CLIPPED_SQUARE = 0.48872;

  private static final double FIRST_TAU2 = 0.02;
  private static final double LEAST_TAU2 = 1e-8;
  private static final double MOST_TAU2 = 4;
  private static final int ROUNDS = 3;
  private static final double ACCURACY = 1e-10;
  private static final int EVALUATIONS = 200;

  /**
   * Residuals from the median.
   *
   * @param s2 sampling variances, at least 0
   */
  public static LevelFit fromMedian(double[] y, double[] s2) {
    double[] residual = centred(y);
    return of(residual, s2, tau2(residual, s2));
  }

  /**
   * Residuals from Huber weighted least squares, cross-fitted: a row is predicted from the rows of
   * the other folds only. The weights 1/(s2 + tau2) and tau2 are found in three rounds.
   *
   * @param y scores on a scale on which spreads of about 0.01 to 1 are ordinary
   * @param s2 sampling variances, at least 0
   * @param design rows × columns, row by row, the first column of ones
   * @param fold fold of each row, 0 to {@code folds - 1}
   */
  public static LevelFit crossFitted(
      double[] y, double[] s2, double[] design, int columns, int[] fold, int folds) {
    int n = y.length;
    HuberRegression regression = new HuberRegression(n, columns);
    double[] weight = new double[n];
    double[] residual = new double[n];
    int[] others = new int[n];
    double tau2 = FIRST_TAU2;
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < n; i++) {
        weight[i] = 1 / Math.max(s2[i] + tau2, LEAST_TAU2);
      }
      for (int k = 0; k < folds; k++) {
        int count = 0;
        for (int i = 0; i < n; i++) {
          if (fold[i] != k) {
            others[count++] = i;
          }
        }
        if (count == n) {
          continue;
        }
        double[] coefficients = regression.fit(design, y, weight, others, count);
        for (int i = 0; i < n; i++) {
          if (fold[i] == k) {
            residual[i] = y[i] - regression.predict(design, i, coefficients);
          }
        }
      }
      residual = centred(residual);
      tau2 = tau2(residual, s2);
    }
    return of(residual, s2, tau2);
  }

  /**
   * The variance between scores that makes the mean of clip(z, q10, q75)² what it is for normal z:
   * up to a quarter of good deviants cannot widen their own yardstick. Solved by Brent's method on
   * the logarithm, to 1e-10 of its value.
   *
   * @param residual up is good
   * @return 0 where sampling explains all of the spread, else from 1e-8 to 4
   */
  public static double tau2(double[] residual, double[] s2) {
    double[] z = new double[residual.length];
    double[] scratch = new double[residual.length];
    if (excess(residual, s2, 0, z, scratch) <= 0) {
      return 0;
    }
    if (excess(residual, s2, LEAST_TAU2, z, scratch) <= 0) {
      return LEAST_TAU2;
    }
    if (excess(residual, s2, MOST_TAU2, z, scratch) >= 0) {
      return MOST_TAU2;
    }
    return Math.exp(
        new BracketingNthOrderBrentSolver(ACCURACY, ACCURACY, 5)
            .solve(
                EVALUATIONS,
                log -> excess(residual, s2, Math.exp(log), z, scratch),
                Math.log(LEAST_TAU2),
                Math.log(MOST_TAU2)));
  }

  private static double excess(
      double[] residual, double[] s2, double tau2, double[] z, double[] scratch) {
    int n = residual.length;
    for (int i = 0; i < n; i++) {
      z[i] = standardised(residual[i], s2[i] + tau2);
      scratch[i] = z[i];
    }
    double high = Quantiles.quantile(scratch, n, 0.75);
    double low = Quantiles.quantile(scratch, n, 0.10);
    double sum = 0;
    for (double value : z) {
      double clipped = value < low ? low : value > high ? high : value;
      sum += clipped * clipped;
    }
    return sum / n - CLIPPED_SQUARE;
  }

  private static double standardised(double residual, double variance) {
    return residual == 0 ? 0 : residual / Math.sqrt(variance);
  }

  private static double[] centred(double[] values) {
    double centre = Quantiles.medianOf(values);
    return Arrays.stream(values).map(v -> v - centre).toArray();
  }

  private static LevelFit of(double[] residual, double[] s2, double tau2) {
    double[] z = new double[residual.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = standardised(residual[i], s2[i] + tau2);
    }
    return new LevelFit(residual, tau2, z);
  }
}

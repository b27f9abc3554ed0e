package org.waymark.statistics;

import java.util.Arrays;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * How far each of many scores is from what is expected of it, against the spread that they have
 * among themselves. Scores come turned so that up is good: the two sides are not treated alike.
 *
 * @param residual score less expectation
 * @param tau2 variance between scores that sampling does not explain
 * @param z how far out each is among scores with that variance, as a standard normal, never further
 *     than the exact tail of its events; 0 where all are alike
 * @param body the same by mid-p: neither too near nor too far
 */
public record LevelFit(double[] residual, double tau2, double[] z, double[] body) {

  /** E[clip(z, q10, q75)²] of the standard normal. */
  private static final double CLIPPED_SQUARE = 0.48872;

  private static final double FIRST_TAU2 = 0.02;
  private static final double LEAST_TAU2 = 1e-8;
  private static final double MOST_TAU2 = 4;
  private static final int ROUNDS = 3;
  private static final double ACCURACY = 1e-10;
  private static final int EVALUATIONS = 200;

  /** How far out each score is where so much is between them. */
  private interface Standardised {
    double z(int score, double tau2);
  }

  /** Residuals from the median. */
  public static LevelFit fromMedian(LevelScores scores) {
    return of(scores, new double[scores.size()]);
  }

  /**
   * Residuals from Huber weighted least squares, cross-fitted: a row is predicted from the rows of
   * the other folds only. The weights 1/(s2 + tau2) and tau2 are found in three rounds.
   *
   * @param scores on a scale on which spreads of about 0.01 to 1 are ordinary
   * @param design rows × columns, row by row, the first column of ones
   * @param fold fold of each row, 0 to {@code folds - 1}
   */
  public static LevelFit crossFitted(
      LevelScores scores, double[] design, int columns, int[] fold, int folds) {
    double[] y = scores.score();
    double[] s2 = scores.variance();
    int n = y.length;
    HuberRegression regression = new HuberRegression(n, columns);
    double[] weight = new double[n];
    double[] predicted = new double[n];
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
            predicted[i] = regression.predict(design, i, coefficients);
          }
        }
      }
      if (round < ROUNDS - 1) {
        tau2 = tau2(scores, centred(scores, predicted));
      }
    }
    return of(scores, predicted);
  }

  private static double[] centred(LevelScores scores, double[] predicted) {
    double centre = scores.median(predicted);
    return Arrays.stream(predicted).map(p -> p + centre).toArray();
  }

  private static LevelFit of(LevelScores scores, double[] predicted) {
    double[] expected = centred(scores, predicted);
    double tau2 = tau2(scores, expected);
    int n = expected.length;
    double[] residual = new double[n];
    double[] z = new double[n];
    double[] body = new double[n];
    for (int i = 0; i < n; i++) {
      residual[i] = scores.score()[i] - expected[i];
      z[i] = scores.beyond(i, expected[i], tau2);
      body[i] = scores.middle(i, expected[i], tau2);
    }
    return new LevelFit(residual, tau2, z, body);
  }

  private static double tau2(LevelScores scores, double[] expected) {
    return tau2((i, tau2) -> scores.near(i, expected[i], tau2), expected.length);
  }

  /**
   * The variance between scores that makes the mean of clip(z, q10, q75)² what it is for normal z:
   * up to a quarter of good deviants cannot widen their own yardstick. Solved by Brent's method on
   * the logarithm, to 1e-10 of its value.
   *
   * @param residual up is good
   * @param s2 sampling variances
   * @return 0 where sampling explains all of the spread, else from 1e-8 to 4
   */
  public static double tau2(double[] residual, double[] s2) {
    return tau2(
        (i, tau2) -> residual[i] == 0 ? 0 : residual[i] / Math.sqrt(s2[i] + tau2), residual.length);
  }

  private static double tau2(Standardised of, int n) {
    double[] z = new double[n];
    double[] scratch = new double[n];
    if (excess(of, 0, z, scratch) <= 0) {
      return 0;
    }
    if (excess(of, LEAST_TAU2, z, scratch) <= 0) {
      return LEAST_TAU2;
    }
    if (excess(of, MOST_TAU2, z, scratch) >= 0) {
      return MOST_TAU2;
    }
    return Math.exp(
        new BracketingNthOrderBrentSolver(ACCURACY, ACCURACY, 5)
            .solve(
                EVALUATIONS,
                log -> excess(of, Math.exp(log), z, scratch),
                Math.log(LEAST_TAU2),
                Math.log(MOST_TAU2)));
  }

  private static double excess(Standardised of, double tau2, double[] z, double[] scratch) {
    int n = z.length;
    for (int i = 0; i < n; i++) {
      z[i] = of.z(i, tau2);
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
}

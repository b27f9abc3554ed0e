package org.waymark.statistics;

/**
 * Is a place further ahead than the ordinary lasting differences between places reach? A test of a
 * least effect: under its null hypothesis the lasting excess is at most 2.5 τ_u. Only noise enters
 * its tail, so it assumes no shape of the hidden advantage.
 */
public final class LastingExcess {

  private static final double ORDINARY_REACH = 2.5;
  private static final double LEAST_SPREAD = 1e-6;
  private static final double LEAST_VARIANCE = 1e-12;

  /** Variance of a median over that of a mean. */
  private static final double MEDIAN_FACTOR = Math.PI / 2;

  /** The same of Huber's estimate with k = 1.345, which is 95% efficient. */
  private static final double ROBUST_FACTOR = 1 / 0.95;

  private LastingExcess() {}

  /**
   * p = Φ(−z), z how far the score is ahead of its expectation + 2.5 τ_u, τ_u² = τ² − var_w, by the
   * distribution of its events or errors ({@link LevelScores#ahead}) and a normal one of variance
   * var_w + var_e. var_w is the variance that period noise leaves in a mean over the pooled
   * periods, in τ_u its mean over places; var_e the variance of an expectation that comes from so
   * many places, each with sampling error and period noise: of a median and of the coefficients of
   * a robust regression.
   *
   * @param fit of {@code scores}
   * @param noise of single periods
   * @param pooled periods that each score is pooled over, at least 1
   * @param columns that the expectation is fitted on; 1: a median; 0: it is known
   */
  public static double[] p(
      LevelScores scores, LevelFit fit, PeriodNoise noise, int[] pooled, int columns) {
    int n = pooled.length;
    double[] left = new double[n];
    double mean = 0;
    int known = 0;
    double ofKnown = 0;
    double precision = 0;
    double roots = 0;
    for (int i = 0; i < n; i++) {
      if (pooled[i] != known) {
        known = pooled[i];
        ofKnown = noise.ofMean(known);
      }
      left[i] = ofKnown;
      mean += ofKnown / n;
      double inverse = 1 / Math.max(scores.variance()[i] + ofKnown, LEAST_VARIANCE);
      precision += inverse;
      roots += Math.sqrt(inverse);
    }
    double reach = ORDINARY_REACH * Math.sqrt(Math.max(fit.tau2() - mean, LEAST_SPREAD));
    double expectation =
        columns == 0
            ? 0
            : MEDIAN_FACTOR * n / (roots * roots) + ROBUST_FACTOR * (columns - 1) / precision;
    double[] p = new double[n];
    for (int i = 0; i < n; i++) {
      double expected = scores.score()[i] - fit.residual()[i];
      p[i] = Normal.upperTail(scores.ahead(i, expected + reach, left[i] + expectation));
    }
    return p;
  }
}

package org.waymark.statistics;

/**
 * Is a place further ahead than the ordinary lasting differences between places reach? A test of a
 * least effect: under its null hypothesis the lasting excess is at most 2.5 τ_u. Only noise enters
 * its tail, so it assumes no shape of the hidden advantage.
 */
public final class LastingExcess {

  private static final double ORDINARY_REACH = 2.5;
  private static final double LEAST_SPREAD = 1e-6;

  private LastingExcess() {}

  /**
   * p = Φ(−(r − 2.5 τ_u)/√(s² + var_w)), τ_u² = τ² − var_w, var_w the variance that period noise
   * leaves in a mean over the pooled periods; in τ_u its mean over places.
   *
   * @param residual pooled score less expectation, median 0
   * @param s2 its sampling variance
   * @param tau2 variance between places that sampling does not explain
   * @param noise of single periods
   * @param pooled periods that each score is pooled over, at least 1
   */
  public static double[] p(
      double[] residual, double[] s2, double tau2, PeriodNoise noise, int[] pooled) {
    int n = residual.length;
    double[] left = new double[n];
    double mean = 0;
    int known = 0;
    double ofKnown = 0;
    for (int i = 0; i < n; i++) {
      if (pooled[i] != known) {
        known = pooled[i];
        ofKnown = noise.ofMean(known);
      }
      left[i] = ofKnown;
      mean += ofKnown / n;
    }
    double reach = ORDINARY_REACH * Math.sqrt(Math.max(tau2 - mean, LEAST_SPREAD));
    double[] p = new double[n];
    for (int i = 0; i < n; i++) {
      p[i] = Normal.upperTail((residual[i] - reach) / Math.sqrt(s2[i] + left[i]));
    }
    return p;
  }
}

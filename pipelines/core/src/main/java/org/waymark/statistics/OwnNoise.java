package org.waymark.statistics;

/**
 * The second noise model: the period noise of a place is its own multiple of the common one, of
 * five that are possible. How common each multiple is among places is found by expectation
 * maximisation, never below 2 in 100; a place's tail probabilities are averaged over what its own
 * series says of its multiple.
 *
 * @param pUp probability of a step up as clear as the clearest, place by place
 * @param pDown the same of steps down
 */
record OwnNoise(double[] pUp, double[] pDown) {

  private static final double[] LOG_MULTIPLES = {-2.8, -1.4, 0, 1.4, 2.8};
  private static final int COMMON = 2;
  private static final int ROUNDS = 60;
  private static final double FLOOR = 0.02;

  /**
   * From a series and its scans under the common noise.
   *
   * @param common the scans under {@code noise}
   */
  static OwnNoise of(PlaceSeries series, PeriodNoise noise, PlaceScans common) {
    int n = series.places();
    int grid = LOG_MULTIPLES.length;
    double[] likelihood = new double[n * grid];
    double[] up = new double[n * grid];
    double[] down = new double[n * grid];
    for (int k = 0; k < grid; k++) {
      PlaceScans scans =
          k == COMMON
              ? common
              : PlaceScans.of(series, noise.times(Math.exp(LOG_MULTIPLES[k])), false);
      for (int i = 0; i < n; i++) {
        likelihood[i * grid + k] = scans.logLikelihood()[i];
        up[i * grid + k] = scans.pUp()[i];
        down[i * grid + k] = scans.pDown()[i];
      }
    }
    posterior(likelihood, grid);
    double[] pUp = new double[n];
    double[] pDown = new double[n];
    for (int i = 0; i < n; i++) {
      for (int at = i * grid; at < (i + 1) * grid; at++) {
        pUp[i] += likelihood[at] * up[at];
        pDown[i] += likelihood[at] * down[at];
      }
      pUp[i] = Math.min(1, pUp[i]);
      pDown[i] = Math.min(1, pDown[i]);
    }
    return new OwnNoise(pUp, pDown);
  }

  /** Turns log-likelihoods, place by place, into posterior probabilities. */
  private static void posterior(double[] likelihood, int grid) {
    int n = likelihood.length / grid;
    for (int i = 0; i < n; i++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int at = i * grid; at < (i + 1) * grid; at++) {
        most = Math.max(most, likelihood[at]);
      }
      for (int at = i * grid; at < (i + 1) * grid; at++) {
        likelihood[at] = Math.exp(likelihood[at] - most);
      }
    }
    double[] share = new double[grid];
    double[] used = new double[grid];
    double[] next = new double[grid];
    java.util.Arrays.fill(share, 1.0 / grid);
    for (int round = 0; round < ROUNDS; round++) {
      System.arraycopy(share, 0, used, 0, grid);
      java.util.Arrays.fill(next, 0);
      for (int i = 0; i < n; i++) {
        double scale = 1 / weighted(likelihood, i * grid, used);
        for (int k = 0; k < grid; k++) {
          next[k] += used[k] * likelihood[i * grid + k] * scale;
        }
      }
      for (int k = 0; k < grid; k++) {
        share[k] = FLOOR + (1 - FLOOR * grid) * next[k] / n;
      }
    }
    for (int i = 0; i < n; i++) {
      double scale = 1 / weighted(likelihood, i * grid, used);
      for (int k = 0; k < grid; k++) {
        likelihood[i * grid + k] *= used[k] * scale;
      }
    }
  }

  private static double weighted(double[] likelihood, int from, double[] share) {
    double sum = 0;
    for (int k = 0; k < share.length; k++) {
      sum += share[k] * likelihood[from + k];
    }
    return sum;
  }
}

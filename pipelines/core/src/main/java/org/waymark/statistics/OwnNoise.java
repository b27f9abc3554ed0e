package org.waymark.statistics;

/**
 * The second noise model: the period noise of a place is its own multiple of the common one, of
 * five that are possible. How common each multiple is among places is found by expectation
 * maximisation, never below 2 in 100; a place's tail probabilities are averaged over what its own
 * series says of its multiple.
 *
 * @param scans of all places under each multiple
 * @param probability of each multiple, place by place
 */
record OwnNoise(PlaceScans[] scans, double[] probability) {

  private static final double[] LOG_MULTIPLES = {-2.8, -1.4, 0, 1.4, 2.8};
  private static final int COMMON = 2;
  private static final int ROUNDS = 60;
  private static final double FLOOR = 0.02;

  /** What a multiple may add at most, as a share, to be passed over. */
  private static final double NEGLIGIBLE = 1e-11;

  /**
   * From a series and its scans under the common noise.
   *
   * @param common the scans under {@code noise}
   */
  static OwnNoise of(PlaceSeries series, PeriodNoise noise, PlaceScans common) {
    int n = series.places();
    int grid = LOG_MULTIPLES.length;
    PlaceScans[] scans = new PlaceScans[grid];
    double[] likelihood = new double[n * grid];
    for (int k = 0; k < grid; k++) {
      scans[k] =
          k == COMMON ? common : PlaceScans.of(series, noise.times(Math.exp(LOG_MULTIPLES[k])));
      for (int i = 0; i < n; i++) {
        likelihood[i * grid + k] = scans[k].logLikelihood()[i];
      }
    }
    posterior(likelihood, grid);
    return new OwnNoise(scans, likelihood);
  }

  /**
   * Probability of a step as clear as a place's clearest.
   *
   * @param common tail of the place under the common noise
   * @param other a tail to work with
   * @param p is given that of steps up, then that of steps down
   */
  void reaching(int place, ScanTail common, ScanTail other, double[] p) {
    int from = place * LOG_MULTIPLES.length;
    p[0] = 0;
    p[1] = 0;
    add(place, COMMON, common, p);
    for (int k = 0; k < LOG_MULTIPLES.length; k++) {
      if (k != COMMON && probability[from + k] > NEGLIGIBLE * Math.min(p[0], p[1])) {
        scans[k].giveTo(other, place);
        add(place, k, other, p);
      }
    }
    p[0] = Math.min(1, p[0]);
    p[1] = Math.min(1, p[1]);
  }

  private void add(int place, int k, ScanTail tail, double[] p) {
    double share = probability[place * LOG_MULTIPLES.length + k];
    p[0] += share * tail.reaching(scans[k].up()[place]);
    p[1] += share * tail.reaching(scans[k].down()[place]);
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

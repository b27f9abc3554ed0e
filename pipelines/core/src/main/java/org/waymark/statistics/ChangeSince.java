package org.waymark.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * How far a series has moved along its straight line from its first to its last value. Noise is
 * autoregressive; the lines under each correlation of a grid are averaged by marginal likelihood,
 * as {@link LevelShift} does.
 *
 * @param change along the line, in units of the values
 * @param variance of the change: within the correlations, and between them
 * @param degrees of freedom
 */
public record ChangeSince(double change, double variance, int degrees) {
  private static final int FEWEST = 6;

  /**
   * The change of a series; empty where it has fewer than six values or no noise.
   *
   * @param period positions of the values in time, ascending; gaps are allowed
   * @param value the values, none NaN
   */
  public static Optional<ChangeSince> of(int[] period, double[] value) {
    int n = value.length;
    if (n < FEWEST) {
      return Optional.empty();
    }
    int span = period[n - 1] - period[0];
    double[][] design = new double[n][];
    for (int i = 0; i < n; i++) {
      design[i] = new double[] {1, (period[i] - period[0]) / (double) span};
    }
    double[] grid = TrendForecast.Settings.standard().correlation();
    double[] prior = TrendForecast.Settings.standard().prior();
    double centre = Arrays.stream(value).average().orElseThrow();
    double[] centred = Arrays.stream(value).map(v -> v - centre).toArray();
    double scale = Arrays.stream(centred).map(v -> v * v).sum();
    double[] change = new double[grid.length];
    double[] variance = new double[grid.length];
    double[] weight = new double[grid.length];
    for (int g = 0; g < grid.length; g++) {
      CorrelatedRegression fit = CorrelatedRegression.of(period, centred, design, 1, grid[g]);
      if (scale == 0 || fit.rest() <= 1e-18 * scale) {
        return Optional.empty();
      }
      change[g] = fit.coefficient();
      variance[g] = fit.error() * fit.error();
      weight[g] = fit.logLikelihood() + StrictMath.log(prior[g]);
    }
    double best = Arrays.stream(weight).max().orElseThrow();
    double total = 0;
    double mean = 0;
    for (int g = 0; g < grid.length; g++) {
      weight[g] = StrictMath.exp(weight[g] - best);
      total += weight[g];
      mean += weight[g] * change[g];
    }
    mean /= total;
    double spread = 0;
    for (int g = 0; g < grid.length; g++) {
      double off = change[g] - mean;
      spread += weight[g] / total * (variance[g] + off * off);
    }
    return Optional.of(new ChangeSince(mean, spread, n - 2));
  }
}

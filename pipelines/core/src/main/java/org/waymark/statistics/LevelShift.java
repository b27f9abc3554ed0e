package org.waymark.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Whether the level of a series is higher from one period on, beyond what its own wandering makes:
 * a regression on a step, a season of one wave a year, and a slope where 12 or more periods are
 * before the step.
 *
 * <p>Noise is autoregressive with correlation ρ between neighbours. A short series does not show ρ,
 * so the tails under each ρ of a grid are averaged by marginal likelihood, with the weights of
 * {@link TrendForecast.Settings#standard()}.
 *
 * @param shift the step, in units of the values
 * @param p probability of so much of a step up where there is none: Σ w_ρ P(T &gt; shift ÷ se)
 * @param trend whether a slope from before the step was taken out
 */
public record LevelShift(double shift, double p, boolean trend) {
  /** Fewest values in all, before the step and from it on. */
  private static final int FEWEST = 24;

  private static final int BEFORE = 5;
  private static final int SINCE = 6;

  /** So many periods before the step show a slope. */
  private static final int SLOPE_FROM = 12;

  /**
   * The step of a series; empty where it is too short.
   *
   * @param period positions of the values in time, ascending; gaps are allowed
   * @param value the values, of which higher ones are worse
   * @param step the position from which the step is
   * @param perYear periods in a year; 1: no season
   */
  public static Optional<LevelShift> of(int[] period, double[] value, int step, double perYear) {
    int n = value.length;
    int before = (int) Arrays.stream(period).filter(t -> t < step).count();
    if (n < FEWEST || before < BEFORE || n - before < SINCE) {
      return Optional.empty();
    }
    boolean slope = before >= SLOPE_FROM;
    double[][] design = new double[n][];
    for (int i = 0; i < n; i++) {
      design[i] = row(period[i], period[i] - period[0], n, step, perYear, slope);
    }
    double[] grid = TrendForecast.Settings.standard().correlation();
    double[] prior = TrendForecast.Settings.standard().prior();
    double centre = Arrays.stream(value).average().orElseThrow();
    double[] centred = Arrays.stream(value).map(v -> v - centre).toArray();
    double scale = Arrays.stream(centred).map(v -> v * v).sum();
    if (scale == 0) {
      return Optional.empty();
    }
    double[] likelihood = new double[grid.length];
    double[] tail = new double[grid.length];
    double[] shift = new double[grid.length];
    for (int g = 0; g < grid.length; g++) {
      CorrelatedRegression fit = CorrelatedRegression.of(period, centred, design, 1, grid[g]);
      if (fit.rest() <= 1e-18 * scale) {
        return Optional.empty();
      }
      shift[g] = fit.coefficient();
      int degrees = n - design[0].length;
      tail[g] =
          1 - new TDistribution(degrees).cumulativeProbability(fit.coefficient() / fit.error());
      likelihood[g] = fit.logLikelihood() + StrictMath.log(prior[g]);
    }
    double best = Arrays.stream(likelihood).max().orElseThrow();
    double total = 0;
    double p = 0;
    double mean = 0;
    for (int g = 0; g < grid.length; g++) {
      double weight = StrictMath.exp(likelihood[g] - best);
      total += weight;
      p += weight * tail[g];
      mean += weight * shift[g];
    }
    return Optional.of(new LevelShift(mean / total, Math.min(1, p / total), slope));
  }

  private static double[] row(
      int period, int since, int n, int step, double perYear, boolean slope) {
    boolean seasonal = perYear > 1;
    double[] row = new double[2 + (seasonal ? 2 : 0) + (slope ? 1 : 0)];
    row[0] = 1;
    row[1] = period >= step ? 1 : 0;
    int at = 2;
    if (seasonal) {
      double angle = 2 * Math.PI * period / perYear;
      row[at++] = StrictMath.sin(angle);
      row[at++] = StrictMath.cos(angle);
    }
    if (slope) {
      row[at] = (since - n / 2.0) / n;
    }
    return row;
  }
}

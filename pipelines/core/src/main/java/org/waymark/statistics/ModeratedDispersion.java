package org.waymark.statistics;

import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BrentSolver;
import org.hipparchus.special.Gamma;

/**
 * How much noisier each place is than the common model says, drawn towards what is usual among
 * places (Smyth 2004, limma): few periods tell little of a place's own dispersion.
 *
 * @param priorDegrees degrees of freedom d₀ that the common dispersion is worth; {@link
 *     #ALL_ALIKE}: places differ by no more than chance
 * @param usual dispersion that is usual among places
 * @param ratio moderated standard deviation over the usual one
 * @param degrees degrees of freedom of it, prior ones included
 */
public record ModeratedDispersion(
    double priorDegrees, double usual, double[] ratio, double[] degrees) {

  public static final double ALL_ALIKE = 1e6;

  private static final double SAME_ENOUGH = 1e5;
  private static final double LEAST_SPREAD = 1e-3;
  private static final double LEAST_DISPERSION = 1e-6;
  private static final double QUARTILES_TO_SD = 1.349;
  private static final double TRIMMED = 0.005;

  /**
   * From residual sums of squares.
   *
   * <p>The spread of log dispersions beyond that of chance, ψ′(d/2), gives d₀: the larger of the
   * one from the quartiles and the one from the variance without the outermost hundredth.
   *
   * @param squares standardised residuals, squared and summed
   * @param degrees degrees of freedom of each, above 0
   */
  public static ModeratedDispersion of(double[] squares, int[] degrees) {
    int n = squares.length;
    double[] logs = new double[n];
    double chance = 0;
    int known = 0;
    double centre = 0;
    double spread = 0;
    for (int i = 0; i < n; i++) {
      if (degrees[i] != known) {
        known = degrees[i];
        double half = known / 2.0;
        centre = Gamma.digamma(half) - Math.log(half);
        spread = Gamma.trigamma(half);
      }
      chance += spread / n;
      logs[i] = Math.log(Math.max(squares[i] / degrees[i], LEAST_DISPERSION)) - centre;
    }
    double[] scratch = logs.clone();
    double usual = Quantiles.median(scratch, n);
    double quartiles =
        (Quantiles.quantile(scratch, n, 0.75) - Quantiles.quantile(scratch, n, 0.25))
            / QUARTILES_TO_SD;
    double low = Quantiles.quantile(scratch, n, TRIMMED);
    double high = Quantiles.quantile(scratch, n, 1 - TRIMMED);
    double excess = Math.max(quartiles * quartiles, clippedVariance(logs, low, high)) - chance;
    double prior = excess > LEAST_SPREAD ? 2 * inverseTrigamma(excess) : ALL_ALIKE;
    double[] ratio = new double[n];
    double[] all = new double[n];
    for (int i = 0; i < n; i++) {
      all[i] = Math.min(prior + degrees[i], ALL_ALIKE);
      ratio[i] =
          prior < SAME_ENOUGH
              ? Math.sqrt((prior + degrees[i] * Math.exp(logs[i] - usual)) / (prior + degrees[i]))
              : 1;
    }
    return new ModeratedDispersion(prior, Math.exp(usual), ratio, all);
  }

  private static double clippedVariance(double[] values, double low, double high) {
    double sum = 0;
    for (double value : values) {
      sum += Math.min(Math.max(value, low), high);
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      double rest = Math.min(Math.max(value, low), high) - mean;
      squares += rest * rest;
    }
    return squares / values.length;
  }

  /** x with ψ′(x) = y; 1/y lies below it and 1/y + 1 above. */
  static double inverseTrigamma(double y) {
    UnivariateFunction off = x -> y * x - x * Gamma.trigamma(x);
    return new BrentSolver(1e-12, 1e-12).solve(200, off, 0.5 / y, 1 / y + 1);
  }
}

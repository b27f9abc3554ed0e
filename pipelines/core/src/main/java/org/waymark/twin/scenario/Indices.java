package org.waymark.twin.scenario;

import java.util.Arrays;

/**
 * Estimators of how far an output hangs on an input.
 *
 * <p>Sobol's first order by Saltelli et al. (2010), total order by Jansen (1999), elementary
 * effects by Morris (1991).
 */
public final class Indices {
  private Indices() {}

  /**
   * Sobol's indices of one input from outputs at the same rows.
   *
   * @param first share of the variance that knowing this input alone would remove
   * @param total share of the variance that stays if everything else is known
   */
  public record Sobol(double first, double total) {}

  /**
   * Sobol's indices.
   *
   * @param a outputs of the first matrix of inputs
   * @param b outputs of the second
   * @param mixed outputs of the first with this input's column from the second
   * @param level of the output that it is measured from, such as the mean of all runs
   */
  public static Sobol sobol(double[] a, double[] b, double[] mixed, double level) {
    int n = a.length;
    double mean = (mean(a) + mean(b)) / 2;
    double variance = 0;
    double first = 0;
    double total = 0;
    for (int i = 0; i < n; i++) {
      variance += ((a[i] - mean) * (a[i] - mean) + (b[i] - mean) * (b[i] - mean)) / (2.0 * n);
      // The estimator hangs on the level of the output, so it is taken off.
      first += (b[i] - level) * (mixed[i] - a[i]) / n;
      total += (a[i] - mixed[i]) * (a[i] - mixed[i]) / (2.0 * n);
    }
    return variance > 0 ? new Sobol(first / variance, total / variance) : new Sobol(0, 0);
  }

  /**
   * Elementary effects of one input.
   *
   * @param mean of the effects
   * @param meanSize mean of their sizes, which Campolongo et al. (2007) rank by
   * @param sd their standard deviation
   */
  public record Morris(double mean, double meanSize, double sd) {}

  /** Sums up elementary effects, one of each path; at least two. */
  public static Morris morris(double[] effects) {
    double mean = mean(effects);
    double size = Arrays.stream(effects).map(Math::abs).sum() / effects.length;
    double squares = Arrays.stream(effects).map(e -> (e - mean) * (e - mean)).sum();
    return new Morris(mean, size, Math.sqrt(squares / (effects.length - 1)));
  }

  /**
   * The first order from plain draws: how much the mean of the output moves between groups of equal
   * size of the input. What the noise within groups adds is taken off.
   */
  public static double binned(double[] input, double[] output, int bins) {
    return binned(Bins.of(input, bins).group(), output, bins);
  }

  /** The same with groups that are known. */
  static double binned(int[] group, double[] output, int bins) {
    int n = output.length;
    double mean = mean(output);
    double[] sum = new double[bins];
    double[] squares = new double[bins];
    double[] count = new double[bins];
    double all = 0;
    for (int i = 0; i < n; i++) {
      double off = output[i] - mean;
      sum[group[i]] += off;
      squares[group[i]] += off * off;
      count[group[i]]++;
      all += off * off;
    }
    if (all <= 0) {
      return 0;
    }
    double between = 0;
    double within = 0;
    int used = 0;
    for (int b = 0; b < bins; b++) {
      if (count[b] > 1) {
        between += sum[b] * sum[b] / count[b];
        within += squares[b] - sum[b] * sum[b] / count[b];
        used++;
      }
    }
    double noise = used < n ? (used - 1) * within / (n - used) : 0;
    return (between - noise) / all;
  }

  static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }
}

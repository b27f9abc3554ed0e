package org.waymark.twin.backtest;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Whether one forecast beats another by more than chance (Diebold and Mariano 1995), with the small
 * sample correction of Harvey, Leybourne and Newbold (1997).
 *
 * @param mean of the loss differences
 * @param statistic before the correction
 * @param corrected the statistic after it
 * @param p one-sided probability of such an advantage by chance
 */
public record DieboldMariano(double mean, double statistic, double corrected, double p) {

  /**
   * Compares losses.
   *
   * @param difference loss of the first less that of the second, in order of time; at least two
   * @param horizon steps ahead: errors hang together over as many less one
   */
  public static DieboldMariano of(double[] difference, int horizon) {
    int n = difference.length;
    double mean = 0;
    for (double d : difference) {
      mean += d / n;
    }
    double long0 = covariance(difference, mean, 0);
    double variance = long0;
    for (int k = 1; k < Math.min(horizon, n); k++) {
      variance += 2 * covariance(difference, mean, k);
    }
    // A sum of autocovariances may be negative; then the errors are taken as independent.
    variance = variance > 0 ? variance : long0;
    double statistic = variance > 0 ? mean / Math.sqrt(variance / n) : 0;
    double factor = (n + 1 - 2.0 * horizon + horizon * (horizon - 1.0) / n) / n;
    double corrected = statistic * Math.sqrt(Math.max(0, factor));
    double p = new TDistribution(n - 1).cumulativeProbability(corrected);
    return new DieboldMariano(mean, statistic, corrected, p);
  }

  private static double covariance(double[] d, double mean, int lag) {
    double sum = 0;
    for (int i = lag; i < d.length; i++) {
      sum += (d[i] - mean) * (d[i - lag] - mean);
    }
    return sum / d.length;
  }
}

package org.waymark.twin.backtest;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Beta;
import org.waymark.statistics.Normal;

/** Scores of forecasts; lower is better. */
public final class Scores {
  private static final double ROOT_PI = Math.sqrt(Math.PI);

  private Scores() {}

  private static double density(double z) {
    return StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  private static double below(double z) {
    return Normal.upperTail(-z);
  }

  /** CRPS of a normal forecast (Gneiting and Raftery 2007). */
  public static double normal(double y, double mean, double sd) {
    double z = (y - mean) / sd;
    return sd * (z * (2 * below(z) - 1) + 2 * density(z) - 1 / ROOT_PI);
  }

  /** CRPS of a forecast whose logarithm is normal (Baran and Lerch 2015). */
  public static double lognormal(double y, double location, double scale) {
    double z = (StrictMath.log(y) - location) / scale;
    double mean = StrictMath.exp(location + scale * scale / 2);
    return y * (2 * below(z) - 1) - 2 * mean * (below(z - scale) + below(scale / Math.sqrt(2)) - 1);
  }

  /** CRPS of a forecast by Student's t (Jordan, Krüger and Lerch 2019). */
  public static double student(double y, double location, double scale, double degrees) {
    double z = (y - location) / scale;
    TDistribution t = new TDistribution(degrees);
    double beta =
        StrictMath.exp(Beta.logBeta(0.5, degrees - 0.5) - 2 * Beta.logBeta(0.5, degrees / 2));
    return scale
        * (z * (2 * t.cumulativeProbability(z) - 1)
            + 2 * t.density(z) * (degrees + z * z) / (degrees - 1)
            - 2 * Math.sqrt(degrees) / (degrees - 1) * beta);
  }

  /**
   * CRPS of a sample.
   *
   * @param fair whether the score is that of an endless sample from the same forecast
   */
  public static double sample(double y, double[] members, boolean fair) {
    double[] sorted = members.clone();
    Arrays.sort(sorted);
    int m = sorted.length;
    double off = 0;
    double spread = 0;
    for (int i = 0; i < m; i++) {
      off += Math.abs(sorted[i] - y);
      spread += (2.0 * i - m + 1) * sorted[i];
    }
    return off / m - spread / (fair ? (double) m * (m - 1) : (double) m * m);
  }

  /** Winkler's score of an interval with probability 1 − alpha. */
  public static double interval(double y, double low, double high, double alpha) {
    return high - low + 2 / alpha * (Math.max(0, low - y) + Math.max(0, y - high));
  }

  /** The pinball loss of a quantile. */
  public static double pinball(double y, double quantile, double level) {
    return y >= quantile ? level * (y - quantile) : (1 - level) * (quantile - y);
  }
}

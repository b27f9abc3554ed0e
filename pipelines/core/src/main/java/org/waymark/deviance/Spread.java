package org.waymark.deviance;

/** Standard deviation of a covariate over places. */
final class Spread {

  private Spread() {}

  /** Population standard deviation; exactly 0 where all values are equal. */
  static double of(double[] x) {
    double sum = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : x) {
      sum += value;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    if (!(low < high)) {
      return 0; // the rounding of the mean must not pass for spread
    }
    double squares = 0;
    for (double value : x) {
      squares += (value - sum / x.length) * (value - sum / x.length);
    }
    return Math.sqrt(squares / x.length);
  }
}

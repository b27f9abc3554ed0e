package org.waymark.statistics;

import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The interval of a ratio of two means that have errors (Fieller 1954): the ratios that a test of
 * {@code a − ratio·b = 0} does not refute.
 */
public final class Fieller {

  private Fieller() {}

  /**
   * The interval of a ÷ b.
   *
   * @param a the numerator
   * @param b the denominator
   * @param varianceOfA 0 where it is exact
   * @param covariance of both
   * @param degrees of freedom of the errors, above 0; infinite: normal
   * @param level such as 0.95
   * @return empty where the denominator may be 0 at that level, so that the interval has no ends
   */
  public static Optional<Interval> of(
      double a,
      double b,
      double varianceOfA,
      double varianceOfB,
      double covariance,
      double degrees,
      double level) {
    double tail = 1 - (1 - level) / 2;
    double t =
        Double.isInfinite(degrees)
            ? Normal.beyond(1 - tail)
            : new TDistribution(degrees).inverseCumulativeProbability(tail);
    double g = t * t * varianceOfB / (b * b);
    if (!(g < 1)) {
      return Optional.empty();
    }
    double ratio = a / b;
    double middle = ratio - g * covariance / varianceOfB;
    if (varianceOfB == 0) {
      middle = ratio;
    }
    double inner =
        varianceOfA
            - 2 * ratio * covariance
            + ratio * ratio * varianceOfB
            - (varianceOfB == 0 ? 0 : g * (varianceOfA - covariance * covariance / varianceOfB));
    double reach = t / Math.abs(b) * StrictMath.sqrt(Math.max(0, inner));
    double low = (middle - reach) / (1 - g);
    double high = (middle + reach) / (1 - g);
    return Optional.of(new Interval(low, high));
  }
}

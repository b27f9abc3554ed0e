package org.waymark.statistics;

import java.util.Optional;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** Two-sided intervals of proportions, counts and means; {@code confidence} is in (0, 1). */
public final class Intervals {

  /** Events under which Byar's approximation gives way to the exact chi-square form. */
  public static final double EXACT_BELOW = 10;

  /** Absolute accuracy of quantiles: small counts have small lower ends. */
  private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

  private Intervals() {}

  /**
   * Wilson's score interval of a proportion (1927), without correction for continuity.
   *
   * @param successes from 0 to {@code n}
   * @param n above 0
   */
  public static Interval wilson(double successes, double n, double confidence) {
    if (!(n > 0) || !(successes >= 0) || successes > n) {
      throw new IllegalArgumentException("no share has " + successes + " of " + n);
    }
    double z = normalQuantile(confidence);
    double p = successes / n;
    double z2 = z * z;
    double spread = z * Math.sqrt(z2 + 4 * successes * (1 - p));
    double low = (2 * successes + z2 - spread) / (2 * (n + z2));
    double high = (2 * successes + z2 + spread) / (2 * (n + z2));
    return new Interval(successes == 0 ? 0 : low, successes == n ? 1 : high);
  }

  /** Interval of an expected count: exact below 10 events, Byar's from there. */
  public static Interval count(double events, double confidence) {
    return events < EXACT_BELOW ? exactPoisson(events, confidence) : byar(events, confidence);
  }

  /**
   * Byar's approximation to the interval of a Poisson mean (Breslow and Day 1987).
   *
   * @param events at least 0; the lower end is 0 where the approximation would go below it
   */
  public static Interval byar(double events, double confidence) {
    requireCount(events);
    double z = normalQuantile(confidence);
    double above = events + 1;
    double low =
        events == 0
            ? 0
            : events * Math.max(0, cube(1 - 1 / (9 * events) - z / (3 * Math.sqrt(events))));
    return new Interval(low, above * cube(1 - 1 / (9 * above) + z / (3 * Math.sqrt(above))));
  }

  /**
   * Exact interval of a Poisson mean from chi-square quantiles (Garwood 1936).
   *
   * @param events at least 0
   */
  public static Interval exactPoisson(double events, double confidence) {
    requireCount(events);
    double tail = (1 - confidence) / 2;
    double low = events == 0 ? 0 : new ChiSquaredQuantile(2 * events).at(tail) / 2;
    double high = new ChiSquaredQuantile(2 * events + 2).at(1 - tail) / 2;
    return new Interval(low, high);
  }

  /** Student's interval of a mean; empty with fewer than two values. */
  public static Optional<Interval> mean(double[] values, double confidence) {
    int n = values.length;
    if (n < 2) {
      return Optional.empty();
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / n;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Optional.of(mean(mean, Math.sqrt(squares / (n - 1.0) / n), n - 1.0, confidence));
  }

  /**
   * Student's interval of an estimate with a standard error.
   *
   * @param degreesOfFreedom above 0
   */
  public static Interval mean(
      double estimate, double standardError, double degreesOfFreedom, double confidence) {
    double t =
        new TDistribution(degreesOfFreedom).inverseCumulativeProbability((1 + confidence) / 2);
    return new Interval(estimate - t * standardError, estimate + t * standardError);
  }

  /** The z that holds {@code confidence} of the standard normal between -z and z. */
  public static double normalQuantile(double confidence) {
    return NORMAL.inverseCumulativeProbability((1 + confidence) / 2);
  }

  private static void requireCount(double events) {
    if (!(events >= 0)) {
      throw new IllegalArgumentException("no number of events: " + events);
    }
  }

  private static double cube(double x) {
    return x * x * x;
  }
}

package org.waymark.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * Two independent shares: the score test of their difference or ratio, and the interval of the
 * values that it does not reject (Miettinen and Nurminen 1985; the ratio also Koopman 1984).
 *
 * <p>The variance is that of the shares that are most likely under the value tested, times N/(N −
 * 1). The interval never leaves what is possible and works with no event or events only.
 *
 * @param events in the first group
 * @param of its size, at least 1
 * @param otherEvents in the second group
 * @param otherOf its size, at least 1
 */
public record ScoreInterval(double events, double of, double otherEvents, double otherOf) {

  private static final int MOST_STEPS = 200;
  private static final double RATIO_RANGE = 60; // of the logarithm

  /** Checks that each group has people and no more events than people. */
  public ScoreInterval {
    if (!(of >= 1 && otherOf >= 1 && events >= 0 && otherEvents >= 0)
        || events > of
        || otherEvents > otherOf) {
      throw new IllegalArgumentException(
          events + " of " + of + " against " + otherEvents + " of " + otherOf);
    }
  }

  /** The first share less the second. */
  public double difference() {
    return events / of - otherEvents / otherOf;
  }

  /** The first share over the second; NaN or infinite where the second is 0. */
  public double ratio() {
    return events / of / (otherEvents / otherOf);
  }

  /** Variance of the difference if both shares were alike; 0 where all or none had the event. */
  public double variance() {
    double people = of + otherOf;
    double share = (events + otherEvents) / people;
    return share * (1 - share) * (1 / of + 1 / otherOf) * people / (people - 1);
  }

  /** The score of no difference; 0 where all or none had the event. */
  public double z() {
    double variance = variance();
    return variance > 0 ? difference() / Math.sqrt(variance) : 0;
  }

  /**
   * The score of a difference: how many standard errors the one seen lies above it.
   *
   * @param difference from −1 to 1
   */
  public double z(double difference) {
    double low = Math.max(0, -difference);
    double high = Math.min(1, 1 - difference);
    double second = likeliest(1, difference, low, high);
    double first = Math.min(1, Math.max(0, second + difference));
    double people = of + otherOf;
    double variance =
        (first * (1 - first) / of + second * (1 - second) / otherOf) * people / (people - 1);
    return score(difference() - difference, variance);
  }

  private double ratioZ(double ratio) {
    double second = likeliest(ratio, 0, 0, Math.min(1, 1 / ratio));
    double first = Math.min(1, second * ratio);
    double people = of + otherOf;
    double variance =
        (first * (1 - first) / of + ratio * ratio * second * (1 - second) / otherOf)
            * people
            / (people - 1);
    return score(events / of - ratio * otherEvents / otherOf, variance);
  }

  private static double score(double off, double variance) {
    if (variance > 0) {
      return off / Math.sqrt(variance);
    }
    return Math.abs(off) < 1e-15 ? 0 : Math.signum(off) * Double.POSITIVE_INFINITY;
  }

  /** The lowest difference that a one-sided test at the critical value {@code z} keeps. */
  public double low(double z) {
    return events == 0 && otherEvents == otherOf ? -1 : root(this::z, z, -1, 1);
  }

  /** The highest difference that a one-sided test at the critical value {@code z} keeps. */
  public double high(double z) {
    return events == of && otherEvents == 0 ? 1 : root(this::z, -z, -1, 1);
  }

  /** The interval of the difference at one critical value for both ends, such as 1.96. */
  public Interval interval(double z) {
    return new Interval(low(z), high(z));
  }

  /** The interval of the ratio; its upper end is infinite where the second group had no event. */
  public Interval ratioInterval(double z) {
    if (events == 0 && otherEvents == 0) {
      return new Interval(0, Double.POSITIVE_INFINITY);
    }
    return new Interval(
        events == 0 ? 0 : ratioEnd(z), otherEvents == 0 ? Double.POSITIVE_INFINITY : ratioEnd(-z));
  }

  private double ratioEnd(double target) {
    return StrictMath.exp(
        root(log -> ratioZ(StrictMath.exp(log)), target, -RATIO_RANGE, RATIO_RANGE));
  }

  /** Newcombe's interval from two of Wilson's (1998), method 10. */
  public Interval newcombe(double z) {
    Interval one = wilson(events, of, z);
    Interval two = wilson(otherEvents, otherOf, z);
    double first = events / of;
    double second = otherEvents / otherOf;
    double d = first - second;
    return new Interval(
        d - Math.hypot(first - one.low(), two.high() - second),
        d + Math.hypot(one.high() - first, second - two.low()));
  }

  private static Interval wilson(double events, double of, double z) {
    double share = events / of;
    double middle = 2 * events + z * z;
    double far = z * Math.sqrt(z * z + 4 * events * (1 - share));
    double under = 2 * (of + z * z);
    return new Interval((middle - far) / under, (middle + far) / under);
  }

  /**
   * The second share that makes the data most likely when the first is {@code slope} times it plus
   * {@code more}: the root of the falling score, by Newton's steps inside a bracket.
   */
  private double likeliest(double slope, double more, double low, double high) {
    double a = low;
    double b = high;
    double p = (a + b) / 2;
    for (int step = 0; step < MOST_STEPS; step++) {
      double q = slope * p + more;
      double value = 0;
      double bend = 0;
      if (events > 0) {
        value += events * slope / q;
        bend -= events * slope * slope / (q * q);
      }
      if (events < of) {
        value -= (of - events) * slope / (1 - q);
        bend -= (of - events) * slope * slope / ((1 - q) * (1 - q));
      }
      if (otherEvents > 0) {
        value += otherEvents / p;
        bend -= otherEvents / (p * p);
      }
      if (otherEvents < otherOf) {
        value -= (otherOf - otherEvents) / (1 - p);
        bend -= (otherOf - otherEvents) / ((1 - p) * (1 - p));
      }
      if (value > 0) {
        a = p;
      } else {
        b = p;
      }
      double next = p - value / bend;
      if (!(next > a && next < b)) {
        next = (a + b) / 2;
      }
      if (next == p || Math.abs(next - p) < 1e-17 || b - a < 1e-17) {
        return next;
      }
      p = next;
    }
    return p;
  }

  private static double root(DoubleUnaryOperator falling, double target, double low, double high) {
    double a = low;
    double b = high;
    for (int step = 0; step < MOST_STEPS; step++) {
      double middle = (a + b) / 2;
      if (middle == a || middle == b) {
        break;
      }
      if (falling.applyAsDouble(middle) > target) {
        a = middle;
      } else {
        b = middle;
      }
    }
    return (a + b) / 2;
  }
}

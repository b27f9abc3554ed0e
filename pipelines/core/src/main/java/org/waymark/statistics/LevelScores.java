package org.waymark.statistics;

import java.util.Arrays;

/**
 * What places show over some periods, as scores that are compared: turned so that up is good, each
 * with what sampling alone does to it.
 *
 * <p>Events have a logarithm (of a share: log odds) that leans to one side where they are few, or
 * where a share is near 0 or 1. A normal tail of it can be too small by many orders of magnitude.
 * How far out events are is therefore found from their own distribution ({@link EventTail}); values
 * in units are normal.
 */
public final class LevelScores {

  private static final double HALF = 0.5;

  /** The median of a Poisson or binomial number lies about a third below its mean. */
  private static final double THIRD = 1.0 / 3;

  private static final double LEAST_SHAPE = 0.05;

  /** Beyond, the correction of a deviate for skewness grows no more. */
  private static final double MOST_CORRECTED = 2;

  private final int sign;
  private final double[] score;
  private final double[] variance;
  private final double[] events;
  private final double[] others;
  private final double[] origin;
  private final double[] mean;
  private final double[] spread;
  private final double[] third;

  private LevelScores(
      int sign,
      double[] score,
      double[] variance,
      double[] events,
      double[] others,
      double[] origin) {
    this.sign = sign;
    this.score = score;
    this.variance = variance;
    this.events = events;
    this.others = others;
    this.origin = origin;
    if (events.length == 0) {
      mean = score;
      spread = variance;
      third = new double[score.length];
      return;
    }
    int n = events.length;
    mean = new double[n];
    spread = new double[n];
    third = new double[n];
    for (int i = 0; i < n; i++) {
      double a = events[i] + HALF;
      double b = others[i] + HALF;
      mean[i] = sign * (EventTail.digamma(a) - EventTail.digamma(b) - origin[i]);
      spread[i] = EventTail.trigamma(a) + EventTail.trigamma(b);
      third[i] = sign * (EventTail.tetragamma(a) - EventTail.tetragamma(b));
    }
  }

  /**
   * Values in units, or any scores that are normal.
   *
   * @param score up is good
   * @param variance of sampling, at least 0
   */
  public static LevelScores ofValues(double[] score, double[] variance) {
    double[] none = new double[0];
    return new LevelScores(1, score, variance, none, none, none);
  }

  /**
   * Rates and counts: ln((O + ½)/E), variance 1/E.
   *
   * @param events O, at least 0
   * @param expected E, above 0
   * @param sign −1 where fewer are better, else 1
   */
  public static LevelScores ofEvents(double[] events, double[] expected, int sign) {
    int n = events.length;
    double[] score = new double[n];
    double[] variance = new double[n];
    double[] none = new double[n];
    Arrays.fill(none, EventTail.COUNT);
    double[] origin = new double[n];
    for (int i = 0; i < n; i++) {
      origin[i] = Math.log(expected[i]);
      score[i] = sign * Math.log((events[i] + HALF) / expected[i]);
      variance[i] = 1 / expected[i];
    }
    return new LevelScores(sign, score, variance, events, none, origin);
  }

  /**
   * Shares: logit of (O + ½)/(N + 1), variance 1/(N·p(1 − p)) with that share as p.
   *
   * @param events O, from 0 to N
   * @param outOf N, above 0
   * @param sign −1 where a lower share is better, else 1
   */
  public static LevelScores ofShares(double[] events, double[] outOf, int sign) {
    int n = events.length;
    double[] score = new double[n];
    double[] variance = new double[n];
    double[] others = new double[n];
    for (int i = 0; i < n; i++) {
      others[i] = Math.max(0, outOf[i] - events[i]);
      double odds = (events[i] + HALF) / (others[i] + HALF);
      score[i] = sign * Math.log(odds);
      variance[i] = (1 + odds) * (1 + 1 / odds) / outOf[i];
    }
    return new LevelScores(sign, score, variance, events, others, new double[n]);
  }

  public int size() {
    return score.length;
  }

  /** Scores, up is good. */
  public double[] score() {
    return score;
  }

  /** Variance of each by sampling alone. */
  public double[] variance() {
    return variance;
  }

  private boolean normal() {
    return events.length == 0;
  }

  /**
   * The median of scores less what is predicted of each. A number of events counts as spread evenly
   * over the expectations of which it may be the median, so that many equal small numbers have a
   * median between them.
   */
  double median(double[] predicted) {
    int n = score.length;
    double[] rest = new double[n];
    Arrays.setAll(rest, i -> score[i] - predicted[i]);
    if (normal()) {
      return Quantiles.median(rest, n);
    }
    double[] low = new double[n];
    double[] high = new double[n];
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      double under = located(events[i] - THIRD, others[i] + 2 * THIRD, i) - predicted[i];
      double over = located(events[i] + 2 * THIRD, others[i] - THIRD, i) - predicted[i];
      low[i] = Math.min(under, over);
      high[i] = Math.max(under, over);
      least = Math.min(least, low[i]);
      most = Math.max(most, high[i]);
    }
    double from = half(low, high, least, most, true);
    double to = half(low, high, least, most, false);
    return (from + to) / 2;
  }

  private double located(double a, double b, int i) {
    double shape = Math.max(a, LEAST_SHAPE);
    double rest = b == EventTail.COUNT ? 1 : Math.max(b, LEAST_SHAPE);
    return sign * (Math.log(shape / rest) - origin[i]);
  }

  /** Where half of the intervals' mass is below: the first or the last such point. */
  private static double half(
      double[] low, double[] high, double least, double most, boolean first) {
    double from = least;
    double to = most;
    while (true) {
      double middle = (from + to) / 2;
      if (middle <= from || middle >= to) {
        return middle;
      }
      double below = -low.length / 2.0;
      for (int i = 0; i < low.length; i++) {
        below +=
            middle >= high[i] ? 1 : middle <= low[i] ? 0 : (middle - low[i]) / (high[i] - low[i]);
      }
      if (first ? below < 0 : below <= 0) {
        from = middle;
      } else {
        to = middle;
      }
    }
  }

  /**
   * About how far a score is from what is expected, as a standard normal: good in the body of
   * ordinary places, and quick; by the expansion of Cornish and Fisher (1938).
   *
   * @param between variance of what is expected
   */
  double near(int i, double expected, double between) {
    double off = mean[i] - expected;
    if (off == 0 && third[i] == 0) {
      return 0;
    }
    double total = spread[i] + between;
    double w = off / Math.sqrt(total);
    if (third[i] == 0) {
      return w;
    }
    double skew = third[i] / (total * Math.sqrt(total));
    double heavy = 2 * third[i] * third[i] / (spread[i] * total * total);
    double c = Math.max(-MOST_CORRECTED, Math.min(w, MOST_CORRECTED));
    double cube = c * c * c;
    return w
        + skew / 6 * (c * c - 1)
        - heavy / 24 * (cube - 3 * c)
        + skew * skew / 36 * (4 * cube - 7 * c);
  }

  /**
   * How far a score is from what is expected, as a standard normal, events that are as many counted
   * by half (mid-p): neither too near nor too far.
   *
   * @param between variance of what is expected
   */
  double middle(int i, double expected, double between) {
    if (normal()) {
      return standardised(score[i] - expected, variance[i] + between);
    }
    return sign * z(i, HALF, expected, between);
  }

  /**
   * How far a score is from what is expected, as a standard normal, and never further than the
   * exact tail: on the good side Φ(−z) is the probability of events as good or better, on the bad
   * side Φ(z) of events as bad or worse; 0 where both are likelier than not.
   *
   * @param between variance of what is expected
   */
  double beyond(int i, double expected, double between) {
    if (normal()) {
      return standardised(score[i] - expected, variance[i] + between);
    }
    double good = ahead(i, expected, between);
    if (good >= 0) {
      return good;
    }
    double bad = sign * z(i, sign > 0 ? 1 : 0, expected, between);
    return Math.min(bad, 0);
  }

  /**
   * The same on the good side alone; −∞ where nothing could be worse.
   *
   * @param between variance of what is expected
   */
  double ahead(int i, double expected, double between) {
    if (normal()) {
      return standardised(score[i] - expected, variance[i] + between);
    }
    return sign * z(i, sign > 0 ? 0 : 1, expected, between);
  }

  /**
   * How high the events are, as a standard normal.
   *
   * @param share of the probability of exactly these events that is left out: 0 for "at least so
   *     many", 1 for "more"
   */
  private double z(int i, double share, double expected, double between) {
    double a = events[i] + share;
    double b = others[i] + 1 - share;
    if (a <= 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (b <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    return EventTail.z(a, b, sign * expected + origin[i], between);
  }

  private static double standardised(double rest, double variance) {
    return rest == 0 ? 0 : rest / Math.sqrt(variance);
  }
}

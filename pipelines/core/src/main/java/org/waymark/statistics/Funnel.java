package org.waymark.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Many units at one time around what they have in common, with limits that narrow as units grow and
 * that are widened, additively, by what units differ in beyond sampling (Spiegelhalter 2005):
 * limits are target ± z·√(s² + τ²) on the funnel's scale, taken back to ratios.
 *
 * @param scale what is compared
 * @param target centre line on the scale
 * @param ratio numerator over denominator of each unit
 * @param s standard error of each unit on the scale
 * @param z (score − target)/s of each unit
 * @param phi mean of the squared z that shape the limits; 1 where sampling explains the spread
 * @param tau2 variance between units on the scale that sampling does not explain
 */
public record Funnel(
    FunnelScale scale,
    double target,
    double[] ratio,
    double[] s,
    double[] z,
    double phi,
    double tau2) {

  private static final double MOST_RATIO = 50;
  private static final double MOST_EVENTS = 50;
  private static final int HALVINGS = 60;

  /** How extreme units are kept from widening the limits, and whether limits are widened. */
  public sealed interface Spread {

    /** Sampling alone: τ² = 0. */
    record None() implements Spread {}

    /**
     * The lowest and highest units are left out (SHMI): those whose rank · (1/share)/(n + 1) falls
     * into the first or the last of 1/share classes.
     *
     * @param share of the units at either end, such as 0.1
     */
    record Truncated(double share) implements Spread {}

    /**
     * The lowest and highest z are drawn in to the quantiles at {@code share} and 1 − {@code share}
     * (Spiegelhalter 2005; CQC).
     *
     * @param share of the units at either end, such as 0.1
     */
    record Winsorised(double share) implements Spread {}

    /**
     * {@link LevelFit#tau2}: up to a quarter of good deviants cannot widen the limits. For ratios
     * of which higher is better.
     */
    record Robust() implements Spread {}
  }

  /** Where a unit stands against the limits that hold 95% and 99.8% of ordinary units. */
  public enum Position {
    FAR_BELOW,
    BELOW,
    WITHIN,
    ABOVE,
    FAR_ABOVE
  }

  /**
   * The funnel of these units. The centre of a standardised ratio is 1, of all others the ratio of
   * the totals. A unit without events has no logarithm: its z is −∞, it shapes no limits.
   *
   * @param numerator at least 0, for proportions at most the denominator
   * @param denominator above 0
   */
  public static Funnel of(
      FunnelScale scale, double[] numerator, double[] denominator, Spread spread) {
    int n = numerator.length;
    double target =
        scale.target(DoubleStream.of(numerator).sum(), DoubleStream.of(denominator).sum());
    double[] ratio = new double[n];
    double[] s = new double[n];
    double[] z = new double[n];
    for (int i = 0; i < n; i++) {
      if (!(denominator[i] > 0) || !(numerator[i] >= 0)) {
        throw new IllegalArgumentException("no ratio: " + numerator[i] + " over " + denominator[i]);
      }
      ratio[i] = numerator[i] / denominator[i];
      s[i] = scale.error(numerator[i], denominator[i]);
      z[i] = (scale.score(numerator[i], denominator[i]) - target) / s[i];
    }
    double[] shaping = z.clone();
    if (spread instanceof Spread.Truncated truncated) {
      truncate(shaping, truncated.share());
    } else if (spread instanceof Spread.Winsorised winsorised) {
      winsorise(shaping, winsorised.share());
    }
    int[] kept = IntStream.range(0, n).filter(i -> Double.isFinite(shaping[i])).toArray();
    double phi = IntStream.of(kept).mapToDouble(i -> shaping[i] * shaping[i]).sum() / kept.length;
    double tau2;
    if (spread instanceof Spread.None) {
      tau2 = 0;
    } else if (spread instanceof Spread.Robust) {
      double[] residual = IntStream.of(kept).mapToDouble(i -> z[i] * s[i]).toArray();
      tau2 = LevelFit.tau2(residual, IntStream.of(kept).mapToDouble(i -> s[i] * s[i]).toArray());
    } else {
      tau2 = moments(phi, IntStream.of(kept).mapToDouble(i -> 1 / (s[i] * s[i])).toArray());
    }
    return new Funnel(scale, target, ratio, s, z, phi, tau2);
  }

  /** τ² by the method of moments: the z that shape the limits stand for Cochran's Q. */
  private static double moments(double phi, double[] weight) {
    double sum = DoubleStream.of(weight).sum();
    double squares = DoubleStream.of(weight).map(w -> w * w).sum();
    return RandomEffects.tau2(weight.length * phi, weight.length, sum, squares);
  }

  /** Ends become NaN; ranks of equal values are their mean rank. */
  private static void truncate(double[] z, double share) {
    double[] sorted = z.clone();
    Arrays.sort(sorted);
    double classes = 1 / share;
    for (int i = 0; i < z.length; i++) {
      int first = Arrays.binarySearch(sorted, z[i]);
      int last = first;
      while (first > 0 && sorted[first - 1] == sorted[first]) {
        first--;
      }
      while (last < sorted.length - 1 && sorted[last + 1] == sorted[last]) {
        last++;
      }
      double rank = (first + last) / 2.0 + 1;
      double part = Math.floor(rank * classes / (z.length + 1));
      if (part < 1 || part >= classes - 1) {
        z[i] = Double.NaN;
      }
    }
  }

  private static void winsorise(double[] z, double share) {
    double low = Quantiles.quantile(z.clone(), z.length, share);
    double high = Quantiles.quantile(z.clone(), z.length, 1 - share);
    for (int i = 0; i < z.length; i++) {
      z[i] = Math.min(Math.max(z[i], low), high);
    }
  }

  /** Centre line as a ratio. */
  public double centre() {
    return scale.natural(target);
  }

  /** Limits of a unit, as ratios, that hold {@code confidence} of ordinary units of its size. */
  public Interval limits(int unit, double confidence) {
    return around(s[unit], tau2, confidence);
  }

  /** The limits as a curve: at any denominator, for a unit at the centre. */
  public Interval limitsAt(double denominator, double confidence) {
    return around(scale.error(centre() * denominator, denominator), tau2, confidence);
  }

  /**
   * Limits by sampling alone: exact Poisson where the denominator is a number of expected events,
   * the scale's approximation elsewhere.
   */
  public Interval unadjusted(double denominator, double confidence) {
    if (scale.isStandardised()) {
      Interval events = Intervals.exactPoisson(denominator, confidence);
      return new Interval(events.low() / denominator, events.high() / denominator);
    }
    return around(scale.error(centre() * denominator, denominator), 0, confidence);
  }

  /**
   * Limits from the exact binomial or Poisson tails, at a denominator; between whole numbers of
   * events they run on smoothly. Outside lies what has a tail below (1 − confidence)/2: near 0 and
   * 1 with few events the limits reach the ends, where those of the scale do not.
   *
   * @param adjusted whether they are widened by τ², taken to the logarithm or the log odds
   */
  public Interval exact(double denominator, double confidence, boolean adjusted) {
    double between = adjusted ? scale.onLogarithm(tau2, centre()) : 0;
    double z = Intervals.normalQuantile(confidence);
    return new Interval(
        edge(denominator, between, z, false) / denominator,
        edge(denominator, between, z, true) / denominator);
  }

  /** Number of events beyond which a tail is as small as that of z. */
  private double edge(double denominator, double between, double z, boolean upper) {
    boolean share = scale == FunnelScale.PROPORTION;
    double centre = share ? Math.log(centre() / (1 - centre())) : Math.log(denominator * centre());
    double inside = denominator * centre();
    double outside = upper ? share ? denominator : MOST_RATIO * inside + MOST_EVENTS : 0;
    if (!within(outside, denominator, centre, between, z, upper)) {
      for (int step = 0; step < HALVINGS; step++) {
        double middle = (inside + outside) / 2;
        if (within(middle, denominator, centre, between, z, upper)) {
          inside = middle;
        } else {
          outside = middle;
        }
      }
    }
    return outside;
  }

  private boolean within(
      double events, double denominator, double centre, double between, double z, boolean upper) {
    double a = upper ? events : events + 1;
    double b = scale == FunnelScale.PROPORTION ? denominator + 1 - a : EventTail.COUNT;
    if (a <= 0 || b <= 0) {
      return true;
    }
    double found = EventTail.z(a, b, centre, between);
    return upper ? found <= z : found >= -z;
  }

  private Interval around(double error, double between, double confidence) {
    double spread = Intervals.normalQuantile(confidence) * Math.sqrt(error * error + between);
    return new Interval(scale.natural(target - spread), scale.natural(target + spread));
  }

  /** Where a unit stands against its limits. */
  public Position position(int unit) {
    return position(ratio[unit], limits(unit, 0.95), limits(unit, 0.998));
  }

  /** Where a value stands against any pair of limits, the second around the first. */
  public static Position position(double value, Interval inner, Interval outer) {
    if (value < outer.low()) {
      return Position.FAR_BELOW;
    }
    if (value > outer.high()) {
      return Position.FAR_ABOVE;
    }
    if (value < inner.low()) {
      return Position.BELOW;
    }
    return value > inner.high() ? Position.ABOVE : Position.WITHIN;
  }
}

package org.waymark.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How long things take when some are not over yet: the share still open after a time, by Kaplan and
 * Meier (1958), with Greenwood's error (1926).
 *
 * <p>Times are in any one unit, for example days. A thing that is over has a time that ended; one
 * that is still open has the time that it was seen for. Equal times count in this order: those that
 * ended, then those still open.
 */
public final class KaplanMeier {

  private static final double TOLERANCE = 1.4901161193847656e-8; // as R's quantile.survfit
  private static final double Z95 = 1.959963984540054;

  private final double[] time;
  private final int[] atRisk;
  private final int[] ended;
  private final double[] survival;
  private final double[] logVariance;

  private KaplanMeier(
      double[] time, int[] atRisk, int[] ended, double[] survival, double[] logVariance) {
    this.time = time;
    this.atRisk = atRisk;
    this.ended = ended;
    this.survival = survival;
    this.logVariance = logVariance;
  }

  /**
   * The curve of some times.
   *
   * @param times at least 0, in any order
   * @param over true where the thing ended at its time; false where it was still open
   * @throws IllegalArgumentException if there are none, or a time is negative or not a number
   */
  public static KaplanMeier of(double[] times, boolean[] over) {
    if (times.length == 0 || times.length != over.length) {
      throw new IllegalArgumentException("one time and one end for each of at least one thing");
    }
    if (Arrays.stream(times).anyMatch(t -> !(t >= 0))) {
      throw new IllegalArgumentException("a time is at least 0");
    }
    double[] time = Arrays.stream(times).sorted().distinct().toArray();
    int k = time.length;
    int[] ended = new int[k];
    int[] leaving = new int[k];
    for (int i = 0; i < times.length; i++) {
      int at = Arrays.binarySearch(time, times[i]);
      leaving[at]++;
      ended[at] += over[i] ? 1 : 0;
    }
    int[] atRisk = new int[k];
    double[] survival = new double[k];
    double[] logVariance = new double[k];
    int there = times.length;
    double share = 1;
    double variance = 0;
    for (int t = 0; t < k; t++) {
      atRisk[t] = there;
      share *= 1 - (double) ended[t] / there;
      variance +=
          ended[t] == there
              ? Double.POSITIVE_INFINITY
              : ended[t] / ((double) there * (there - ended[t]));
      survival[t] = ended[t] == there ? 0 : share;
      logVariance[t] = variance;
      there -= leaving[t];
    }
    return new KaplanMeier(time, atRisk, ended, survival, logVariance);
  }

  /** The different times, ascending. */
  public double[] times() {
    return time.clone();
  }

  /** The number still open just before each time. */
  public int[] atRisk() {
    return atRisk.clone();
  }

  /** The share still open after each time. */
  public double[] survival() {
    return survival.clone();
  }

  /**
   * Greenwood's standard error of the share at position {@code t} of the times; 0 where it is 0.
   */
  public double greenwood(int t) {
    return survival[t] > 0 ? survival[t] * Math.sqrt(logVariance[t]) : 0;
  }

  /**
   * The 95% interval of the share at position {@code t} of the times, symmetric in log(−log S).
   *
   * @return none where the share is 0 or 1
   */
  public Optional<Interval> interval(int t) {
    double share = survival[t];
    if (!(share > 0 && share < 1)) {
      return Optional.empty();
    }
    double log = StrictMath.log(share);
    double far = Z95 * Math.sqrt(logVariance[t]) / log;
    double middle = StrictMath.log(-log);
    double a = StrictMath.exp(-StrictMath.exp(middle - far));
    double b = StrictMath.exp(-StrictMath.exp(middle + far));
    return Optional.of(new Interval(Math.min(a, b), Math.max(a, b)));
  }

  /**
   * The time after which a share of the things is over. Where the curve is flat at that share, this
   * is the middle of the flat stretch.
   *
   * @param over the share, in (0, 1), for example 0.5 for the median
   * @return none if the curve does not reach it
   */
  public OptionalDouble quantile(double over) {
    return crossing(survival, over);
  }

  /**
   * The 95% interval of a quantile: where the limits of the curve cross it (Brookmeyer and Crowley
   * 1982). An end that the limits do not reach is none.
   *
   * @return two ends, the lower first
   */
  public OptionalDouble[] quantileInterval(double over) {
    double[] low = new double[time.length];
    double[] high = new double[time.length];
    for (int t = 0; t < time.length; t++) {
      Optional<Interval> limits = interval(t);
      low[t] = limits.map(Interval::low).orElse(Double.NaN);
      high[t] = limits.map(Interval::high).orElse(Double.NaN);
    }
    return new OptionalDouble[] {crossing(low, over), crossing(high, over)};
  }

  private OptionalDouble crossing(double[] curve, double over) {
    int reached = first(curve, over - TOLERANCE);
    if (reached < 0) {
      return OptionalDouble.empty();
    }
    int passed = first(curve, over + TOLERANCE);
    double end = passed < 0 ? time[time.length - 1] : time[passed];
    return OptionalDouble.of((time[reached] + end) / 2);
  }

  private static int first(double[] curve, double over) {
    return IntStream.range(0, curve.length)
        .filter(t -> 1 - curve[t] >= over)
        .findFirst()
        .orElse(-1);
  }

  /** The longest time that any of the things was seen for. */
  public double longest() {
    return time[time.length - 1];
  }

  /** The mean time up to the longest: the area under the curve. */
  public double restrictedMean() {
    double area = 0;
    double from = 0;
    double share = 1;
    for (int t = 0; t < time.length; t++) {
      area += share * (time[t] - from);
      from = time[t];
      share = survival[t];
    }
    return area;
  }

  /** The standard error of {@link #restrictedMean}. */
  public double restrictedMeanError() {
    double squares = 0;
    double area = 0;
    for (int t = time.length - 1; t >= 0; t--) {
      if (t < time.length - 1) {
        area += survival[t] * (time[t + 1] - time[t]);
      }
      if (ended[t] < atRisk[t]) {
        squares += area * area * ended[t] / ((double) atRisk[t] * (atRisk[t] - ended[t]));
      }
    }
    return Math.sqrt(squares);
  }
}

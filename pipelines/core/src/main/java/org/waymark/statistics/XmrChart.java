package org.waymark.statistics;

import java.util.Arrays;

/**
 * Control chart of individual values (XmR) as NHS England's Making Data Count draws it.
 *
 * <p>Limits are mean ± 2.66 × mean moving range, moving ranges of 3.267 × their mean or more left
 * out once. Rules, first match counts: outside a limit; one of 7 points that rise or fall strictly;
 * one of 2 in 3 points beyond two thirds of a limit (yet inside it), all 3 on one side of the mean;
 * one of 7 on one side of the mean. A missing point (NaN) has no moving range on either side and
 * ends every run. The same rules, to the last comparison, as NHSRplotthedots 0.2.2, but for two
 * things that are so by design:
 *
 * <ul>
 *   <li>a series without any movement has limits equal to its mean (there: NaN) and meets its
 *       target or not (there: inconsistent);
 *   <li>under {@link #SETTLED} points, and without limits, there is no assurance (there: that of
 *       the limits so far, or inconsistent).
 * </ul>
 *
 * <p>A place that reports every other month has no missing points: it has its own series. Callers
 * hand over that series and say by {@link Holes} where it was silent for longer than it usually is:
 * runs end there, and a moving range is taken all the same.
 *
 * <p>An instance holds the choices and no state: it may be shared. {@link #draw} allocates nothing.
 */
public final class XmrChart {

  /** Points under which a chart is provisional. */
  public static final int SETTLED = 13;

  private static final double LIMIT = 2.66;
  private static final double NEAR = 2 * (LIMIT / 3);
  private static final double SCREEN = 3.267;
  private static final int RUN = 7;
  private static final int[] NEVER = {};
  private static final boolean[] NOWHERE = {};

  /** The rules in order of precedence. */
  public enum Rule {
    NONE,
    OUTSIDE_LIMITS,
    TREND,
    TWO_OF_THREE,
    SHIFT
  }

  /** Kind of movement. */
  public enum Variation {
    COMMON_CAUSE,
    IMPROVEMENT,
    CONCERN,
    /** Special cause, upwards, of an indicator without a better direction. */
    NEITHER_HIGH,
    /** Special cause, downwards, of an indicator without a better direction. */
    NEITHER_LOW
  }

  /** Whether the process, as it is, meets the target. */
  public enum Assurance {
    /** No target, no better direction, or no limits. */
    NO_TARGET,
    PASS,
    FAIL,
    HIT_OR_MISS,
    /** There is a target, and since the chart last began fewer than {@link #SETTLED} points. */
    TOO_FEW_POINTS
  }

  private final boolean screen;
  private final int fixAfter;

  private XmrChart(boolean screen, int fixAfter) {
    this.screen = screen;
    this.fixAfter = fixAfter;
  }

  /** The standard chart: extreme moving ranges are left out once, every point shapes the limits. */
  public static XmrChart standard() {
    return new XmrChart(true, Integer.MAX_VALUE);
  }

  /** The same chart with every moving range counted. */
  public XmrChart unscreened() {
    return new XmrChart(false, fixAfter);
  }

  /**
   * The same chart with limits from the first {@code points} of every stretch only.
   *
   * @param points at least 2
   */
  public XmrChart fixedAfter(int points) {
    if (points < 2) {
      throw new IllegalArgumentException("limits need 2 points, not " + points);
    }
    return new XmrChart(screen, points);
  }

  /** {@link #draw(double[], int, int, int, double, int[], XmrPoints)} without step changes. */
  public void draw(
      double[] values, int from, int length, int better, double target, XmrPoints out) {
    draw(values, from, length, better, target, NEVER, out);
  }

  /** The chart of a series without {@link Holes}. */
  public void draw(
      double[] values,
      int from,
      int length,
      int better,
      double target,
      int[] stepsAt,
      XmrPoints out) {
    draw(values, from, length, better, target, stepsAt, NOWHERE, out);
  }

  /**
   * Draws the chart of {@code values[from … from + length - 1]}, in order of time.
   *
   * @param better +1 where higher is better, -1 where lower is, 0 where neither
   * @param target in the units of the values; NaN: none
   * @param stepsAt positions within the series at which limits begin again, ascending
   * @param afterHole by position, true where no run reaches from the point before to this one;
   *     empty: nowhere
   * @param out filled; its capacity must be at least {@code length}
   */
  public void draw(
      double[] values,
      int from,
      int length,
      int better,
      double target,
      int[] stepsAt,
      boolean[] afterHole,
      XmrPoints out) {
    out.length = length;
    out.observed = 0;
    out.provisional = true;
    out.assurance = Assurance.NO_TARGET;
    int start = 0;
    for (int s = 0; s <= stepsAt.length; s++) {
      int end = s < stepsAt.length ? Math.min(Math.max(stepsAt[s], start), length) : length;
      if (end > start) {
        stretch(values, from, start, end, better, afterHole, out);
      }
      start = end;
    }
    if (length > 0) {
      out.assurance =
          assurance(better, target, out.lower[length - 1], out.upper[length - 1], out.provisional);
    }
  }

  /** The same for a chart that may have too few points to say. */
  static Assurance assurance(
      int better, double target, double lower, double upper, boolean provisional) {
    return provisional && better != 0 && !Double.isNaN(target)
        ? Assurance.TOO_FEW_POINTS
        : assurance(better, target, lower, upper);
  }

  static Assurance assurance(int better, double target, double lower, double upper) {
    if (better == 0 || Double.isNaN(target) || Double.isNaN(lower)) {
      return Assurance.NO_TARGET;
    }
    if (target > upper) {
      return better > 0 ? Assurance.FAIL : Assurance.PASS;
    }
    if (target < lower) {
      return better > 0 ? Assurance.PASS : Assurance.FAIL;
    }
    return Assurance.HIT_OR_MISS;
  }

  /** One stretch between step changes: limits and rules of its own. */
  private void stretch(
      double[] values,
      int from,
      int start,
      int end,
      int better,
      boolean[] afterHole,
      XmrPoints out) {
    int m = 0;
    for (int i = start; i < end; i++) {
      double value = values[from + i];
      if (!Double.isNaN(value)) {
        out.y[m] = value;
        out.position[m] = i;
        boolean next = m > 0 && out.position[m - 1] == i - 1;
        out.joined[m] = next && (afterHole.length == 0 || !afterHole[i]);
        m++;
      }
    }
    out.observed += m;
    out.provisional = m < SETTLED;
    Arrays.fill(out.rule, start, end, Rule.NONE);
    Arrays.fill(out.variation, start, end, Variation.COMMON_CAUSE);
    int baseline = m;
    if (end - start > fixAfter) {
      baseline = 0;
      while (baseline < m && out.position[baseline] < start + fixAfter) {
        baseline++;
      }
    }
    double mean = mean(out.y, baseline);
    double range = meanMovingRange(out.y, out.position, baseline);
    double lower = mean - LIMIT * range;
    double upper = mean + LIMIT * range;
    Arrays.fill(out.mean, start, end, mean);
    Arrays.fill(out.lower, start, end, lower);
    Arrays.fill(out.upper, start, end, upper);
    if (!Double.isNaN(mean)) {
      findRules(out, m, mean, range, better);
    }
  }

  /** Mean in two passes, so that a value equal to the mean is found equal. */
  private static double mean(double[] y, int count) {
    if (count == 0) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += y[i];
    }
    double mean = sum / count;
    double rest = 0;
    double low = y[0];
    double high = y[0];
    for (int i = 0; i < count; i++) {
      rest += y[i] - mean;
      low = Math.min(low, y[i]);
      high = Math.max(high, y[i]);
    }
    return low == high ? low : mean + rest / count;
  }

  private double meanMovingRange(double[] y, int[] position, int count) {
    double sum = 0;
    int ranges = 0;
    for (int i = 1; i < count; i++) {
      if (position[i] == position[i - 1] + 1) {
        sum += Math.abs(y[i] - y[i - 1]);
        ranges++;
      }
    }
    if (ranges == 0) {
      return Double.NaN;
    }
    double mean = sum / ranges;
    if (!screen || mean == 0) {
      return mean;
    }
    double cut = SCREEN * mean;
    double kept = 0;
    int keptRanges = 0;
    for (int i = 1; i < count; i++) {
      if (position[i] == position[i - 1] + 1) {
        double range = Math.abs(y[i] - y[i - 1]);
        if (range < cut) {
          kept += range;
          keptRanges++;
        }
      }
    }
    return kept / keptRanges;
  }

  private static void findRules(XmrPoints out, int m, double mean, double range, int better) {
    double[] y = out.y;
    byte[] side = out.side;
    byte[] near = out.near;
    byte[] trend = out.trend;
    double lower = mean - LIMIT * range;
    double upper = mean + LIMIT * range;
    double nearLower = mean - NEAR * range;
    double nearUpper = mean + NEAR * range;
    int sameSide = 0;
    int rising = 0;
    // The rule of a point is found in order of rising precedence: later ones write over earlier.
    for (int i = 0; i < m; i++) {
      double value = y[i];
      side[i] = (byte) (value > mean ? 1 : value < mean ? -1 : 0);
      trend[i] = 0;
      boolean outside = value > upper || value < lower;
      near[i] = (byte) (outside ? 2 : value < nearLower || value > nearUpper ? 1 : 0);

      boolean joined = out.joined[i];
      sameSide = joined && side[i] == side[i - 1] ? sameSide + 1 : 1;
      if (side[i] != 0 && sameSide >= RUN) {
        int first = sameSide == RUN ? i - RUN + 1 : i;
        for (int j = first; j <= i; j++) {
          mark(out, j, Rule.SHIFT);
        }
      }
      int step = !joined ? 0 : value > y[i - 1] ? 1 : value < y[i - 1] ? -1 : 0;
      rising = step == 0 ? 0 : Integer.signum(rising) == step ? rising + step : step;
      if (Math.abs(rising) >= RUN - 1) {
        int first = Math.abs(rising) == RUN - 1 ? i - RUN + 1 : i;
        for (int j = first; j <= i; j++) {
          // A point between two trends belongs to the later one.
          trend[j] = (byte) step;
        }
      }
    }
    for (int i = 2; i < m; i++) {
      int count = (near[i] & 1) + (near[i - 1] & 1) + (near[i - 2] & 1);
      boolean joined = out.joined[i] && out.joined[i - 1];
      if (joined && count >= 2 && Math.abs(side[i] + side[i - 1] + side[i - 2]) == 3) {
        for (int j = i - 2; j <= i; j++) {
          if (near[j] == 1) {
            mark(out, j, Rule.TWO_OF_THREE);
          }
        }
      }
    }
    for (int i = 0; i < m; i++) {
      int direction = side[i];
      if (near[i] == 2) {
        mark(out, i, Rule.OUTSIDE_LIMITS);
      } else if (trend[i] != 0) {
        mark(out, i, Rule.TREND);
        direction = trend[i];
      }
      if (out.rule[out.position[i]] != Rule.NONE) {
        out.variation[out.position[i]] = variation(direction, better);
      }
    }
  }

  private static void mark(XmrPoints out, int observed, Rule rule) {
    out.rule[out.position[observed]] = rule;
  }

  /**
   * What a special cause means.
   *
   * @param direction above 0: upwards
   * @param better +1 where higher is better, -1 where lower is, 0 where neither
   */
  public static Variation variation(int direction, int better) {
    if (better == 0) {
      return direction > 0 ? Variation.NEITHER_HIGH : Variation.NEITHER_LOW;
    }
    return direction == Integer.signum(better) ? Variation.IMPROVEMENT : Variation.CONCERN;
  }
}

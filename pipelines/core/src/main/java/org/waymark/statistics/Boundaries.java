package org.waymark.statistics;

import java.util.Arrays;

/**
 * Critical values for each look at a test that is looked at again and again: the chance that a test
 * without effect ever crosses one of them is what was to be spent by then.
 *
 * <p>The score times √information moves like Brownian motion. Its density among paths that have not
 * crossed is carried from look to look by Gauss–Legendre quadrature (recursive integration;
 * Armitage, McPherson and Rowe 1969). A bound beyond {@link #FARTHEST} does not exist: nothing is
 * spent and what was to be spent is left to the next look.
 *
 * @param lower critical values below; NaN where there is none
 * @param upper critical values above; NaN where there is none
 */
public record Boundaries(double[] lower, double[] upper) {

  /** Bounds that lie farther out do not exist. */
  public static final double FARTHEST = 8.5;

  /** Nodes and weights of the rule with 8 points on (−1, 1); exact to degree 15. */
  private static final double[] NODE = {
    -0.9602898564975363, -0.7966664774136267, -0.525532409916329, -0.1834346424956498,
    0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363
  };

  private static final double[] WEIGHT = {
    0.10122853629037626, 0.22238103445337448, 0.31370664587788727, 0.362683783378362,
    0.362683783378362, 0.31370664587788727, 0.22238103445337448, 0.10122853629037626
  };

  /** Beyond this many standard deviations a step has no weight, even for bounds near 8. */
  private static final double STEP_REACH = 10.5;

  private static final double ROOT_TWO_PI = 2.5066282746310007;

  /** Width of a panel, in standard deviations of a step: 8 points are exact to about 1e-11. */
  private static final double PANEL = 1.5;

  private static final double MOST_PANELS = 16_000;
  private static final int MOST_STEPS = 100;

  /**
   * The bounds of some looks.
   *
   * @param time information over planned information at each look, rising
   * @param up to be spent above by each look, never falling
   * @param down to be spent below by each look, never falling
   */
  public static Boundaries of(double[] time, double[] up, double[] down) {
    int looks = time.length;
    double[] lower = new double[looks];
    double[] upper = new double[looks];
    Density density = Density.start();
    double spentUp = 0;
    double spentDown = 0;
    double before = 0;
    for (int k = 0; k < looks; k++) {
      double root = Math.sqrt(time[k]);
      double step = Math.sqrt(time[k] - before);
      upper[k] = density.bound(up[k] - spentUp, root, step, 1);
      lower[k] = -density.bound(down[k] - spentDown, root, step, -1);
      spentUp = Double.isNaN(upper[k]) ? spentUp : up[k];
      spentDown = Double.isNaN(lower[k]) ? spentDown : down[k];
      if (k + 1 < looks) {
        double next = Math.sqrt(time[k + 1] - time[k]);
        density =
            density.after(
                Double.isNaN(lower[k]) ? -FARTHEST : lower[k],
                Double.isNaN(upper[k]) ? FARTHEST : upper[k],
                root,
                step,
                PANEL * Math.min(step, next));
      }
      before = time[k];
    }
    return new Boundaries(lower, upper);
  }

  /**
   * The bounds of a test that may go on past its plan: above for gain, spent late; below for harm,
   * spent evenly, because harm should be seen soon.
   *
   * @param alpha one-sided rate of each side
   * @param time as in {@link #of}
   */
  public static Boundaries openEnded(double alpha, double[] time) {
    return of(
        time,
        Arrays.stream(time).map(t -> Spending.LATE.openEnded(alpha, t)).toArray(),
        Arrays.stream(time).map(t -> Spending.EVEN.openEnded(alpha, t)).toArray());
  }

  /** The part of the paths that has not crossed: points, and their weight times the density. */
  private record Density(double[] at, double[] mass) {

    /** Everything at 0 before the first look. */
    static Density start() {
      return new Density(new double[] {0}, new double[] {1});
    }

    /** The chance to be beyond {@code c} on one side at the next look, and its derivative. */
    private void beyond(double c, double root, double step, int side, double[] out) {
      double tail = 0;
      double slope = 0;
      for (int i = 0; i < at.length; i++) {
        double z = (c * root - side * at[i]) / step;
        tail += mass[i] * Normal.upperTail(z);
        slope -= mass[i] * bell(z);
      }
      out[0] = tail;
      out[1] = slope * root / step;
    }

    double bound(double toSpend, double root, double step, int side) {
      if (!(toSpend > 0)) {
        return Double.NaN;
      }
      double[] value = new double[2];
      beyond(FARTHEST, root, step, side, value);
      if (value[0] >= toSpend) {
        return Double.NaN;
      }
      double low = -FARTHEST;
      double high = FARTHEST;
      double c = Math.min(FARTHEST, Math.max(-FARTHEST, Normal.beyond(Math.min(0.5, toSpend))));
      double goal = StrictMath.log(toSpend);
      for (int i = 0; i < MOST_STEPS; i++) {
        beyond(c, root, step, side, value);
        if (value[0] > toSpend) {
          low = c;
        } else {
          high = c;
        }
        // Tails are near straight lines in logarithms.
        double next = c - (StrictMath.log(value[0]) - goal) * value[0] / value[1];
        if (!(next > low && next < high)) {
          next = (low + high) / 2;
        }
        if (Math.abs(next - c) < 1e-12) {
          return next;
        }
        c = next;
      }
      return c;
    }

    Density after(double lower, double upper, double root, double step, double width) {
      double a = lower * root;
      double b = upper * root;
      int panels = (int) Math.min(MOST_PANELS, Math.max(1, Math.ceil((b - a) / width)));
      double half = (b - a) / panels / 2;
      int n = NODE.length;
      double[] to = new double[panels * n];
      double[] weight = new double[panels * n];
      double reach = STEP_REACH * step;
      int from = 0;
      for (int p = 0; p < panels; p++) {
        double middle = a + (2 * p + 1) * half;
        for (int j = 0; j < n; j++) {
          double y = middle + half * NODE[j];
          while (from < at.length && at[from] < y - reach) {
            from++;
          }
          double sum = 0;
          for (int i = from; i < at.length && at[i] <= y + reach; i++) {
            sum += mass[i] * bell((y - at[i]) / step);
          }
          to[p * n + j] = y;
          weight[p * n + j] = half * WEIGHT[j] * sum / step;
        }
      }
      return new Density(to, weight);
    }

    private static double bell(double z) {
      return StrictMath.exp(-0.5 * z * z) / ROOT_TWO_PI;
    }
  }
}

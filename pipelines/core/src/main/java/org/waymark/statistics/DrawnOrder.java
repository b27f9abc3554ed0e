package org.waymark.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A stepped wedge whose order was drawn: within each period, places that have started against those
 * that have not, less what each place's mean before anybody started says about it. Chance is judged
 * by drawing the order again (Thompson, Davey, Fielding, Hargreaves and Hayes 2018).
 *
 * @param estimate mean over periods, weighted by n₁n₀/(n₁ + n₀)
 * @param slope θ, how much of a difference before stays
 * @param pValue two-sided, by {@link #DRAWS} orders
 * @param orderP whether the mean before goes with the order, which a draw does not allow
 * @param interval 95%: effects that, taken off again, the orders would not tell from chance
 * @param notYet the effect against places that have not started yet, from each place's mean before
 *     its own start: another way to the same number
 * @param gaps of each place against places that have not started yet, by period; NaN where there is
 *     none to compare with
 * @param paths the contrast at each look: that of the real order, then that of each drawn order
 */
public record DrawnOrder(
    double estimate,
    double slope,
    double pValue,
    double orderP,
    Optional<Interval> interval,
    double notYet,
    double[][] gaps,
    double[][] paths) {

  /** Orders that are drawn. */
  public static final int DRAWS = 999;

  /** The mean before may go with the order by chance; below this it is not by chance. */
  public static final double ORDERED = 0.05;

  private static final int MOST_BEFORE = 24;
  private static final double LEVEL = 0.05;

  /** Compares, with one look at the end. */
  public static DrawnOrder of(double[][] y, int[] first, long seed) {
    return of(y, first, new int[] {y[0].length - 1}, seed);
  }

  /**
   * Compares.
   *
   * @param y places × periods; NaN where a value is missing
   * @param first period in which each place starts; at least 1, since one must be before all. A
   *     place that starts later than the last period is only compared with
   * @param looks last period known at each look, ascending; the last is that of the estimate
   */
  public static DrawnOrder of(double[][] y, int[] first, int[] looks, long seed) {
    int from = Arrays.stream(first).min().orElseThrow();
    double[] before = means(y, 0, from);
    double[] slopes = new double[looks.length];
    for (int k = 0; k < looks.length; k++) {
      slopes[k] = slope(before, means(y, from, looks[k] + 1));
    }
    double[] order = Arrays.stream(first).asDoubleStream().toArray();
    SplittableRandom random = new SplittableRandom(seed);
    int last = looks.length - 1;
    double[] drawn = new double[DRAWS];
    double[] ordered = new double[DRAWS];
    double[] share = new double[DRAWS];
    double[][] paths = new double[looks.length][1 + DRAWS];
    Contrast contrast = new Contrast(y, before, first, looks);
    contrast.of(first, slopes, paths, 0);
    for (int d = 0; d < DRAWS; d++) {
      int[] again = PermutationTest.shuffled(first, random);
      share[d] = contrast.of(again, slopes, paths, d + 1);
      drawn[d] = paths[last][d + 1];
      ordered[d] = slope(before, Arrays.stream(again).asDoubleStream().toArray());
    }
    double estimate = paths[last][0];
    double[][] gaps = gaps(y, first, looks[last]);
    return new DrawnOrder(
        estimate,
        slopes[last],
        PermutationTest.pValue(estimate, drawn),
        PermutationTest.pValue(slope(before, order), ordered),
        interval(estimate, drawn, share),
        notYet(gaps, first),
        gaps,
        paths);
  }

  /** Whether it may be read as a trial: the order looks drawn, and the other way says the same. */
  public boolean isTrial() {
    return orderP > ORDERED && Math.signum(notYet) == Math.signum(estimate);
  }

  /** The contrast within periods, nothing taken off. */
  static double within(double[][] y, int[] first, int from) {
    double[][] path = new double[1][1];
    new Contrast(y, new double[y.length], first, new int[] {y[0].length - 1})
        .of(first, new double[1], path, 0);
    return path[0][0];
  }

  /** The contrast within periods of any order, look by look. */
  private static final class Contrast {
    private final double[][] y;
    private final double[] before;
    private final int[] first;
    private final int from;
    private final int[] looks;

    Contrast(double[][] y, double[] before, int[] first, int[] looks) {
      this.y = y;
      this.before = before;
      this.first = first;
      this.looks = looks;
      from = Arrays.stream(first).min().orElseThrow();
    }

    /**
     * Fills a column of the paths.
     *
     * @return how much of an effect of the real order would show in this one, at the last look
     */
    double of(int[] order, double[] slopes, double[][] paths, int column) {
      double contrast = 0;
      double level = 0;
      double share = 0;
      double weights = 0;
      int look = 0;
      for (int t = from; look < looks.length; t++) {
        double on = 0;
        double off = 0;
        double levelOn = 0;
        double levelOff = 0;
        int started = 0;
        int waiting = 0;
        int really = 0;
        int reallyWaiting = 0;
        for (int i = 0; i < y.length; i++) {
          double value = y[i][t];
          if (Double.isNaN(value)) {
            continue;
          }
          if (order[i] <= t) {
            on += value;
            levelOn += before[i];
            started++;
            really += first[i] <= t ? 1 : 0;
          } else {
            off += value;
            levelOff += before[i];
            waiting++;
            reallyWaiting += first[i] <= t ? 1 : 0;
          }
        }
        if (started > 0 && waiting > 0) {
          double weight = (double) started * waiting / (started + waiting);
          contrast += weight * (on / started - off / waiting);
          level += weight * (levelOn / started - levelOff / waiting);
          share += weight * ((double) really / started - (double) reallyWaiting / waiting);
          weights += weight;
        }
        if (t == looks[look]) {
          paths[look][column] = (contrast - slopes[look] * level) / weights;
          look++;
        }
      }
      return share / weights;
    }
  }

  /**
   * With an effect taken off, the contrast of an order falls by its share of it. An effect is
   * within the interval where at least 5% of the orders are then as far out as the real one.
   */
  private static Optional<Interval> interval(double estimate, double[] drawn, double[] share) {
    double[] low = new double[drawn.length];
    double[] high = new double[drawn.length];
    int n = 0;
    for (int d = 0; d < drawn.length; d++) {
      if (Double.isNaN(drawn[d]) || !(Math.abs(share[d]) < 1)) {
        continue;
      }
      double one = (estimate - drawn[d]) / (1 - share[d]);
      double other = (estimate + drawn[d]) / (1 + share[d]);
      low[n] = Math.min(one, other);
      high[n++] = Math.max(one, other);
    }
    // Orders that leave the contrast as it is are as far out whatever is taken off.
    int rank = (int) Math.floor(LEVEL * (drawn.length + 1)) - (drawn.length - n);
    if (rank < 1 || n < rank) {
      return Optional.empty();
    }
    Arrays.sort(low, 0, n);
    Arrays.sort(high, 0, n);
    return Optional.of(new Interval(low[rank - 1], high[n - rank]));
  }

  private static double[][] gaps(double[][] y, int[] first, int last) {
    double[][] gaps = new double[y.length][y[0].length];
    for (int i = 0; i < y.length; i++) {
      Arrays.fill(gaps[i], Double.NaN);
      int from = Math.max(0, first[i] - MOST_BEFORE);
      if (first[i] > last) {
        continue;
      }
      double[] level = means(y, from, first[i]);
      for (int t = from; t <= last; t++) {
        double total = 0;
        int n = 0;
        for (int j = 0; j < y.length; j++) {
          double moved = y[j][t] - level[j];
          if (first[j] > Math.max(t, first[i]) && !Double.isNaN(moved)) {
            total += moved;
            n++;
          }
        }
        gaps[i][t] = n == 0 ? Double.NaN : y[i][t] - level[i] - total / n;
      }
    }
    return gaps;
  }

  /** The mean gap of the places since each started. */
  private static double notYet(double[][] gaps, int[] first) {
    double total = 0;
    int n = 0;
    for (int i = 0; i < gaps.length; i++) {
      if (first[i] >= gaps[i].length) {
        continue;
      }
      double own = means(new double[][] {gaps[i]}, first[i], gaps[i].length)[0];
      if (!Double.isNaN(own)) {
        total += own;
        n++;
      }
    }
    return total / n;
  }

  private static double[] means(double[][] y, int from, int to) {
    double[] means = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      double total = 0;
      int n = 0;
      for (int t = from; t < to; t++) {
        if (!Double.isNaN(y[i][t])) {
          total += y[i][t];
          n++;
        }
      }
      means[i] = n == 0 ? Double.NaN : total / n;
    }
    return means;
  }

  private static double slope(double[] x, double[] y) {
    double meanX = 0;
    double meanY = 0;
    int n = 0;
    for (int i = 0; i < x.length; i++) {
      if (!Double.isNaN(x[i] + y[i])) {
        meanX += x[i];
        meanY += y[i];
        n++;
      }
    }
    meanX /= n;
    meanY /= n;
    double along = 0;
    double across = 0;
    for (int i = 0; i < x.length; i++) {
      if (!Double.isNaN(x[i] + y[i])) {
        along += (x[i] - meanX) * (y[i] - meanY);
        across += (x[i] - meanX) * (x[i] - meanX);
      }
    }
    return across > 0 ? along / across : 0;
  }
}

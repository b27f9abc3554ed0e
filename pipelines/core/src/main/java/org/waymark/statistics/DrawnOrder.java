package org.waymark.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A stepped wedge whose order was drawn: within each period, places that have started against those
 * that have not, less what each place's mean before anybody started tells of it. Chance is judged
 * by drawing the order again.
 *
 * @param estimate mean over periods, weighted by n₁n₀/(n₁ + n₀)
 * @param slope θ, how much of a difference before stays
 * @param pValue two-sided, by {@link #DRAWS} orders
 * @param orderP whether the mean before goes with the order, which a draw does not allow
 */
public record DrawnOrder(double estimate, double slope, double pValue, double orderP) {

  /** Orders that are drawn. */
  public static final int DRAWS = 999;

  /**
   * Compares.
   *
   * @param y places × periods, complete
   * @param first period in which each place starts; at least 1, since one must be before all
   */
  public static DrawnOrder of(double[][] y, int[] first, long seed) {
    int from = Arrays.stream(first).min().orElseThrow();
    double[] before = new double[y.length];
    double[] after = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      before[i] = Arrays.stream(y[i], 0, from).sum() / from;
      after[i] = Arrays.stream(y[i], from, y[i].length).sum() / (y[i].length - from);
    }
    double slope = slope(before, after);
    double mean = Arrays.stream(before).sum() / before.length;
    double[][] adjusted = new double[y.length][];
    for (int i = 0; i < y.length; i++) {
      double off = slope * (before[i] - mean);
      adjusted[i] = Arrays.stream(y[i]).map(v -> v - off).toArray();
    }
    double[] order = Arrays.stream(first).asDoubleStream().toArray();
    SplittableRandom random = new SplittableRandom(seed);
    double[] drawn = new double[DRAWS];
    double[] ordered = new double[DRAWS];
    for (int d = 0; d < DRAWS; d++) {
      int[] again = PermutationTest.shuffled(first, random);
      drawn[d] = within(adjusted, again, from);
      ordered[d] = slope(before, Arrays.stream(again).asDoubleStream().toArray());
    }
    double estimate = within(adjusted, first, from);
    return new DrawnOrder(
        estimate,
        slope,
        PermutationTest.pValue(estimate, drawn),
        PermutationTest.pValue(slope(before, order), ordered));
  }

  /** The contrast within periods. */
  static double within(double[][] y, int[] first, int from) {
    double sum = 0;
    double weights = 0;
    for (int t = from; t < y[0].length; t++) {
      double on = 0;
      double off = 0;
      double started = 0;
      for (int i = 0; i < y.length; i++) {
        started += first[i] <= t ? 1 : 0;
        on += first[i] <= t ? y[i][t] : 0;
        off += first[i] <= t ? 0 : y[i][t];
      }
      double not = y.length - started;
      if (started > 0 && not > 0) {
        double weight = started * not / y.length;
        sum += weight * (on / started - off / not);
        weights += weight;
      }
    }
    return sum / weights;
  }

  private static double slope(double[] x, double[] y) {
    double meanX = Arrays.stream(x).sum() / x.length;
    double meanY = Arrays.stream(y).sum() / y.length;
    double along = 0;
    double across = 0;
    for (int i = 0; i < x.length; i++) {
      along += (x[i] - meanX) * (y[i] - meanY);
      across += (x[i] - meanX) * (x[i] - meanX);
    }
    return across > 0 ? along / across : 0;
  }
}

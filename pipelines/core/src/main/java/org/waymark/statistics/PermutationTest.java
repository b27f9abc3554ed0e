package org.waymark.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How far a difference could have come by chance, from what it would have been had the labels been
 * dealt otherwise (Fisher 1935). Draws come from a seed, so the same input gives the same p-value.
 */
public final class PermutationTest {

  /** Rounding must not make a dealing that is the real one look smaller. */
  private static final double ROUNDING = 1e-12;

  private PermutationTest() {}

  /**
   * The p-value of drawn dealings, the real one counted among them: (1 + as far out)/(1 + draws).
   *
   * @param own the real statistic
   * @param drawn the statistic of each dealing; NaN: not counted
   * @return two-sided
   */
  public static double pValue(double own, double[] drawn) {
    double least = Math.abs(own) - ROUNDING * Math.max(1, Math.abs(own));
    long known = Arrays.stream(drawn).filter(d -> !Double.isNaN(d)).count();
    long as = Arrays.stream(drawn).filter(d -> Math.abs(d) >= least).count();
    return (1.0 + as) / (1.0 + known);
  }

  /**
   * The p-value when the labels are drawn again {@code draws} times.
   *
   * @param labels the real labels
   * @param statistic of some labels, far from 0 where it is far from what chance gives
   * @return two-sided
   */
  public static double of(int[] labels, ToDoubleFunction<int[]> statistic, int draws, long seed) {
    double[] drawn = new double[draws];
    SplittableRandom random = new SplittableRandom(seed);
    for (int d = 0; d < draws; d++) {
      drawn[d] = statistic.applyAsDouble(shuffled(labels, random));
    }
    return pValue(statistic.applyAsDouble(labels), drawn);
  }

  /**
   * The exact p-value over every way to choose a group of the same size.
   *
   * @param chosen the real group, true where a thing is in it; at most about 25 things
   * @param statistic of a group
   * @return two-sided
   */
  public static double exact(boolean[] chosen, ToDoubleFunction<boolean[]> statistic) {
    int n = chosen.length;
    int size = 0;
    for (boolean one : chosen) {
      size += one ? 1 : 0;
    }
    double own = Math.abs(statistic.applyAsDouble(chosen));
    double least = own - ROUNDING * Math.max(1, own);
    int[] at = new int[size];
    Arrays.setAll(at, i -> i);
    long all = 0;
    long as = 0;
    while (true) {
      boolean[] group = new boolean[n];
      for (int i : at) {
        group[i] = true;
      }
      all++;
      as += Math.abs(statistic.applyAsDouble(group)) >= least ? 1 : 0;
      int move = size - 1;
      while (move >= 0 && at[move] == n - size + move) {
        move--;
      }
      if (move < 0) {
        return (double) as / all;
      }
      at[move]++;
      for (int i = move + 1; i < size; i++) {
        at[i] = at[i - 1] + 1;
      }
    }
  }

  /** The labels in another order (Fisher and Yates 1938). */
  public static int[] shuffled(int[] labels, SplittableRandom random) {
    int[] out = labels.clone();
    for (int i = out.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = out[i];
      out[i] = out[j];
      out[j] = swap;
    }
    return out;
  }
}

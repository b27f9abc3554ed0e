package org.waymark.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Several tests of which not one may be false (Holm 1979). */
public final class Holm {

  private Holm() {}

  /**
   * The p-values with the number of tests paid for.
   *
   * @param p p-values in [0, 1]; NaN: no test, not counted
   * @return as long as {@code p}; NaN where it is NaN
   */
  public static double[] adjusted(double[] p) {
    int[] order =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    Arrays.fill(adjusted, Double.NaN);
    double most = 0;
    for (int k = 0; k < order.length; k++) {
      most = Math.max(most, Math.min(1, p[order[k]] * (order.length - k)));
      adjusted[order[k]] = most;
    }
    return adjusted;
  }
}

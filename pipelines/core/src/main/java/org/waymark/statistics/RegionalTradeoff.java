package org.waymark.statistics;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Whether places that improved on one measure got worse on another, apart from what their regions
 * did: Spearman's rank correlation of changes less the median of their region.
 *
 * @param places with both changes
 * @param rho the rank correlation; changes are turned so that up is better
 * @param p one-sided: P(t &lt; …) with n − 2 degrees of freedom, small where ρ is far below 0
 */
public record RegionalTradeoff(int places, double rho, double p) {
  /** Fewer places say nothing. */
  public static final int FEWEST = 25;

  /**
   * The correlation; ρ and p are NaN and 1 with fewer than {@value #FEWEST} places.
   *
   * @param a changes of one measure by place, up is better; NaN: unknown
   * @param b changes of the other
   * @param region of each place
   */
  public static RegionalTradeoff of(double[] a, double[] b, int[] region) {
    int n = 0;
    int[] both = new int[a.length];
    for (int i = 0; i < a.length; i++) {
      if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
        both[n++] = i;
      }
    }
    int[] kept = Arrays.copyOf(both, n);
    if (n < FEWEST) {
      return new RegionalTradeoff(n, Double.NaN, 1);
    }
    int[] regions = Arrays.stream(kept).map(i -> region[i]).toArray();
    double[] x = within(Arrays.stream(kept).mapToDouble(i -> a[i]).toArray(), regions);
    double[] y = within(Arrays.stream(kept).mapToDouble(i -> b[i]).toArray(), regions);
    double rho = RankCorrelation.of(x, y);
    if (Double.isNaN(rho)) {
      return new RegionalTradeoff(n, rho, 1);
    }
    double t = rho * StrictMath.sqrt((n - 2) / Math.max(1e-12, 1 - rho * rho));
    return new RegionalTradeoff(n, rho, new TDistribution(n - 2).cumulativeProbability(t));
  }

  /** Values less the median of their region. */
  public static double[] within(double[] values, int[] region) {
    Map<Integer, OptionalDouble> medians = new TreeMap<>();
    double[] left = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int of = region[i];
      double median =
          medians
              .computeIfAbsent(
                  of,
                  r -> {
                    double[] sorted =
                        java.util.stream.IntStream.range(0, values.length)
                            .filter(k -> region[k] == r)
                            .mapToDouble(k -> values[k])
                            .sorted()
                            .toArray();
                    int middle = sorted.length / 2;
                    return OptionalDouble.of(
                        sorted.length % 2 == 1
                            ? sorted[middle]
                            : (sorted[middle - 1] + sorted[middle]) / 2);
                  })
              .orElseThrow();
      left[i] = values[i] - median;
    }
    return left;
  }
}

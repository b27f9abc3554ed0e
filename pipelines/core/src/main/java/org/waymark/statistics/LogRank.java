package org.waymark.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * Whether some groups take longer than others, where some things are not over yet: the log-rank
 * test (Mantel 1966, Peto and Peto 1972).
 *
 * @param observed ends of each group
 * @param expected ends of each group if all groups took the same time
 * @param chiSquared the statistic
 * @param degreesOfFreedom groups less 1
 * @param pValue two-sided
 */
public record LogRank(
    double[] observed, double[] expected, double chiSquared, int degreesOfFreedom, double pValue) {

  /**
   * Compares the groups.
   *
   * @param times at least 0, in any order
   * @param over true where the thing ended at its time
   * @param group of each thing, from 0
   * @return none with fewer than two groups, or if no end tells them apart
   */
  public static Optional<LogRank> of(double[] times, boolean[] over, int[] group) {
    int groups = 1 + Arrays.stream(group).max().orElse(0);
    double[] time = Arrays.stream(times).sorted().distinct().toArray();
    int[][] leaving = new int[time.length][groups];
    int[][] ended = new int[time.length][groups];
    int[] there = new int[groups];
    for (int i = 0; i < times.length; i++) {
      int at = Arrays.binarySearch(time, times[i]);
      leaving[at][group[i]]++;
      ended[at][group[i]] += over[i] ? 1 : 0;
      there[group[i]]++;
    }
    double[] observed = new double[groups];
    double[] expected = new double[groups];
    double[] variance = new double[groups * groups];
    for (int t = 0; t < time.length; t++) {
      int n = Arrays.stream(there).sum();
      int d = Arrays.stream(ended[t]).sum();
      double spread = n > 1 ? (double) d * (n - d) / (n - 1) : 0;
      for (int a = 0; a < groups; a++) {
        double share = (double) there[a] / n;
        observed[a] += ended[t][a];
        expected[a] += d * share;
        for (int b = 0; b < groups; b++) {
          variance[a * groups + b] += spread * share * ((a == b ? 1 : 0) - (double) there[b] / n);
        }
      }
      for (int a = 0; a < groups; a++) {
        there[a] -= leaving[t][a];
      }
    }
    int[] used = IntStream.range(0, groups).filter(a -> expected[a] > 0).toArray();
    int df = used.length - 1;
    if (df < 1) {
      return Optional.empty();
    }
    double[] matrix = new double[df * df];
    double[] off = new double[df];
    for (int a = 0; a < df; a++) {
      off[a] = observed[used[a]] - expected[used[a]];
      for (int b = 0; b < df; b++) {
        matrix[a * df + b] = variance[used[a] * groups + used[b]];
      }
    }
    Cholesky.decompose(matrix, df);
    double[] half = Cholesky.forward(matrix, df, off);
    double chiSquared = Arrays.stream(half).map(v -> v * v).sum();
    if (!(chiSquared >= 0) || Arrays.stream(matrix).anyMatch(Double::isInfinite)) {
      return Optional.empty();
    }
    double p = 1 - new ChiSquaredDistribution(df).cumulativeProbability(chiSquared);
    return Optional.of(new LogRank(observed, expected, chiSquared, df, p));
  }
}

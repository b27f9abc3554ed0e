package org.waymark.statistics;

import java.util.Map;
import java.util.TreeMap;

/**
 * How much alike the answers of one cluster are: of two reports of one place, how much more often
 * than chance do both say the same?
 *
 * <p>The analysis-of-variance estimate of the intraclass correlation of yes-or-no answers, pooled
 * over strata (Ridout, Demétrio and Firth 1999): (B − W) / (B + (n₀ − 1)W), B and W the mean
 * squares between and within clusters, n₀ the size of a cluster that counts for both. Negative
 * estimates are 0.
 */
final class ClusterCorrelation {

  private ClusterCorrelation() {}

  /**
   * The correlation.
   *
   * @param size answers of each cluster, at least 1
   * @param yes those among them that are yes
   * @param stratum of each cluster; a cluster in a stratum below 0 is left out
   * @return from 0 to 1; 0 where nothing can be told
   */
  static double of(int[] size, int[] yes, int[] stratum) {
    Map<Integer, double[]> sums = new TreeMap<>(); // n, n², yes, clusters
    for (int i = 0; i < size.length; i++) {
      if (stratum[i] >= 0) {
        double[] sum = sums.computeIfAbsent(stratum[i], s -> new double[4]);
        sum[0] += size[i];
        sum[1] += (double) size[i] * size[i];
        sum[2] += yes[i];
        sum[3]++;
      }
    }
    double answers = 0;
    double clusters = 0;
    double usual = 0;
    for (double[] sum : sums.values()) {
      answers += sum[0];
      clusters += sum[3];
      usual += sum[0] - sum[1] / sum[0];
    }
    double between = 0;
    double within = 0;
    for (int i = 0; i < size.length; i++) {
      double[] sum = sums.get(stratum[i]);
      if (sum != null) {
        double share = yes[i] / (double) size[i];
        double apart = share - sum[2] / sum[0];
        between += size[i] * apart * apart;
        within += yes[i] * (1 - share);
      }
    }
    double free = clusters - sums.size();
    if (!(free > 0) || !(answers > clusters)) {
      return 0;
    }
    double b = between / free;
    double w = within / (answers - clusters);
    double n0 = usual / free;
    double rho = (b - w) / (b + (n0 - 1) * w);
    return rho > 0 ? Math.min(1, rho) : 0;
  }
}

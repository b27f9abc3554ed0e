package org.waymark.survey;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The units of a survey, numbered in the order of their names: strata, clusters within strata,
 * second units within clusters. Respondents without a cluster are clusters themselves, in the order
 * of their rows.
 */
final class SamplingFrame {
  /** Rows in the order of their units. */
  final int[] order;

  /** Position of a row in {@link #order}. */
  final int[] rank;

  /** Cluster of a row. */
  final int[] cluster;

  /** Second unit of a row. */
  final int[] unit;

  /** Stratum of a cluster. */
  final int[] stratum;

  /** First cluster of a stratum; one more at the end. */
  final int[] firstCluster;

  /** Name of a cluster with its stratum's. */
  final String[] name;

  /** Units drawn in a cluster. */
  final int[] units;

  /** Clusters in the population of a stratum; infinite where drawn with replacement. */
  final double[] population;

  /** Second units in the population of a cluster. */
  final double[] secondPopulation;

  /** Whether clusters were sampled within. */
  final boolean twoStages;

  SamplingFrame(SampledUnits drawn) {
    int n = drawn.size();
    twoStages = drawn.second().length > 0;
    order = sorted(drawn);
    rank = new int[n];
    cluster = new int[n];
    unit = new int[n];
    int[] stratumOfCluster = new int[n];
    int[] unitsOfCluster = new int[n];
    String[] names = new String[n];
    int strata = 0;
    int clusters = 0;
    int all = 0;
    for (int i = 0; i < n; i++) {
      int row = order[i];
      rank[row] = i;
      boolean first = i == 0;
      boolean newStratum = first || !same(drawn.stratum(), row, order[i - 1]);
      boolean newCluster =
          newStratum || drawn.cluster().length == 0 || !same(drawn.cluster(), row, order[i - 1]);
      boolean newUnit = newCluster || !twoStages || !same(drawn.second(), row, order[i - 1]);
      strata += newStratum ? 1 : 0;
      if (newCluster) {
        names[clusters] =
            at(drawn.stratum(), row)
                + "\n"
                + (drawn.cluster().length == 0 ? row : at(drawn.cluster(), row));
        stratumOfCluster[clusters] = strata - 1;
        clusters++;
      }
      if (newUnit) {
        unitsOfCluster[clusters - 1]++;
        all++;
      }
      cluster[row] = clusters - 1;
      unit[row] = all - 1;
    }
    stratum = Arrays.copyOf(stratumOfCluster, clusters);
    units = Arrays.copyOf(unitsOfCluster, clusters);
    name = Arrays.copyOf(names, clusters);
    firstCluster = new int[strata + 1];
    for (int c = clusters - 1; c >= 0; c--) {
      firstCluster[stratum[c]] = c;
    }
    firstCluster[strata] = clusters;
    population = new double[strata];
    secondPopulation = new double[clusters];
    Arrays.fill(population, Double.POSITIVE_INFINITY);
    Arrays.fill(secondPopulation, Double.POSITIVE_INFINITY);
    takePopulation(drawn.population(), n, true, drawn.stratum());
    takePopulation(drawn.secondPopulation(), n, false, drawn.cluster());
  }

  private static boolean same(String[] names, int row, int other) {
    return at(names, row).equals(at(names, other));
  }

  private static String at(String[] names, int row) {
    return names.length == 0 ? "" : names[row];
  }

  private static int[] sorted(SampledUnits drawn) {
    Integer[] rows = new Integer[drawn.size()];
    Arrays.setAll(rows, i -> i);
    Comparator<Integer> byUnits =
        Comparator.<Integer, String>comparing(row -> at(drawn.stratum(), row))
            .thenComparing(row -> at(drawn.cluster(), row))
            .thenComparing(row -> at(drawn.second(), row));
    Arrays.sort(rows, byUnits);
    int[] order = new int[rows.length];
    Arrays.setAll(order, i -> rows[i]);
    return order;
  }

  /** Notes populations by stratum or by cluster; as shares of them where none is above 1. */
  private void takePopulation(double[] sizes, int n, boolean firstStage, String[] names) {
    if (sizes.length == 0) {
      return;
    }
    boolean shares = true;
    boolean counts = true;
    for (int row = 0; row < n; row++) {
      shares &= sizes[row] <= 1;
      counts &= sizes[row] >= 1;
    }
    if (!shares && !counts) {
      throw new DesignFault("population sizes and sampled shares are mixed in one column");
    }
    double[] into = firstStage ? population : secondPopulation;
    for (int row = 0; row < n; row++) {
      int group = firstStage ? stratum[cluster[row]] : cluster[row];
      int drawn = firstStage ? clustersIn(group) : units[group];
      double size = shares ? drawn / sizes[row] : sizes[row];
      String where = (firstStage ? "stratum '" : "cluster '") + at(names, row) + "'";
      if (!Double.isInfinite(into[group]) && into[group] != size) {
        throw new DesignFault("the rows of " + where + " give different population sizes");
      }
      if (!(size > 0) || size < drawn * (1 - 1e-12)) {
        throw new DesignFault(
            drawn + " units were drawn in " + where + ", more than its population has");
      }
      into[group] = size;
    }
  }

  int strata() {
    return firstCluster.length - 1;
  }

  int clustersIn(int ofStratum) {
    return firstCluster[ofStratum + 1] - firstCluster[ofStratum];
  }

  /** One over the chance of being drawn, by the populations that are known. */
  double[] impliedWeights() {
    double[] weight = new double[order.length];
    for (int row = 0; row < weight.length; row++) {
      int c = cluster[row];
      int h = stratum[c];
      double first = Double.isInfinite(population[h]) ? 1 : population[h] / clustersIn(h);
      double then = Double.isInfinite(secondPopulation[c]) ? 1 : secondPopulation[c] / units[c];
      weight[row] = first * then;
    }
    return weight;
  }
}

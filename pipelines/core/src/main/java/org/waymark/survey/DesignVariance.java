package org.waymark.survey;

import org.waymark.registry.LonelyStrata;

/**
 * The variance of a linearised estimate under a sampling design: between the clusters of each
 * stratum, times the share of clusters that was not drawn, and, where clusters were sampled within,
 * between the second units of each cluster, times the share of clusters that was drawn (Särndal,
 * Swensson and Wretman 1992, §4.3; R's {@code survey:::svyrecvar}). Units without a scored
 * respondent count as zeros. Sums run in the order of the units' names, so that the order of rows
 * changes no bit.
 */
final class DesignVariance {
  /** Under this share of units not drawn, a stratum was taken whole. */
  private static final double WHOLE = 1e-7;

  private final SamplingFrame frame;
  private final LonelyStrata lonely;

  DesignVariance(SamplingFrame frame, LonelyStrata lonely) {
    this.frame = frame;
    this.lonely = lonely;
  }

  /**
   * The variance of the sum of the scores.
   *
   * @param rows in the order of the frame
   */
  double of(int[] rows, double[] score) {
    double variance = 0;
    int strata = 0;
    int alone = 0;
    double[] totals = new double[rows.length];
    int i = 0;
    while (i < rows.length) {
      int h = stratumOf(rows[i]);
      int drawn = frame.clustersIn(h);
      double left = 1 - drawn / frame.population[h];
      double kept = drawn / frame.population[h];
      int present = 0;
      while (i < rows.length && stratumOf(rows[i]) == h) {
        int c = frame.cluster[rows[i]];
        int from = i;
        double total = 0;
        for (; i < rows.length && frame.cluster[rows[i]] == c; i++) {
          total += score[i];
        }
        totals[present++] = total;
        if (frame.twoStages && kept > 0) {
          variance += kept * within(c, rows, score, from, i);
        }
      }
      strata++;
      if (left < WHOLE) {
        continue;
      }
      if (drawn > 1) {
        variance += left * between(totals, present, drawn);
      } else if (lonely == LonelyStrata.FAIL) {
        throw new DesignFault("stratum '" + stratumName(h) + "' has only one sampled unit");
      } else if (lonely == LonelyStrata.ADJUST) {
        variance += left * totals[0] * totals[0];
      } else if (lonely == LonelyStrata.AVERAGE) {
        alone++;
      }
    }
    if (alone == 0) {
      return variance;
    }
    if (alone == strata) {
      throw new DesignFault("every stratum has only one sampled unit");
    }
    return variance * strata / (strata - alone);
  }

  private double within(int c, int[] rows, double[] score, int from, int to) {
    int drawn = frame.units[c];
    double left = 1 - drawn / frame.secondPopulation[c];
    if (left < WHOLE) {
      return 0;
    }
    double[] totals = new double[to - from];
    int present = 0;
    for (int i = from; i < to; ) {
      int unit = frame.unit[rows[i]];
      double total = 0;
      for (; i < to && frame.unit[rows[i]] == unit; i++) {
        total += score[i];
      }
      totals[present++] = total;
    }
    if (drawn > 1) {
      return left * between(totals, present, drawn);
    }
    return switch (lonely) {
      case ADJUST, AVERAGE -> left * totals[0] * totals[0];
      case REMOVE, CERTAINTY -> 0;
      case FAIL -> throw new DesignFault("a cluster has only one sampled unit within it");
    };
  }

  /** n/(n − 1)·Σ(total − mean)², with zeros for the units that have no total. */
  private static double between(double[] totals, int present, int drawn) {
    double sum = 0;
    for (int i = 0; i < present; i++) {
      sum += totals[i];
    }
    double mean = sum / drawn;
    double squares = (drawn - present) * mean * mean;
    for (int i = 0; i < present; i++) {
      squares += (totals[i] - mean) * (totals[i] - mean);
    }
    return squares * drawn / (drawn - 1.0);
  }

  private int stratumOf(int row) {
    return frame.stratum[frame.cluster[row]];
  }

  private String stratumName(int h) {
    String name = frame.name[frame.firstCluster[h]];
    return name.substring(0, name.indexOf('\n'));
  }
}

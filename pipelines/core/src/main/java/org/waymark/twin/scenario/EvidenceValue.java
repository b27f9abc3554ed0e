package org.waymark.twin.scenario;

import java.util.List;
import org.waymark.statistics.Normal;

/**
 * What knowing more would be worth before a decision (Raiffa and Schlaifer 1961): the mean of the
 * best choice when it is known, less the best choice by what is known now.
 */
public final class EvidenceValue {
  private EvidenceValue() {}

  /**
   * Of a choice between doing and not doing something whose gain is normal.
   *
   * @param mean of the gain
   * @param sd its standard deviation, above 0
   * @param share of the variance that would be known; 1 for everything
   */
  public static double normal(double mean, double sd, double share) {
    double known = sd * Math.sqrt(share);
    double z = mean / known;
    double density = StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    return known * density - Math.abs(mean) * Normal.upperTail(Math.abs(z));
  }

  /**
   * Of a choice between some options in states with known probabilities.
   *
   * @param gains by option and state
   */
  public static double discrete(double[] probabilities, double[][] gains) {
    double known = 0;
    double[] means = new double[gains.length];
    for (int s = 0; s < probabilities.length; s++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int o = 0; o < gains.length; o++) {
        means[o] += probabilities[s] * gains[o][s];
        best = Math.max(best, gains[o][s]);
      }
      known += probabilities[s] * best;
    }
    double now = Double.NEGATIVE_INFINITY;
    for (double mean : means) {
      now = Math.max(now, mean);
    }
    return known - now;
  }

  /**
   * Of knowing one input before choosing between scenarios. Draws are in groups by the input. Half
   * of the draws choose the option of a group and the other half say what it gives, so that noise
   * is not taken for knowledge.
   *
   * @param utilities by option and draw
   */
  public static double ofInput(double[] input, List<double[]> utilities, int bins) {
    int[] group = Bins.of(input, bins).group();
    int options = utilities.size();
    double[][][] sum = new double[2][bins][options];
    double[] whole = new double[options];
    int[] seen = new int[bins];
    for (int i = 0; i < input.length; i++) {
      int half = seen[group[i]]++ % 2;
      for (int o = 0; o < options; o++) {
        sum[half][group[i]][o] += utilities.get(o)[i];
        whole[o] += utilities.get(o)[i];
      }
    }
    double known = 0;
    for (int half = 0; half < 2; half++) {
      for (int b = 0; b < bins; b++) {
        known += sum[1 - half][b][best(sum[half][b])];
      }
    }
    return Math.max(0, (known - whole[best(whole)]) / input.length);
  }

  private static int best(double[] values) {
    int best = 0;
    for (int o = 1; o < values.length; o++) {
      best = values[o] > values[best] ? o : best;
    }
    return best;
  }
}

package org.waymark.survey;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How far estimates of two waves of a survey move together because the same clusters (where none
 * are named, the same respondents) were drawn in both: the sum over those clusters of the products
 * of their centred scores, each scaled as in its wave's own variance. For a panel that answers
 * twice this is the paired covariance; without common clusters it is 0.
 */
final class WaveCovariance {
  private final SurveyDesign earlier;
  private final SurveyDesign later;

  /** For a cluster of the later wave the same one of the earlier, or -1. */
  private final int[] twin;

  WaveCovariance(SurveyDesign earlier, SurveyDesign later) {
    this.earlier = earlier;
    this.later = later;
    Map<String, Integer> known = new HashMap<>();
    String[] names = earlier.frame().name;
    for (int c = 0; c < names.length; c++) {
      known.put(names[c], c);
    }
    twin =
        Arrays.stream(later.frame().name).mapToInt(name -> known.getOrDefault(name, -1)).toArray();
  }

  /** The covariance of the estimates with these scores. */
  double of(Scores before, Scores now) {
    Map<Integer, double[]> totalsBefore = totals(earlier, before);
    double covariance = 0;
    for (Map.Entry<Integer, double[]> mine : totals(later, now).entrySet()) {
      int first = later.frame().firstCluster[mine.getKey()];
      for (int i = 0; i < mine.getValue().length; i++) {
        int other = twin[first + i];
        if (other < 0) {
          continue;
        }
        int stratum = earlier.frame().stratum[other];
        double[] theirs = totalsBefore.get(stratum);
        if (theirs != null) {
          covariance += mine.getValue()[i] * theirs[other - earlier.frame().firstCluster[stratum]];
        }
      }
    }
    return covariance;
  }

  /** By stratum, in order, the centred and scaled scores of all its clusters. */
  private static Map<Integer, double[]> totals(SurveyDesign design, Scores scores) {
    SamplingFrame frame = design.frame();
    Scores ordered = design.unexplained(scores);
    Map<Integer, double[]> byStratum = new java.util.TreeMap<>();
    for (int i = 0; i < ordered.rows().length; i++) {
      int cluster = frame.cluster[ordered.rows()[i]];
      int stratum = frame.stratum[cluster];
      byStratum
              .computeIfAbsent(stratum, h -> new double[frame.clustersIn(h)])[
              cluster - frame.firstCluster[stratum]] +=
          ordered.score()[i];
    }
    byStratum.forEach(
        (h, totals) -> {
          int n = totals.length;
          double left = Math.max(0, 1 - n / frame.population[h]);
          double mean = n > 1 ? Arrays.stream(totals).sum() / n : 0;
          double scale = Math.sqrt(left * (n > 1 ? n / (n - 1.0) : 1));
          for (int c = 0; c < n; c++) {
            totals[c] = (totals[c] - mean) * scale;
          }
        });
    return byStratum;
  }
}

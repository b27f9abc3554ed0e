package org.waymark.statistics;

import java.util.Arrays;

/**
 * Scores of places over time, turned so that up is good, on a scale on which spreads of about 0.01
 * to 1 are ordinary (logarithms of ratios or odds are; values in units are brought to it by their
 * robust spread). Place by place: the score of place i in period t is at i × periods + t.
 *
 * @param periods periods of every place, missing ones included; evenly spaced
 * @param score NaN: missing
 * @param variance sampling variance of each score, at least 0; whatever where it is missing
 */
public record PlaceSeries(int periods, double[] score, double[] variance) {

  /** Keeps a place without sampling error from carrying all weight; in squared score. */
  private static final double LEAST_VARIANCE = 0.003;

  /** Checks the shape and that every score is finite and has a variance. */
  public PlaceSeries {
    if (periods < 1 || score.length % periods != 0 || variance.length != score.length) {
      throw new IllegalArgumentException(
          score.length + " scores, " + variance.length + " variances, " + periods + " periods");
    }
    for (int at = 0; at < score.length; at++) {
      // One of these would make the noise of all places unknown.
      if (!Double.isNaN(score[at])
          && (Double.isInfinite(score[at]) || !(variance[at] >= 0 && variance[at] < 1e300))) {
        throw new IllegalArgumentException(
            "score " + score[at] + " with variance " + variance[at] + " at " + at);
      }
    }
  }

  /** Number of places. */
  public int places() {
    return score.length / periods;
  }

  /** Periods in which the place has a score. */
  public int observed(int place) {
    int count = 0;
    for (int at = place * periods; at < (place + 1) * periods; at++) {
      if (!Double.isNaN(score[at])) {
        count++;
      }
    }
    return count;
  }

  /**
   * The same without what is lasting and without what is common: each place's mean, weighted by 1 /
   * (variance + 0.003), is taken off; then each period's median across places, because what moves
   * everywhere is not deviance.
   */
  public PlaceSeries centred() {
    double[] rest = new double[score.length];
    for (int from = 0; from < rest.length; from += periods) {
      double sum = 0;
      double weights = 0;
      for (int at = from; at < from + periods; at++) {
        double weight = weight(at);
        if (weight > 0) {
          sum += weight * score[at];
          weights += weight;
        }
      }
      for (int at = from; at < from + periods; at++) {
        rest[at] = score[at] - sum / weights;
      }
    }
    double[] column = new double[places()];
    for (int t = 0; t < periods; t++) {
      int count = 0;
      for (int at = t; at < rest.length; at += periods) {
        if (!Double.isNaN(rest[at])) {
          column[count++] = rest[at];
        }
      }
      if (count > 0) {
        double median = Quantiles.median(column, count);
        for (int at = t; at < rest.length; at += periods) {
          rest[at] -= median;
        }
      }
    }
    return new PlaceSeries(periods, rest, variance);
  }

  /** What a score counts beside the others of its place; 0 where it is missing. */
  double weight(int at) {
    return Double.isNaN(score[at]) ? 0 : 1 / (variance[at] + LEAST_VARIANCE);
  }

  /** The places at these positions, in this order. */
  public PlaceSeries only(int[] places) {
    double[] scores = new double[places.length * periods];
    double[] variances = new double[scores.length];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(score, places[i] * periods, scores, i * periods, periods);
      System.arraycopy(variance, places[i] * periods, variances, i * periods, periods);
    }
    return new PlaceSeries(periods, scores, variances);
  }

  /** Positions of the places with scores in at least that many periods, ascending. */
  int[] withAtLeast(int least) {
    int[] found = new int[places()];
    int count = 0;
    for (int place = 0; place < found.length; place++) {
      if (observed(place) >= least) {
        found[count++] = place;
      }
    }
    return Arrays.copyOf(found, count);
  }
}

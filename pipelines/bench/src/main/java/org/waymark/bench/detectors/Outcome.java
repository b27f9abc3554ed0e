package org.waymark.bench.detectors;

import java.util.Arrays;

/**
 * How one rule did in one world.
 *
 * @param flagged tests on its list
 * @param right of them planted
 * @param planted tests with a planted advantage
 * @param averagePrecision mean over planted tests of the precision down to each
 * @param firstTwenty share of the twenty surest that are planted
 */
public record Outcome(
    int flagged, int right, int planted, double averagePrecision, double firstTwenty) {

  private static final int FIRST = 20;

  static Outcome of(Verdict verdict, boolean[] planted) {
    int flagged = 0;
    int right = 0;
    int all = 0;
    for (int test = 0; test < planted.length; test++) {
      flagged += verdict.flagged()[test] ? 1 : 0;
      right += verdict.flagged()[test] && planted[test] ? 1 : 0;
      all += planted[test] ? 1 : 0;
    }
    int[] order = fromSurest(verdict.score());
    int found = 0;
    double sum = 0;
    int early = 0;
    for (int rank = 0; rank < order.length; rank++) {
      if (planted[order[rank]]) {
        found++;
        sum += (double) found / (rank + 1);
        early += rank < FIRST ? 1 : 0;
      }
    }
    return new Outcome(
        flagged,
        right,
        all,
        all == 0 ? Double.NaN : sum / all,
        (double) early / Math.min(FIRST, order.length));
  }

  /** Tests by falling score, equal to float precision by position, NaN last. */
  private static int[] fromSurest(double[] score) {
    long[] keys = new long[score.length];
    for (int test = 0; test < keys.length; test++) {
      int bits = Float.floatToIntBits((float) -score[test]);
      // Flipped so that the bits of negative numbers sort by value too; NaN stays largest.
      int sortable = bits < 0 ? ~bits ^ Integer.MIN_VALUE : bits;
      keys[test] = ((long) sortable << 32) | test;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /** Share of the list that is luck; 0 for an empty list. */
  double falseShare() {
    return flagged == 0 ? 0 : (double) (flagged - right) / flagged;
  }

  /** Share of the planted that is listed. */
  double recall() {
    return planted == 0 ? Double.NaN : (double) right / planted;
  }
}

package org.waymark.deviance;

import java.util.Arrays;
import org.waymark.period.Period;
import org.waymark.statistics.PlaceSteps;

/**
 * What is known around the scores of one indicator: what may explain a finding other than better
 * work, and what lets several indicators be read together. Columns are by place, as in the {@link
 * Scores} beside it.
 *
 * @param indicator position in the workspace
 * @param place positions in the workspace
 * @param sameAs place whose figures are the same in every period, and that is compared for both;
 *     −1: none
 * @param figures a number that is the same for the same series, turned round, shifted or scaled; 0:
 *     too short to tell
 * @param countedSince code of the first period since which the place is known to count differently,
 *     where that may explain its step; {@link Scores#NO_DAY}: nothing is known
 * @param denominatorRatio how many times its denominator was after the onset what it was before,
 *     over what it was elsewhere, where that alone may explain the step; NaN elsewhere
 * @param mix what the parts of a place did while the whole moved: one of the constants; {@link
 *     #NO_MIX} where nothing is known or they moved with it
 * @param refused values of the place that were refused and are missing
 * @param unit score that a step of {@code steps} is measured in; 1 but for means and values
 * @param onsets codes of the periods at which {@code steps} begin
 * @param steps steps of every place at these
 */
public record IndicatorContext(
    int indicator,
    int[] place,
    int[] sameAs,
    long[] figures,
    int[] countedSince,
    double[] denominatorRatio,
    int[] mix,
    int[] refused,
    double[] unit,
    int[] onsets,
    PlaceSteps steps) {

  /** Nothing speaks for a change of mix. */
  public static final int NO_MIX = 0;

  /** The parts of which the whole is made hardly moved. */
  public static final int PARTS_STAYED = 1;

  /** The parts of which the whole is made moved the other way. */
  public static final int PARTS_OPPOSITE = 2;

  /** The rate as it is counted, before it is standardised, hardly moved. */
  public static final int CRUDE_STAYED = 3;

  /** The rate as it is counted, before it is standardised, moved the other way. */
  public static final int CRUDE_OPPOSITE = 4;

  /** Room for these places: nothing known of any. */
  public static IndicatorContext ofSize(int indicator, int[] places, int[] onsets) {
    int rows = places.length;
    int[] none = new int[rows];
    Arrays.fill(none, -1);
    int[] noPeriod = new int[rows];
    Arrays.fill(noPeriod, Scores.NO_DAY);
    double[] noRatio = new double[rows];
    Arrays.fill(noRatio, Double.NaN);
    double[] unit = new double[rows];
    Arrays.fill(unit, 1);
    int[] positions = new int[onsets.length];
    Arrays.setAll(positions, g -> g);
    return new IndicatorContext(
        indicator,
        places.clone(),
        none,
        new long[rows],
        noPeriod,
        noRatio,
        new int[rows],
        new int[rows],
        unit,
        onsets,
        PlaceSteps.ofSize(rows, positions));
  }

  /** The row of a place; −1: the indicator has none of it. */
  public int row(int ofPlace) {
    for (int r = 0; r < place.length; r++) {
      if (place[r] == ofPlace) {
        return r;
      }
    }
    return -1;
  }

  /** Whether the place of that row is known to count differently since about its onset. */
  boolean isCountedDifferently(int row) {
    return countedSince[row] != Scores.NO_DAY;
  }

  /** First period since which it does. */
  Period countedSince(int row) {
    return Period.ofCode(countedSince[row]);
  }
}

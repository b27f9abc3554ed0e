package org.waymark.coders;

import org.waymark.deviance.DevianceDetector;
import org.waymark.deviance.IndicatorContext;
import org.waymark.deviance.Scores;
import org.waymark.statistics.PlaceSteps;

/** The analysis of an indicator as the bytes in which it travels: its scores, then its context. */
public final class PackedAnalysis {

  private PackedAnalysis() {}

  /** The analysis as bytes. */
  public static byte[] pack(DevianceDetector.Analysis analysis) {
    byte[] scores = PackedScores.pack(analysis.scores());
    IndicatorContext context = analysis.context();
    PlaceSteps steps = context.steps();
    int rows = context.place().length;
    int onsets = context.onsets().length;
    int cells = rows * onsets;
    long size =
        4L
            + scores.length
            + 3 * 4
            + 5 * ColumnBytes.size(rows, 4, rows)
            + ColumnBytes.size(rows, 8, rows) * 3
            + ColumnBytes.size(onsets, 4, onsets)
            + 3 * ColumnBytes.size(cells, 4, cells)
            + ColumnBytes.size(rows, 4, rows);
    return ColumnBytes.ofSize(size)
        .bytes(scores)
        .integer(context.indicator())
        .integer(rows)
        .integer(onsets)
        .ints(context.place(), rows)
        .ints(context.sameAs(), rows)
        .longs(context.figures(), rows)
        .ints(context.countedSince(), rows)
        .doubles(context.denominatorRatio(), rows)
        .ints(context.mix(), rows)
        .ints(context.refused(), rows)
        .doubles(context.unit(), rows)
        .ints(context.onsets(), onsets)
        .floats(steps.z(), cells)
        .floats(steps.root(), cells)
        .floats(steps.next(), cells)
        .floats(steps.common(), rows)
        .filled();
  }

  /**
   * The analysis again.
   *
   * @throws java.nio.BufferUnderflowException if the bytes end early or late
   */
  public static DevianceDetector.Analysis unpack(byte[] bytes) {
    ColumnBytes columns = ColumnBytes.of(bytes);
    Scores scores = PackedScores.unpack(columns.bytes());
    int indicator = columns.integer();
    int rows = columns.integer();
    int onsets = columns.integer();
    int[] place = columns.ints(rows);
    int[] sameAs = columns.ints(rows);
    long[] figures = columns.longs(rows);
    int[] countedSince = columns.ints(rows);
    double[] denominatorRatio = columns.doubles(rows);
    int[] mix = columns.ints(rows);
    int[] refused = columns.ints(rows);
    double[] unit = columns.doubles(rows);
    int[] codes = columns.ints(onsets);
    int[] positions = new int[onsets];
    java.util.Arrays.setAll(positions, g -> g);
    int cells = rows * onsets;
    PlaceSteps steps =
        new PlaceSteps(
            positions,
            columns.floats(cells),
            columns.floats(cells),
            columns.floats(cells),
            columns.floats(rows));
    columns.requireEnd();
    return new DevianceDetector.Analysis(
        scores,
        new IndicatorContext(
            indicator,
            place,
            sameAs,
            figures,
            countedSince,
            denominatorRatio,
            mix,
            refused,
            unit,
            codes,
            steps));
  }
}

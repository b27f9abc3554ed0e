package org.waymark.coders;

import org.waymark.deviance.Scores;

/** {@link Scores} as the bytes in which they travel, column by column. */
public final class PackedScores {
  private PackedScores() {}

  /** The scores as bytes. */
  public static byte[] pack(Scores scores) {
    int rows = scores.rows();
    byte[] reasons = ColumnBytes.texts(scores.reason());
    byte[] changeReasons = ColumnBytes.texts(scores.changeReason());
    long ints = 9 * ColumnBytes.size(rows, 4, rows);
    long doubles = 22 * ColumnBytes.size(rows, 8, rows);
    return ColumnBytes.ofSize(
            4 + ints + doubles + 2L * rows + 4 + reasons.length + 4 + changeReasons.length)
        .integer(rows)
        .ints(scores.indicator(), rows)
        .ints(scores.place(), rows)
        .ints(scores.firstDay(), rows)
        .ints(scores.lastDay(), rows)
        .doubles(scores.observed(), rows)
        .doubles(scores.observedLow(), rows)
        .doubles(scores.observedHigh(), rows)
        .doubles(scores.denominator(), rows)
        .doubles(scores.expected(), rows)
        .doubles(scores.score(), rows)
        .doubles(scores.effect(), rows)
        .doubles(scores.effectError(), rows)
        .doubles(scores.tau(), rows)
        .doubles(scores.zLevel(), rows)
        .doubles(scores.body(), rows)
        .doubles(scores.pFar(), rows)
        .ints(scores.peers(), rows)
        .bytes(reasons)
        .doubles(scores.pChange(), rows)
        .doubles(scores.pDown(), rows)
        .flags(scores.moving(), rows)
        .ints(scores.onset(), rows)
        .doubles(scores.changeEffect(), rows)
        .doubles(scores.changeError(), rows)
        .doubles(scores.changeObserved(), rows)
        .doubles(scores.changeLow(), rows)
        .doubles(scores.changeHigh(), rows)
        .doubles(scores.changeExpected(), rows)
        .doubles(scores.changeNearest(), rows)
        .ints(scores.changeNearestPlaces(), rows)
        .doubles(scores.changeBefore(), rows)
        .ints(scores.changeBlocks(), rows)
        .ints(scores.changeLastDay(), rows)
        .bytes(changeReasons)
        .flags(scores.revised(), rows)
        .filled();
  }

  /**
   * The scores again.
   *
   * @throws java.nio.BufferUnderflowException if the bytes end early or late
   */
  public static Scores unpack(byte[] bytes) {
    ColumnBytes columns = ColumnBytes.of(bytes);
    int rows = columns.integer();
    Scores scores =
        new Scores(
            rows,
            columns.ints(rows),
            columns.ints(rows),
            columns.ints(rows),
            columns.ints(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.ints(rows),
            columns.texts(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.flags(rows),
            columns.ints(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.ints(rows),
            columns.doubles(rows),
            columns.ints(rows),
            columns.ints(rows),
            columns.texts(rows),
            columns.flags(rows));
    columns.requireEnd();
    return scores;
  }
}

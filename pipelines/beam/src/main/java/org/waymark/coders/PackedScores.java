package org.waymark.coders;

import org.waymark.deviance.Scores;

/** {@link Scores} as the bytes in which they travel, column by column. */
public final class PackedScores {
  private PackedScores() {}

  /** The scores as bytes. */
  public static byte[] pack(Scores scores) {
    int rows = scores.rows();
    byte[] reasons = ColumnBytes.texts(scores.reason());
    long size = 4 + 5 * ColumnBytes.size(rows, 4, rows) + 8 * ColumnBytes.size(rows, 8, rows);
    return ColumnBytes.ofSize(size + 4 + reasons.length)
        .integer(rows)
        .ints(scores.indicator(), rows)
        .ints(scores.place(), rows)
        .ints(scores.firstDay(), rows)
        .ints(scores.lastDay(), rows)
        .doubles(scores.observed(), rows)
        .doubles(scores.denominator(), rows)
        .doubles(scores.expected(), rows)
        .doubles(scores.effect(), rows)
        .doubles(scores.effectError(), rows)
        .doubles(scores.tau(), rows)
        .doubles(scores.zLevel(), rows)
        .doubles(scores.pLevel(), rows)
        .ints(scores.peers(), rows)
        .bytes(reasons)
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
            columns.ints(rows),
            columns.texts(rows));
    columns.requireEnd();
    return scores;
  }
}

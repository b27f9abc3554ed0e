package org.waymark.coders;

import org.waymark.panel.ObservationBatch;

/** An {@link ObservationBatch} as the bytes in which it travels, column by column. */
public final class PackedObservations {
  private PackedObservations() {}

  /** The batch as bytes. */
  public static byte[] pack(ObservationBatch batch) {
    int rows = batch.size();
    long size =
        3 * 4
            + ColumnBytes.size(batch.indicator().length, 4, rows)
            + ColumnBytes.size(batch.place().length, 4, rows)
            + ColumnBytes.size(batch.period().length, 4, rows)
            + ColumnBytes.size(batch.line().length, 4, rows)
            + ColumnBytes.size(batch.stratum().length, 4, rows)
            + ColumnBytes.size(batch.revision().length, 8, rows)
            + ColumnBytes.size(batch.numerator().length, 8, rows)
            + ColumnBytes.size(batch.denominator().length, 8, rows)
            + ColumnBytes.size(batch.value().length, 8, rows)
            + ColumnBytes.size(batch.standardError().length, 8, rows)
            + ColumnBytes.size(batch.n().length, 8, rows);
    return ColumnBytes.ofSize(size)
        .integer(batch.feed())
        .integer(batch.file())
        .integer(rows)
        .ints(batch.indicator(), rows)
        .ints(batch.place(), rows)
        .ints(batch.period(), rows)
        .ints(batch.line(), rows)
        .ints(batch.stratum(), rows)
        .longs(batch.revision(), rows)
        .doubles(batch.numerator(), rows)
        .doubles(batch.denominator(), rows)
        .doubles(batch.value(), rows)
        .doubles(batch.standardError(), rows)
        .doubles(batch.n(), rows)
        .filled();
  }

  /**
   * The batch again.
   *
   * @throws java.nio.BufferUnderflowException if the bytes end early or late
   */
  public static ObservationBatch unpack(byte[] bytes) {
    ColumnBytes columns = ColumnBytes.of(bytes);
    int feed = columns.integer();
    int file = columns.integer();
    int rows = columns.integer();
    ObservationBatch batch =
        new ObservationBatch(
            feed,
            file,
            rows,
            columns.ints(rows),
            columns.ints(rows),
            columns.ints(rows),
            columns.ints(rows),
            columns.ints(rows),
            columns.longs(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.doubles(rows),
            columns.doubles(rows));
    columns.requireEnd();
    return batch;
  }
}

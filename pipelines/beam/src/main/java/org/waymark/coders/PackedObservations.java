package org.waymark.coders;

import java.util.List;
import org.waymark.panel.ObservationBatch;

/** An {@link ObservationBatch} as the bytes in which it travels, column by column. */
public final class PackedObservations {
  private PackedObservations() {}

  /** The batch as bytes. */
  public static byte[] pack(ObservationBatch batch) {
    int rows = batch.size();
    List<byte[]> columns =
        List.of(
            NarrowColumn.ofInts(batch.indicator(), rows),
            NarrowColumn.ofInts(batch.place(), rows),
            NarrowColumn.ofInts(batch.period(), rows),
            NarrowColumn.ofInts(batch.line(), rows),
            NarrowColumn.ofInts(batch.stratum(), rows),
            NarrowColumn.ofLongs(batch.revision(), rows),
            NarrowColumn.ofDoubles(batch.numerator(), rows),
            NarrowColumn.ofDoubles(batch.denominator(), rows),
            NarrowColumn.ofDoubles(batch.value(), rows),
            NarrowColumn.ofDoubles(batch.standardError(), rows),
            NarrowColumn.ofDoubles(batch.n(), rows));
    long size = 3 * 4;
    for (byte[] column : columns) {
      size += 4 + column.length;
    }
    ColumnBytes packed =
        ColumnBytes.ofSize(size).integer(batch.feed()).integer(batch.file()).integer(rows);
    columns.forEach(packed::bytes);
    return packed.filled();
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
            NarrowColumn.ints(columns.bytes(), rows),
            NarrowColumn.ints(columns.bytes(), rows),
            NarrowColumn.ints(columns.bytes(), rows),
            NarrowColumn.ints(columns.bytes(), rows),
            NarrowColumn.ints(columns.bytes(), rows),
            NarrowColumn.longs(columns.bytes(), rows),
            NarrowColumn.doubles(columns.bytes(), rows),
            NarrowColumn.doubles(columns.bytes(), rows),
            NarrowColumn.doubles(columns.bytes(), rows),
            NarrowColumn.doubles(columns.bytes(), rows),
            NarrowColumn.doubles(columns.bytes(), rows));
    columns.requireEnd();
    return batch;
  }
}

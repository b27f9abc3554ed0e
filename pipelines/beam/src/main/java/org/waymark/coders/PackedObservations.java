package org.waymark.coders;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.waymark.panel.ObservationBatch;

/**
 * {@link ObservationBatch}es as the bytes in which they travel: each column by column, one batch
 * behind the other.
 */
public final class PackedObservations {
  private PackedObservations() {}

  /** A batch as bytes. */
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
            NarrowColumn.ofDoubles(batch.n(), rows),
            NarrowColumn.ofInts(batch.marks(), rows));
    long size = 3 * 4;
    for (byte[] column : columns) {
      size += 4 + column.length;
    }
    ColumnBytes packed =
        ColumnBytes.ofSize(size).integer(batch.feed()).integer(batch.file()).integer(rows);
    columns.forEach(packed::bytes);
    return packed.filled();
  }

  /** Packed batches as one element, in that order. */
  public static byte[] join(List<byte[]> packed) {
    long size = packed.stream().mapToLong(batch -> batch.length).sum();
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(size));
    packed.forEach(all::put);
    return all.array();
  }

  /**
   * The batches again.
   *
   * @throws java.nio.BufferUnderflowException if the bytes end early
   */
  public static List<ObservationBatch> unpack(byte[] bytes) {
    ColumnBytes columns = ColumnBytes.of(bytes);
    List<ObservationBatch> batches = new ArrayList<>();
    while (columns.more()) {
      batches.add(batch(columns));
    }
    return batches;
  }

  private static ObservationBatch batch(ColumnBytes columns) {
    int feed = columns.integer();
    int file = columns.integer();
    int rows = columns.integer();
    return new ObservationBatch(
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
        NarrowColumn.doubles(columns.bytes(), rows),
        NarrowColumn.ints(columns.bytes(), rows));
  }
}

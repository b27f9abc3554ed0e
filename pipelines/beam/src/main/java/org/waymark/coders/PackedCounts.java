package org.waymark.coders;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.waymark.themes.ReportCount;

/** {@link ReportCount}s as the bytes in which they travel, column by column. */
public final class PackedCounts {
  private PackedCounts() {}

  /** The counts as bytes, in their order. */
  public static byte[] pack(List<ReportCount> counts) {
    int rows = counts.size();
    long ints = 4 * ColumnBytes.size(rows, 4, rows);
    long longs = 4 * ColumnBytes.size(rows, 8, rows);
    return ColumnBytes.ofSize(4 + ints + longs)
        .integer(rows)
        .ints(ints(counts, ReportCount::mission), rows)
        .ints(ints(counts, ReportCount::place), rows)
        .ints(ints(counts, ReportCount::week), rows)
        .ints(ints(counts, ReportCount::theme), rows)
        .longs(longs(counts, ReportCount::reports), rows)
        .longs(longs(counts, ReportCount::praise), rows)
        .longs(longs(counts, ReportCount::problems), rows)
        .longs(longs(counts, ReportCount::suggestions), rows)
        .filled();
  }

  /**
   * The counts again.
   *
   * @throws java.nio.BufferUnderflowException if the bytes end early or late
   */
  public static List<ReportCount> unpack(byte[] bytes) {
    ColumnBytes columns = ColumnBytes.of(bytes);
    int rows = columns.integer();
    int[] mission = columns.ints(rows);
    int[] place = columns.ints(rows);
    int[] week = columns.ints(rows);
    int[] theme = columns.ints(rows);
    long[] reports = columns.longs(rows);
    long[] praise = columns.longs(rows);
    long[] problems = columns.longs(rows);
    long[] suggestions = columns.longs(rows);
    columns.requireEnd();
    List<ReportCount> counts = new ArrayList<>(rows);
    for (int r = 0; r < rows; r++) {
      counts.add(
          new ReportCount(
              mission[r],
              place[r],
              week[r],
              theme[r],
              reports[r],
              praise[r],
              problems[r],
              suggestions[r]));
    }
    return counts;
  }

  private static int[] ints(List<ReportCount> counts, ToIntFunction<ReportCount> column) {
    return counts.stream().mapToInt(column).toArray();
  }

  private static long[] longs(List<ReportCount> counts, ToLongFunction<ReportCount> column) {
    return counts.stream().mapToLong(column).toArray();
  }
}

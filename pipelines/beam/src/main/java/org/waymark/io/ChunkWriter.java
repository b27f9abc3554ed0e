package org.waymark.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.waymark.schema.PublishedColumn;
import org.waymark.table.Column;
import org.waymark.table.Column.Dictionary;

/** Writes the pages of one column of one row group. */
record ChunkWriter(
    ParquetFileWriter file,
    PageEncoder pages,
    ColumnDescriptor descriptor,
    PublishedColumn column,
    int rows) {

  private static final int PAGE_ROWS = 100_000;
  private static final boolean[] NONE = {};

  void write(Column cells) throws IOException {
    if (cells instanceof Column.Doubles doubles) {
      doubles(doubles.values());
    } else if (cells instanceof Column.Longs longs) {
      longs(longs.values());
    } else if (cells instanceof Column.Flags flags) {
      flags(flags.values());
    } else if (cells instanceof Column.Texts texts) {
      texts(texts.values());
    } else if (cells instanceof Column.Coded coded) {
      coded(coded.codes(), coded.dictionary());
    } else if (cells instanceof Column.Repeated repeated) {
      repeated(repeated.dictionary());
    } else {
      throw new IllegalArgumentException("no page is written of " + cells.getClass().getName());
    }
  }

  /** The same in every row, or nothing in any: no row is looked at. */
  private void repeated(Dictionary value) throws IOException {
    boolean empty = value.size() == 0;
    int[] used = {0};
    if (empty) {
      requireNone(rows);
    } else {
      dictionaryPage(value, used);
    }
    for (int from = 0; from < rows; from += PAGE_ROWS) {
      int to = Math.min(rows, from + PAGE_ROWS);
      int count = to - from;
      Statistics<?> statistics = statistics(empty ? count : 0);
      if (empty) {
        page(pages.nothing(count), statistics, from, to, Encoding.PLAIN);
        continue;
      }
      byte[] packed = PageEncoder.constant(count);
      ByteBuffer buffer = pages.begin(column.optional(), NONE, from, to, packed.length);
      buffer.put(packed);
      DictionaryValues.widen(statistics, value, used);
      page(pages.finish(buffer), statistics, from, to, Encoding.RLE_DICTIONARY);
    }
  }

  /** Which cells are empty; nothing where none is, which most columns are. */
  private boolean[] missing(int count, IntPredicate absent) {
    if (count == 0) {
      return NONE;
    }
    boolean[] missing = new boolean[rows];
    for (int r = 0; r < rows; r++) {
      missing[r] = absent.test(r);
    }
    return missing;
  }

  /** Refuses empty cells in a column that must have none. */
  private void requireNone(int missing) {
    if (missing > 0 && !column.optional()) {
      throw new IllegalArgumentException(missing + " cells of " + column.name() + " are empty");
    }
  }

  private void doubles(double[] values) throws IOException {
    int absent = 0;
    for (int r = 0; r < rows; r++) {
      if (Double.isNaN(values[r])) {
        absent++;
      }
    }
    requireNone(absent);
    boolean[] missing = missing(absent, r -> Double.isNaN(values[r]));
    for (int from = 0; from < rows; from += PAGE_ROWS) {
      int to = Math.min(rows, from + PAGE_ROWS);
      ByteBuffer buffer = pages.begin(column.optional(), missing, from, to, (to - from) * 8);
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (int r = from; r < to; r++) {
        double value = values[r];
        if (value < min) {
          min = value;
        }
        if (value > max) {
          max = value;
        }
      }
      int nulls = PageEncoder.absent(missing, from, to);
      if (nulls == 0) {
        buffer.asDoubleBuffer().put(values, from, to - from);
        buffer.position(buffer.position() + (to - from) * 8);
      } else {
        for (int r = from; r < to; r++) {
          if (!missing[r]) {
            buffer.putDouble(values[r]);
          }
        }
      }
      Statistics<?> statistics = statistics(nulls);
      if (min <= max) {
        statistics.updateStats(min);
        statistics.updateStats(max);
      }
      page(pages.finish(buffer), statistics, from, to, Encoding.PLAIN);
    }
  }

  private void longs(long[] values) throws IOException {
    int absent = 0;
    for (int r = 0; r < rows; r++) {
      if (values[r] == Column.Longs.EMPTY) {
        absent++;
      }
    }
    requireNone(absent);
    boolean[] missing = missing(absent, r -> values[r] == Column.Longs.EMPTY);
    for (int from = 0; from < rows; from += PAGE_ROWS) {
      int to = Math.min(rows, from + PAGE_ROWS);
      ByteBuffer buffer = pages.begin(column.optional(), missing, from, to, (to - from) * 8);
      long min = Long.MAX_VALUE;
      long max = Long.MIN_VALUE;
      int nulls = PageEncoder.absent(missing, from, to);
      for (int r = from; r < to; r++) {
        long value = values[r];
        if (value != Column.Longs.EMPTY) {
          if (value < min) {
            min = value;
          }
          if (value > max) {
            max = value;
          }
        }
      }
      if (nulls == 0) {
        buffer.asLongBuffer().put(values, from, to - from);
        buffer.position(buffer.position() + (to - from) * 8);
      } else {
        for (int r = from; r < to; r++) {
          if (!missing[r]) {
            buffer.putLong(values[r]);
          }
        }
      }
      Statistics<?> statistics = statistics(nulls);
      if (min <= max) {
        statistics.updateStats(min);
        statistics.updateStats(max);
      }
      page(pages.finish(buffer), statistics, from, to, Encoding.PLAIN);
    }
  }

  private void flags(boolean[] values) throws IOException {
    for (int from = 0; from < rows; from += PAGE_ROWS) {
      int to = Math.min(rows, from + PAGE_ROWS);
      byte[] bits = new byte[(to - from + 7) / 8];
      for (int r = from; r < to; r++) {
        if (values[r]) {
          bits[(r - from) / 8] |= (byte) (1 << ((r - from) % 8));
        }
      }
      ByteBuffer buffer = pages.begin(column.optional(), NONE, from, to, bits.length);
      buffer.put(bits);
      page(pages.finish(buffer), statistics(0), from, to, Encoding.PLAIN);
    }
  }

  private void texts(List<Optional<String>> values) throws IOException {
    int absent = (int) values.stream().filter(Optional::isEmpty).count();
    requireNone(absent);
    boolean[] missing = missing(absent, r -> values.get(r).isEmpty());
    int step = 2_000;
    for (int from = 0; from < rows; from += step) {
      int to = Math.min(rows, from + step);
      byte[][] encoded = new byte[to - from][];
      int size = 0;
      int nulls = 0;
      for (int r = from; r < to; r++) {
        encoded[r - from] = values.get(r).map(PageEncoder::text).orElse(new byte[0]);
        size = Math.addExact(size, encoded[r - from].length);
        nulls += values.get(r).isEmpty() ? 1 : 0;
      }
      ByteBuffer buffer = pages.begin(column.optional(), missing, from, to, size);
      for (byte[] text : encoded) {
        buffer.put(text);
      }
      page(pages.finish(buffer), statistics(nulls), from, to, Encoding.PLAIN);
    }
  }

  private void coded(int[] codes, Dictionary all) throws IOException {
    int absent = 0;
    for (int r = 0; r < rows; r++) {
      if (codes[r] < 0) {
        absent++;
      }
    }
    requireNone(absent);
    int[] used = usedPositions(codes, all.size());
    int[] position = positions(used, all.size());
    if (used.length > 0) {
      dictionaryPage(all, used);
    }
    boolean[] missing = missing(absent, r -> codes[r] < 0);
    for (int from = 0; from < rows; from += PAGE_ROWS) {
      int to = Math.min(rows, from + PAGE_ROWS);
      int nulls = PageEncoder.absent(missing, from, to);
      Statistics<?> statistics = statistics(nulls);
      if (nulls == to - from) {
        page(
            pages.finish(pages.begin(true, missing, from, to, 0)),
            statistics,
            from,
            to,
            Encoding.PLAIN);
        continue;
      }
      byte[] packed =
          used.length == 1
              ? PageEncoder.constant(to - from - nulls)
              : CodeRuns.encode(codes, position, from, to, used.length);
      ByteBuffer buffer = pages.begin(column.optional(), missing, from, to, packed.length);
      buffer.put(packed);
      DictionaryValues.widen(statistics, all, used);
      page(pages.finish(buffer), statistics, from, to, Encoding.RLE_DICTIONARY);
    }
  }

  /** Positions in the dictionary that occur, ascending. */
  private int[] usedPositions(int[] codes, int size) {
    boolean[] seen = new boolean[size];
    int count = 0;
    int last = -1;
    for (int r = 0; r < rows; r++) {
      int code = codes[r];
      if (code != last && code >= 0) {
        last = code;
        if (!seen[code]) {
          seen[code] = true;
          count++;
        }
      }
    }
    int[] used = new int[count];
    int next = 0;
    for (int d = 0; next < count; d++) {
      if (seen[d]) {
        used[next++] = d;
      }
    }
    return used;
  }

  /** Where each position of the whole dictionary lies among those used. */
  private static int[] positions(int[] used, int size) {
    int[] position = new int[size];
    for (int u = 0; u < used.length; u++) {
      position[used[u]] = u;
    }
    return position;
  }

  private void dictionaryPage(Dictionary all, int[] used) throws IOException {
    byte[] values = DictionaryValues.plain(all, used);
    PageEncoder.Page page = pages.compress(values, values.length);
    file.writeDictionaryPage(
        new DictionaryPage(
            page.compressed(), page.uncompressedSize(), used.length, Encoding.PLAIN));
  }

  private Statistics<?> statistics(int nulls) {
    Statistics<?> statistics = Statistics.createStats(descriptor.getPrimitiveType());
    statistics.incrementNumNulls(nulls);
    return statistics;
  }

  private void page(
      PageEncoder.Page page, Statistics<?> statistics, int from, int to, Encoding values)
      throws IOException {
    file.writeDataPage(
        to - from,
        page.uncompressedSize(),
        page.compressed(),
        statistics,
        to - from,
        Encoding.RLE,
        Encoding.RLE,
        values);
  }
}

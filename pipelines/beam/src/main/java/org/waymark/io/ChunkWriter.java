package org.waymark.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
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
      int[] codes = new int[rows];
      Arrays.fill(codes, repeated.dictionary().size() == 0 ? -1 : 0);
      coded(codes, repeated.dictionary());
    }
  }

  private boolean[] missing(IntPredicate absent) {
    if (!column.optional()) {
      return NONE;
    }
    boolean[] missing = new boolean[rows];
    for (int r = 0; r < rows; r++) {
      missing[r] = absent.test(r);
    }
    return missing;
  }

  private void doubles(double[] values) throws IOException {
    boolean[] missing = missing(r -> Double.isNaN(values[r]));
    for (int from = 0; from < rows; from += PAGE_ROWS) {
      int to = Math.min(rows, from + PAGE_ROWS);
      ByteBuffer buffer = pages.begin(column.optional(), missing, from, to, (to - from) * 8);
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      int nulls = 0;
      for (int r = from; r < to; r++) {
        double value = values[r];
        if (Double.isNaN(value)) {
          if (!column.optional()) {
            throw new IllegalArgumentException(column.name() + " is not a number in row " + r);
          }
          nulls++;
          continue;
        }
        buffer.putDouble(value);
        min = Math.min(min, value);
        max = Math.max(max, value);
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
    boolean[] missing = missing(r -> values[r] == Column.Longs.EMPTY);
    for (int from = 0; from < rows; from += PAGE_ROWS) {
      int to = Math.min(rows, from + PAGE_ROWS);
      ByteBuffer buffer = pages.begin(column.optional(), missing, from, to, (to - from) * 8);
      long min = Long.MAX_VALUE;
      long max = Long.MIN_VALUE;
      int nulls = 0;
      for (int r = from; r < to; r++) {
        long value = values[r];
        if (value == Column.Longs.EMPTY) {
          if (!column.optional()) {
            throw new IllegalArgumentException(column.name() + " is empty in row " + r);
          }
          nulls++;
          continue;
        }
        buffer.putLong(value);
        min = Math.min(min, value);
        max = Math.max(max, value);
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
      ByteBuffer buffer = pages.begin(column.optional(), new boolean[rows], from, to, bits.length);
      buffer.put(bits);
      page(pages.finish(buffer), statistics(0), from, to, Encoding.PLAIN);
    }
  }

  private void texts(List<Optional<String>> values) throws IOException {
    boolean[] missing = missing(r -> values.get(r).isEmpty());
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

  private void coded(int[] given, Dictionary all) throws IOException {
    int[] used = usedPositions(given, all.size());
    int[] codes = given;
    if (used.length < all.size()) {
      int[] position = new int[all.size()];
      for (int u = 0; u < used.length; u++) {
        position[used[u]] = u;
      }
      codes = new int[rows];
      for (int r = 0; r < rows; r++) {
        codes[r] = given[r] < 0 ? -1 : position[given[r]];
      }
    }
    if (used.length > 0) {
      dictionaryPage(all, used);
    }
    int[] finalCodes = codes;
    boolean[] missing = missing(r -> finalCodes[r] < 0);
    for (int from = 0; from < rows; from += PAGE_ROWS) {
      int to = Math.min(rows, from + PAGE_ROWS);
      int nulls = column.optional() ? to - from - PageEncoder.present(missing, from, to) : 0;
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
              : PageEncoder.codes(codes, column.optional(), from, to, used.length);
      ByteBuffer buffer = pages.begin(column.optional(), missing, from, to, packed.length);
      buffer.put(packed);
      DictionaryValues.widen(statistics, all, used);
      page(pages.finish(buffer), statistics, from, to, Encoding.RLE_DICTIONARY);
    }
  }

  private int[] usedPositions(int[] codes, int size) {
    boolean[] seen = new boolean[size];
    int count = 0;
    for (int r = 0; r < rows; r++) {
      if (codes[r] >= 0) {
        if (!seen[codes[r]]) {
          seen[codes[r]] = true;
          count++;
        }
      } else if (!column.optional()) {
        throw new IllegalArgumentException(column.name() + " is empty in row " + r);
      }
    }
    int[] used = new int[count];
    int next = 0;
    for (int d = 0; d < size; d++) {
      if (seen[d]) {
        used[next++] = d;
      }
    }
    return used;
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

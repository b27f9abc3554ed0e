package org.waymark.io;

import java.util.Arrays;

/**
 * Parquet's hybrid of run lengths and bit packing, for whole columns at once: equal codes that
 * follow one another become a run, others are packed eight at a time.
 *
 * <p>Source: the encoding RLE of the Parquet format, apache/parquet-format, Encodings.md. Published
 * tables are sorted, so most codes come in long runs; a call for every value, as the library's
 * encoder takes, cost more than all other work on such a column.
 */
final class CodeRuns {
  private static final int GROUP = 8;

  private final int[] values;
  private final int count;
  private final int width;
  private final byte[] out;
  private int size;

  private CodeRuns(int[] values, int count, int width) {
    this.values = values;
    this.count = count;
    this.width = width;
    // No code takes more than its bits, and no run or stretch of packed groups more than 14 bytes.
    long bound = (long) (count + GROUP) * width / 8 + (count / GROUP + 2) * 14L;
    this.out = new byte[Math.toIntExact(bound)];
  }

  /**
   * The codes of {@code [from, to)} that are not negative, as a page's body: a byte for the width,
   * then the runs.
   *
   * @param position what is written for each code
   * @param positions more than any of {@code position}
   */
  static byte[] encode(int[] codes, int[] position, int from, int to, int positions) {
    int[] present = new int[to - from];
    int count = 0;
    for (int r = from; r < to; r++) {
      int code = codes[r];
      if (code >= 0) {
        present[count++] = position[code];
      }
    }
    int width = 32 - Integer.numberOfLeadingZeros(Math.max(positions - 1, 0));
    CodeRuns runs = new CodeRuns(present, count, width);
    runs.out[runs.size++] = (byte) width;
    return runs.encoded();
  }

  /** All of those values, each of that many bits, without the byte for the width. */
  static byte[] encode(int[] values, int width) {
    return new CodeRuns(values, values.length, width).encoded();
  }

  private byte[] encoded() {
    // A short run of narrow codes is smaller packed.
    int worth = width == 1 ? 8 * GROUP : width <= 4 ? 3 * GROUP : GROUP;
    int packedFrom = 0;
    int at = 0;
    while (at < count) {
      int end = endOfRun(at);
      int aligned = at + (GROUP - (at - packedFrom) % GROUP) % GROUP;
      if (end - aligned >= worth) {
        pack(packedFrom, aligned);
        run(values[aligned], end - aligned);
        packedFrom = end;
      }
      at = end;
    }
    pack(packedFrom, count);
    return Arrays.copyOf(out, size);
  }

  private int endOfRun(int from) {
    int value = values[from];
    int end = from + 1;
    while (end < count && values[end] == value) {
      end++;
    }
    return end;
  }

  private void run(int value, int length) {
    varint((long) length << 1);
    for (int shift = 0; shift < width; shift += 8) {
      out[size++] = (byte) (value >>> shift);
    }
  }

  /** Packs whole groups; the last one of a column is filled up with zeros. */
  private void pack(int from, int to) {
    if (from == to) {
      return;
    }
    int groups = (to - from + GROUP - 1) / GROUP;
    varint(((long) groups << 1) | 1);
    int start = size;
    long bits = 0;
    int held = 0;
    for (int i = from; i < to; i++) {
      bits |= (long) values[i] << held;
      held += width;
      while (held >= 8) {
        out[size++] = (byte) bits;
        bits >>>= 8;
        held -= 8;
      }
    }
    if (held > 0) {
      out[size++] = (byte) bits;
    }
    int end = start + groups * width;
    Arrays.fill(out, size, end, (byte) 0);
    size = end;
  }

  private void varint(long value) {
    long rest = value;
    while (rest > 0x7F) {
      out[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out[size++] = (byte) rest;
  }
}

package org.waymark.io;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;

/**
 * Encodes a stretch of a column into the bytes of a Parquet page: definition levels, then values,
 * then zstd. Buffers are kept from page to page.
 *
 * <p>Whole columns are at hand, so values are written in one loop each, without the per-value calls
 * of a row-wise writer.
 */
final class PageEncoder {
  /** Fast, and within a tenth of the size of the default level on the tables written here. */
  private static final int ZSTD_LEVEL = 1;

  private byte[] plain = new byte[1 << 16];
  private byte[] packed = new byte[1 << 16];

  /** Bytes of a page before and after compression. */
  record Page(BytesInput compressed, int uncompressedSize) {}

  /** Number of empty cells among {@code [from, to)}; no array means none. */
  static int absent(boolean[] missing, int from, int to) {
    int count = 0;
    if (missing.length > 0) {
      for (int r = from; r < to; r++) {
        if (missing[r]) {
          count++;
        }
      }
    }
    return count;
  }

  /** Starts a page with room for {@code capacity} bytes; levels are written if there are any. */
  ByteBuffer begin(boolean optional, boolean[] missing, int from, int to, int capacity) {
    byte[] levels = optional ? levels(missing, from, to) : new byte[0];
    int needed = levels.length + capacity;
    if (plain.length < needed) {
      plain = new byte[Integer.highestOneBit(needed) * 2];
    }
    ByteBuffer buffer = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(levels);
    return buffer;
  }

  /** Compresses what has been written to the buffer that {@link #begin} gave. */
  Page finish(ByteBuffer buffer) {
    return compress(plain, buffer.position());
  }

  Page compress(byte[] bytes, int length) {
    int bound = Math.toIntExact(Zstd.compressBound(length));
    if (packed.length < bound) {
      packed = new byte[bound];
    }
    long size = Zstd.compressByteArray(packed, 0, packed.length, bytes, 0, length, ZSTD_LEVEL);
    if (Zstd.isError(size)) {
      throw new IllegalStateException("zstd: " + Zstd.getErrorName(size));
    }
    return new Page(BytesInput.from(Arrays.copyOf(packed, (int) size)), length);
  }

  /** A text as Parquet writes it plainly: four bytes of length, then UTF-8. */
  static byte[] text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(4 + utf8.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(utf8.length)
        .put(utf8)
        .array();
  }

  /** The same code throughout: one run of no bits. */
  static byte[] constant(int count) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    writeRunLength(out, count);
    return out.toByteArray();
  }

  private static void writeRunLength(ByteArrayOutputStream out, int count) {
    long header = (long) count << 1;
    while (header > 0x7F) {
      out.write((int) (header & 0x7F) | 0x80);
      header >>>= 7;
    }
    out.write((int) header);
  }

  /** A page of so many empty cells. */
  Page nothing(int count) {
    byte[] levels = alike(count, 0);
    return compress(levels, levels.length);
  }

  /** The same level throughout: 1 where a cell is there, 0 where it is empty. */
  private static byte[] alike(int count, int level) {
    ByteArrayOutputStream run = new ByteArrayOutputStream();
    writeRunLength(run, count);
    run.write(level);
    return ByteBuffer.allocate(4 + run.size())
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(run.size())
        .put(run.toByteArray())
        .array();
  }

  private static byte[] levels(boolean[] missing, int from, int to) {
    if (absent(missing, from, to) == 0) {
      return alike(to - from, 1);
    }
    int[] present = new int[to - from];
    for (int r = from; r < to; r++) {
      present[r - from] = missing[r] ? 0 : 1;
    }
    byte[] body = CodeRuns.encode(present, 1);
    return ByteBuffer.allocate(4 + body.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(body.length)
        .put(body)
        .array();
  }
}

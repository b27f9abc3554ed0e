package org.waymark.feed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes at a time: the fields of a file are mostly a few bytes long, and looking at
 * them one by one is what a plain reader spends its time on.
 */
final class EightBytes {
  /** Bytes that an array needs behind its last byte, so that eight can always be taken. */
  static final int SLACK = 8;

  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long NUMBERS = 0x0001020304050607L;
  private static final long ONES = 0x0101010101010101L;

  private EightBytes() {}

  /** Eight bytes, the first in the lowest bits. */
  static long at(byte[] bytes, int position) {
    return (long) LITTLE_ENDIAN.get(bytes, position);
  }

  /** A byte eight times. */
  static long all(int b) {
    return (b & 0xFFL) * ONES;
  }

  /** The high bit of each byte that equals the pattern's, and no other bit. */
  static long equal(long word, long pattern) {
    long differs = word ^ pattern;
    return ~(((differs & LOW_BITS) + LOW_BITS) | differs | LOW_BITS);
  }

  /** The high bit of each byte that is not ASCII. */
  static long notAscii(long word) {
    return word & HIGH_BITS;
  }

  /**
   * Which is the first of the bytes whose high bit is set, in bits that are high bits only. The
   * product moves that byte's number to the top: without the optimising compiler the library's
   * counting of zeros is a search.
   */
  static int first(long bits) {
    return (int) ((((bits & -bits) >>> 7) * NUMBERS) >>> 56);
  }

  /** The first {@code length} bytes of a word, zero behind; {@code length} from 1 to 8. */
  static long lowest(long word, int length) {
    return word & (-1L >>> (64 - 8 * length));
  }
}

package org.waymark.coders;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Columns of numbers as bytes; whole numbers in as few bytes each as their range asks for, above
 * the smallest of them.
 *
 * <p>Places, periods, revisions and counts of a piece of a file lie close together: a batch takes a
 * third of the room, and engines copy what they group many times over. A column that is absent has
 * no bytes.
 */
final class NarrowColumn {
  /** In place of a width: not all are whole numbers, and they follow as they are. */
  private static final byte FRACTIONS = 9;

  /** Bytes before the numbers: width and the smallest number. */
  private static final int HEAD = 1 + Long.BYTES;

  private NarrowColumn() {}

  static byte[] ofInts(int[] column, int rows) {
    if (column.length == 0) {
      return new byte[0];
    }
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    for (int r = 0; r < rows; r++) {
      least = Math.min(least, column[r]);
      most = Math.max(most, column[r]);
    }
    byte[] bytes = headed(least, most, rows);
    int width = bytes[0];
    int at = HEAD;
    for (int r = 0; r < rows; r++) {
      at = put(bytes, at, column[r] - (long) least, width);
    }
    return bytes;
  }

  static byte[] ofLongs(long[] column, int rows) {
    if (column.length == 0) {
      return new byte[0];
    }
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int r = 0; r < rows; r++) {
      least = Math.min(least, column[r]);
      most = Math.max(most, column[r]);
    }
    byte[] bytes = headed(least, most, rows);
    int width = bytes[0];
    int at = HEAD;
    for (int r = 0; r < rows; r++) {
      at = put(bytes, at, column[r] - least, width);
    }
    return bytes;
  }

  static byte[] ofDoubles(double[] column, int rows) {
    long[] whole = new long[column.length == 0 ? 0 : rows];
    for (int r = 0; r < whole.length; r++) {
      whole[r] = (long) column[r];
      // Compared by bits: -0.0 is not 0.
      if (Double.doubleToRawLongBits((double) whole[r]) != Double.doubleToRawLongBits(column[r])) {
        ByteBuffer bytes = ByteBuffer.allocate(1 + rows * Double.BYTES);
        bytes.order(ByteOrder.LITTLE_ENDIAN).put(FRACTIONS);
        bytes.asDoubleBuffer().put(column, 0, rows);
        return bytes.array();
      }
    }
    return ofLongs(whole, rows);
  }

  /** Room for the column, with its head; as an unsigned number any range fits a long. */
  private static byte[] headed(long least, long most, int rows) {
    int bits = rows == 0 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(most - least);
    int width = (bits + Byte.SIZE - 1) / Byte.SIZE;
    byte[] bytes = new byte[Math.addExact(HEAD, Math.multiplyExact(width, rows))];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).put((byte) width).putLong(least);
    return bytes;
  }

  /** Puts the lowest bytes of a number there; returns where the next goes. */
  private static int put(byte[] bytes, int from, long number, int width) {
    long left = number;
    for (int b = 0; b < width; b++) {
      bytes[from + b] = (byte) left;
      left >>>= Byte.SIZE;
    }
    return from + width;
  }

  private static long get(byte[] bytes, int from, int width) {
    long number = 0;
    for (int b = 0; b < width; b++) {
      number |= (bytes[from + b] & 0xFFL) << (b * Byte.SIZE);
    }
    return number;
  }

  static int[] ints(byte[] bytes, int rows) {
    if (bytes.length == 0) {
      return new int[0];
    }
    int width = width(bytes, rows);
    long least = least(bytes);
    int[] column = new int[rows];
    for (int r = 0; r < rows; r++) {
      column[r] = (int) (least + get(bytes, HEAD + r * width, width));
    }
    return column;
  }

  static long[] longs(byte[] bytes, int rows) {
    if (bytes.length == 0) {
      return new long[0];
    }
    int width = width(bytes, rows);
    long least = least(bytes);
    long[] column = new long[rows];
    for (int r = 0; r < rows; r++) {
      column[r] = least + get(bytes, HEAD + r * width, width);
    }
    return column;
  }

  static double[] doubles(byte[] bytes, int rows) {
    double[] column = new double[bytes.length == 0 ? 0 : rows];
    if (bytes.length > 0 && bytes[0] == FRACTIONS) {
      ByteBuffer.wrap(bytes, 1, bytes.length - 1)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asDoubleBuffer()
          .get(column);
      return column;
    }
    long[] whole = longs(bytes, rows);
    for (int r = 0; r < whole.length; r++) {
      column[r] = whole[r];
    }
    return column;
  }

  private static int width(byte[] bytes, int rows) {
    if (bytes.length != HEAD + (long) bytes[0] * rows) {
      throw new BufferUnderflowException();
    }
    return bytes[0];
  }

  private static long least(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(1);
  }
}

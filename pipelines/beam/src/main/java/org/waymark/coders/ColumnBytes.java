package org.waymark.coders;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Columns in one array of bytes, little-endian, each written and read in one piece.
 *
 * <p>A column that is absent takes one byte; of a column that is longer than its rows only the rows
 * are written. Engines copy an element several times on its way: bytes are copied as they are,
 * where columns would be taken apart and put together each time.
 */
final class ColumnBytes {
  private final byte[] bytes;
  private final ByteBuffer buffer;

  private ColumnBytes(byte[] bytes) {
    this.bytes = bytes;
    this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Room for writing that many bytes. */
  static ColumnBytes ofSize(long bytes) {
    return new ColumnBytes(new byte[Math.toIntExact(bytes)]);
  }

  /** Reads what was written. */
  static ColumnBytes of(byte[] bytes) {
    return new ColumnBytes(bytes);
  }

  /** Bytes that a column takes of which each cell has {@code width} bytes. */
  static long size(int length, int width, int rows) {
    return length == 0 ? 1 : 1 + (long) width * rows;
  }

  /** A column of what each row has. */
  static <T> int[] intsOf(List<T> rows, ToIntFunction<T> column) {
    return rows.stream().mapToInt(column).toArray();
  }

  /** All bytes; the buffer must be full. */
  byte[] filled() {
    if (buffer.hasRemaining()) {
      throw new IllegalStateException(buffer.remaining() + " bytes of a batch are not written");
    }
    return bytes;
  }

  ColumnBytes integer(int value) {
    buffer.putInt(value);
    return this;
  }

  int integer() {
    return buffer.getInt();
  }

  ColumnBytes ints(int[] column, int rows) {
    if (present(column.length)) {
      buffer.asIntBuffer().put(column, 0, rows);
      advance(4L * rows);
    }
    return this;
  }

  int[] ints(int rows) {
    if (buffer.get() == 0) {
      return new int[0];
    }
    int[] column = new int[rows];
    buffer.asIntBuffer().get(column);
    advance(4L * rows);
    return column;
  }

  ColumnBytes longs(long[] column, int rows) {
    if (present(column.length)) {
      buffer.asLongBuffer().put(column, 0, rows);
      advance(8L * rows);
    }
    return this;
  }

  long[] longs(int rows) {
    if (buffer.get() == 0) {
      return new long[0];
    }
    long[] column = new long[rows];
    buffer.asLongBuffer().get(column);
    advance(8L * rows);
    return column;
  }

  ColumnBytes doubles(double[] column, int rows) {
    if (present(column.length)) {
      buffer.asDoubleBuffer().put(column, 0, rows);
      advance(8L * rows);
    }
    return this;
  }

  double[] doubles(int rows) {
    if (buffer.get() == 0) {
      return new double[0];
    }
    double[] column = new double[rows];
    buffer.asDoubleBuffer().get(column);
    advance(8L * rows);
    return column;
  }

  ColumnBytes floats(float[] column, int rows) {
    if (present(column.length)) {
      buffer.asFloatBuffer().put(column, 0, rows);
      advance(4L * rows);
    }
    return this;
  }

  float[] floats(int rows) {
    if (buffer.get() == 0) {
      return new float[0];
    }
    float[] column = new float[rows];
    buffer.asFloatBuffer().get(column);
    advance(4L * rows);
    return column;
  }

  /** Takes a byte for each. */
  ColumnBytes flags(boolean[] column, int rows) {
    for (int r = 0; r < rows; r++) {
      buffer.put((byte) (column[r] ? 1 : 0));
    }
    return this;
  }

  boolean[] flags(int rows) {
    boolean[] column = new boolean[rows];
    for (int r = 0; r < rows; r++) {
      column[r] = buffer.get() != 0;
    }
    return column;
  }

  /** Texts one after another, those of a stretch of equal ones only once. */
  static byte[] texts(String[] column) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      int from = 0;
      while (from < column.length) {
        int to = from + 1;
        while (to < column.length && column[to].equals(column[from])) {
          to++;
        }
        byte[] utf8 = column[from].getBytes(StandardCharsets.UTF_8);
        out.writeInt(to - from);
        out.writeInt(utf8.length);
        out.write(utf8);
        from = to;
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  ColumnBytes bytes(byte[] given) {
    buffer.putInt(given.length);
    buffer.put(given);
    return this;
  }

  byte[] bytes() {
    byte[] given = new byte[buffer.getInt()];
    buffer.get(given);
    return given;
  }

  String[] texts(int rows) {
    int length = buffer.getInt();
    ByteBuffer texts = buffer.slice(buffer.position(), length);
    String[] column = new String[rows];
    int from = 0;
    while (from < rows) {
      int to = from + texts.getInt();
      byte[] utf8 = new byte[texts.getInt()];
      texts.get(utf8);
      Arrays.fill(column, from, to, new String(utf8, StandardCharsets.UTF_8));
      from = to;
    }
    advance(length);
    return column;
  }

  /** True where something is left to read. */
  boolean more() {
    return buffer.hasRemaining();
  }

  /** Nothing may be left when all columns are read. */
  void requireEnd() {
    if (more()) {
      throw new BufferUnderflowException();
    }
  }

  private boolean present(int length) {
    buffer.put((byte) (length == 0 ? 0 : 1));
    return length > 0;
  }

  private void advance(long bytes) {
    buffer.position(Math.toIntExact(buffer.position() + bytes));
  }
}

package org.waymark.coders;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes and reads arrays in bulk, little-endian. A column that is absent is written as absent; of
 * a column that is longer than its rows only the rows are written.
 */
final class ColumnStream {
  private static final int CHUNK = 1 << 16;

  private ColumnStream() {}

  static void writeInt(OutputStream out, int value) throws IOException {
    out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }

  static int readInt(InputStream in) throws IOException {
    return ByteBuffer.wrap(exactly(in, 4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  static void writeInts(OutputStream out, int[] column, int size) throws IOException {
    ByteBuffer buffer = buffer(size * 4L);
    for (int from = 0; from < size; from += buffer.capacity() / 4) {
      int count = Math.min(size - from, buffer.capacity() / 4);
      buffer.asIntBuffer().put(column, from, count);
      out.write(buffer.array(), buffer.arrayOffset(), count * 4);
    }
  }

  static int[] readInts(InputStream in, int size) throws IOException {
    int[] column = new int[size];
    ByteBuffer buffer = buffer(size * 4L);
    for (int from = 0; from < size; from += buffer.capacity() / 4) {
      int count = Math.min(size - from, buffer.capacity() / 4);
      fill(in, buffer, count * 4);
      buffer.asIntBuffer().get(column, from, count);
    }
    return column;
  }

  static void writeDoubles(OutputStream out, double[] column, int size) throws IOException {
    if (absent(out, column.length, size)) {
      return;
    }
    ByteBuffer buffer = buffer(size * 8L);
    for (int from = 0; from < size; from += buffer.capacity() / 8) {
      int count = Math.min(size - from, buffer.capacity() / 8);
      buffer.asDoubleBuffer().put(column, from, count);
      out.write(buffer.array(), buffer.arrayOffset(), count * 8);
    }
  }

  static double[] readDoubles(InputStream in, int size) throws IOException {
    if (readByte(in) == 0) {
      return new double[0];
    }
    double[] column = new double[size];
    ByteBuffer buffer = buffer(size * 8L);
    for (int from = 0; from < size; from += buffer.capacity() / 8) {
      int count = Math.min(size - from, buffer.capacity() / 8);
      fill(in, buffer, count * 8);
      buffer.asDoubleBuffer().get(column, from, count);
    }
    return column;
  }

  static void writeTexts(OutputStream out, String[] column, int size) throws IOException {
    if (absent(out, column.length, size)) {
      return;
    }
    for (int r = 0; r < size; r++) {
      writeText(out, column[r]);
    }
  }

  static String[] readTexts(InputStream in, int size) throws IOException {
    if (readByte(in) == 0) {
      return new String[0];
    }
    String[] column = new String[size];
    for (int r = 0; r < size; r++) {
      column[r] = readText(in);
    }
    return column;
  }

  static void writeText(OutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    writeInt(out, utf8.length);
    out.write(utf8);
  }

  static String readText(InputStream in) throws IOException {
    return new String(exactly(in, readInt(in)), StandardCharsets.UTF_8);
  }

  static void writeBytes(OutputStream out, byte[] bytes) throws IOException {
    writeInt(out, bytes.length);
    out.write(bytes);
  }

  static byte[] readBytes(InputStream in) throws IOException {
    return exactly(in, readInt(in));
  }

  /** An empty array of a batch with rows means a column that no row has. */
  private static boolean absent(OutputStream out, int length, int size) throws IOException {
    boolean absent = length == 0 || size == 0;
    out.write(absent ? 0 : 1);
    return absent;
  }

  private static int readByte(InputStream in) throws IOException {
    int read = in.read();
    if (read < 0) {
      throw new EOFException("a batch ends early");
    }
    return read;
  }

  private static ByteBuffer buffer(long bytes) {
    int capacity = (int) Math.min(CHUNK, Math.max(bytes, 8));
    return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void fill(InputStream in, ByteBuffer buffer, int bytes) throws IOException {
    new DataInputStream(in).readFully(buffer.array(), buffer.arrayOffset(), bytes);
  }

  private static byte[] exactly(InputStream in, int bytes) throws IOException {
    byte[] read = new byte[bytes];
    if (in.readNBytes(read, 0, bytes) < bytes) {
      throw new EOFException("a batch ends early");
    }
    return read;
  }
}

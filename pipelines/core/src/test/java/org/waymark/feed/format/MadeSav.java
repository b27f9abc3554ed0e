package org.waymark.feed.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Small files of SPSS, uncompressed, after the PSPP developers' guide. */
final class MadeSav {
  private MadeSav() {}

  /**
   * A file of numbers, and behind them a text called LONG.
   *
   * @param numbers names of the numbers
   * @param rows numbers and a text each
   * @param width bytes of the text
   */
  static byte[] of(List<String> numbers, List<Object[]> rows, int width) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    put(out, text("$FL2@(#) SPSS DATA FILE by hand", 64), ints(2, -1, 0, 0, rows.size()));
    put(out, doubles(100), text("01 Jan 2600:00:00", 17), text("", 64), new byte[3]);
    for (String name : numbers) {
      variable(out, 0, name);
    }
    int segments = (width + 251) / 252;
    for (int s = 0; s < segments; s++) {
      int held = s < segments - 1 ? 255 : width - s * 252;
      variable(out, held, s == 0 ? "LONG" : "LONG" + s);
    }
    byte[] widths = text("LONG=" + String.format("%05d", width) + "\0\t", 12);
    put(out, ints(7, 14, 1, widths.length), widths, ints(999, 0));
    for (Object[] row : rows) {
      for (int n = 0; n < numbers.size(); n++) {
        put(out, doubles((Double) row[n]));
      }
      byte[] whole = text((String) row[numbers.size()], segments * 256);
      for (int s = 0; s < segments; s++) {
        int held = s < segments - 1 ? 255 : width - s * 252;
        byte[] segment = Arrays.copyOfRange(whole, s * 255, s * 255 + held);
        put(out, text(new String(segment, StandardCharsets.US_ASCII), (held + 7) / 8 * 8));
      }
    }
    return out.toByteArray();
  }

  private static void variable(ByteArrayOutputStream out, int width, String name) {
    int format = width == 0 ? (5 << 16) | (8 << 8) : (1 << 16) | (width << 8);
    put(
        out,
        ints(2, width, 0, 0, format, format),
        text(name.toUpperCase(java.util.Locale.ROOT), 8));
    for (int more = 8; more < width; more += 8) {
      put(out, ints(2, -1, 0, 0, 0, 0), text("", 8));
    }
  }

  private static void put(ByteArrayOutputStream out, byte[]... parts) {
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
  }

  private static byte[] text(String text, int length) {
    byte[] padded = new byte[length];
    Arrays.fill(padded, (byte) ' ');
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, padded, 0, Math.min(bytes.length, length));
    return padded;
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(values).forEach(bytes::putInt);
    return bytes.array();
  }

  private static byte[] doubles(double value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array();
  }
}

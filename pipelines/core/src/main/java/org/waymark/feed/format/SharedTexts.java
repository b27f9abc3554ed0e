package org.waymark.feed.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The texts that the cells of a workbook share, held as bytes. */
final class SharedTexts {
  /** Bytes of texts that are held. */
  private static final int MOST = 512 << 20;

  private byte[] bytes = new byte[1 << 16];
  private int[] ends = new int[1 << 10];
  private int count;

  void add(String text) throws Unreadable {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    int from = count == 0 ? 0 : ends[count - 1];
    if (from > MOST - encoded.length) {
      throw new Unreadable(
          "the texts of the workbook need more than "
              + (MOST >> 20)
              + " MB of memory; deliver it in parts or as CSV");
    }
    if (from + encoded.length > bytes.length) {
      long room = Math.max((long) bytes.length * 3 / 2, from + encoded.length);
      bytes = Arrays.copyOf(bytes, (int) Math.min(room, MOST));
    }
    System.arraycopy(encoded, 0, bytes, from, encoded.length);
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    ends[count] = from + encoded.length;
    count++;
  }

  /** The text with that number, counted from 0; empty where there is none. */
  String at(int index) {
    if (index < 0 || index >= count) {
      return "";
    }
    int from = index == 0 ? 0 : ends[index - 1];
    return new String(bytes, from, ends[index] - from, StandardCharsets.UTF_8);
  }
}

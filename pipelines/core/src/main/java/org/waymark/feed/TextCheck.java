package org.waymark.feed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Watches a text go by and says whether it is UTF-8.
 *
 * <p>A character that is cut off by the end of the text does not count against it: the file was cut
 * there, and all of it would be misread otherwise.
 */
final class TextCheck extends FilterInputStream {
  private boolean ascii = true;
  private boolean valid = true;
  private int expected;
  private int lowest = 0x80;
  private int highest = 0xBF;

  TextCheck(InputStream in) {
    super(in);
  }

  /** True where every byte so far is ASCII. */
  boolean ascii() {
    return ascii;
  }

  /** True where what was read so far is UTF-8. */
  boolean utf8() {
    return valid;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    if (read > 0) {
      look(bytes, offset, offset + read);
    }
    return read;
  }

  private void look(byte[] bytes, int from, int to) {
    int i = from;
    while (valid && i < to) {
      if (expected == 0) {
        i = skipAscii(bytes, i, to);
        if (i == to) {
          return;
        }
        ascii = false;
        lead(bytes[i] & 0xFF);
      } else {
        continuation(bytes[i] & 0xFF);
      }
      i++;
    }
  }

  private static int skipAscii(byte[] bytes, int from, int to) {
    int i = from;
    while (i + 8 <= to && EightBytes.notAscii(EightBytes.at(bytes, i)) == 0) {
      i += 8;
    }
    while (i < to && bytes[i] >= 0) {
      i++;
    }
    return i;
  }

  /** A first byte, by table 3-7 of the Unicode standard. */
  private void lead(int b) {
    lowest = 0x80;
    highest = 0xBF;
    if (b >= 0xC2 && b <= 0xDF) {
      expected = 1;
    } else if (b >= 0xE0 && b <= 0xEF) {
      expected = 2;
      lowest = b == 0xE0 ? 0xA0 : 0x80;
      highest = b == 0xED ? 0x9F : 0xBF;
    } else if (b >= 0xF0 && b <= 0xF4) {
      expected = 3;
      lowest = b == 0xF0 ? 0x90 : 0x80;
      highest = b == 0xF4 ? 0x8F : 0xBF;
    } else {
      valid = false;
    }
  }

  private void continuation(int b) {
    valid = b >= lowest && b <= highest;
    expected--;
    lowest = 0x80;
    highest = 0xBF;
  }
}

package org.waymark.feed;

import java.util.Arrays;

/** The fields of one row of delimited text. Two quotes in a quoted field become one, in place. */
final class CsvFields {
  private final byte delimiter;
  private final long delimiters;
  private int[] from = new int[32];
  private int[] to = new int[32];
  private int count;

  CsvFields(char delimiter) {
    this.delimiter = (byte) delimiter;
    this.delimiters = EightBytes.all(delimiter);
  }

  int count() {
    return count;
  }

  int from(int field) {
    return from[field];
  }

  int to(int field) {
    return to[field];
  }

  /**
   * Splits a row that {@link RowScanner} has found sound; eight bytes behind it must be readable.
   */
  void split(byte[] bytes, int start, int end, boolean quoted) {
    count = 0;
    if (quoted) {
      splitQuoted(bytes, start, end);
      return;
    }
    int fieldStart = start;
    for (int i = start; i < end; i += 8) {
      long found = EightBytes.equal(EightBytes.at(bytes, i), delimiters);
      while (found != 0) {
        int at = i + EightBytes.first(found);
        if (at >= end) {
          break;
        }
        add(fieldStart, at);
        fieldStart = at + 1;
        found &= found - 1;
      }
    }
    add(fieldStart, end);
  }

  private void splitQuoted(byte[] bytes, int start, int end) {
    int at = start;
    while (true) {
      if (at < end && bytes[at] == '"') {
        at = quoted(bytes, at + 1, end);
      } else {
        int fieldStart = at;
        while (at < end && bytes[at] != delimiter) {
          at++;
        }
        add(fieldStart, at);
      }
      if (at >= end) {
        return;
      }
      at++;
    }
  }

  /** Adds the field whose content starts there; returns the position behind its closing quote. */
  private int quoted(byte[] bytes, int content, int end) {
    int read = content;
    int write = content;
    while (read < end) {
      byte b = bytes[read];
      if (b == '"') {
        if (read + 1 == end || bytes[read + 1] != '"') {
          break;
        }
        read++;
      }
      if (write != read) {
        bytes[write] = b;
      }
      write++;
      read++;
    }
    add(content, write);
    return read + 1;
  }

  private void add(int fieldStart, int fieldEnd) {
    if (count == from.length) {
      from = Arrays.copyOf(from, count * 2);
      to = Arrays.copyOf(to, count * 2);
    }
    from[count] = fieldStart;
    to[count] = fieldEnd;
    count++;
  }
}

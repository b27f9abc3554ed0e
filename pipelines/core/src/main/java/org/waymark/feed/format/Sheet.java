package org.waymark.feed.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads delimited text a row at a time, with the line on which each row starts. Lines may end with
 * CR, LF or both. A quote that is never closed counts as a character.
 */
final class Sheet {
  /** A quoted cell of more lines than this is taken for a stray quote. */
  private static final int MOST_LINES = 60;

  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  /** A row of cells without blanks around them. */
  record SheetRow(int line, List<String> cells) {
    /** The cell at a position; "" where the row is shorter, or the position is below 0. */
    String at(int position) {
      return position >= 0 && position < cells.size() ? cells.get(position) : "";
    }

    /** Whether no cell holds anything. */
    boolean isBlank() {
      return cells.stream().allMatch(String::isEmpty);
    }
  }

  private final String text;
  private final char delimiter;
  private int at;
  private int line = 1;

  Sheet(String text) {
    this.text = text;
    this.delimiter = delimiter(text);
  }

  private static char delimiter(String text) {
    int end = Math.min(text.length(), 4096);
    char best = ',';
    int most = 0;
    for (char candidate : DELIMITERS) {
      int count = 0;
      for (int i = 0; i < end; i++) {
        count += text.charAt(i) == candidate ? 1 : 0;
      }
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  /** Whether there is a further row. */
  boolean hasNext() {
    return at < text.length();
  }

  /** The next row. */
  SheetRow next() {
    int first = line;
    List<String> cells = new ArrayList<>();
    while (true) {
      cells.add(cell().strip());
      if (at >= text.length()) {
        return new SheetRow(first, cells);
      }
      char c = text.charAt(at++);
      if (c != delimiter) {
        if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
          at++;
        }
        line++;
        return new SheetRow(first, cells);
      }
      if (at >= text.length()) {
        cells.add("");
        return new SheetRow(first, cells);
      }
    }
  }

  /** Reads a cell and stops at what ends it. */
  private String cell() {
    int from = at;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      int close = closing(at + 1);
      if (close >= 0) {
        String quoted = text.substring(at + 1, close).replace("\"\"", "\"");
        at = close + 1;
        return quoted + plain();
      }
    }
    at = from;
    return plain();
  }

  private String plain() {
    int from = at;
    while (at < text.length() && !endsCell(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private boolean endsCell(char c) {
    return c == delimiter || c == '\n' || c == '\r';
  }

  /** Where the quote closes that opened before; -1 where it is a stray one. */
  private int closing(int from) {
    int lines = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          i++;
        } else if (i + 1 >= text.length() || endsCell(text.charAt(i + 1)) || blankUntilEnd(i + 1)) {
          line += lines;
          return i;
        }
      } else if (c == '\n'
          || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
        if (++lines > MOST_LINES) {
          return -1;
        }
      }
    }
    return -1;
  }

  private boolean blankUntilEnd(int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i >= text.length() || endsCell(text.charAt(i));
  }
}

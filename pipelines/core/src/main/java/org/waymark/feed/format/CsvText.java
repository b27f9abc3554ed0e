package org.waymark.feed.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes rows of cells as text delimited by commas, each on the line that it has where it comes
 * from.
 *
 * <p>A row is as wide as the widest before it, so that cells that are left out at its end are
 * empty.
 */
final class CsvText {
  /** Rows that a spreadsheet may have. */
  static final int MOST_ROWS = 1 << 20;

  /** Columns that a spreadsheet may have. */
  static final int MOST_COLUMNS = 1 << 14;

  private final ByteArrayOutputStream out;
  private int line = 1;
  private int width;
  private int cells;
  private long written;

  CsvText(ByteArrayOutputStream out) {
    this.out = out;
  }

  /** Goes to the row with that number, counted from 1; lines between are empty. */
  void row(int number) {
    while (line < number) {
      out.write('\n');
      line++;
    }
    cells = 0;
  }

  /** Writes the cell of that column, counted from 0; columns between are empty. */
  void cell(int column, String text) {
    while (cells < column) {
      next();
    }
    next();
    quoted(text);
  }

  private void next() {
    if (cells > 0) {
      out.write(',');
    }
    cells++;
  }

  /** Ends the row. */
  void end() {
    width = Math.max(width, cells);
    while (cells < width) {
      next();
    }
    out.write('\n');
    line++;
    cells = 0;
  }

  /** Bytes that were written of cells. */
  long written() {
    return written;
  }

  private void quoted(String text) {
    boolean plain = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain &= c != ',' && c != '"' && c != '\n' && c != '\r';
    }
    // An empty text in quotes would differ from an empty cell in nothing.
    byte[] bytes =
        (plain ? text : '"' + text.replace("\"", "\"\"") + '"').getBytes(StandardCharsets.UTF_8);
    // A break within a cell is a line of the text, as in a CSV file that a spreadsheet writes.
    for (int i = 0; i < bytes.length; i++) {
      boolean pair = bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
      if (bytes[i] == '\n' || (bytes[i] == '\r' && !pair)) {
        line++;
      }
    }
    written += bytes.length;
    out.writeBytes(bytes);
  }
}

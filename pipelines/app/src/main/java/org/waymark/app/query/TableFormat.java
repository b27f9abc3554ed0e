package org.waymark.app.query;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table for eyes: numbers to the right, NULL as {@code ∅}, long texts cut. Widths come from the
 * first rows, so that an answer of any length is written as it comes.
 */
final class TableFormat implements ResultFormat {
  private static final int ROWS_MEASURED = 1_000;
  private static final int WIDEST = 80;
  private static final String NULL = "∅";

  @Override
  public long write(ResultSet rows, PrintStream out) throws SQLException {
    Cells cells = new Cells(rows);
    int columns = cells.names().size();
    List<List<String>> first = new ArrayList<>();
    first.add(cells.names().stream().map(TableFormat::shown).toList());
    while (first.size() <= ROWS_MEASURED && rows.next()) {
      first.add(row(cells));
    }
    int[] widths = new int[columns];
    for (List<String> row : first) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], width(row.get(column)));
      }
    }
    print(first.get(0), widths, cells, out);
    List<String> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add("─".repeat(width));
    }
    print(rule, widths, cells, out);
    for (List<String> row : first.subList(1, first.size())) {
      print(row, widths, cells, out);
    }
    long written = first.size() - 1L;
    while (written >= ROWS_MEASURED && !ResultFormat.abandoned(out, written) && rows.next()) {
      print(row(cells), widths, cells, out);
      written++;
    }
    return written;
  }

  private static List<String> row(Cells cells) throws SQLException {
    List<String> row = new ArrayList<>();
    for (int column = 0; column < cells.names().size(); column++) {
      Optional<Object> value = cells.value(column);
      row.add(value.isEmpty() ? NULL : shown(Cells.shortText(value.get())));
    }
    return row;
  }

  private static void print(List<String> row, int[] widths, Cells cells, PrintStream out) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = row.get(column);
      String padding = " ".repeat(Math.max(0, widths[column] - width(cell)));
      line.append(column == 0 ? "" : "  ");
      line.append(cells.isNumeric(column) ? padding + cell : cell + padding);
    }
    out.print(line.toString().stripTrailing() + "\n");
  }

  /** The text on one line, cut: nothing in it moves a cursor or colours a terminal. */
  static String shown(String text) {
    return shown(text, WIDEST);
  }

  /** The same, whole. */
  static String inert(String text) {
    return shown(text, Integer.MAX_VALUE);
  }

  private static String shown(String text, int widest) {
    StringBuilder shown = new StringBuilder();
    int characters = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int character = text.codePointAt(i);
      if (++characters > widest) {
        return shown.substring(0, shown.offsetByCodePoints(shown.length(), -1)) + "…";
      }
      boolean line = character == '\n' || character == '\r' || character == '\t';
      int type = Character.getType(character);
      boolean invisible = type == Character.CONTROL || type == Character.FORMAT;
      shown.appendCodePoint(line ? ' ' : invisible ? '·' : character);
    }
    return shown.toString();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}

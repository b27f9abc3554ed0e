package org.waymark.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * A small CSV file as rows of cells that know where they stand: commas, double quotes (doubled
 * within), line breaks inside quotes, any line ends. Blank lines are no rows.
 *
 * @param whole whether the file could be read to its end
 */
record CsvText(List<Row> rows, boolean whole) {

  /** A record of the file. */
  record Row(Position at, List<Cell> cells) {}

  /**
   * A field of a record.
   *
   * @param at where it starts, its quotation mark included
   */
  record Cell(Position at, String text) {}

  static CsvText read(String text, FileProblems problems) {
    return new Reader(text, problems).read();
  }

  private static final class Reader {
    private final String text;
    private final FileProblems problems;
    private final List<Row> rows = new ArrayList<>();
    private List<Cell> cells = new ArrayList<>();
    private int next;
    private int line = 1;
    private int lineStart;

    Reader(String text, FileProblems problems) {
      this.text = text;
      this.problems = problems;
    }

    CsvText read() {
      boolean whole = true;
      while (whole && next < text.length()) {
        whole = cell();
      }
      if (whole) {
        endRow();
      }
      return new CsvText(List.copyOf(rows), whole);
    }

    private Position here() {
      return new Position(line, Character.codePointCount(text, lineStart, next) + 1);
    }

    /** Reads a field and the comma or line end after it; false where the file ends within it. */
    private boolean cell() {
      Position at = here();
      StringBuilder content = new StringBuilder();
      if (text.charAt(next) == '"' && !quoted(at, content)) {
        return false;
      }
      while (next < text.length() && !isEnd(text.charAt(next))) {
        content.append(text.charAt(next));
        next++;
      }
      cells.add(new Cell(at, content.toString()));
      if (next == text.length()) {
        return true;
      }
      if (text.charAt(next) == ',') {
        next++;
        if (next == text.length()) {
          cells.add(new Cell(here(), ""));
        }
        return true;
      }
      endRow();
      lineEnd();
      return true;
    }

    private static boolean isEnd(char c) {
      return c == ',' || c == '\n' || c == '\r';
    }

    private boolean quoted(Position open, StringBuilder content) {
      next++;
      while (next < text.length()) {
        char c = text.charAt(next);
        if (c == '"' && next + 1 < text.length() && text.charAt(next + 1) == '"') {
          content.append('"');
          next += 2;
        } else if (c == '"') {
          next++;
          if (next < text.length() && !isEnd(text.charAt(next))) {
            problems.error(
                here(),
                "text follows a closing quotation mark",
                "a comma or the end of the line; a quotation mark within quotes is doubled");
          }
          return true;
        } else if (c == '\n' || c == '\r') {
          int from = next;
          lineEnd();
          content.append(text, from, next);
        } else {
          content.append(c);
          next++;
        }
      }
      problems.error(open, "this quotation mark is never closed", "a second one");
      return false;
    }

    private void lineEnd() {
      next += text.startsWith("\r\n", next) ? 2 : 1;
      line++;
      lineStart = next;
    }

    private void endRow() {
      boolean blank = cells.isEmpty() || (cells.size() == 1 && cells.get(0).text().isBlank());
      if (!blank) {
        rows.add(new Row(cells.get(0).at(), List.copyOf(cells)));
      }
      cells = new ArrayList<>();
    }
  }
}

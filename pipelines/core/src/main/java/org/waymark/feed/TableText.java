package org.waymark.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.waymark.feed.format.MadeText;
import org.waymark.registry.TableShape;

/**
 * A delimited text with more in it than a table, as the table alone: the header first, the rows
 * that belong to it, and empty lines in place of all else, so that lines keep their numbers.
 *
 * <p>Memory is that of one row.
 */
final class TableText extends MadeText {
  /** Rows among which a header is looked for by what it holds. */
  private static final int MOST_ROWS_ABOVE = 1000;

  private static final byte[] NONE = {};

  private final RowScanner scanner;
  private final char delimiter;
  private final CsvFields fields;
  private final TableShape shape;
  private final List<List<byte[]>> headers = new ArrayList<>();
  private int[] filled = {};
  private byte[][] lastCells = {};
  private int line = 1;
  private int lastLine;
  private int rowsSeen;
  private boolean begun;
  private boolean ended;

  /**
   * @param text in an encoding that is read as it is
   * @param shape one that is not {@link TableShape#asDelivered}
   */
  TableText(InputStream text, char delimiter, TableShape shape) {
    this.scanner = new RowScanner(text, (byte) delimiter, true, 0, 1);
    this.delimiter = delimiter;
    this.fields = new CsvFields(delimiter);
    this.shape = shape;
  }

  @Override
  protected boolean make() throws IOException {
    if (ended || !scanner.next()) {
      return false;
    }
    row();
    return true;
  }

  private void row() throws IOException {
    int start = scanner.start();
    int end = scanner.end();
    byte[] whole = Arrays.copyOfRange(scanner.bytes(), start, end);
    int lines = 1 + breaks(whole);
    if (scanner.fault() != RowScanner.Fault.NONE) {
      if (begun) {
        broken(whole, lines);
      }
      return;
    }
    List<byte[]> cells = cells(scanner.bytes(), start, end);
    if (!begun) {
      header(cells, lines);
      return;
    }
    boolean empty = cells.stream().allMatch(cell -> cell.length == 0);
    if (empty) {
      return;
    }
    if (endsBefore(cells)) {
      ended = true;
      return;
    }
    lastLine = scanner.line() + lines - 1;
    emit(shape.fillDown().isEmpty() ? whole : filledDown(cells), lines);
  }

  /** A row that is too long stays too long. */
  private void broken(byte[] whole, int lines) {
    boolean tooLong = scanner.fault() == RowScanner.Fault.TOO_LONG;
    emit(tooLong ? Arrays.copyOf(whole, whole.length + 2) : whole, lines);
    lastLine = scanner.line() + lines - 1;
  }

  private void header(List<byte[]> cells, int linesOfRow) {
    rowsSeen++;
    Optional<TableShape.HeaderPlace> place = shape.header();
    boolean last;
    if (place.isPresent() && place.get() instanceof TableShape.HeaderPlace.Lines lines) {
      int row = scanner.line();
      int lastOf = lines.lines().get(lines.lines().size() - 1);
      if (row > lastOf) {
        ended = true;
        return;
      }
      if (lines.lines().contains(row)) {
        headers.add(cells);
      }
      last = row == lastOf;
    } else if (place.isPresent() && place.get() instanceof TableShape.HeaderPlace.Cells texts) {
      last = holds(cells, texts.texts());
      if (last) {
        headers.add(cells);
      }
      ended = !last && rowsSeen >= MOST_ROWS_ABOVE;
    } else {
      headers.add(cells);
      last = true;
    }
    if (last) {
      List<byte[]> names = names().stream().map(TableText::onOneLine).toList();
      filled = filledColumns(names);
      begun = true;
      lastLine = scanner.line() + linesOfRow - 1;
      emit(joined(names), 1);
    }
  }

  private static boolean holds(List<byte[]> cells, List<String> texts) {
    TreeSet<String> found = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    cells.forEach(cell -> found.add(text(cell)));
    return texts.stream().allMatch(text -> found.contains(RowText.trimmed(text)));
  }

  private static String text(byte[] cell) {
    return RowText.trimmed(new String(cell, StandardCharsets.UTF_8));
  }

  /** Names of several lines are joined; one above the last holds until the next of its line. */
  private List<byte[]> names() {
    if (headers.size() == 1) {
      return headers.get(0);
    }
    int width = headers.stream().mapToInt(List::size).max().orElse(0);
    List<byte[]> names = new ArrayList<>();
    byte[][] current = new byte[headers.size()][];
    Arrays.fill(current, NONE);
    for (int c = 0; c < width; c++) {
      ByteArrayOutputStream name = new ByteArrayOutputStream();
      for (int h = 0; h < headers.size(); h++) {
        byte[] cell = c < headers.get(h).size() ? headers.get(h).get(c) : NONE;
        boolean lowest = h == headers.size() - 1;
        if (cell.length > 0) {
          current[h] = cell;
          // A new name above ends what the lines below it said.
          Arrays.fill(current, h + 1, current.length, NONE);
        }
        byte[] shown = lowest ? cell : current[h];
        if (shown.length > 0) {
          if (name.size() > 0) {
            name.write(' ');
          }
          name.writeBytes(shown);
        }
      }
      names.add(name.toByteArray());
    }
    return names;
  }

  private static byte[] onOneLine(byte[] name) {
    byte[] line = name.clone();
    for (int i = 0; i < line.length; i++) {
      line[i] = line[i] == '\n' || line[i] == '\r' ? (byte) ' ' : line[i];
    }
    return line;
  }

  private int[] filledColumns(List<byte[]> names) {
    List<Integer> found = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      String name = ExportFormat.bare(text(names.get(c)));
      if (shape.fillDown().stream().anyMatch(wanted -> ExportFormat.bare(wanted).equals(name))) {
        found.add(c);
      }
    }
    lastCells = new byte[names.size()][];
    Arrays.fill(lastCells, NONE);
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  private byte[] filledDown(List<byte[]> cells) {
    for (int column : filled) {
      if (column >= cells.size()) {
        continue;
      }
      if (cells.get(column).length == 0) {
        cells.set(column, lastCells[column]);
      } else {
        lastCells[column] = cells.get(column);
      }
    }
    return joined(cells);
  }

  private boolean endsBefore(List<byte[]> cells) {
    if (shape.emptyEnd().isPresent()
        && scanner.line() - lastLine - 1 >= shape.emptyEnd().getAsInt()) {
      return true;
    }
    if (shape.until().isEmpty()) {
      return false;
    }
    String first =
        cells.stream().filter(cell -> cell.length > 0).map(TableText::text).findFirst().orElse("");
    return shape.until().stream().anyMatch(first::startsWith);
  }

  /** The trimmed contents of the fields of a row. */
  private List<byte[]> cells(byte[] bytes, int start, int end) {
    fields.split(bytes, start, end, scanner.quoted());
    List<byte[]> cells = new ArrayList<>(fields.count());
    for (int f = 0; f < fields.count(); f++) {
      int from = fields.from(f);
      int to = fields.to(f);
      while (from < to && (bytes[from] == ' ' || bytes[from] == '\t')) {
        from++;
      }
      while (to > from && (bytes[to - 1] == ' ' || bytes[to - 1] == '\t')) {
        to--;
      }
      cells.add(Arrays.copyOfRange(bytes, from, to));
    }
    return cells;
  }

  private byte[] joined(List<byte[]> cells) {
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    for (int c = 0; c < cells.size(); c++) {
      if (c > 0) {
        row.write(delimiter);
      }
      quoted(cells.get(c), row);
    }
    return row.toByteArray();
  }

  private void quoted(byte[] cell, ByteArrayOutputStream row) {
    boolean plain = true;
    for (byte b : cell) {
      plain &= b != delimiter && b != '"' && b != '\n' && b != '\r';
    }
    if (plain) {
      row.writeBytes(cell);
      return;
    }
    row.write('"');
    for (byte b : cell) {
      if (b == '"') {
        row.write('"');
      }
      row.write(b);
    }
    row.write('"');
  }

  /** Writes a row on the line on which it stands. */
  private void emit(byte[] row, int lines) {
    while (line < scanner.line()) {
      out.write('\n');
      line++;
    }
    out.writeBytes(row);
    out.write('\n');
    line += lines;
  }

  private static int breaks(byte[] row) {
    int breaks = 0;
    for (int i = 0; i < row.length; i++) {
      boolean lineFeedFollows = i + 1 < row.length && row[i + 1] == '\n';
      breaks += row[i] == '\n' || (row[i] == '\r' && !lineFeedFollows) ? 1 : 0;
    }
    return breaks;
  }
}

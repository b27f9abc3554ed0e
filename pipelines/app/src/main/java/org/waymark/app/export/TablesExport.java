package org.waymark.app.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.dashboards.table.Row;
import org.waymark.dashboards.words.Dates;
import org.waymark.schema.PublishedColumn;
import org.waymark.schema.PublishedTable;

/**
 * Published tables as one spreadsheet: a cover, a contents list with links, notes, then one table a
 * sheet from the first cell on, after the guidance of the Analysis Function on releasing statistics
 * in spreadsheets.
 */
public final class TablesExport {
  /** Rows of a sheet in either format. */
  private static final int ROWS_OF_A_SHEET = 1_048_576;

  /** Lines above a table, and its header. */
  private static final int LINES_ABOVE = 8;

  private static final String SHORTENED = "… [shortened]";

  private final PublishedTables tables;
  private final LocalDate asOf;
  private final long mostRows;
  private final List<String> remarks = new ArrayList<>();
  private final Map<TableSheet, Long> sheets = new LinkedHashMap<>();

  private TablesExport(PublishedTables tables, LocalDate asOf, long mostRows) {
    this.tables = tables;
    this.asOf = asOf;
    this.mostRows = mostRows;
  }

  /** Sheets of tables in their order. */
  static List<TableSheet> sheets() {
    return Stream.concat(MissionSheets.all().stream(), EvidenceSheets.all().stream()).toList();
  }

  /**
   * Writes the spreadsheet. It appears whole or not at all.
   *
   * @param out folder with published tables
   * @param asOf a date that is published there
   * @return what its reader should know, such as a table that was cut
   */
  public static List<String> write(Path out, LocalDate asOf, SheetFormat format, Path file)
      throws IOException, SQLException {
    return write(out, asOf, format, file, ROWS_OF_A_SHEET - LINES_ABOVE);
  }

  /** The same, with room for fewer rows in a table. */
  static List<String> write(Path out, LocalDate asOf, SheetFormat format, Path file, long mostRows)
      throws IOException, SQLException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try (PublishedTables tables = PublishedTables.open(out)) {
      TablesExport export = new TablesExport(tables, asOf, mostRows);
      try (Spreadsheet spreadsheet = format.open(part, export.description())) {
        export.write(spreadsheet);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return List.copyOf(export.remarks);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private Description description() {
    return new Description(
        "Mission intelligence: published tables as of " + Dates.day(asOf),
        "Findings, goals, practices and data quality",
        asOf);
  }

  private void write(Spreadsheet to) throws IOException, SQLException {
    for (TableSheet sheet : sheets()) {
      sheets.put(sheet, count(sheet));
    }
    cover(to);
    contents(to);
    notes(to);
    int number = 1;
    for (Map.Entry<TableSheet, Long> sheet : sheets.entrySet()) {
      table(to, number++, sheet.getKey(), sheet.getValue());
    }
    dictionary(to, number);
  }

  private long count(TableSheet sheet) throws SQLException {
    return tables
        .list(
            "SELECT count(*) AS rows FROM (" + sheet.sql() + ")",
            r -> r.whole("rows"),
            dates(sheet))
        .get(0);
  }

  private Object[] dates(TableSheet sheet) {
    Object[] dates = new Object[sheet.dates()];
    Arrays.fill(dates, asOf);
    return dates;
  }

  private void cover(Spreadsheet to) throws IOException, SQLException {
    to.open("Cover", List.of(100.0));
    to.title(description().title());
    to.line(text("Made from the tables that Waymark published as of " + Dates.day(asOf) + "."));
    to.heading("Contents");
    to.line(
        text(
            "Status of each mission and goal, places whose outcomes are better than expected,"
                + " places that could learn from them, themes of their reports, and the quality of"
                + " the data."));
    to.line(
        text(
            "A finding is not proof. It is a reason to ask. Some are there by chance. The"
                + " notes say how many to expect."));
    to.line(new Cell.Link("List of the sheets", "Contents"));
    to.line(new Cell.Link("Notes and shorthand", "Notes"));
    to.heading("Missions and contacts");
    for (String line :
        tables.list(
            "SELECT title, owner_name, owner_contact FROM mission_all WHERE as_of = ?"
                + " ORDER BY mission_id",
            TablesExport::whom,
            asOf)) {
      to.line(text(line));
    }
    to.heading("How it was made");
    for (String line :
        tables.list(
            "SELECT version, run_id FROM run_all WHERE as_of = ?",
            r -> "Waymark " + r.text("version") + ", run " + r.text("run_id") + ".",
            asOf)) {
      to.line(text(line));
    }
    to.line(
        text(
            "Numbers are stored whole, as published. Cells show them rounded. No cell is"
                + " empty: shorthand in square brackets says why there is no value."));
    to.done();
  }

  private static String whom(Row mission) throws SQLException {
    String owner = mission.optionalText("owner_name").orElse("owner not registered");
    return mission.text("title")
        + ": "
        + owner
        + mission.optionalText("owner_contact").map(contact -> ", " + contact).orElse("");
  }

  private void contents(Spreadsheet to) throws IOException {
    List<Column> columns =
        List.of(
            Column.text("Sheet", 22),
            Column.text("Content", 70),
            Column.text("Published tables in it", 50),
            Column.whole("Rows (number)"));
    to.open("Contents", widths(columns));
    to.title("Contents");
    to.line(text("This worksheet contains one table, with a link to each sheet."));
    to.table("table_contents", columns, sheets.size() + 2L);
    to.row(
        List.of(link("Notes"), text("Notes and shorthand"), text("[z]"), number(notes().size())));
    for (Map.Entry<TableSheet, Long> sheet : sheets.entrySet()) {
      to.row(
          List.of(
              link(sheet.getKey().name()),
              text(sheet.getKey().title()),
              text(String.join(", ", sheet.getKey().from())),
              number(Math.min(sheet.getValue(), mostRows))));
    }
    to.row(
        List.of(
            link("Columns"),
            text("Meaning of every column of every published table"),
            text("[z]"),
            number(described())));
    to.done();
  }

  private List<Notes.Note> notes() {
    return Notes.all(sheets());
  }

  private void notes(Spreadsheet to) throws IOException {
    to.open("Notes", widths(Notes.columns()));
    to.title("Notes and shorthand");
    to.line(text("This worksheet contains one table."));
    to.line(new Cell.Link("Back to the contents", "Contents"));
    List<Notes.Note> notes = notes();
    to.table("table_notes", Notes.columns(), notes.size());
    for (Notes.Note note : notes) {
      to.row(List.of(text(note.mark()), text(note.text())));
    }
    to.done();
  }

  private void table(Spreadsheet to, int number, TableSheet sheet, long rows)
      throws IOException, SQLException {
    to.open(sheet.name(), widths(sheet.columns()));
    to.title("Table " + number + ": " + sheet.title() + ", as of " + Dates.day(asOf));
    to.line(text("This worksheet contains one table. " + sheet.row()));
    to.line(
        text(
            "Some cells hold shorthand: [x] not available, [z] not applicable. Numbered notes are on"
                + " the sheet Notes."));
    if (rows == 0) {
      to.line(text("There are no rows: nothing of this kind is published for this date."));
    }
    if (rows > mostRows) {
      String cut =
          String.format(
              Locale.ROOT,
              "This sheet is cut. It holds the first %,d of %,d rows, the most that a sheet"
                  + " can hold. The published table %s has all of them.",
              mostRows,
              rows,
              sheet.from().get(0));
      to.line(text(cut));
      remarks.add(sheet.name() + ": " + cut);
    }
    to.line(new Cell.Link("Back to the contents", "Contents"));
    to.table(sheet.table(), sheet.columns(), Math.min(rows, mostRows));
    tables.each(
        sheet.sql() + (rows > mostRows ? " LIMIT " + mostRows : ""),
        row -> to.row(cells(sheet, row)),
        dates(sheet));
    to.done();
  }

  private static List<Cell> cells(TableSheet sheet, Row row) throws SQLException {
    List<Cell> cells = new ArrayList<>(sheet.columns().size());
    for (int c = 0; c < sheet.columns().size(); c++) {
      cells.add(cell(row.any(c + 1), sheet.columns().get(c)));
    }
    return cells;
  }

  private static Cell cell(Optional<Object> value, Column column) {
    if (value.isEmpty()) {
      return text(column.empty().mark());
    }
    if (value.get() instanceof Number number) {
      double size = number.doubleValue();
      return Double.isFinite(size) ? new Cell.Quantity(size) : text(column.empty().mark());
    }
    if (value.get() instanceof LocalDate day) {
      return new Cell.Day(day);
    }
    String text = value.get().toString();
    return text(text.isBlank() ? column.empty().mark() : text);
  }

  private static long described() {
    return PublishedTable.all().stream().mapToLong(table -> table.columns().size()).sum();
  }

  private void dictionary(Spreadsheet to, int number) throws IOException {
    List<Column> columns =
        List.of(
            Column.text("Published table", 22),
            Column.text("Column", 24),
            Column.text("Type", 12),
            Column.text("May be empty", 10),
            Column.text("Meaning", 90));
    to.open("Columns", widths(columns));
    to.title("Table " + number + ": Meaning of every column of every published table");
    to.line(text("This worksheet contains one table. One row is a column of a published table."));
    to.line(new Cell.Link("Back to the contents", "Contents"));
    to.table("table_columns", columns, described());
    for (PublishedTable table : PublishedTable.all()) {
      for (PublishedColumn column : table.columns()) {
        to.row(
            List.of(
                text(table.name()),
                text(column.name()),
                text(column.type().frictionless()),
                text(column.optional() ? "Yes" : "No"),
                text(column.doc())));
      }
    }
    to.done();
  }

  private static List<Double> widths(List<Column> columns) {
    return columns.stream().map(Column::width).toList();
  }

  private static Cell link(String sheet) {
    return new Cell.Link(sheet, sheet);
  }

  private static Cell number(long number) {
    return new Cell.Quantity(number);
  }

  /** A text, shortened where it would not fit into a cell. */
  static Cell text(String text) {
    if (text.length() <= Spreadsheet.MOST_CHARACTERS) {
      return new Cell.Text(text);
    }
    int end = Spreadsheet.MOST_CHARACTERS - SHORTENED.length();
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return new Cell.Text(text.substring(0, end) + SHORTENED);
  }
}

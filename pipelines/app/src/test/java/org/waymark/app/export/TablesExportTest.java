package org.waymark.app.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TablesExportTest {
  private static final LocalDate DATE = LocalDate.parse(PublishedTexts.AS_OF);

  @TempDir Path folder;

  private Path publish(List<String> texts) throws IOException, SQLException {
    Path out = folder.resolve("out");
    PublishedTexts.publish(out, texts);
    return out;
  }

  @Test
  void every_published_table_is_on_a_sheet_or_its_absence_is_explained() {
    assertEquals(List.of(), Notes.unexplained(TablesExport.sheets()));
  }

  @Test
  void names_of_sheets_and_headers_are_what_every_program_takes() {
    Set<String> names = new TreeSet<>();
    for (TableSheet sheet : TablesExport.sheets()) {
      assertTrue(sheet.name().matches("[A-Z][A-Za-z_]{2,30}"), sheet.name());
      assertTrue(names.add(sheet.name().toLowerCase(Locale.ROOT)), sheet.name());
      Set<String> headers = new TreeSet<>();
      for (Column column : sheet.columns()) {
        assertTrue(
            headers.add(column.header().toLowerCase(Locale.ROOT)),
            sheet.name() + ": " + column.header());
        assertTrue(column.header().length() <= 255, column.header());
      }
    }
  }

  @Test
  void every_note_that_a_header_names_is_there() {
    List<String> marks = Notes.all(TablesExport.sheets()).stream().map(Notes.Note::mark).toList();
    java.util.regex.Pattern note = java.util.regex.Pattern.compile("\\[note \\d+\\]");
    Set<String> named = new TreeSet<>();
    for (TableSheet sheet : TablesExport.sheets()) {
      for (Column column : sheet.columns()) {
        note.matcher(column.header()).results().forEach(found -> named.add(found.group()));
      }
    }
    assertTrue(marks.containsAll(named), named + " of " + marks);
    assertTrue(
        named.containsAll(marks.stream().filter(mark -> mark.startsWith("[note")).toList()),
        "a note that no header names");
  }

  @ParameterizedTest
  @EnumSource(SheetFormat.class)
  void the_same_tables_give_the_same_bytes_in_any_zone_and_language(SheetFormat format)
      throws IOException, SQLException {
    Path out = publish(List.of("one", "two"));
    Path first = folder.resolve("first." + format.ending());
    Path second = folder.resolve("second." + format.ending());
    TablesExport.write(out, DATE, format, first);
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/Lima"));
      Locale.setDefault(Locale.GERMANY);
      TablesExport.write(out, DATE, format, second);
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(3, left.count(), "drafts are left over");
    }
  }

  @Test
  void both_formats_hold_the_same_cells() throws IOException, SQLException {
    Path out = publish(List.of("one", "two  blanks ", "ü & <b>"));
    TablesExport.write(out, DATE, SheetFormat.XLSX, folder.resolve("a.xlsx"));
    TablesExport.write(out, DATE, SheetFormat.ODS, folder.resolve("a.ods"));
    assertEquals(
        ReadSpreadsheet.of(folder.resolve("a.xlsx")).sheets(),
        ReadSpreadsheet.of(folder.resolve("a.ods")).sheets());
  }

  @ParameterizedTest
  @EnumSource(SheetFormat.class)
  void a_table_larger_than_a_sheet_is_cut_and_says_so(SheetFormat format)
      throws IOException, SQLException {
    Path out = publish(List.of("a", "b", "c", "d", "e"));
    Path file = folder.resolve("cut." + format.ending());
    List<String> remarks = TablesExport.write(out, DATE, format, file, 3);
    String told =
        "Findings: This sheet is cut. It holds the first 3 of 5 rows, the most that a sheet can hold. The published table positive_deviance has all of them.";
    assertTrue(remarks.contains(told), remarks.toString());
    ReadSpreadsheet read = ReadSpreadsheet.of(file);
    assertEquals(3, read.table("Findings").size());
    assertTrue(
        read.sheet("Findings").stream()
            .anyMatch(row -> row.get(0).startsWith("This sheet is cut")));
  }

  @ParameterizedTest
  @EnumSource(SheetFormat.class)
  void a_text_longer_than_a_cell_is_shortened_and_says_so(SheetFormat format)
      throws IOException, SQLException {
    Path out = publish(List.of("😀".repeat(20_000)));
    Path file = folder.resolve("long." + format.ending());
    TablesExport.write(out, DATE, format, file);
    String cell = ReadSpreadsheet.of(file).table("Findings").get(0).get(0);
    assertTrue(cell.length() <= 32_767, "" + cell.length());
    assertTrue(cell.endsWith("😀… [shortened]"), cell.substring(cell.length() - 20));
  }

  @ParameterizedTest
  @EnumSource(SheetFormat.class)
  void it_is_laid_out_as_the_guidance_asks(SheetFormat format) throws IOException, SQLException {
    Path out = publish(List.of("one", "two"));
    Path file = folder.resolve("tables." + format.ending());
    TablesExport.write(out, DATE, format, file);
    ReadSpreadsheet read = ReadSpreadsheet.of(file);
    List<String> sheets = List.copyOf(read.sheets().keySet());
    assertEquals(List.of("Cover", "Contents", "Notes"), sheets.subList(0, 3));
    assertEquals("Columns", sheets.get(sheets.size() - 1));

    assertEquals(
        sheets.subList(2, sheets.size()),
        read.table("Contents").stream().map(row -> row.get(0)).toList(),
        "contents");
    for (String sheet : sheets.subList(1, sheets.size())) {
      List<List<String>> rows = read.sheet(sheet);
      assertEquals(1, rows.get(0).size(), "a title alone in A1 of " + sheet);
      assertTrue(rows.get(1).get(0).startsWith("This worksheet contains one table"), sheet);
      int width = rows.get(rows.size() - 1).size();
      assertTrue(width > 1, sheet);
      for (List<String> row : rows) {
        assertTrue(row.size() == 1 || row.size() == width, "a ragged row on " + sheet);
        assertTrue(row.stream().noneMatch(String::isBlank), "an empty cell on " + sheet + row);
      }
    }
    assertTrue(read.elements("mergeCell").isEmpty(), "merged cells");
    assertTrue(read.elements("table:covered-table-cell").isEmpty(), "merged cells");
    assertTrue(read.elements("pane").isEmpty(), "frozen panes");
    assertTrue(read.elements("autoFilter").isEmpty(), "filters");
    assertTrue(
        read.elements("sheet").stream().noneMatch(sheet -> sheet.hasAttribute("state")), "hidden");
    int tables = read.elements("table").size() + read.elements("table:database-range").size();
    // The part of a table is its root, which is not among its own elements.
    long parts = read.names().stream().filter(name -> name.startsWith("xl/tables/")).count();
    assertEquals(sheets.size() - 1, Math.max(tables, parts), "marked-up tables");
    String about = read.text(format == SheetFormat.ODS ? "meta.xml" : "docProps/core.xml");
    assertTrue(about.contains("<dc:language>en-GB</dc:language>"), about);
    assertTrue(about.contains("published tables as of 15 November 2026</dc:title>"), about);
  }
}

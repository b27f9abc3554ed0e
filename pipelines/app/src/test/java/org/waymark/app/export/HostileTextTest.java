package org.waymark.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.dashboards.table.CleanText;
import org.waymark.schema.PublishedColumn;
import org.waymark.schema.PublishedTable;

/** Every text of every published table is hostile, and lies still in every form of it. */
class HostileTextTest {
  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "=HYPERLINK(\"http://evil.example\",\"click\")",
          "=cmd|' /C calc'!A0",
          "+1+1",
          "-2+3+cmd|' /C calc'!A0",
          "@SUM(A1:A9)",
          "\t=1+1",
          "]]><x>&amp;&lt;",
          "\u202Eevil\u202C \u2066x\u2069 \u200F",
          "a\u0000b\u000Bc\uFFFE".replace("\u0000", "\u0001"),
          "two  blanks and  'quotes' \"here\"",
          "${jndi:ldap://x} {{7*7}} %0A");
  private static final LocalDate DATE = LocalDate.parse(PublishedTexts.AS_OF);

  @TempDir Path folder;
  private Path out = Path.of("");

  @BeforeEach
  void publish() throws IOException, SQLException {
    out = folder.resolve("out");
    PublishedTexts.publish(out, HOSTILE);
  }

  @ParameterizedTest
  @EnumSource(SheetFormat.class)
  void a_spreadsheet_holds_hostile_text_as_text(SheetFormat format)
      throws IOException, SQLException {
    Path file = folder.resolve("tables." + format.ending());
    assertEquals(List.of(), TablesExport.write(out, DATE, format, file));
    ReadSpreadsheet read = ReadSpreadsheet.of(file);

    List<String> cells =
        read.sheets().values().stream()
            .flatMap(List::stream)
            .flatMap(List::stream)
            .distinct()
            .toList();
    for (String text : HOSTILE) {
      assertTrue(cells.contains(CleanText.of(text)), "not there as it is: " + CleanText.of(text));
    }
    assertTrue(read.elements("f").isEmpty(), "a formula");
    assertTrue(
        read.elements("table:table-cell").stream()
            .noneMatch(cell -> cell.hasAttribute("table:formula")),
        "a formula");
    assertTrue(read.elements("script").isEmpty());
    assertTrue(read.elements("x").isEmpty());
    for (String name : read.names()) {
      String xml = read.text(name);
      assertFalse(xml.contains("<script"), name);
      assertFalse(xml.contains("CDATA"), name);
      assertTrue(xml.codePoints().noneMatch(HostileTextTest::turnsOrHides), name);
    }
  }

  /** Links lead within the file alone. */
  @ParameterizedTest
  @EnumSource(SheetFormat.class)
  void a_spreadsheet_leads_nowhere_else(SheetFormat format) throws IOException, SQLException {
    Path file = folder.resolve("tables." + format.ending());
    TablesExport.write(out, DATE, format, file);
    ReadSpreadsheet read = ReadSpreadsheet.of(file);
    assertTrue(
        read.elements("text:a").stream()
            .allMatch(link -> link.getAttribute("xlink:href").startsWith("#")));
    assertTrue(read.elements("hyperlink").stream().noneMatch(link -> link.hasAttribute("r:id")));
    assertTrue(
        read.elements("Relationship").stream()
            .noneMatch(relation -> relation.getAttribute("TargetMode").equals("External")));
  }

  @ParameterizedTest
  @EnumSource(SheetFormat.class)
  void text_cells_are_formatted_as_text_so_that_editing_keeps_them_so(SheetFormat format)
      throws IOException, SQLException {
    Path file = folder.resolve("tables." + format.ending());
    TablesExport.write(out, DATE, format, file);
    ReadSpreadsheet read = ReadSpreadsheet.of(file);
    if (format == SheetFormat.ODS) {
      assertTrue(
          read.elements("table:table-cell").stream()
              .filter(cell -> cell.getAttribute("office:value-type").equals("string"))
              .allMatch(
                  cell ->
                      List.of("title", "heading", "line", "header", "text", "shorthand")
                          .contains(cell.getAttribute("table:style-name"))));
      return;
    }
    List<org.w3c.dom.Element> formats = read.elements("numFmt");
    String asText =
        formats.stream()
            .filter(number -> number.getAttribute("formatCode").equals("@"))
            .map(number -> number.getAttribute("numFmtId"))
            .findFirst()
            .orElseThrow();
    List<org.w3c.dom.Element> styles =
        read.elements("cellXfs").get(0).getElementsByTagName("xf").getLength() == 0
            ? List.of()
            : read.elements("xf").stream()
                .filter(xf -> xf.getParentNode().getNodeName().equals("cellXfs"))
                .toList();
    assertTrue(
        read.elements("c").stream()
            .filter(cell -> cell.getAttribute("t").equals("s"))
            .allMatch(
                cell ->
                    styles
                        .get(Integer.parseInt("0" + cell.getAttribute("s")))
                        .getAttribute("numFmtId")
                        .equals(asText)));
  }

  private static boolean turnsOrHides(int c) {
    return (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200F
        || (c < 0x20 && c != '\n' && c != '\r' && c != '\t');
  }

  @Test
  void sdmx_has_no_field_that_a_spreadsheet_would_run() throws IOException, SQLException {
    StringWriter text = new StringWriter();
    SdmxCsv.Written written = SdmxCsv.write(out, DATE, List.of(), text);
    assertEquals(HOSTILE.size(), written.rows());
    assertEquals(HOSTILE.stream().distinct().count(), written.noCodes().size());
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text.toString())) {
      List<CsvRecord> rows = csv.stream().toList();
      assertEquals(HOSTILE.size() + 1, rows.size());
      for (CsvRecord row : rows) {
        assertEquals(14, row.getFieldCount());
        for (String field : row.getFields()) {
          assertTrue(
              field.isEmpty()
                  || "=+-@\t\r\n".indexOf(field.charAt(0)) < 0
                  || field.matches("-?[0-9.E]+"),
              field);
        }
      }
    }
    assertTrue(text.toString().codePoints().noneMatch(HostileTextTest::turnsOrHides));
  }

  /** Else a new table would go untested. */
  @Test
  void every_table_has_a_text_to_plant() {
    String without =
        PublishedTable.all().stream()
            .filter(
                table ->
                    table.columns().stream()
                        .noneMatch(column -> column.type() == PublishedColumn.Type.TEXT))
            .map(PublishedTable::name)
            .collect(Collectors.joining());
    assertEquals("", without);
  }
}

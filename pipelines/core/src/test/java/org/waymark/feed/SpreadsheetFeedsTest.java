package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.registry.Feed;

class SpreadsheetFeedsTest {
  private static final List<String> CELLS =
      List.of("00003 i0 p0 2024-01 value=5.0 ", "00004 i0 p0 2024-02 value=0.3 ");

  private static String feed(String format, String more) {
    return "format: "
        + format
        + "\n"
        + more
        + "map:\n  place: place\n  period: period\n  indicators: [{id: calls, value: calls}]\n";
  }

  private static byte[] xlsx() {
    return MadeWorkbook.zip(MadeWorkbook.xlsxParts(MadeWorkbook.ROWS));
  }

  private static byte[] xls() throws IOException {
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      book.createSheet("Notes").createRow(0).createCell(0).setCellValue("x");
      Sheet data = book.createSheet("Data");
      book.setSheetHidden(0, true);
      CellStyle day = book.createCellStyle();
      day.setDataFormat(book.createDataFormat().getFormat("mmm-yy"));
      CellStyle share = book.createCellStyle();
      share.setDataFormat(book.createDataFormat().getFormat("0.0%"));
      Row names = data.createRow(0);
      names.createCell(0).setCellValue("place");
      names.createCell(1).setCellValue("period");
      names.createCell(2).setCellValue("calls");
      double[] days = {45292, 45323, 45352.5, 45383};
      for (int i = 0; i < days.length; i++) {
        Row row = data.createRow(i + 2);
        row.createCell(0).setCellValue("RA");
        row.createCell(1).setCellValue(days[i]);
        row.getCell(1).setCellStyle(day);
      }
      data.getRow(2).createCell(2).setCellValue(5);
      data.getRow(3).createCell(2).setCellValue(0.1 + 0.2);
      data.getRow(3).getCell(2).setCellStyle(share);
      data.getRow(5).createCell(2).setCellErrorValue((byte) 42);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      book.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] file(String kind) throws IOException {
    return switch (kind) {
      case "xlsx" -> xlsx();
      case "ods" -> MadeWorkbook.ods();
      case "xls" -> xls();
      case "xlsx.gz" -> gzip(xlsx());
      default ->
          """
          <html><head><style>td {}</style></head><body><table><tr><td>
          <table id="data"><tr><th>place</th><th>period</th><th>cal<b>ls</b></th></tr><tr></tr>
          <tr><td rowspan=2>RA</td><td>2024-01<br></td><td>5</td></tr>
          <tr><td>2024-02-01</td><td> 0.3&nbsp;</td></tr>
          <tr><td>RA<td>2024-03-01<td></tr><tr><td>RA<td>2024-04-01<td>#N/A</table>
          </td></tr></table></body></html>
          """
              .getBytes(StandardCharsets.UTF_8);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "ods", "xls", "xlsx.gz", "html"})
  void dates_and_shares_are_read_as_the_cell_means_them(String kind) throws IOException {
    String fill = kind.equals("html") ? "table: {fill_down: place}\n" : "";
    String format = kind.equals("html") ? "html" : "csv";
    Fixture.Outcome outcome = YamlFeed.read(feed(format, fill), file(kind));
    assertEquals(CELLS, outcome.observations());
    assertEquals(List.of("bad-number@6"), outcome.reasons());
    assertTrue(outcome.onlyRejected().getDetail().contains("#N/A"));
    assertEquals(4, outcome.tally().rowsRead());
  }

  @Test
  void sheets_that_are_not_read_are_named_and_hidden_ones_are_not_chosen() throws IOException {
    List<String> notes = YamlFeed.read(feed("xlsx", ""), xlsx()).file().notes();
    assertEquals(List.of("the sheet `Data` is read; not read: `Notes` (hidden), `More`"), notes);
  }

  @Test
  void a_sheet_is_chosen_by_name_and_an_unknown_one_lists_those_there_are() {
    Fixture.Outcome more = YamlFeed.read(feed("xlsx", "table: {sheet: more}\n"), xlsx());
    assertEquals(List.of("00002 i0 p2 2019-01 value=9.0 "), more.observations());
    String detail =
        YamlFeed.read(feed("xlsx", "table: {sheet: Dta}\n"), xlsx()).onlyRejected().getDetail();
    assertTrue(detail.contains("`Notes` (hidden), `Data`, `More`"), detail);
  }

  private static List<InspectedFile> all(String yaml, byte[] bytes) throws IOException {
    Feed feed = YamlFeed.of(yaml);
    return FileInspection.inspectAll(
        new ByteArrayInputStream(bytes), "landing/f", feed.reading(), 1 << 20, false);
  }

  @Test
  void several_sheets_and_several_members_are_files_of_their_own() throws IOException {
    List<InspectedFile> sheets = all(feed("xlsx", "table: {sheet: [Data, More]}\n"), xlsx());
    assertEquals(
        List.of("landing/f/Data", "landing/f/More"),
        sheets.stream().map(InspectedFile::path).toList());
    assertEquals(List.of(4L, 1L), sheets.stream().map(InspectedFile::rows).toList());
    assertEquals(sheets.get(0).sha256(), sheets.get(1).sha256());
    Map<String, String> members = new LinkedHashMap<>();
    members.put("a.csv", "place,period,calls\nRA,2024-01,1\n");
    members.put("readme.pdf", "x");
    members.put("__MACOSX/a.csv", "x");
    members.put("deep/b.CSV", "place;period;calls\nRA;2024-02;2\nRA;2024-03;3\n");
    List<InspectedFile> files = all(feed("csv", ""), MadeWorkbook.zip(members));
    assertEquals(
        List.of("landing/f/a.csv", "landing/f/deep/b.CSV"),
        files.stream().map(InspectedFile::path).toList());
    assertEquals(List.of(1L, 2L), files.stream().map(InspectedFile::rows).toList());
    assertTrue(files.get(0).notes().get(0).contains("readme.pdf"));
    List<InspectedFile> one =
        all(feed("csv", "table: {member: 'deep/*'}\n"), MadeWorkbook.zip(members));
    assertEquals(List.of("landing/f"), one.stream().map(InspectedFile::path).toList());
  }

  @Test
  void the_rows_of_a_member_are_read_from_the_archive() throws IOException {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("a.txt", "x");
    members.put("b.csv", "place,period,calls\nRA,2024-01,1\n");
    Feed feed = YamlFeed.of(feed("csv", "table: {member: b.csv}\n"));
    byte[] bytes = MadeWorkbook.zip(members);
    InspectedFile file = all(feed("csv", "table: {member: b.csv}\n"), bytes).get(0);
    FeedParser parser = FeedParser.of(Fixture.workspace(feed), 0, Fixture.AS_OF, "run", 1);
    ParsedChunk chunk =
        parser.parse(
            parser.checked(file), 0, new ByteArrayInputStream(bytes), file.splits().get(0));
    assertEquals(1, chunk.observations()[0].size());
  }

  @Test
  void a_damaged_or_hostile_workbook_is_a_refusal_and_never_an_error() {
    byte[] whole = xlsx();
    for (int cut = 60; cut < whole.length; cut += 97) {
      Fixture.Outcome outcome =
          YamlFeed.read(feed("xlsx", ""), java.util.Arrays.copyOf(whole, cut));
      assertEquals("damaged-file", outcome.onlyRejected().getReason());
      assertEquals(1, outcome.file().rows());
    }
    Map<String, String> entities = MadeWorkbook.xlsxParts(MadeWorkbook.ROWS);
    entities.put(
        "xl/sharedStrings.xml",
        "<!DOCTYPE sst [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><sst><si><t>&a;</t></si></sst>");
    Fixture.Outcome hostile = YamlFeed.read(feed("xlsx", ""), MadeWorkbook.zip(entities));
    assertEquals("damaged-file", hostile.onlyRejected().getReason());
    Map<String, String> bomb =
        MadeWorkbook.xlsxParts("<row r=\"1\"><c><v>" + "1".repeat(90 << 20) + "</v></c></row>");
    String detail =
        YamlFeed.read(feed("xlsx", ""), MadeWorkbook.zip(bomb)).onlyRejected().getDetail();
    assertTrue(detail.contains("unpacks to more than"), detail);
    for (String rows :
        List.of(
            "<row r=\"99999999\"/>",
            "<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>",
            "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
            "<row r=\"1\"")) {
      Fixture.Outcome odd =
          YamlFeed.read(feed("xlsx", ""), MadeWorkbook.zip(MadeWorkbook.xlsxParts(rows)));
      assertEquals("damaged-file", odd.onlyRejected().getReason(), rows);
    }
  }

  @Test
  void a_damaged_archive_is_a_refusal() throws IOException {
    Map<String, String> members = new LinkedHashMap<>();
    StringBuilder rows = new StringBuilder("place,period,calls\n");
    for (int i = 0; i < 2000; i++) {
      rows.append("RA,2024-01,").append(i * 7919 % 10007).append('\n');
    }
    members.put("a.csv", rows.toString());
    byte[] whole = MadeWorkbook.zip(members);
    List<InspectedFile> cut =
        all(feed("csv", ""), java.util.Arrays.copyOf(whole, whole.length / 2));
    assertTrue(cut.stream().noneMatch(InspectedFile::readable), cut.toString());
    List<InspectedFile> none = all(feed("csv", ""), MadeWorkbook.zip(Map.of("x.pdf", "x")));
    assertEquals("empty-archive", none.get(0).faults().get(0).reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"place\":\"RA\",\"a\":{\"period\":\"2024-01\"},\"calls\":5}]",
        "{\"meta\":{\"n\":1,\"tags\":[\"x\"]},\"data\":{\"rows\":[{\"place\":\"RA\",\"a\":{\"period\":\"2024-01\"},\"calls\":\"5\",\"more\":[{\"z\":1}]}]}}",
        "[{\"page\":1},[{\"place\":\"RA\",\"a\":{\"period\":\"2024-01\"},\"calls\":5}]]",
        "[[\"place\",\"a.period\",\"calls\"],[\"RA\",\"2024-01\",5]]",
        "{\"place\":\"RA\",\"a\":{\"period\":\"2024-01\"},\"calls\":5}",
      })
  void rows_of_json_are_found(String document) {
    Fixture.Outcome outcome =
        YamlFeed.read(feed("json", "").replace("period: period", "period: a.period"), document);
    assertEquals(List.of("00001 i0 p0 2024-01 value=5.0 "), outcome.observations());
  }

  @Test
  void a_pointer_says_which_rows_of_json_are_meant_and_names_of_objects_are_keys() {
    String document =
        """
        {"fields":[{"id":"place"}],"a/b":{"RA":{"period":"2024-01","calls":1},"RC":{"period":"2019-01","calls":2}}}
        """;
    Fixture.Outcome keyed =
        YamlFeed.read(
            feed("json", "table: {rows: '/a~1b'}\n").replace("place: place", "place: _key"),
            document);
    assertEquals(2, keyed.observations().size());
    String two = "{\"x\":[{\"a\":1}],\"y\":{\"z\":[{\"b\":2}]}}";
    String detail = YamlFeed.read(feed("json", ""), two).onlyRejected().getDetail();
    assertTrue(detail.contains("`/x`, `/y/z`"), detail);
    assertTrue(detail.contains("table: {rows: /x}"), detail);
    for (String broken : List.of("[{\"place\":\"RA\"", "{]", "", "[".repeat(5000))) {
      assertEquals(
          "damaged-file",
          YamlFeed.read(feed("json", ""), broken).onlyRejected().getReason(),
          broken.substring(0, Math.min(20, broken.length())));
    }
  }

  @Test
  void json_stat_and_px_give_a_row_for_each_value() {
    String stat =
        """
        {"version":"2.0","class":"dataset","id":["area","time"],"size":[2,2],
        "dimension":{"area":{"category":{"index":["RA","RC"],"label":{"RA":"A"}}},
        "time":{"category":{"index":{"2019-02":1,"2019-01":0}}}},
        "value":[1,2.5,null,4],"status":{"3":"p"}}
        """;
    String feed =
        """
        format: json-stat
        map:
          place: area
          period: time
          indicators: [{id: calls, value: value}]
        """;
    List<String> values =
        List.of(
            "00002 i0 p0 2019-01 value=1.0 ",
            "00003 i0 p0 2019-02 value=2.5 ",
            "00005 i0 p2 2019-02 value=4.0 ");
    assertEquals(values, YamlFeed.read(feed, stat).observations());
    String px =
        """
        CHARSET="ANSI";
        AXIS-VERSION="2000";
        CODEPAGE="utf-8";
        TITLE="Calls; by area";
        STUB="area";
        HEADING="time";
        VALUES("area")="Norden, "
        "with the sea","Westmark";
        VALUES("time")="2019M01","2019M02";
        CODES("area")="RA","RC";
        DATA=
        1 2.5
        ".." 4;
        """;
    String pxFeed =
        feed.replace("format: json-stat", "format: px\nmissing: ['..']")
            .replace("place: area", "place: 'area code'");
    assertEquals(values, YamlFeed.read(pxFeed, px).observations());
    for (String broken :
        List.of(px.replace("4;", ""), px.replace("4;", "4 5;"), px.replace("DATA", "DATUM"))) {
      assertEquals("damaged-file", YamlFeed.read(pxFeed, broken).onlyRejected().getReason());
    }
  }
}

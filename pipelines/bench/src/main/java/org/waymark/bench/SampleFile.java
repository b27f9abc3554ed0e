package org.waymark.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * A small sound file of a format, and how a feed reads it.
 *
 * @param feed the feed's file but for its first lines
 */
record SampleFile(String format, String name, String feed, byte[] content) {
  private static final String COLUMNS =
      """
      map:
        place: place
        period: period
        indicators: [{id: waits, value: waits}]
      """;

  private static final String CSV =
      """
      place,period,waits,note
      RA,2026-01,12.5,"a ""b"", c"
      RB,2026-01,"1,234",é
      RA,2026-02,,
      RB,2026-02,7,"two
      lines"
      RA,2026-03,9,x
      """;

  private static final String SHAPED =
      """
      Waits by place,,,
      ,,,
      ,,Waits,
      place,period,number,share
      RA,2026-01,12,50%
      ,2026-02,[c],40%
      RB,2026-01,"1,234",10%
      Notes:,,,
      """;

  private static final String SHAPE =
      "numbers: [percent, flags, currency]\nmissing: ['[c]']\ntable: {header: [3, 4], until: Notes,"
          + " fill_down: [place]}\n"
          + COLUMNS.replace("value: waits}", "value: {column: Waits number}}");

  private static final String ACROSS = "place,2026-01,2026-02,2026-03\nRA,1,2,3\nRB,4,,6\n";

  /** One or two of each format. */
  static List<SampleFile> all() throws IOException {
    List<SampleFile> all = new ArrayList<>();
    all.add(text("csv", "x.csv", "format: csv\n" + COLUMNS, CSV));
    all.add(text("csv", "x.csv", "format: csv\n" + SHAPE, SHAPED));
    all.add(
        text(
            "csv",
            "x.csv",
            "format: csv\ntable: {across: {columns: periods, name: period, value: waits}}\n"
                + COLUMNS,
            ACROSS));
    all.add(
        new SampleFile(
            "csv", "x.csv", "format: csv\n" + COLUMNS, CSV.getBytes(StandardCharsets.UTF_16)));
    all.add(new SampleFile("csv", "x.csv.gz", "format: csv\n" + COLUMNS, gzip(CSV)));
    all.add(text("sdmx-csv", "x.csv", SDMX_FEED, SDMX));
    all.add(text("eurostat-tsv", "x.tsv", EUROSTAT_FEED, EUROSTAT));
    all.add(text("jsonl", "x.jsonl", "format: jsonl\n" + COLUMNS, JSON_LINES));
    all.add(
        text(
            "json",
            "x.json",
            "format: json\n" + COLUMNS,
            "{\"at\": 1, \"rows\": [" + JSON_LINES.strip().replace("\n", ",\n") + "]}"));
    all.add(
        text(
            "json",
            "x.json",
            "format: json\n" + COLUMNS,
            "[[\"place\", \"period\", \"waits\"], [\"RA\", \"2026-01\", 5], [\"RB\","
                + " \"2026-02\"]]"));
    all.add(text("json-stat", "x.json", "format: json-stat\n" + COLUMNS_OF_VALUE, JSON_STAT));
    all.add(text("px", "x.px", "format: px\n" + COLUMNS_OF_VALUE, PX));
    all.add(text("html", "x.xls", "format: xls\n" + COLUMNS, HTML));
    all.add(new SampleFile("xlsx", "x.xlsx", "format: xlsx\n" + COLUMNS, zip(xlsx())));
    all.add(new SampleFile("ods", "x.ods", "format: ods\n" + COLUMNS, zip(ods())));
    all.add(new SampleFile("xls", "x.xls", "format: xls\n" + COLUMNS, xls()));
    all.add(
        new SampleFile(
            "zip", "x.zip", "format: csv\n" + COLUMNS, zip(Map.of("a.csv", CSV, "b/c.csv", CSV))));
    all.add(
        new SampleFile(
            "sav",
            "x.sav",
            "format: sav\n"
                + COLUMNS
                    .replace("place: place", "place: PLACE")
                    .replace("period: period", "period: PERIOD")
                    .replace("value: waits", "value: WAITS"),
            sav()));
    all.add(new SampleFile("parquet", "x.parquet", "format: parquet\n" + COLUMNS, parquet("zstd")));
    all.add(
        new SampleFile("parquet", "x.parquet", "format: parquet\n" + COLUMNS, parquet("snappy")));
    return List.copyOf(all);
  }

  private static final String COLUMNS_OF_VALUE = COLUMNS.replace("value: waits}", "value: value}");

  private static final String SDMX_FEED =
      """
      format: sdmx-csv
      map:
        place: REF_AREA
        period: TIME_PERIOD
        indicators: [{id: waits, value: OBS_VALUE}]
      """;

  private static final String SDMX =
      """
      DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT,OBS_STATUS,CONF_STATUS
      X:Y(1.0),RA,2026-01,1.5,3,A,F
      X:Y(1.0),RB: B,2026-01,2,0,M,
      X:Y(1.0),RA,2026-02,NaN,,Q,C
      """;

  private static final String EUROSTAT_FEED =
      """
      format: eurostat-tsv
      map:
        place: geo
        period: TIME_PERIOD
        indicators: [{id: waits, value: OBS_VALUE}]
      """;

  private static final String EUROSTAT =
      "freq,unit,geo\\TIME_PERIOD\t2026-01 \t2026-02 \nM,NR,RA\t1.5 b\t: c\nM,NR,RB\t:\t7\n";

  private static final String JSON_LINES =
      """
      {"place": "RA", "period": "2026-01", "waits": 12.5, "more": {"a": [1, {"b": null}]}}
      {"place": "RB", "period": "2026-01", "waits": "7"}
      {"place": "RA", "period": "2026-02"}
      """;

  private static final String JSON_STAT =
      """
      {"version": "2.0", "class": "dataset", "id": ["place", "period"], "size": [2, 2],
       "dimension": {"place": {"category": {"index": {"RA": 0, "RB": 1}, "label": {"RA": "A"}}},
                     "period": {"category": {"index": ["2026-01", "2026-02"]}}},
       "value": [5, null, 7.5, 8], "status": {"1": "c"}}
      """;

  private static final String PX =
      """
      CHARSET="ANSI";
      AXIS-VERSION="2013";
      STUB="place";
      HEADING="period";
      VALUES("place")="RA","RB";
      VALUES("period")="2026-01","2026-02";
      CODES("place")="RA","RB";
      DATA=
      1.5 ".."
      7 8;
      """;

  private static final String HTML =
      """
      <html><head><meta charset="utf-8"></head><body><table>
      <tr><th>place</th><th>period</th><th>waits</th></tr>
      <tr><td rowspan="2">RA</td><td>2026-01</td><td>5</td></tr>
      <tr><td>2026-02</td><td>&nbsp;6</td></tr>
      <tr><td>RB</td><td colspan=2>none</td></tr></table></body></html>
      """;

  private static SampleFile text(String format, String name, String feed, String content) {
    return new SampleFile(format, name, feed, content.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(Map<String, String> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : new java.util.TreeMap<>(parts).entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey().replaceFirst("^\\d ", "")));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> xlsx() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("0 [Content_Types].xml", "<Types/>");
    parts.put(
        "1 _rels/.rels",
        "<Relationships><Relationship Id=\"r\" Type=\"http://x/officeDocument\""
            + " Target=\"xl/workbook.xml\"/></Relationships>");
    parts.put(
        "2 xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"http://x/worksheet\""
            + " Target=\"worksheets/a.xml\"/><Relationship Id=\"r4\""
            + " Type=\"http://x/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship"
            + " Id=\"r5\" Type=\"http://x/styles\" Target=\"styles.xml\"/></Relationships>");
    parts.put(
        "3 xl/workbook.xml",
        "<workbook xmlns:r=\"http://r\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"r1\"/>"
            + "</sheets></workbook>");
    parts.put(
        "4 xl/worksheets/a.xml",
        """
        <worksheet><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
        <row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3" s="1"><v>46023</v></c><c r="C3"><f>1+4</f><v>5</v></c></row>
        <row r="4"><c r="A4" t="inlineStr"><is><t>RB</t></is></c><c r="B4" s="1"><v>46054</v></c><c r="C4" s="2"><v>0.3</v></c></row>
        <row r="5"><c r="A5" t="s"><v>3</v></c><c r="B5" s="1"><v>46082.5</v></c><c r="C5" t="e"><v>#N/A</v></c></row>
        </sheetData></worksheet>
        """);
    parts.put(
        "5 xl/sharedStrings.xml",
        "<sst><si><t>place</t></si><si><t>period</t></si><si><t>waits</t></si>"
            + "<si><r><t>R</t></r><r><t>A</t></r></si></sst>");
    parts.put(
        "6 xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId=\"164\""
            + " formatCode=\"mmm\\-yy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf"
            + " numFmtId=\"164\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>");
    return parts;
  }

  private static Map<String, String> ods() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("0 mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    parts.put(
        "1 content.xml",
        """
        <document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s">
        <body><spreadsheet><table:table table:name="Data">
        <table:table-row><table:table-cell office:value-type="string"><text:p>place</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>period</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>waits</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string"><text:p>RA</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2026-01-01"><text:p>Jan</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell office:value-type="string"><text:p>RB</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2" office:value-type="percentage" office:value="0.3"><text:p>30%</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table></spreadsheet></body></document-content>
        """);
    return parts;
  }

  private static byte[] xls() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      Sheet sheet = book.createSheet("Data");
      String[][] cells = {
        {"place", "period", "waits"}, {"RA", "2026-01", "5"}, {"RB", "2026-02", "6"}
      };
      for (int r = 0; r < cells.length; r++) {
        Row row = sheet.createRow(r);
        for (int c = 0; c < cells[r].length; c++) {
          if (r > 0 && c == 2) {
            row.createCell(c).setCellValue(Double.parseDouble(cells[r][c]));
          } else {
            row.createCell(c).setCellValue(cells[r][c]);
          }
        }
      }
      book.write(bytes);
    }
    return bytes.toByteArray();
  }

  /** A file of SPSS with two texts and a number that has a label and a missing code. */
  private static byte[] sav() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    put(out, padded("$FL2@(#) SPSS DATA FILE", 64), ints(2, 3, 0, 0, 2), real(100));
    put(out, padded("01 Jan 2600:00:00", 17), padded("", 64), new byte[3]);
    put(out, ints(2, 8, 0, 0, 0x10800, 0x10800), padded("PLACE", 8));
    put(out, ints(2, 8, 0, 0, 0x10800, 0x10800), padded("PERIOD", 8));
    put(out, ints(2, 0, 0, 1, 0x50800, 0x50800), padded("WAITS", 8), real(99));
    put(out, ints(3, 1), real(5), new byte[] {4}, padded("five", 7), ints(4, 1, 3));
    put(out, ints(7, 20, 1, 5), "UTF-8".getBytes(StandardCharsets.US_ASCII), ints(999, 0));
    put(out, padded("RA", 8), padded("2026-01", 8), real(5));
    put(out, padded("RB", 8), padded("2026-02", 8), real(99));
    return out.toByteArray();
  }

  private static void put(ByteArrayOutputStream out, byte[]... parts) {
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
  }

  private static byte[] padded(String text, int length) {
    byte[] padded = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), length);
    Arrays.fill(padded, Math.min(text.length(), length), length, (byte) ' ');
    return padded;
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(values).forEach(bytes::putInt);
    return bytes.array();
  }

  private static byte[] real(double value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array();
  }

  private static byte[] parquet(String compression) throws IOException {
    Path file = Files.createTempFile("sample", ".parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(
          "COPY (SELECT CASE WHEN r % 2 = 0 THEN 'RA' ELSE 'RB' END AS place, DATE '2026-01-01' +"
              + " (r * 31)::INTEGER AS period, CASE WHEN r % 5 = 0 THEN NULL ELSE r * 1.5 END AS"
              + " waits, [r] AS list, {'a': r} AS inner FROM range(8) rows(r)) TO '"
              + file
              + "' (FORMAT parquet, COMPRESSION "
              + compression
              + ")");
      return Files.readAllBytes(file);
    } catch (SQLException broken) {
      throw new IOException(broken);
    } finally {
      Files.delete(file);
    }
  }
}

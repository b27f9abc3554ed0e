package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.export.ReadSpreadsheet;

/** {@code waymark export}, of what the sample publishes. */
class ExportIT {
  private static final String BOTH =
      "indicator_id IN ('ae-within-4h', 'hub-visits') ORDER BY indicator_id, place_id, period_start";

  @TempDir Path folder;

  private Path export(String form, String name, String... further) throws IOException {
    Path file = folder.resolve(name);
    List<String> arguments =
        new ArrayList<>(List.of("export", form, "--out", SampleRun.out().toString()));
    arguments.addAll(List.of("--to", file.toString()));
    arguments.addAll(List.of(further));
    Shell.Answer answer = RealCommand.type(arguments.toArray(String[]::new));
    assertEquals(0, answer.exitCode(), answer.err());
    return file;
  }

  @Test
  void both_spreadsheets_hold_the_published_tables_and_come_out_the_same_again() throws Exception {
    Path xlsx = export("tables", "a.xlsx");
    Path ods = export("tables", "a.ods");
    assertArrayEquals(
        Files.readAllBytes(xlsx), Files.readAllBytes(export("tables", "b", "--format", "xlsx")));
    assertArrayEquals(
        Files.readAllBytes(ods), Files.readAllBytes(export("tables", "c", "--format", "ods")));
    ReadSpreadsheet read = ReadSpreadsheet.of(xlsx);
    assertEquals(read.sheets(), ReadSpreadsheet.of(ods).sheets());
    try (Published tables = Published.in(SampleRun.out())) {
      assertEquals(
          tables.column(
              "SELECT evidence FROM positive_deviance"
                  + " ORDER BY mission_id, indicator_id, place_id"),
          read.table("Findings").stream().map(row -> row.get(6)).toList());
      assertEquals(
          tables.number("SELECT count(*) FROM goal_progress"), read.table("Goal_methods").size());
      assertEquals(tables.number("SELECT count(*) FROM goal"), read.table("Goals").size());
      assertEquals(
          tables.number("SELECT count(*) FROM scaling_candidate"), read.table("Candidates").size());
      assertEquals(
          tables.number("SELECT count(*) FROM rejected_record"),
          read.table("Refused_values").stream()
              .mapToLong(row -> (long) Double.parseDouble(row.get(4)))
              .sum());
      assertEquals(
          tables.number("SELECT count(DISTINCT (indicator_id, place_id)) FROM observation"),
          read.table("Latest_values").size());
      assertEquals(
          tables.number("SELECT sum(mentions) FROM report_theme"),
          read.table("Themes_by_period").stream()
              .mapToLong(row -> (long) Double.parseDouble(row.get(3)))
              .sum());
    }
  }

  @Test
  void without_a_name_the_spreadsheet_stands_beside_the_publication() throws IOException {
    Path out = folder.resolve("out");
    Path workspace = folder.resolve("workspace");
    assertEquals(0, RealCommand.type("init", workspace.toString()).exitCode());
    assertEquals(0, RealCommand.run(workspace, out, "2026-03-15").exitCode());
    Shell.Answer answer = RealCommand.type("export", "tables", "--out", out.toString());
    assertEquals(0, answer.exitCode(), answer.err());
    Path file = out.resolve("exports").resolve("waymark-2026-03-15.xlsx");
    assertEquals(file + "\n", answer.out());
    ReadSpreadsheet read = ReadSpreadsheet.of(file);
    assertTrue(read.table("Themes_by_place").isEmpty());
    assertTrue(
        read.sheet("Themes_by_place").stream()
            .anyMatch(row -> row.get(0).startsWith("There are no rows")));
  }

  @Test
  void what_cannot_be_exported_is_told() throws IOException {
    String out = SampleRun.out().toString();
    assertTold(5, "nothing is published", "export", "tables", "--out", folder.toString());
    assertTold(
        5, "use one of 2026-11-15", "export", "tables", "--out", out, "--as-of", "2026-11-08");
    assertTold(
        2,
        "the folder does not exist",
        "export",
        "tables",
        "--out",
        out,
        "--to",
        folder + "/no/where.ods");
    assertTold(
        2,
        "indicator `nothing` has no observations",
        "export",
        "observations",
        "--out",
        out,
        "--indicator",
        "nothing");
  }

  private static void assertTold(int exitCode, String told, String... arguments) {
    Shell.Answer answer = RealCommand.type(arguments);
    assertEquals(exitCode, answer.exitCode(), answer.err());
    assertTrue(answer.err().contains(told), answer.err());
  }

  @Test
  void observations_are_exported_to_the_last_digit() throws Exception {
    Path file = export("observations", "all.csv");
    assertTrue(Files.readString(file).endsWith("\r\n"));
    List<List<String>> exported = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : csv) {
        assertEquals("dataflow", row.getField("STRUCTURE"));
        assertEquals("I", row.getField("ACTION"));
        exported.add(
            List.of(
                row.getField("INDICATOR"),
                row.getField("REF_AREA"),
                row.getField("TIME_PERIOD"),
                digits(row.getField("OBS_VALUE")),
                digits(row.getField("NUMERATOR")),
                digits(row.getField("DENOMINATOR")),
                digits(row.getField("STD_ERROR")),
                digits(row.getField("SAMPLE_SIZE")),
                row.getField("REVISED").equals("Y")
                    ? "revised"
                    : row.getField("OBS_STATUS").equals("P") ? "provisional" : "normal"));
      }
    }
    try (Published tables = Published.in(SampleRun.out())) {
      List<List<String>> published = new ArrayList<>();
      for (List<String> row :
          tables.rows(
              "SELECT indicator_id, place_id, period, value, numerator, denominator,"
                  + " standard_error, n, status FROM observation"
                  + " ORDER BY indicator_id, place_id, period_start")) {
        List<String> shown = new ArrayList<>(row);
        for (int c = 3; c < 8; c++) {
          shown.set(c, digits(row.get(c)));
        }
        published.add(shown);
      }
      assertEquals(published, exported);
    }
  }

  /** The bits of a number, so that nothing is taken for near enough. */
  private static String digits(String number) {
    return number.isEmpty()
        ? ""
        : Long.toHexString(Double.doubleToLongBits(Double.parseDouble(number)));
  }

  @Test
  void exported_observations_are_read_back_as_they_were_beside_a_table_of_eurostat()
      throws Exception {
    Path workspace = folder.resolve("workspace");
    Path landing = Files.createDirectories(workspace.resolve("landing"));
    Files.createDirectories(workspace.resolve("missions"));
    Files.createDirectories(workspace.resolve("feeds"));
    Files.copy(
        export("observations", "o.csv", "--indicator", "ae-within-4h", "--indicator", "hub-visits"),
        landing.resolve("o.csv"));
    Files.copy(RealCommand.sample().resolve("places.csv"), workspace.resolve("places.csv"));
    Files.writeString(workspace.resolve("waymark.yaml"), "calendar: iso\n");
    Files.writeString(
        workspace.resolve("missions/again.yaml"),
        """
        id: again
        title: Read again
        owner: {name: Unit, contact: unit@example.gov}
        starts: 2024-01-01
        ends: 2029-03-31
        indicators:
          - {id: ae-within-4h, title: A, measure: proportion, unit: "%", better: higher, role: outcome, period: month}
          - {id: hub-visits, title: B, measure: count, unit: visits, better: higher, role: output, period: month}
          - {id: at-risk, title: C, measure: value, unit: "%", better: lower, role: outcome, period: year}
        """);
    Files.writeString(
        workspace.resolve("feeds/sdmx.yaml"),
        """
        id: sdmx
        kind: indicator
        format: sdmx-csv
        files: landing/o.csv
        map:
          place: REF_AREA
          period: TIME_PERIOD
          indicators:
            - {id: ae-within-4h, numerator: NUMERATOR, denominator: DENOMINATOR, where: {INDICATOR: ae-within-4h}}
            - {id: hub-visits, value: OBS_VALUE, where: {INDICATOR: hub-visits}}
        """);
    Files.writeString(
        workspace.resolve("feeds/eurostat.yaml"),
        """
        id: eurostat
        kind: indicator
        format: eurostat-tsv
        files: landing/*.tsv.gz
        map:
          place: geo
          period: TIME_PERIOD
          indicators:
            - {id: at-risk, value: OBS_VALUE, where: {unit: PC}}
        """);
    try (OutputStream gzip =
        new GZIPOutputStream(Files.newOutputStream(landing.resolve("ilc.tsv.gz")))) {
      gzip.write(
          """
          freq,unit,geo\\TIME_PERIOD\t2022 \t2023 \t2024 \t2025\s
          A,PC,C12000001\t20.1 \t20.4 b\t: \t21.0 ep
          A,PC,XX\t1.0 \t: \t: \t:\s
          A,THS,C12000001\t300 \t301 \t302 \t303\s
          A,PC,C92000001\t: \t: c\t: \t:\s
          """
              .getBytes(StandardCharsets.UTF_8));
    }
    Path out = folder.resolve("out");
    Shell.Answer answer = RealCommand.run(workspace, out, SampleRun.AS_OF);
    assertEquals(0, answer.exitCode(), answer.err());
    try (Published before = Published.in(SampleRun.out());
        Published again = Published.in(out)) {
      String values =
          "SELECT indicator_id, place_id, period, value, numerator, denominator"
              + " FROM observation WHERE "
              + BOTH;
      List<List<String>> read = again.rows(values);
      assertTrue(read.size() > 2_000, "" + read.size());
      assertEquals(before.rows(values), read);
      assertEquals(
          List.of(
              List.of("C12000001", "2022", "20.1"),
              List.of("C12000001", "2023", "20.4"),
              List.of("C12000001", "2025", "21.0")),
          again.rows(
              "SELECT place_id, period, value FROM observation WHERE indicator_id = 'at-risk'"
                  + " ORDER BY period"));
      assertEquals(
          List.of(List.of("4", "1", "1", "2")),
          again.rows(
              "SELECT rows_read, rows_accepted, rows_rejected, rows_skipped FROM data_quality"
                  + " WHERE feed_id = 'eurostat' AND \"check\" = 'rows'"));
      assertEquals(
          List.of(List.of("landing/ilc.tsv.gz", "3", "unknown-place")),
          again.rows("SELECT source_file, line, reason FROM rejected_record"));
    }
  }
}

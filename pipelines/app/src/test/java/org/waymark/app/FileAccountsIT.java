package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which a file can fail: the account adds up and the exit code is right. */
class FileAccountsIT {
  private static final String AS_OF = "2026-03-15";
  private static final String HEADER = "site,month,c\n";
  private static final String ROWS = "A,2026-01,20\nB,2026-01,30\n";

  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve("w").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private void workspace(String failOn) throws IOException {
    write("waymark.yaml", failOn);
    write("places.csv", "place_id,name\nA,A\nB,B\n");
    write(
        "missions/m.yaml",
        """
        id: m
        title: M
        starts: 2025-01-01
        ends: 2029-12-31
        indicators:
          - {id: c, title: C, measure: count, better: lower, period: month}
        """);
    write(
        "feeds/f.yaml",
        """
        id: f
        kind: indicator
        format: csv
        files: landing/*.{csv,gz}
        map:
          place: site
          period: month
          indicators:
            - {id: c, value: c}
        """);
  }

  private static byte[] cutGzip() throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < 5000; i++) {
      text.append("A,2026-01,").append(i * 7919L % 100_003).append('\n');
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    return Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
  }

  private Shell.Answer run(String asOf) {
    return RealCommand.run(folder.resolve("w"), folder.resolve("out"), asOf);
  }

  private static JsonNode last(Shell.Answer answer) throws IOException {
    return new ObjectMapper().readTree(answer.lastLine());
  }

  @Test
  void everyRefusedFileIsInTheAccount() throws Exception {
    workspace("");
    // File, and its rows: accepted and rejected.
    Map<String, List<Long>> expected = new TreeMap<>();
    write("landing/good.csv", HEADER + ROWS);
    expected.put("good.csv", List.of(2L, 0L));
    write("landing/capitals.CSV", HEADER + "A,2025-12,20\nB,2025-12,30\n");
    expected.put("capitals.CSV", List.of(2L, 0L));
    write("landing/renamed.csv", "place,month,c\n" + ROWS);
    expected.put("renamed.csv", List.of(0L, 2L));
    write("landing/twice.csv", "site,month,c,c\n" + ROWS);
    expected.put("twice.csv", List.of(0L, 2L));
    write("landing/quote.csv", "site,\"month\"x,c\n" + ROWS);
    expected.put("quote.csv", List.of(0L, 2L));
    write("landing/empty.csv", "");
    expected.put("empty.csv", List.of(0L, 1L));
    write("landing/page.csv", "<html><body>502 Bad Gateway</body></html>\n");
    expected.put("page.csv", List.of(0L, 1L));
    write("landing/binary.csv", "\0\1\2\0\3\4\0\5\6\0");
    expected.put("binary.csv", List.of(0L, 1L));
    write("landing/nul.csv", HEADER + "A,2025-11,2\0\nB,2025-11,30\n");
    expected.put("nul.csv", List.of(1L, 1L));
    write("landing/short.csv", HEADER + "A,2025-10,2\nB,2025");
    expected.put("short.csv", List.of(1L, 1L));
    write("landing/cut.csv.gz", cutGzip());

    Shell.Answer answer = run(AS_OF);
    assertEquals(0, answer.exitCode(), answer.err());
    try (Published tables = Published.in(folder.resolve("out"))) {
      for (Map.Entry<String, List<Long>> file : expected.entrySet()) {
        long accepted = file.getValue().get(0);
        long rejected = file.getValue().get(1);
        assertEquals(
            List.of(List.of("" + (accepted + rejected), "" + accepted, "" + rejected, "0")),
            tables.rows(
                "SELECT rows_read, rows_accepted, rows_rejected, rows_skipped FROM data_quality"
                    + " WHERE \"check\" = 'rows' AND source_file = 'landing/"
                    + file.getKey()
                    + "'"),
            file.getKey());
      }
      assertEquals(
          0,
          tables.number(
              "SELECT count(*) FROM data_quality"
                  + " WHERE rows_read <> rows_accepted + rows_rejected + rows_skipped"));
      assertEquals(
          last(answer).path("rejected").asLong(),
          tables.number("SELECT sum(rows_rejected) FROM data_quality WHERE \"check\" = 'rows'"));
      assertTrue(
          tables.number(
                  "SELECT rows_rejected FROM data_quality WHERE \"check\" = 'rows'"
                      + " AND source_file = 'landing/cut.csv.gz'")
              > 100);
      assertEquals(
          0, tables.number("SELECT count(*) FROM observation WHERE source_file LIKE '%gz'"));
    }
  }

  @Test
  void aClosedGateSaysWhyAndLeavesWhatWasPublished() throws Exception {
    workspace("fail_on: {rejected_share: 0.4, files_gone: , rows_fewer: 0.1}\n");
    write("landing/a.csv", HEADER + ROWS);
    write("landing/b.csv", HEADER + "A,2025-12,20\nB,2025-12,30\n");
    assertEquals(0, run("2026-03-01").exitCode());

    write("landing/b.csv", "place,month,c\nA,2025-12,20\nB,2025-12,30\n");
    Shell.Answer answer = run("2026-03-08");
    assertEquals(3, answer.exitCode());
    assertEquals(4, last(answer).path("rows").asLong());
    assertEquals(2, last(answer).path("rejected").asLong());
    for (String words :
        List.of(
            "50.0% of rows were rejected (2 of 4)",
            "4 rows read = 2 accepted + 2 rejected + 0 skipped",
            "50.0% fewer than the 4 of 2026-03-01",
            "landing/b.csv line 1: site: no column 'site'")) {
      assertTrue(answer.err().contains(words), answer.err());
    }

    Files.delete(folder.resolve("w/landing/b.csv"));
    answer = run("2026-03-08");
    assertEquals(3, answer.exitCode());
    assertTrue(answer.err().contains("1 file is gone"), answer.err());
    assertTrue(answer.err().contains("landing/b.csv is gone"), answer.err());

    write("waymark.yaml", "");
    write("landing/a.csv", "place,month,c\n" + ROWS);
    answer = run("2026-03-08");
    assertEquals(3, answer.exitCode());
    assertTrue(answer.err().contains("no row was accepted"), answer.err());
    try (Published tables = Published.in(folder.resolve("out"))) {
      assertEquals(
          List.of(List.of("2026-03-01")),
          tables.rows("SELECT DISTINCT as_of FROM observation_all"));
    }

    write("landing/a.csv", HEADER + ROWS);
    answer = run("2026-03-08");
    assertEquals(0, answer.exitCode());
    assertTrue(answer.err().contains("of the run before is gone"), answer.err());
    try (Published tables = Published.in(folder.resolve("out"))) {
      assertEquals(
          List.of(List.of("landing/b.csv")),
          tables.rows("SELECT source_file FROM data_quality WHERE \"check\" = 'gone'"));
    }
  }
}

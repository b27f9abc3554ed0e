package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries of health bodies that nobody here wrote, from file to report. */
class SharedFeedsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private static Path delivered(String file) {
    Assumptions.assumeTrue(
        RealCommand.shared().isPresent(), "the shared data do not lie beside this checkout");
    return RealCommand.shared().orElseThrow().resolve(file);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve("workspace").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Runs the workspace as of that day; what its last line says. */
  private JsonNode run(String asOf) throws IOException {
    Shell.Answer answer = RealCommand.run(folder.resolve("workspace"), folder.resolve("out"), asOf);
    assertEquals(0, answer.exitCode(), answer.err());
    return JSON.readTree(answer.lastLine());
  }

  @Test
  void accidentAndEmergencyAttendancesGiveTheFilesOwnArithmetic() throws Exception {
    Path csv = delivered("nhsrdatasets/ae_attendances.csv");
    StringBuilder places = new StringBuilder("place_id,name\n");
    TreeSet<String> codes = new TreeSet<>();
    Files.readAllLines(csv).stream()
        .skip(1)
        .forEach(line -> codes.add(line.split(",")[1].replace("\"", "")));
    assertEquals(274, codes.size());
    codes.forEach(code -> places.append(code).append(",Organisation ").append(code).append('\n'));
    write("places.csv", places.toString());
    write("waymark.yaml", "calendar: iso\ndisclosure: none\n");
    write(
        "missions/health-waits.yaml",
        """
        id: health-waits
        title: Seen in time
        owner: {name: Urgent Care, contact: unit@example.gov}
        starts: 2017-03-01
        ends: 2020-03-31
        indicators:
          - {id: ae-within-4h, title: Seen within four hours, measure: proportion, unit: "%", better: higher, role: outcome, period: month}
          - {id: ae-breaches, title: Breaches of four hours, measure: count, better: lower, role: outcome, period: month}
        """);
    write(
        "feeds/ae.yaml",
        """
        id: ae
        kind: indicator
        format: csv
        files: %s
        map:
          place: org_code
          period: {column: period, pattern: yyyy-MM-dd}
          indicators:
            - {id: ae-within-4h, numerator: attendances - breaches, denominator: attendances, where: {type: "1"}}
            - {id: ae-breaches, value: breaches, where: {type: "1"}}
        """
            .formatted(csv));

    Path out = folder.resolve("out");
    JsonNode line = run("2019-05-05");
    assertEquals(12_765, line.path("rows").asLong());

    try (Published tables = Published.in(out)) {
      tables.execute(
          "CREATE TABLE file AS SELECT * FROM read_csv("
              + Published.literal(csv.toString())
              + ", header = true, types = {'type': 'VARCHAR'})");
      assertEquals(
          List.of(List.of("12765", "true")),
          tables.rows(
              "SELECT rows_read, rows_accepted + rows_rejected + rows_skipped = rows_read"
                  + " FROM data_quality WHERE \"check\" = 'rows'"));
      assertEquals(
          tables.rows("SELECT count(*) FROM file WHERE type <> '1'"),
          tables.rows("SELECT rows_skipped FROM data_quality WHERE \"check\" = 'rows'"));
      assertEquals(
          List.of(),
          tables.rows(
              """
              WITH expected AS (
                SELECT 'ae-within-4h' indicator_id, org_code place_id,
                       strftime(period, '%Y-%m') period, last_day(period) period_end,
                       (attendances - breaches)::DOUBLE / attendances AS value,
                       (attendances - breaches)::DOUBLE numerator,
                       attendances::DOUBLE denominator
                FROM file WHERE type = '1' AND attendances > 0
                UNION ALL
                SELECT 'ae-breaches', org_code, strftime(period, '%Y-%m'), last_day(period),
                       breaches, NULL, NULL
                FROM file WHERE type = '1'),
              published AS (
                SELECT indicator_id, place_id, period, period_end, value, numerator, denominator
                FROM observation)
              (FROM expected EXCEPT ALL FROM published)
              UNION ALL (FROM published EXCEPT ALL FROM expected) LIMIT 5
              """),
          "observations that are not the file's own arithmetic");
      assertTrue(tables.number("SELECT count(*) FROM observation") > 9_000);
      assertEquals(
          List.of(),
          tables.rows(
              """
              (SELECT indicator_id, place_id, period, value FROM observation
               EXCEPT ALL SELECT indicator_id, place_id, period, value FROM spc_point)
              UNION ALL
              (SELECT indicator_id, place_id, period, value FROM spc_point
               EXCEPT ALL SELECT indicator_id, place_id, period, value FROM observation) LIMIT 5
              """),
          "every observation is a point of a chart");
      assertEquals(
          tables.rows(
              """
              SELECT indicator_id, org_code FROM file, (VALUES ('ae-breaches'), ('ae-within-4h'))
              i(indicator_id) WHERE type = '1' GROUP BY ALL ORDER BY ALL
              """),
          tables.rows("SELECT indicator_id, place_id FROM deviance_score ORDER BY ALL"),
          "every organisation with an emergency department of type 1 was looked at");
      assertEquals(
          List.of(),
          tables.rows(
              "SELECT * FROM deviance_score WHERE (z_level IS NULL) = (reason_not_tested IS"
                  + " NULL)"));
      assertEquals(
          line.path("findings").asLong(),
          tables.number("SELECT count(*) FROM positive_deviance WHERE state <> 'gone'"));
    }
    for (String page : List.of("index.html", "health-waits.html")) {
      String html = Files.readString(out.resolve("reports/2019-05-05").resolve(page));
      assertTrue(html.contains("</html>"), page);
    }
  }
}

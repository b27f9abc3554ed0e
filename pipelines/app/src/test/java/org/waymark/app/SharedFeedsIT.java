package org.waymark.app;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries of health bodies that nobody here wrote, from file to report. */
class SharedFeedsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private static Path delivered(String file) {
    Assumptions.assumeTrue(
        RealCommand.shared().isPresent(), "the shared data are not next to this checkout");
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
  void theFindingsOfAccidentAndEmergencyAreThoseOfTheWorkedExample() throws Exception {
    Path csv = delivered("nhsrdatasets/ae_attendances.csv");
    write("places.csv", placesOf(csv));
    write("waymark.yaml", "calendar: iso\ndisclosure: none\n" + RealCommand.alsoReadsShared());
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
        """
            .formatted(csv));
    assertEquals(6, run("2019-05-05").path("findings").asLong());
    try (Published tables = Published.in(folder.resolve("out"))) {
      assertEquals(
          List.of(
              List.of("RA4", "confirmed", "2016-10"),
              List.of("RC9", "far-ahead", ""),
              List.of("RCU", "far-ahead", ""),
              List.of("RDD", "changed", "2018-06"),
              List.of("RTE", "changed", "2017-11"),
              List.of("RXC", "changed", "2017-08")),
          tables.rows(
              "SELECT place_id, tier, coalesce(onset, '') FROM positive_deviance ORDER BY 1"));
      assertEquals(
          List.of(List.of("RNA", "2019-01")),
          tables.rows("SELECT place_id, onset FROM deviance_score ORDER BY p_down LIMIT 1"),
          "the clearest worsening is counted and not listed");
    }
  }

  private static String placesOf(Path csv) throws IOException {
    StringBuilder places = new StringBuilder("place_id,name\n");
    TreeSet<String> codes = new TreeSet<>();
    Files.readAllLines(csv).stream()
        .skip(1)
        .forEach(line -> codes.add(line.split(",")[1].replace("\"", "")));
    assertEquals(274, codes.size());
    codes.forEach(code -> places.append(code).append(",Organisation ").append(code).append('\n'));
    return places.toString();
  }

  @Test
  void accidentAndEmergencyAttendancesGiveTheFilesOwnArithmetic() throws Exception {
    Path csv = delivered("nhsrdatasets/ae_attendances.csv");
    write("places.csv", placesOf(csv));
    write("waymark.yaml", "calendar: iso\ndisclosure: none\n" + RealCommand.alsoReadsShared());
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

  /** What becomes of a year by the form in which it is written; digits are written as 9. */
  private static final Map<String, String> YEARS =
      Map.ofEntries(
          entry("9999", "accepted"),
          entry("9999.9", "accepted"),
          entry("9999/99", "accepted"),
          entry("9999/9999", "accepted"),
          entry("9999/99 [Note 9]", "accepted"),
          entry("2010/20", "bad-period"), // a slip of somebody's hand, as in 3-b-1
          entry("9999 to 9999", "period-length"),
          entry("9999/99 to 9999/99", "period-length"),
          entry("9999/99-9999/99", "period-length"),
          entry("9999-99", "period-length"),
          entry("9999 Q9", "period-length"),
          entry("9999a", "bad-period"),
          entry("9999b", "bad-period"),
          entry("99 May to 99 June 9999", "bad-period"),
          entry("This indicator has embedded content but no data", "no value"));

  /**
   * Files of the United Kingdom's reporting on the global goals, with what selects rows of each.
   */
  private static final Map<String, Map<String, String>> GLOBAL_GOALS =
      new TreeMap<>(
          Map.ofEntries(
              entry("10-1-1", Map.of("Income group", "")),
              entry("10-3-1", Map.of()),
              entry("11-4-1", Map.of("Series", "Cultural heritage")),
              entry("16-1-3", Map.of("Region", "")),
              entry("16-6-2", Map.of("Series", "Police", "Country", "", "Age", "")),
              entry("17-10-1", Map.of("Series", "Preferential status")),
              entry("17-13-1", Map.of()),
              entry("2-1-2", Map.of("Food security level", "Low", "Region", "")),
              entry("3-1-1", Map.of("Series", "Maternal mortality rate")),
              entry("3-3-3", Map.of("Country", "", "Region", "")),
              entry("3-3-5", Map.of()),
              entry("3-b-1", Map.of("Country", "England")),
              entry("3-d-2", Map.of()),
              entry("5-5-1", Map.of("Legislative authority", "")),
              entry("8-8-1", Map.of("Series", "Fatal injury", "Age", "", "Sex", "")),
              entry("9-5-2", Map.of("Sex", "", "Age", "", "Region", ""))));

  @Test
  void yearsInEveryFormOfTheGlobalGoalsAreTakenOrRefusedForAReason() throws Exception {
    Path data = delivered("ons_sdg/data");
    write("places.csv", "place_id,name\nUK,United Kingdom\n");
    write("waymark.yaml", "calendar: iso\n" + RealCommand.alsoReadsShared());
    StringBuilder mission =
        new StringBuilder(
            """
            id: global-goals
            title: The global goals at home
            owner: {name: Statistics, contact: unit@example.gov}
            starts: 2015-09-25
            ends: 2030-12-31
            indicators:
            """);
    GLOBAL_GOALS.forEach(
        (file, where) ->
            mission
                .append("  - {id: sdg-")
                .append(file)
                .append(", title: Indicator ")
                .append(file)
                .append(", measure: value, better: neither, role: outcome, period: year}\n"));
    mission.append(
        "  - {id: sdg-none, title: None, measure: value, better: neither, role: outcome, period:"
            + " year}\n");
    write("missions/global-goals.yaml", mission.toString());
    for (Map.Entry<String, Map<String, String>> file : GLOBAL_GOALS.entrySet()) {
      feed(file.getKey(), data.resolve("indicator_" + file.getKey() + ".csv"), file.getValue());
    }
    write("landing/none.csv", "");
    feed("none", Path.of("landing/none.csv"), Map.of());
    run("2026-11-15");

    try (Published tables = Published.in(folder.resolve("out"))) {
      tables.execute(
          "CREATE TABLE delivered(feed VARCHAR, line BIGINT, year VARCHAR, value VARCHAR)");
      for (Map.Entry<String, Map<String, String>> file : GLOBAL_GOALS.entrySet()) {
        read(
            tables,
            "sdg-" + file.getKey(),
            data.resolve("indicator_" + file.getKey() + ".csv"),
            file.getValue());
      }
      tables.execute("CREATE TABLE form(form VARCHAR, fate VARCHAR)");
      for (Map.Entry<String, String> form : YEARS.entrySet()) {
        tables.execute(
            "INSERT INTO form VALUES ("
                + Published.literal(form.getKey())
                + ", "
                + Published.literal(form.getValue())
                + ")");
      }
      tables.execute(
          """
          CREATE VIEW read AS
          SELECT delivered.*, form.form,
                 CASE WHEN value IS NULL OR value = '' THEN 'skipped' ELSE fate END fate,
                 make_date(TRY_CAST(year[1:4] AS BIGINT), CASE WHEN year LIKE '%/%' THEN 4 ELSE 1 END, 1)
                   starts
          FROM delivered
          LEFT JOIN form ON form.form =
            CASE year WHEN '2010/20' THEN year ELSE regexp_replace(year, '[0-9]', '9', 'g') END
          """);
      // Without a column that separates rows of a year, those that give other numbers go
      // together.
      tables.execute(
          """
          CREATE VIEW expected AS
          SELECT * EXCLUDE (fate),
                 CASE WHEN fate = 'accepted' AND (count(DISTINCT TRY_CAST(value AS DOUBLE))
                             FILTER (WHERE fate = 'accepted') OVER (PARTITION BY feed, starts)) > 1
                   THEN 'conflict' ELSE fate END fate
          FROM read
          """);
      assertEquals(
          YEARS.keySet(),
          new TreeSet<>(
              tables.column("SELECT DISTINCT form FROM expected WHERE value IS NOT NULL")),
          "forms of years in the rows that are selected");
      same(
          tables,
          """
          SELECT feed, count(*), count(*) FILTER (WHERE fate = 'accepted'),
                 count(*) FILTER (WHERE fate NOT IN ('accepted', 'skipped')),
                 count(*) FILTER (WHERE fate = 'skipped') FROM expected GROUP BY feed
          UNION ALL SELECT 'sdg-none', 1, 0, 1, 0
          """,
          "SELECT feed_id, rows_read, rows_accepted, rows_rejected, rows_skipped"
              + " FROM data_quality WHERE \"check\" = 'rows'");
      same(
          tables,
          "SELECT feed, line, CASE WHEN fate <> 'conflict' THEN 'Year' END, fate FROM expected"
              + " WHERE fate NOT IN ('accepted', 'skipped')"
              + " UNION ALL SELECT 'sdg-none', 0, NULL, 'empty-file'",
          "SELECT feed_id, line, field, reason FROM rejected_record");
      same(
          tables,
          """
          SELECT feed, starts, any_value(value::DOUBLE)
          FROM expected WHERE fate = 'accepted' GROUP BY 1, 2
          """,
          "SELECT indicator_id, period_start, value FROM observation");
    }
  }

  /** Reads a delivery as DuckDB does; a row that is not selected has no value, not an empty one. */
  private static void read(Published tables, String feed, Path csv, Map<String, String> where)
      throws Exception {
    String selected =
        where.entrySet().stream()
            .map(
                column ->
                    "coalesce(\""
                        + column.getKey()
                        + "\", '') = "
                        + Published.literal(column.getValue()))
            .collect(Collectors.joining(" AND "));
    int blank = Files.readString(csv).stripLeading().equals(Files.readString(csv)) ? 0 : 1;
    tables.execute(
        """
        INSERT INTO delivered
        SELECT %s, row_number() OVER () + 1 + %d, Year, CASE WHEN %s THEN coalesce(Value, '') END
        FROM read_csv(%s, header = true, all_varchar = true, skip = %d, delim = ',', quote = '"')
        """
            .formatted(
                Published.literal(feed),
                blank,
                selected.isEmpty() ? "true" : selected,
                Published.literal(csv.toString()),
                blank));
  }

  private static void same(Published tables, String expected, String found) throws SQLException {
    String difference = "(%s) EXCEPT ALL (%s) ORDER BY ALL LIMIT 10";
    assertEquals(
        List.of(List.of(), List.of()),
        List.of(
            tables.rows(difference.formatted(expected, found)),
            tables.rows(difference.formatted(found, expected))),
        "what is expected and not published, what is published and not expected");
  }

  private void feed(String id, Path file, Map<String, String> where) throws IOException {
    String selected =
        where.entrySet().stream()
            .map(entry -> "\"" + entry.getKey() + "\": \"" + entry.getValue() + '"')
            .collect(Collectors.joining(", "));
    write(
        "feeds/sdg-" + id + ".yaml",
        """
        id: sdg-%s
        kind: indicator
        format: csv
        files: %s
        map:
          place: {constant: UK}
          period: Year
          indicators:
            - {id: sdg-%s, value: Value%s}
        """
            .formatted(id, file, id, where.isEmpty() ? "" : ", where: {" + selected + "}"));
  }
}

package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.jobs.Withdrawal;

/** Small numbers of people, from delivery to every published table. */
class DisclosureIT {
  private static final int SITES = 12;
  private static final int MONTHS = 24;

  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("workspace").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Two regions of six sites; regions and the nation deliver their own sums. */
  private void workspace(String rule) throws IOException {
    write("waymark.yaml", "disclosure: " + rule + "\n");
    StringBuilder places =
        new StringBuilder("place_id,name,type,parent_id\nN,Nation,nation,\nR1,One,region,N\n")
            .append("R2,Two,region,N\n");
    for (int s = 0; s < SITES; s++) {
      places.append("S%02d,Site %1$d,site,R%d\n".formatted(s, 1 + s % 2));
    }
    write("places.csv", places.toString());
    write(
        "missions/safe.yaml",
        """
        id: safe
        title: Safe
        starts: 2025-01-01
        ends: 2029-12-31
        indicators:
          - {id: falls, title: Falls, measure: count, better: lower, period: month}
          - {id: harmed, title: Harmed, measure: proportion, better: lower, period: month}
          - {id: fall-rate, title: Fall rate, measure: rate, per: 1000, better: lower, period: month}
        goals:
          - id: fewer-falls
            indicator: falls
            baseline: {period: 2025-01, value: 150}
            target: {by: 2029-06, value: 100}
          - id: closer
            indicator: harmed
            gap: {kind: range, type: site}
            baseline: {period: 2025-01, value: 0.3}
            target: {by: 2029-06, value: 0.1}
        """);
    write(
        "feeds/falls.yaml",
        """
        id: falls
        kind: indicator
        format: csv
        files: landing/falls-*.csv
        map:
          place: site
          period: month
          indicators:
            - {id: falls, value: falls}
            - {id: harmed, numerator: falls, denominator: patients}
            - {id: fall-rate, numerator: falls, denominator: days}
        """);
    Random random = new Random(5);
    int[][][] sums = new int[3][MONTHS][3];
    StringBuilder rows = new StringBuilder("site,month,falls,patients,days\n");
    for (int s = 0; s < SITES; s++) {
      for (int m = 0; m < MONTHS; m++) {
        int[] numbers = {random.nextInt(3 + 4 * s), 120 + 3 * s, 900 + 7 * s};
        row(rows, "S%02d".formatted(s), m, numbers);
        for (int k = 0; k < 3; k++) {
          sums[0][m][k] += numbers[k];
          sums[1 + s % 2][m][k] += numbers[k];
        }
      }
    }
    for (int m = 0; m < MONTHS; m++) {
      row(rows, "N", m, sums[0][m]);
      row(rows, "R1", m, sums[1][m]);
      row(rows, "R2", m, sums[2][m]);
    }
    rows.append("S99,2025-01,3,120,900\n");
    write("landing/falls-all.csv", rows.toString());
  }

  private static void row(StringBuilder rows, String place, int month, int[] numbers) {
    rows.append(
        "%s,%d-%02d,%d,%d,%d\n"
            .formatted(
                place, 2025 + month / 12, 1 + month % 12, numbers[0], numbers[1], numbers[2]));
  }

  private Path run(String out, String asOf, String... further) throws Exception {
    Path published = folder.resolve(out);
    Shell.Answer answer = RealCommand.run(folder.resolve("workspace"), published, asOf, further);
    assertEquals(0, answer.exitCode(), answer.err());
    return published;
  }

  @Test
  void noSmallNumberOfPeopleIsPublishedAndNoneFollowsFromTheSums() throws Exception {
    workspace("tre-10");
    try (Published tables = Published.in(run("out", "2027-01-31"))) {
      assertEquals(
          List.of("0"),
          tables.column(
              """
              SELECT count(*) FROM observation o JOIN indicator i USING (indicator_id)
              WHERE numerator < 10 OR denominator < 10 OR n < 10
                OR (measure = 'count' AND value < 10)
                OR (measure = 'proportion' AND denominator - numerator < 10)"""));
      assertEquals(
          List.of(List.of("normal", "false"), List.of("suppressed", "true")),
          tables.rows(
              """
              SELECT DISTINCT status, value IS NULL AND numerator IS NULL AND denominator IS NULL
                AND standard_error IS NULL AND n IS NULL FROM observation ORDER BY ALL"""));
      assertEquals(
          List.of("S##,####-##,#,###,###"), tables.column("SELECT raw FROM rejected_record"));
      assertEquals(3L * (SITES + 3) * MONTHS, tables.number("SELECT count(*) FROM observation"));
      assertEquals(
          0,
          tables.number(
              """
              SELECT count(*) FROM spc_point s JOIN observation o
                USING (indicator_id, place_id, period_start) WHERE o.status = 'suppressed'"""));
      // The sum trick: of no sum exactly one part is missing, and what is missing is not few.
      assertEquals(
          0,
          tables.number(
              """
              SELECT count(*) FROM (
                SELECT w.value - sum(o.value) AS rest,
                  count(*) FILTER (WHERE o.status = 'suppressed') AS hidden
                FROM observation o JOIN place p USING (place_id)
                JOIN observation w ON w.place_id = p.parent_id AND w.indicator_id = o.indicator_id
                  AND w.period_start = o.period_start
                WHERE o.indicator_id = 'falls' AND w.value IS NOT NULL
                GROUP BY w.place_id, o.period_start, w.value)
              WHERE hidden = 1 OR (hidden > 0 AND rest < 10)"""));
      assertEquals(
          List.of(List.of("1", "0")),
          tables.rows(
              """
              SELECT count(*), count(*) FILTER (WHERE sha256 NOT LIKE 'hmac-sha256:%'
                OR bytes % 65536 <> 0) FROM delivery"""));
      assertTrue(tables.number("SELECT sum(hidden) FROM disclosure_audit") > 50);
      assertEquals(0, tables.number("SELECT sum(within) FROM disclosure_audit"));
      assertEquals(
          List.of(List.of("0", "0", "0", "")),
          tables.rows(
              """
              SELECT DISTINCT recoverable, shown_before, recoverable_with_before, previous_as_of
              FROM disclosure_audit"""));
      assertEquals(
          tables.column("SELECT count(*) FROM observation WHERE status = 'suppressed'"),
          tables.column("SELECT count FROM data_quality WHERE \"check\" = 'suppressed'"));
      assertEquals(
          tables.column("SELECT sum(hidden) FROM disclosure_audit"),
          tables.column("SELECT count(*) FROM observation WHERE status = 'suppressed'"));
      assertTrue(
          tables
              .column(
                  "SELECT DISTINCT reason_not_tested FROM deviance_score WHERE place_id = 'S00'")
              .get(0)
              .endsWith("hidden by the disclosure rule"));
    }
    String page = Files.readString(folder.resolve("out/reports/2027-01-31/safe.html"));
    assertTrue(page.contains("are hidden"), "the report says that values are hidden");
  }

  /** Hidden numbers change places with each other, so that all their sums stay what they were. */
  @Test
  void tablesAreTheSameWhateverTheHiddenNumbersAre() throws Exception {
    workspace("threshold-5");
    Path one = run("one", "2027-01-31");
    String before = Files.readString(folder.resolve("workspace/landing/falls-all.csv"));
    String after = exchanged(before);
    assertNotEquals(before, after);
    write("landing/falls-all.csv", after);
    Path other = run("other", "2027-01-31");
    Map<String, String> tables = FolderContent.digests(one.resolve("data"));
    Map<String, String> again = FolderContent.digests(other.resolve("data"));
    // The file is another one, and that much is said of it.
    assertTrue(tables.keySet().removeIf(name -> name.contains("delivery")));
    again.keySet().removeIf(name -> name.contains("delivery"));
    try (Published published = Published.in(one)) {
      assertEquals(
          List.of("all", "goal", "region", "type"),
          published.column("SELECT DISTINCT scope FROM aggregate ORDER BY scope"));
    }
    assertEquals(tables, again);
  }

  /**
   * Moves one fall from a site to its sibling in one month and back in another: sums over places
   * and over months stay, and every number that changes is below 5 before and after.
   */
  private static String exchanged(String rows) {
    List<String> lines = new ArrayList<>(List.of(rows.split("\n")));
    int gives = -1;
    int takes = -1;
    for (int m = 0; m < MONTHS && (gives < 0 || takes < 0); m++) {
      int one = falls(lines.get(line(0, m)));
      int other = falls(lines.get(line(2, m)));
      if (gives < 0 && one >= 1 && other <= 3) {
        gives = m;
      } else if (takes < 0 && one <= 3 && other >= 1 && other <= 4) {
        takes = m;
      }
    }
    assertTrue(gives >= 0 && takes >= 0, "there are months to exchange");
    add(lines, line(0, gives), -1);
    add(lines, line(2, gives), 1);
    add(lines, line(0, takes), 1);
    add(lines, line(2, takes), -1);
    return String.join("\n", lines) + "\n";
  }

  /** Where the number of a site and month is written; the header is line 0. */
  private static int line(int site, int month) {
    return 1 + site * MONTHS + month;
  }

  private static int falls(String line) {
    return Integer.parseInt(line.split(",")[2]);
  }

  private static void add(List<String> lines, int at, int falls) {
    String[] fields = lines.get(at).split(",");
    fields[2] = String.valueOf(falls(lines.get(at)) + falls);
    lines.set(at, String.join(",", fields));
  }

  @Test
  void twoRunsOnBothEnginesGiveTheSameBytes() throws Exception {
    workspace("threshold-5");
    Path one = run("one", "2027-01-31");
    Path other = run("other", "2027-01-31", "--runner", "flink");
    assertEquals(
        FolderContent.digests(one.resolve("data")), FolderContent.digests(other.resolve("data")));
  }

  @Test
  void roundedNumbersAreRoundedEverywhereButInTheNation() throws Exception {
    workspace("nhs-hes");
    try (Published tables = Published.in(run("out", "2027-01-31"))) {
      assertEquals(
          List.of(List.of("false", "false"), List.of("true", "true")),
          tables.rows(
              """
              SELECT place_id <> 'N' AS local, bool_and(value % 5 = 0) FROM observation
              WHERE indicator_id = 'falls' GROUP BY local ORDER BY local"""));
      assertEquals(
          0,
          tables.number(
              "SELECT count(*) FROM observation WHERE place_id <> 'N'"
                  + " AND (numerator BETWEEN 1 AND 7 OR denominator - numerator BETWEEN 1 AND 7)"));
    }
  }

  @Test
  void whatWasShownBeforeTheRuleMustBeWithdrawnFirst() throws Exception {
    workspace("none");
    Path out = run("out", "2027-01-01");
    try (Published tables = Published.in(out)) {
      assertEquals(0, tables.number("SELECT count(*) FROM disclosure_audit"));
    }
    write("waymark.yaml", "disclosure: tre-10\n");
    Shell.Answer refused =
        RealCommand.run(folder.resolve("workspace"), out, "2027-01-31", new String[0]);
    assertEquals(3, refused.exitCode(), refused.err());
    assertTrue(refused.err().contains("shown at 2027-01-01"), refused.err());
    assertTrue(refused.err().contains("waymark withdraw"), refused.err());
    Withdrawal.of(out, LocalDate.parse("2027-01-01"));
    run("out", "2027-01-31");
    write("waymark.yaml", "disclosure: tre-10\nfail_on: {recoverable: 0}\n");
    run("out", "2027-02-28");
    try (Published tables = Published.in(out)) {
      assertEquals(
          List.of(List.of("0", "0", "0", "1", "2027-01-31")),
          tables.rows(
              """
              SELECT DISTINCT recoverable, shown_before, recoverable_with_before, publications,
                previous_as_of FROM disclosure_audit"""));
      assertEquals(
          List.of("0"),
          tables.column(
              """
              SELECT count(*) FROM observation_all a JOIN observation_all b
                USING (indicator_id, place_id, period_start)
              WHERE a.status = 'suppressed' AND b.status <> 'suppressed'"""));
    }
  }
}

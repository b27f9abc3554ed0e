package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed that does not say how often it comes: months arrive, then none, then a file vanishes. */
class AgeOfDataIT {
  private static final List<String> MONTHS = List.of("2026-01-18", "2026-02-18", "2026-03-18");
  private static final String WEEK_AFTER = "2026-03-25";
  private static final String LATE = "2026-07-15";
  private static final String CUT = "2026-07-22";
  private static final String GONE = "2026-07-29";
  private static final String WITHDRAWN = "2026-08-05";

  @TempDir static Path folder;

  private static Path out() {
    return folder.resolve("out");
  }

  private static Path landing(String file) {
    return folder.resolve("workspace/landing/pupils").resolve(file);
  }

  @BeforeAll
  static void publish() throws IOException {
    Path workspace = folder.resolve("workspace");
    Files.createDirectories(workspace.resolve("missions"));
    Files.createDirectories(workspace.resolve("feeds"));
    Files.createDirectories(workspace.resolve("landing/pupils"));
    StringBuilder places = new StringBuilder("place_id,name,type\n");
    for (int i = 0; i < 12; i++) {
      places.append("p").append(i).append(",Place ").append(i).append(",district\n");
    }
    Files.writeString(workspace.resolve("places.csv"), places);
    Files.writeString(
        workspace.resolve("missions/m.yaml"),
        """
        id: m
        title: Every child in school
        starts: 2025-04-01
        ends: 2026-06-30
        indicators:
          - {id: present, title: Pupils present, measure: proportion, better: higher, role: outcome, period: month}
        goals:
          - id: by-june
            indicator: present
            ambition: committed
            baseline: {period: 2025-03, value: 0.905}
            target: {by: 2026-06, value: 0.95}
        """);
    Files.writeString(
        workspace.resolve("feeds/pupils.yaml"),
        """
        id: pupils
        kind: indicator
        format: csv
        files: landing/pupils/*.csv
        map:
          place: place
          period: month
          indicators:
            - {id: present, numerator: present, denominator: enrolled}
        """);
    for (int month = 0; month < 18; month++) {
      Files.writeString(landing("%02d.csv".formatted(month)), month(month));
    }
    run(MONTHS.get(0));
    Files.writeString(landing("18.csv"), month(18));
    run(MONTHS.get(1));
    Files.writeString(landing("19.csv"), month(19));
    run(MONTHS.get(2));
    run(WEEK_AFTER);
    run(LATE);
    Files.writeString(
        landing("19.csv"), month(19).lines().limit(4).reduce("", (a, b) -> a + b + "\n"));
    run(CUT);
    Files.delete(landing("19.csv"));
    Files.delete(landing("18.csv"));
    run(GONE);
    Files.writeString(
        landing("20.csv"),
        month(17)
            .lines()
            .skip(1)
            .map(l -> l.replaceAll(",[0-9]+,[0-9]+$", ",,"))
            .reduce("place,month,present,enrolled\n", (a, b) -> a + b + "\n"));
    run(WITHDRAWN);
  }

  private static void run(String asOf) {
    Shell.Answer answer = RealCommand.run(folder.resolve("workspace"), out(), asOf);
    assertEquals(0, answer.exitCode(), answer.err());
  }

  /** One district is better from month 9 on, by 2.4 points; the rest wobble. */
  private static String month(int month) {
    StringBuilder rows = new StringBuilder("place,month,present,enrolled\n");
    for (int i = 0; i < 12; i++) {
      int wobble = (i * 37 + month * 61 + i * month * 17) % 21 - 10;
      int absent = 900 + 30 * i + 4 * wobble - (i == 7 && month >= 9 ? 260 : 0);
      rows.append(
          "p%d,%d-%02d,%d,10000%n"
              .formatted(i, 2024 + (month + 6) / 12, (month + 6) % 12 + 1, 10000 - absent));
    }
    return rows.toString();
  }

  private static Set<String> reasons(String from, String to, String part) throws IOException {
    Shell.Answer answer =
        RealCommand.type(
            "diff", "--out", out().toString(), "--from", from, "--to", to, "--format", "json");
    assertEquals(0, answer.exitCode(), answer.err());
    Set<String> reasons = new TreeSet<>();
    for (JsonNode change : new ObjectMapper().readTree(answer.out()).path("changes")) {
      if (change.path("part").asText().equals(part)) {
        reasons.add(change.path("reason").asText() + ": " + change.path("detail").asText());
      }
    }
    return reasons;
  }

  @Test
  void whenTheNextMonthIsExpectedIsLearnedFromHowTheEarlierOnesCame() throws Exception {
    try (Published tables = Published.in(out())) {
      assertEquals(
          List.of(
              List.of("2026-01-18", "", "", "on-time"),
              List.of("2026-02-18", "", "", "on-time"),
              List.of("2026-03-18", "2026-04-21", "learned", "on-time"),
              List.of("2026-03-25", "2026-04-21", "learned", "on-time"),
              List.of("2026-07-15", "2026-04-21", "learned", "late")),
          tables.rows(
              "SELECT as_of, expected_next, expected_by, state FROM delivery_all"
                  + " WHERE as_of <= '2026-07-15' GROUP BY ALL ORDER BY ALL"));
    }
  }

  @Test
  void aFindingOnOldDataIsNeverNewAndCountsNoWeeks() throws Exception {
    try (Published tables = Published.in(out())) {
      assertEquals(
          List.of(
              List.of("2026-01-18", "new", "0", "2026-01-18"),
              List.of("2026-02-18", "standing", "4", "2026-02-18"),
              List.of("2026-03-18", "standing", "8", "2026-03-18"),
              List.of("2026-03-25", "standing", "8", "2026-03-18"),
              List.of("2026-07-15", "on-old-data", "8", "2026-03-18")),
          tables.rows(
              "SELECT as_of, state, weeks_standing, data_new_on FROM positive_deviance_all"
                  + " WHERE as_of <= '2026-07-15' AND place_id = 'p7' ORDER BY as_of"));
      assertTrue(
          tables
              .column(
                  "SELECT evidence FROM positive_deviance_all"
                      + " WHERE as_of = '2026-07-15' AND place_id = 'p7'")
              .get(0)
              .contains("The latest data are of 28 February 2026"));
    }
  }

  @Test
  void aFirstRunOnOldDataFindsNothingNew() throws Exception {
    Path late = folder.resolve("late");
    assertEquals(0, RealCommand.run(folder.resolve("workspace"), late, "2027-03-01").exitCode());
    try (Published tables = Published.in(late)) {
      assertEquals(
          List.of("on-old-data"), tables.column("SELECT DISTINCT state FROM positive_deviance"));
    }
    String page = Files.readString(late.resolve("reports/2027-03-01/index.html"));
    assertTrue(page.contains("Nothing new: every finding is on old data"));
  }

  @Test
  void theReportSaysThatTheMissionHasEnded() throws Exception {
    String page = Files.readString(out().resolve("reports/" + LATE + "/index.html"));
    assertTrue(page.contains("The mission ended on 30 June 2026."), page);
    String mission = Files.readString(out().resolve("reports/" + LATE + "/m.html"));
    assertTrue(mission.contains("Ended on 30 June 2026"), mission);
  }

  @Test
  void diffSaysThatDataAreLateGoneRestatedOrWithdrawn() throws IOException {
    assertEquals(Set.of("data: late"), reasons(WEEK_AFTER, LATE, "finding"));
    assertTrue(reasons(LATE, CUT, "finding").contains("data: file restated"));
    assertEquals(Set.of("data: file gone"), reasons(LATE, GONE, "finding"), "of a finding");
    assertEquals(Set.of("data: file gone"), reasons(MONTHS.get(2), GONE, "goal"), "of a goal");
    assertEquals(
        Set.of("data: values withdrawn"), reasons(GONE, WITHDRAWN, "finding"), "taken back");
  }

  @Test
  void statusFailsWhereAFeedIsLate() {
    Shell.Answer answer =
        RealCommand.type("status", "--out", out().toString(), "--as-of", "2026-09-01");
    assertEquals(3, answer.exitCode(), answer.out());
    assertTrue(answer.out().contains("late"), answer.out());
    assertTrue(answer.out().contains("feed `pupils` was expected by"), answer.out());
  }
}

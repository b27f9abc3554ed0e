package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goals and aggregates of workspaces in which numbers went wrong elsewhere. */
class GoalTrialsIT {

  @TempDir Path folder;

  /** A copy of a shared workspace, to which a file may be changed. */
  private Path workspace(String name) throws IOException {
    Assumptions.assumeTrue(
        RealCommand.shared().isPresent(), "the shared data are not next to this checkout");
    Path trial = RealCommand.shared().orElseThrow().resolveSibling("trials/stats").resolve(name);
    Assumptions.assumeTrue(Files.isDirectory(trial), "the shared trials are not there");
    Path copy = folder.resolve(name);
    try (Stream<Path> files = Files.walk(trial)) {
      files.forEach(
          from -> {
            try {
              Path to = copy.resolve(trial.relativize(from).toString());
              Files.createDirectories(to.getParent());
              Files.copy(from, to);
            } catch (IOException failed) {
              throw new UncheckedIOException(failed);
            }
          });
    }
    return copy;
  }

  private Path run(Path workspace, String asOf) {
    Path out = folder.resolve("out");
    Shell.Answer answer = RealCommand.run(workspace, out, asOf);
    assertEquals(0, answer.exitCode(), answer.err());
    return out;
  }

  /** Period, status and evidence of each goal, by the primary method. */
  private static List<String> of(Map<String, List<String>> goals, String goal) {
    return goals.getOrDefault(goal, List.of());
  }

  private static Map<String, List<String>> verdicts(Published tables) throws SQLException {
    Map<String, List<String>> verdicts = new TreeMap<>();
    for (List<String> row :
        tables.rows(
            "SELECT goal_id, period, status, evidence FROM goal_progress"
                + " WHERE method = 'linear-pace' AND period IS NOT NULL")) {
      verdicts.put(row.get(0), row.subList(1, 4));
    }
    return verdicts;
  }

  private static void assertSays(List<String> verdict, String... words) {
    for (String word : words) {
      assertTrue(verdict.get(2).contains(word), () -> word + " is not in: " + verdict.get(2));
    }
  }

  @Test
  void placesThatDropOutOrBeginDoNotMoveAnAggregate() throws Exception {
    try (Published tables =
        Published.in(run(workspace("04-aggregate-when-places-drop-out"), "2026-04-10"))) {
      Map<String, List<String>> goals = verdicts(tables);
      assertEquals(List.of("2026-02", "limited"), of(goals, "g-share").subList(0, 2));
      assertSays(of(goals, "g-share"), "86.0% in February 2026", "Area-00, usually 40% of all");
      assertSays(of(goals, "g-cases"), "1,005 in February 2026", "Area-00, usually 40% of all");
      assertSays(of(goals, "g-homes"), "834 in February 2026", "Like for like");
      assertEquals(
          List.of(List.of("743.0"), List.of("834.0")),
          tables.rows(
              "SELECT value FROM aggregate WHERE scope = 'all' AND indicator_id = 'homes'"
                  + " AND period IN ('2025-09', '2026-02') ORDER BY period"));
    }
  }

  @Test
  void mergedPlacesGoOnAndAClosedOneNamesItsSuccessor() throws Exception {
    try (Published tables = Published.in(run(workspace("07-places-merged"), "2026-04-10"))) {
      Map<String, List<String>> goals = verdicts(tables);
      assertSays(of(goals, "g-crime"), "7.4 per 1,000 in March 2026");
      assertSays(of(goals, "g-homes"), "700 in March 2026");
      assertEquals("no-verdict", of(goals, "g-d12").get(1));
      assertSays(of(goals, "g-d12"), "District-00 closed on 31 March 2025", "Unitary-00");
    }
  }

  @Test
  void goalsAtTheEdgeAreSaidAsTheyAre() throws Exception {
    Path workspace = workspace("11-goals-at-the-edge");
    Path mission = workspace.resolve("missions/m.yaml");
    Files.writeString(
        mission,
        Files.readString(mission)
            + "  - {id: g-hold, indicator: neg, place: x, baseline: {period: 2024-01, value: -30},"
            + " target: {by: 2027-12, value: -30}}\n");
    try (Published tables = Published.in(run(workspace, "2026-04-10"))) {
      Map<String, List<String>> goals = verdicts(tables);
      assertEquals("missed", of(goals, "g-past").get(1));
      assertEquals("reached-and-lost", of(goals, "g-lost").get(1));
      assertSays(of(goals, "g-lost"), "November 2024 to September 2025, lost since");
      assertEquals("no-verdict", of(goals, "g-stale").get(1));
      assertSays(of(goals, "g-stale"), "no data since August 2024");
      assertEquals("on-track", of(goals, "g-hold").get(1));
      assertSays(of(goals, "g-rounded"), "10.4", "the target of 10 weeks");
      assertFalse(of(goals, "g-rounded").get(2).contains("-4"));
      assertSays(of(goals, "g-otherbase"), "Warning", "40 points", "60 points", "+6.0 points");
      assertEquals(
          List.of(List.of("true")),
          tables.rows(
              "SELECT count > 0 FROM data_quality WHERE \"check\" = 'baseline-differs'"
                  + " AND result = 'warn'"));
      assertSays(of(goals, "g-ceiling"), "to 100");
      assertEquals(
          List.of(List.of("true")),
          tables.rows(
              "SELECT p_on_track > 0.9 FROM goal_progress"
                  + " WHERE goal_id = 'g-zero' AND method = 'linear-pace'"));
    }
  }

  @Test
  void nothingIsConcludedFromPeriodsThatStillGrow() throws Exception {
    Path workspace = workspace("05-last-months-incomplete");
    Path feed = workspace.resolve("feeds/f.yaml");
    Files.writeString(feed, Files.readString(feed) + "settles_after: 3\n");
    try (Published tables = Published.in(run(workspace, "2026-04-10"))) {
      Map<String, List<String>> goals = verdicts(tables);
      assertEquals(List.of("2025-12", "limited"), of(goals, "g").subList(0, 2));
      assertSays(of(goals, "g"), "Provisional and left aside: January 2026 to March 2026");
      assertEquals(
          List.of(List.of("0", "90", "0")),
          tables.rows(
              "SELECT (SELECT count(*) FROM positive_deviance),"
                  + " (SELECT count(*) FROM observation WHERE status = 'provisional'),"
                  + " (SELECT count(*) FROM spc_point WHERE period >= '2026-01'"
                  + " AND variation <> 'common-cause')"));
    }
  }

  @Test
  void earlierPublicationsShowThatTheLastMonthsStillGrow() throws Exception {
    Path workspace = workspace("05-last-months-incomplete");
    Path landing = workspace.resolve("landing/f.csv");
    String whole = Files.readString(landing);
    Path out = folder.resolve("grown");
    for (String month : List.of("2026-01", "2026-02")) {
      Files.writeString(landing, asDeliveredAfter(month, whole));
      String asOf = month.equals("2026-01") ? "2026-02-10" : "2026-03-10";
      assertEquals(0, RealCommand.run(workspace, out, asOf).exitCode());
    }
    Files.writeString(landing, whole);
    assertEquals(0, RealCommand.run(workspace, out, "2026-04-10").exitCode());
    try (Published tables = Published.in(out)) {
      Map<String, List<String>> goals = verdicts(tables);
      assertEquals(List.of("2025-12", "limited"), of(goals, "g").subList(0, 2));
      assertSays(
          of(goals, "g"),
          "Provisional and left aside: January 2026 to March 2026, as earlier publications show",
          "a month is usually 5",
          "% complete at first, 9");
      assertEquals(
          List.of(List.of("0", "90", "0")),
          tables.rows(
              "SELECT (SELECT count(*) FROM positive_deviance WHERE state <> 'gone'),"
                  + " (SELECT count(*) FROM observation WHERE status = 'provisional'),"
                  + " (SELECT count(*) FROM spc_point WHERE period >= '2026-01'"
                  + " AND variation <> 'common-cause')"));
    }
  }

  /** The delivery after that month: 60% of it, and of three councils less of earlier months too. */
  private static String asDeliveredAfter(String month, String whole) {
    YearMonth last = YearMonth.parse(month);
    StringBuilder delivered = new StringBuilder();
    for (String line : whole.lines().toList()) {
      String[] cells = line.split(",", -1);
      if (cells[0].equals("la")) {
        delivered.append(line).append('\n');
        continue;
      }
      long lag = YearMonth.parse(cells[1]).until(last, ChronoUnit.MONTHS);
      boolean late = List.of("la-04", "la-09", "la-17").contains(cells[0]);
      double arrived = lag == 0 ? 0.6 : late && lag < 3 ? 0.75 : 1;
      if (lag >= 0) {
        cells[2] = Long.toString(Math.round(arrived * Integer.parseInt(cells[2])));
        delivered.append(String.join(",", cells)).append('\n');
      }
    }
    return delivered.toString();
  }

  @Test
  void withoutKnowledgeAChangeOfTheLatestMonthsAloneSaysSo() throws Exception {
    try (Published tables =
        Published.in(run(workspace("05-last-months-incomplete"), "2026-04-10"))) {
      assertEquals(
          List.of(List.of("3", "3")),
          tables.rows(
              "SELECT count(*), count(*) FILTER (WHERE contains(evidence, 'rests on the three"
                  + " latest months alone: check that they are complete')) FROM positive_deviance"
                  + " WHERE onset >= '2026-01'"));
      assertSays(
          of(verdicts(tables), "g"),
          "March 2026 is further from the value before than is usual: check that it is complete.");
    }
  }

  @Test
  void refusedValuesAreCountedAndNotCalledNoData() throws Exception {
    try (Published tables =
        Published.in(run(workspace("08-coverage-above-100-percent"), "2026-04-10"))) {
      assertEquals(
          List.of(List.of("No verdict: 24 values of ward-03 were refused.")),
          tables.rows(
              "SELECT evidence FROM goal_progress WHERE goal_id = 'g2' AND method ="
                  + " 'linear-pace'"));
      assertSays(of(verdicts(tables), "g"), "31 values were refused; what is left may lean");
      assertEquals(
          List.of(List.of("true", "17", "24")),
          tables.rows(
              "SELECT (SELECT bool_and(contains(evidence, '7 values of this place were refused;"
                  + " what is left may lean to one side')) FROM positive_deviance"
                  + " WHERE indicator_id = 'cov' AND place_id = 'ward-02'),"
                  + " (SELECT count(*) FROM observation WHERE indicator_id = 'cov'"
                  + " AND place_id = 'ward-02'),"
                  + " (SELECT count(*) FROM observation WHERE indicator_id = 'covr'"
                  + " AND place_id = 'ward-03')"));
    }
  }

  @Test
  void theTrendOfAGoalIsThatSinceADeclaredNewStart() throws Exception {
    try (Published tables =
        Published.in(run(workspace("01-assurance-after-rebase"), "2025-07-15"))) {
      Map<String, List<String>> goals = verdicts(tables);
      assertSays(of(goals, "w-a"), "the trend since September 2024", "starts anew");
      assertSays(of(goals, "w-c"), "Trend unproven");
    }
  }
}

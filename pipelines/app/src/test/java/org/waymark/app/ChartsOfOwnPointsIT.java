package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Charts, medians and voices of workspaces in which others once went wrong, by the real command.
 */
class ChartsOfOwnPointsIT {

  @TempDir Path out;

  private Published run(String name, String asOf) throws Exception {
    Assumptions.assumeTrue(
        RealCommand.shared().isPresent(), "the shared data are not next to this checkout");
    Path workspace =
        RealCommand.shared().orElseThrow().resolveSibling("trials").resolve("stats").resolve(name);
    Assumptions.assumeTrue(Files.isDirectory(workspace), name + " is not next to it");
    Shell.Answer run = RealCommand.run(workspace, out, asOf);
    assertEquals(0, run.exitCode(), run.err());
    return Published.in(out);
  }

  @Test
  void limits_do_not_depend_on_who_else_reports_and_no_run_crosses_a_year() throws Exception {
    try (Published tables = run("13-limits-and-gaps", "2026-04-10")) {
      assertEquals(
          List.of(List.of("50.314", "43.4167", "57.2119")),
          tables.rows(
              "SELECT DISTINCT round(mean, 3), round(lower_limit, 4), round(upper_limit, 4)"
                  + " FROM spc_point WHERE indicator_id = 'xmr' AND place_id = 'bimonthly'"));
      assertEquals(
          List.of(List.of("pp"), List.of("t"), List.of("up"), List.of("xmr")),
          tables.rows(
              "SELECT DISTINCT indicator_id FROM spc_point WHERE place_id = 'bimonthly'"
                  + " AND upper_limit IS NOT NULL ORDER BY ALL"));
      assertEquals(
          List.of(List.of("0")),
          tables.rows(
              "SELECT count(*) FROM spc_point WHERE place_id = 'yeargap'"
                  + " AND rule IN ('shift', 'trend', 'long-run')"));
    }
  }

  @Test
  void every_event_is_a_point_and_a_quiet_year_shows() throws Exception {
    try (Published tables = run("14-rare-events-twice-in-a-week", "2026-03-20")) {
      assertEquals(
          List.of(
              List.of("ward-a", "t", "33", "0.0", "0.0", "222.2", "75.0", "common-cause"),
              List.of("ward-b", "t", "15", "5.0", "0.0", "521.7", "47.0", "common-cause"),
              List.of("ward-c", "t", "13", "30.0", "30.0", "30.0", "411.0", "improvement")),
          tables.rows(
              "SELECT place_id, max(chart), count(*), min(value), min(lower_limit),"
                  + " round(max(upper_limit), 1), max(open_interval), max(open_variation)"
                  + " FROM spc_point WHERE indicator_id = 'between' GROUP BY ALL ORDER BY ALL"));
      assertEquals(
          List.of(List.of("61")),
          tables.rows(
              "SELECT count(*) FROM spc_point s JOIN observation o"
                  + " USING (indicator_id, place_id, period, event, value)"
                  + " WHERE indicator_id = 'cases'"));
      assertEquals(
          List.of(List.of("0")),
          tables.rows("SELECT count(*) FROM data_quality WHERE \"check\" = 'conflict'"));
    }
    String profile =
        Files.readString(out.resolve("dashboards").resolve("place-profile").resolve("ward-c.html"));
    assertTrue(profile.contains("improvement: 411 days since the last event"), "the quiet year");
  }

  @Test
  void a_season_that_all_share_is_said_beside_improvement() throws Exception {
    try (Published tables = run("02-season-common-and-by-place", "2026-07-29")) {
      assertEquals(List.of(List.of("0")), tables.rows("SELECT count(*) FROM positive_deviance"));
      List<String> told =
          tables
              .rows(
                  "SELECT count(*), count(*) FILTER (WHERE context IS NOT NULL) FROM spc_point"
                      + " WHERE period >= '2026-W18' AND variation = 'improvement'")
              .get(0);
      assertTrue(Integer.parseInt(told.get(0)) > 900, told.toString());
      assertTrue(
          Integer.parseInt(told.get(1)) > .95 * Integer.parseInt(told.get(0)), told.toString());
    }
    String profile =
        Files.readString(
            out.resolve("dashboards").resolve("place-profile").resolve("area-33.html"));
    assertTrue(profile.contains("as at most places at this time of the year"), "the season");
  }

  @Test
  void a_median_with_ties_is_no_point_and_nobody_weighs_nothing_in_silence() throws Exception {
    try (Published tables = run("10-survey-domain-with-one-cluster", "2026-03-10")) {
      assertEquals(
          List.of(List.of("ash", "4.0", "true", "2.0", "4.0"), List.of("fir", "", "", "", "")),
          tables.rows(
              "SELECT place_id, estimate, standard_error > 0, ci_low, ci_high FROM survey_estimate"
                  + " WHERE indicator_id = 'grade' AND place_id IN ('ash', 'fir') ORDER BY ALL"));
      assertEquals(
          List.of(List.of("3")),
          tables.rows(
              "SELECT count(*) FROM survey_estimate WHERE place_id = 'fir'"
                  + " AND reason LIKE 'every respondent has a weight of 0%'"));
    }
  }

  @Test
  void one_person_who_writes_thirty_times_is_one_voice() throws Exception {
    try (Published tables = run("23-one-person-writes-thirty-times", "2026-03-30")) {
      assertEquals(
          List.of(List.of("7", "2", "true")),
          tables.rows(
              "SELECT reports, mentions, q_value > .5 FROM report_theme"
                  + " WHERE place_id = 'ward-05' AND theme_id = 'staffing'"
                  + " AND period = '2026-W13'"));
      assertEquals(
          List.of(List.of("0")),
          tables.rows("SELECT count(*) FROM report_theme_role WHERE q_value < .05"));
    }
  }
}

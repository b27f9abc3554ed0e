package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces in which something else than better work explains a change, by the real command. */
class FindingContextIT {

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
  void a_place_that_counts_differently_is_never_strong_evidence() throws Exception {
    try (Published tables = run("15-place-changed-what-it-counts", "2026-04-10")) {
      assertEquals(
          List.of(
              List.of("trust-06", "changed", "2025-04", "", "0.6"),
              List.of("trust-09", "changed", "2025-04", "2025-04", "")),
          tables.rows(
              "SELECT place_id, tier, onset, counted_differently_since,"
                  + " round(denominator_change, 1) FROM positive_deviance ORDER BY place_id"));
    }
  }

  @Test
  void one_site_under_three_codes_and_three_measures_is_one_finding() throws Exception {
    try (Published tables = run("16-twins-and-mirrors", "2026-04-10")) {
      assertEquals(
          List.of(List.of("intime", "site-10", "confirmed")),
          tables.rows(
              "SELECT indicator_id, place_id, tier FROM positive_deviance WHERE same_as IS NULL"));
      List<String> adopted =
          tables
              .rows(
                  "SELECT round(effect, 3), round(effect_low, 3), round(effect_high, 3),"
                      + " round(p_value, 3), verdict FROM practice_adoption")
              .get(0);
      assertEquals(List.of("0.375", "0.319", "0.431", "0.045", "works here too"), adopted);
      assertEquals(
          "180",
          tables
              .rows("SELECT sum(count) FROM data_quality WHERE \"check\" = 'same-figures'")
              .get(0)
              .get(0));
    }
  }

  @Test
  void a_place_back_from_a_bad_spell_is_still_behind() throws Exception {
    try (Published tables = run("06-back-from-a-bad-spell", "2026-04-10")) {
      assertEquals(
          List.of(List.of("trust-07", "falls"), List.of("trust-08", "falls2")),
          tables.rows("SELECT place_id, indicator_id FROM positive_deviance ORDER BY place_id"));
      String evidence =
          tables
              .rows("SELECT evidence FROM positive_deviance WHERE place_id = 'trust-08'")
              .get(0)
              .get(0);
      assertTrue(evidence.contains("It is still behind similar places."), evidence);
      assertTrue(evidence.endsWith("The change is 30 months old."), evidence);
    }
  }

  @Test
  void a_place_that_took_in_another_has_not_moved_for_that() throws Exception {
    try (Published tables = run("07-places-merged", "2026-04-10")) {
      assertEquals(List.of(), tables.rows("SELECT place_id FROM positive_deviance"));
      assertEquals(
          "closed: on 2025-03-31, now part of unitary-00",
          tables
              .rows(
                  "SELECT DISTINCT reason_not_tested FROM deviance_score"
                      + " WHERE place_id = 'district-00'")
              .get(0)
              .get(0));
    }
  }

  @Test
  void a_season_is_no_effect_of_a_practice() throws Exception {
    try (Published tables = run("26-adopted-at-the-end-of-the-season", "2026-04-10")) {
      assertEquals(
          "0",
          tables
              .rows("SELECT count(*) FROM practice_adoption WHERE verdict = 'works here too'")
              .get(0)
              .get(0));
    }
  }
}

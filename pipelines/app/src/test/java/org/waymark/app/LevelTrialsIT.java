package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces in which levels were once wrong, through the real command. */
class LevelTrialsIT {

  @TempDir Path folder = Path.of("");

  private Published run(String trial) throws Exception {
    Optional<Path> workspace =
        RealCommand.shared().map(data -> data.resolveSibling("trials/stats/" + trial));
    assumeTrue(workspace.filter(Files::isDirectory).isPresent(), "the trial is not at hand");
    Path out = folder.resolve(trial);
    Shell.Answer answer = RealCommand.run(workspace.orElseThrow(), out, "2026-04-10");
    assertEquals(0, answer.exitCode(), answer.err());
    return Published.in(out);
  }

  @Test
  void aMeasureTurnedRoundFindsTheSamePlacesWithTheSameSpread() throws Exception {
    try (Published tables = run("28-lower-is-better-loses-its-best")) {
      for (String pair : List.of("present absent", "score badness")) {
        String[] two = pair.split(" ");
        String of =
            "SELECT place_id, tier FROM positive_deviance WHERE indicator_id = '%s' ORDER BY 1";
        assertEquals(tables.rows(of.formatted(two[0])), tables.rows(of.formatted(two[1])));
        assertEquals(14, tables.rows(of.formatted(two[1])).size());
        assertEquals(
            List.of(),
            tables.rows(
                """
                SELECT a.place_id FROM deviance_score a JOIN deviance_score b USING (place_id)
                WHERE a.indicator_id = '%s' AND b.indicator_id = '%s'
                  AND (abs(a.z_level - b.z_level) > 1e-6 OR abs(a.tau - b.tau) > 1e-6
                    OR abs(a.effect - b.effect) > 1e-9)
                """
                    .formatted(two[0], two[1])));
      }
      assertEquals(
          List.of(List.of("true")),
          tables.rows(
              "SELECT DISTINCT abs(tau - 0.0720) < 0.0005 FROM deviance_score WHERE indicator_id ="
                  + " 'absent'"));
    }
  }

  @Test
  void seenInTimeAndSeenLateAreToldAlike() throws Exception {
    try (Published tables = run("16-twins-and-mirrors")) {
      String of =
          "SELECT place_id, tier FROM positive_deviance WHERE indicator_id = '%s' ORDER BY 1";
      assertEquals(tables.rows(of.formatted("intime")), tables.rows(of.formatted("late")));
    }
  }

  @Test
  void identicalWardsWithADozenFallsAYearHaveNoFinding() throws Exception {
    try (Published tables = run("09b-few-events-no-difference")) {
      assertEquals(List.of(), tables.rows("SELECT place_id FROM positive_deviance"));
    }
  }

  @Test
  void countsOfUnequalBoroughsAreNotCompared() throws Exception {
    try (Published tables = run("18-counts-of-unequal-places")) {
      assertEquals(List.of(), tables.rows("SELECT place_id FROM positive_deviance"));
      List<List<String>> reasons =
          tables.rows(
              "SELECT DISTINCT reason_not_tested FROM deviance_score WHERE indicator_id = 'crimes'");
      assertEquals(1, reasons.size());
      assertTrue(reasons.get(0).get(0).contains("add `exposure`"), reasons.toString());
    }
  }

  @Test
  void allOfAFewAmongNineteenInTwentyIsWithinTheFunnel() throws Exception {
    try (Published tables = run("19-small-lists-near-100-percent")) {
      assertEquals(
          List.of(),
          tables.rows(
              """
              SELECT place_id, position FROM funnel_point
              WHERE position <> 'within' AND value_low <= centre AND centre <= value_high
              """));
      assertEquals(
          List.of(),
          tables.rows(
              "SELECT place_id FROM funnel_point WHERE numerator = denominator AND denominator <= 48"
                  + " AND (position <> 'within' OR upper_998 < 1 OR sampling_upper_998 < 1)"));
    }
  }
}

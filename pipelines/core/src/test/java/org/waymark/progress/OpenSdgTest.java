package org.waymark.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.waymark.schema.record.GoalProgress;
import org.waymark.statistics.CompoundGrowth;
import org.waymark.statistics.Reference;

/**
 * Every case of the reference results of Open SDG: its growth rates and labels from our growth
 * rates, and where we differ on purpose.
 */
class OpenSdgTest {

  private static final Map<String, String> OURS =
      Map.of(
          "on_track", "on-track",
          "progress_needs_acceleration", "acceleration-needed",
          "limited_progress", "limited",
          "deterioration", "deterioration",
          "target_achieved", "achieved");

  private static List<NamedCsvRecord> cases() {
    return Reference.rows(Reference.folder("open_sdg_progress").resolve("progress.csv"));
  }

  private static double number(NamedCsvRecord row, String field) {
    return row.getField(field).equals("complex") ? Double.NaN : Reference.number(row, field);
  }

  /** Open SDG's label, faults included, from growth rates. */
  private static String label(NamedCsvRecord row) {
    boolean falling = row.getField("direction").equals("negative");
    double base = number(row, "base_value");
    double latest = number(row, "current_value");
    double target = number(row, "target");
    double elapsed = number(row, "current_year") - number(row, "base_year_used");
    OptionalDouble rate = CompoundGrowth.rate(base, latest, elapsed);
    if (!(elapsed >= 1) || rate.isEmpty()) {
      return "";
    }
    if (Double.isNaN(target)) {
      double growth = falling ? -rate.getAsDouble() : rate.getAsDouble();
      return label(growth, 0.015, 0.005);
    }
    if (falling ? latest <= target : latest >= target) {
      return "target_achieved";
    }
    double available = number(row, "target_year") - number(row, "base_year_used");
    if (target == base) {
      return rate.getAsDouble() >= 0 ? "on_track" : "deterioration"; // it divides by zero
    }
    OptionalDouble ratio = CompoundGrowth.ratio(base, latest, elapsed, target, available);
    return ratio.isEmpty() ? "" : label(ratio.getAsDouble(), 0.95, 0.6);
  }

  private static String label(double value, double high, double middle) {
    if (value >= high) {
      return "on_track";
    }
    if (value >= middle) {
      return "progress_needs_acceleration";
    }
    return value >= 0 ? "limited_progress" : "deterioration";
  }

  @Test
  void everyReferenceCaseIsReproduced() {
    int cases = 0;
    for (NamedCsvRecord row : cases()) {
      String name = row.getField("case");
      double base = number(row, "base_value");
      double latest = number(row, "current_value");
      double from = number(row, "base_year_used");
      double elapsed = number(row, "current_year") - from;
      double available = number(row, "target_year") - from;
      double target = number(row, "target");
      Reference.assertClose(
          number(row, "cagr_observed"),
          CompoundGrowth.rate(base, latest, elapsed).orElse(Double.NaN),
          1e-12,
          1e-3,
          name + " observed");
      if (!Double.isNaN(target) && !Double.isNaN(number(row, "ratio"))) {
        Reference.assertClose(
            number(row, "ratio"),
            CompoundGrowth.ratio(base, latest, elapsed, target, available).orElse(Double.NaN),
            1e-12,
            1e-3,
            name + " ratio");
      }
      assertEquals(row.getField("status_from_open_sdg"), label(row), name);
      cases++;
    }
    assertTrue(cases > 740, "only " + cases + " cases were compared");
  }

  private static List<GoalProgress> judged(NamedCsvRecord row) {
    return Goals.of(number(row, "base_value"))
        .from((int) number(row, "base_year_used"))
        .to(number(row, "target"), (int) number(row, "target_year"))
        .better(row.getField("direction").equals("negative") ? -1 : 1)
        .judge((int) number(row, "current_year"), number(row, "current_value"));
  }

  private static GoalProgress by(String method, List<GoalProgress> verdicts) {
    return verdicts.stream()
        .filter(verdict -> verdict.getMethod().equals(method))
        .findFirst()
        .orElseThrow();
  }

  private static List<GoalProgress> edge(String name) {
    return judged(
        cases().stream()
            .filter(row -> row.getField("case").equals(name))
            .findFirst()
            .orElseThrow());
  }

  @Test
  void whereTheTargetIsAWayToGoTheGrowthRateSaysWhatOpenSdgSays() {
    int compared = 0;
    for (NamedCsvRecord row : cases()) {
      double way = number(row, "target") - number(row, "base_value");
      boolean improves = row.getField("direction").equals("negative") ? way < 0 : way > 0;
      String peer = row.getField("status_from_open_sdg");
      boolean inTime = number(row, "current_year") <= number(row, "target_year");
      if (improves && inTime && !peer.isEmpty()) {
        assertEquals(
            OURS.get(peer), by("growth-rate", judged(row)).getStatus(), row.getField("case"));
        compared++;
      }
    }
    assertTrue(compared > 200, "only " + compared + " cases were compared");
  }

  @Test
  void aSeriesThatFellThroughItsFloorIsNotOnTrackAsOpenSdgHasIt() {
    List<GoalProgress> fell = edge("edge_positive_base_above_target_fell");
    assertEquals("deterioration", by("linear-pace", fell).getStatus());
    assertEquals("no-verdict", by("growth-rate", fell).getStatus());
    List<GoalProgress> rose = edge("edge_base_better_than_target");
    assertEquals("deterioration", by("linear-pace", rose).getStatus());
    assertEquals("no-verdict", by("growth-rate", rose).getStatus());
  }

  @Test
  void aTargetEqualToTheBaselineIsRefusedWhereOpenSdgCallsTheWrongWayOnTrack() {
    edge("edge_target_equals_base")
        .forEach(
            row ->
                assertEquals(
                    "No verdict: the target equals the baseline, so no pace is required of it.",
                    row.getEvidence()));
  }

  @Test
  void belowZeroNoGrowthRateIsMadeUp() {
    GoalProgress row = by("growth-rate", edge("edge_negative_values"));
    assertEquals("no-verdict", row.getStatus());
    assertTrue(row.getEvidence().contains("no rate of growth leads"), row.getEvidence());
    assertEquals("on-track", by("linear-pace", edge("edge_negative_values")).getStatus());
  }

  @Test
  void theStandInForATargetOfZeroMakesTheRatioDependOnTheUnit() {
    double percent = CompoundGrowth.ratio(10, 5, 5, 0, 15).orElseThrow();
    double share = CompoundGrowth.ratio(0.10, 0.05, 5, 0, 15).orElseThrow();
    assertNotEquals(percent, share, 0.1);
    assertTrue(
        by("growth-rate", edge("edge_zero_target")).getEvidence().contains("depends on the unit"));
  }
}

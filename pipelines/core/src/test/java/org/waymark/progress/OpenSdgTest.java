package org.waymark.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waymark.schema.record.GoalProgress;
import org.waymark.statistics.CompoundGrowth;

/** Where the product says what Open SDG says, and where it differs on purpose. */
class OpenSdgTest {

  private static final Map<String, String> OURS =
      Map.of(
          "on_track", "on-track",
          "progress_needs_acceleration", "acceleration-needed",
          "limited_progress", "limited",
          "deterioration", "deterioration",
          "target_achieved", "achieved");

  private static List<GoalProgress> judged(NamedCsvRecord row) {
    return Goals.of(OpenSdgPeer.number(row, "base_value"))
        .from((int) OpenSdgPeer.number(row, "base_year_used"))
        .to(OpenSdgPeer.number(row, "target"), (int) OpenSdgPeer.number(row, "target_year"))
        .better(row.getField("direction").equals("negative") ? -1 : 1)
        .judge(
            (int) OpenSdgPeer.number(row, "current_year"),
            OpenSdgPeer.number(row, "current_value"));
  }

  private static GoalProgress by(String method, List<GoalProgress> verdicts) {
    return verdicts.stream()
        .filter(verdict -> verdict.getMethod().equals(method))
        .findFirst()
        .orElseThrow();
  }

  private static List<GoalProgress> edge(String name) {
    return judged(
        OpenSdgPeer.cases().stream()
            .filter(row -> row.getField("case").equals(name))
            .findFirst()
            .orElseThrow());
  }

  @Test
  void whereTheTargetIsAWayToGoTheGrowthRateSaysWhatOpenSdgSays() {
    int compared = 0;
    for (NamedCsvRecord row : OpenSdgPeer.cases()) {
      double way = OpenSdgPeer.number(row, "target") - OpenSdgPeer.number(row, "base_value");
      boolean improves = row.getField("direction").equals("negative") ? way < 0 : way > 0;
      String peer = row.getField("status_from_open_sdg");
      boolean inTime =
          OpenSdgPeer.number(row, "current_year") <= OpenSdgPeer.number(row, "target_year");
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
  void aTargetEqualToTheBaselineIsALineThatIsBrokenWhereOpenSdgCallsTheWrongWayOnTrack() {
    assertEquals("deterioration", by("linear-pace", edge("edge_target_equals_base")).getStatus());
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

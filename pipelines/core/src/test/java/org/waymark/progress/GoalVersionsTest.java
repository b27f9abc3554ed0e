package org.waymark.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.waymark.schema.record.Goal;
import org.waymark.schema.record.GoalProgress;

class GoalVersionsTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 11, 8);
  private static final LocalDate SECOND = LocalDate.of(2026, 11, 15);
  private static final LocalDate THIRD = LocalDate.of(2026, 11, 22);
  private static final Goals GOALS = Goals.of(70).from(2020).to(62, 2030).better(-1);

  private static Goal goal(LocalDate asOf, UnaryOperator<Goal.Builder> change) {
    Goal.Builder goal =
        Goal.newBuilder()
            .setGoalId("g")
            .setMissionId("m")
            .setIndicatorId("i")
            .setAmbition("committed")
            .setBaselinePeriod("2020")
            .setBaselineValue(70)
            .setTargetPeriod("2030")
            .setTargetValue(62)
            .setVersionSince(asOf)
            .setAsOf(asOf)
            .setRunId("r");
    return change.apply(goal).build();
  }

  private static Goal next(Goal before, LocalDate asOf, UnaryOperator<Goal.Builder> change) {
    return GoalVersions.since(
            List.of(before), List.of(goal(asOf, change)), List.of(GOALS.indicator()), asOf)
        .get(0);
  }

  @Test
  void aTargetThatMovesMakesAVersion() {
    Goal first = goal(FIRST, g -> g);
    Goal second = next(first, SECOND, g -> g.setTargetValue(58));
    assertEquals(2, second.getVersion());
    assertEquals(SECOND, second.getVersionSince());
    assertEquals("target moved from 62.0 to 58.0 on 15 November 2026", second.getChanges());
    Goal third = next(second, THIRD, g -> g.setTargetValue(58).setTargetPeriod("2031"));
    assertEquals(3, third.getVersion());
    assertEquals(
        "date moved from 2030 to 2031 on 22 November 2026;"
            + " target moved from 62.0 to 58.0 on 15 November 2026",
        third.getChanges());
  }

  @Test
  void aGoalThatStaysKeepsItsVersionAndItsPast() {
    Goal second = next(goal(FIRST, g -> g), SECOND, g -> g.setTargetValue(58));
    Goal third = next(second, THIRD, g -> g.setTargetValue(58));
    assertEquals(2, third.getVersion());
    assertEquals(SECOND, third.getVersionSince());
    assertEquals(second.getChanges(), third.getChanges());
    assertNull(next(goal(FIRST, g -> g), SECOND, g -> g).getChanges());
  }

  @Test
  void everyPartOfAGoalIsWatched() {
    assertEquals(
        "ambition changed from committed to aspirational",
        changes(g -> g.setAmbition("aspirational")));
    assertEquals("baseline moved from 70 to 80", changes(g -> g.setBaselineValue(80)));
    assertEquals(
        "baseline's period moved from 2020 to 2019", changes(g -> g.setBaselinePeriod("2019")));
    assertEquals("place changed from all places to a", changes(g -> g.setPlaceId("a")));
    assertEquals("milestones changed", changes(g -> g.setMilestones("[]")));
    assertEquals(
        "target moved from 62 to 90; direction changed from falling to rising",
        changes(g -> g.setTargetValue(90)));
  }

  private static String changes(UnaryOperator<Goal.Builder> change) {
    return GoalVersions.changes(
            List.of(goal(FIRST, g -> g)), List.of(goal(SECOND, change)), List.of(GOALS.indicator()))
        .getOrDefault("g", "");
  }

  @Test
  void progressTellsWhatWasMovedAndHowTheVerdictMoved() {
    List<GoalProgress> before = GOALS.judge(2025, 69);
    List<GoalProgress> after = GOALS.judge(2026, 62);
    Map<String, String> moved = Map.of("g", "target moved from 62 to 58");
    assertEquals(
        "target moved from 62 to 58 on 15 November 2026; status moved from limited to achieved",
        ProgressChanges.since(before, after, moved).get(0).getChanged());
    assertNull(ProgressChanges.since(before, before, Map.of()).get(0).getChanged());
    assertNull(ProgressChanges.since(List.of(), after, Map.of()).get(0).getChanged());
  }
}

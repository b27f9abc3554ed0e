package org.waymark.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.schema.record.GoalProgress;

class ProgressMethodsTest {

  private static final Goals FALLING = Goals.of(10).from(2015).to(0, 2030).better(-1);
  private static final Goals RISING = Goals.of(40).from(2019).to(70, 2030).better(1);

  private static Map<String, String> statuses(List<GoalProgress> rows) {
    Map<String, String> statuses = new TreeMap<>();
    rows.forEach(row -> statuses.put(row.getMethod(), row.getStatus()));
    return statuses;
  }

  @Test
  void fromTenToSevenByYearFiveOfFifteenMethodsDisagree() {
    assertEquals(0.90, FALLING.judgeBy("linear-pace", 2020, 7).getRatio(), 1e-9);
    GoalProgress growth = FALLING.judgeBy("growth-rate", 2020, 7);
    assertEquals(0.15, growth.getRatio(), 0.005);
    assertEquals("limited", growth.getStatus());
    assertTrue(growth.getEvidence().contains("0.001 stands for it"), growth.getEvidence());
  }

  @Test
  void fromFortyToFiftyTwoOfSeventyMethodsDisagree() {
    assertEquals(0.88, RISING.judgeBy("linear-pace", 2024, 52).getRatio(), 1e-9);
    GoalProgress growth = RISING.judgeBy("growth-rate", 2024, 52);
    assertEquals(1.03, growth.getRatio(), 0.005);
    assertEquals("on-track", growth.getStatus());
  }

  @Test
  void currentStatusIsTheShareOfTheWayBesideTheShareOfTheTime() {
    GoalProgress row = RISING.judgeBy("current-status", 2024, 52);
    assertEquals(12 / 30.0, row.getRatio(), 1e-12);
    assertEquals("acceleration-needed", row.getStatus());
    assertEquals("40% of the way is gone, and 45% of the time.", row.getEvidence());
  }

  @Test
  void anticipatedProgressIsTheGapThatALineLeaves() {
    GoalProgress straight =
        RISING.judgeBy("anticipated-progress", 2024, 40, 42.5, 45, 47.5, 50, 52.5);
    assertEquals(67.5, straight.getProjected(), 1e-9);
    assertEquals(27.5 / 30, straight.getRatio(), 1e-9);
    assertEquals("on-track", straight.getStatus());
    assertEquals(
        "acceleration-needed", RISING.judgeBy("anticipated-progress", 2024, 40, 42).getStatus());
    assertEquals(
        "deterioration", RISING.judgeBy("anticipated-progress", 2024, 41, 40.5).getStatus());
    assertEquals("no-verdict", RISING.judgeBy("anticipated-progress", 2024, 41).getStatus());
  }

  @Test
  void anticipatedProgressGivesLaterValuesMoreWeight() {
    double bent =
        RISING.judgeBy("anticipated-progress", 2024, 40, 40, 40, 41, 44, 47).getProjected();
    assertTrue(bent > 52.4, "projected " + bent); // an unweighted line leads to 52.4
  }

  @Test
  void theSdgIndexLooksAtTheLastFourYears() {
    GoalProgress row = RISING.judgeBy("sdg-index-trend", 2026, 40, 60, 50, 51, 52, 53, 54);
    assertEquals(1 / (30 / 11.0), row.getRatio(), 1e-9);
    assertEquals("limited", row.getStatus());
    assertEquals(58, row.getProjected(), 1e-9);
    assertEquals("no-verdict", RISING.judgeBy("sdg-index-trend", 2026, 40).getStatus());
  }

  @Test
  void theTrendNeedsSixValues() {
    GoalProgress few = RISING.judgeBy("trend", 2024, 41, 43, 44, 47, 52);
    assertEquals("No verdict: trend unproven: fewer than 6 values.", few.getEvidence());
    assertNull(few.getPOnTrack());
    GoalProgress enough = RISING.judgeBy("trend", 2024, 38, 41, 43, 44, 47, 52);
    assertTrue(enough.getPOnTrack() > 0.05 && enough.getPOnTrack() < 0.95);
    assertEquals(
        enough.getPOnTrack(),
        RISING.judgeBy("linear-pace", 2024, 38, 41, 43, 44, 47, 52).getPOnTrack());
  }

  @Test
  void anAspirationalGoalIsJudgedAgainstSevenTenthsByEveryMethodAndTheRatioIsNotTouched() {
    double[] values = {38, 40, 42, 44, 46, 48, 50.2};
    List<GoalProgress> committed = RISING.judge(2024, values);
    List<GoalProgress> aspirational = RISING.aspirational().judge(2024, values);
    for (int i = 0; i < committed.size(); i++) {
      assertEquals(committed.get(i).getRatio(), aspirational.get(i).getRatio());
      assertEquals(committed.get(i).getPOnTrack(), aspirational.get(i).getPOnTrack());
      assertEquals("on-track", aspirational.get(i).getStatus(), aspirational.get(i).getMethod());
      assertEquals(
          "acceleration-needed", committed.get(i).getStatus(), committed.get(i).getMethod());
    }
    assertTrue(aspirational.get(0).getEvidence().contains("70% of the way"));
  }

  @Test
  void aGuardrailThatHoldsIsOnTrackUntilItsTimeIsUpAndThenAchieved() {
    Goals guardrail = Goals.of(5).from(2019).to(6, 2030).better(-1);
    GoalProgress holds = guardrail.judgeBy("linear-pace", 2024, 5.1, 4.9, 5.0, 5.2, 5.1, 5.0);
    assertEquals("on-track", holds.getStatus());
    assertNull(holds.getRatio());
    assertNull(holds.getRequiredPace());
    assertTrue(holds.getPOnTrack() > 0.8, "p is " + holds.getPOnTrack());
    assertTrue(
        holds.getEvidence().contains("the limit of 6.0 until 2030 holds"), holds.getEvidence());
    assertEquals("achieved", guardrail.judgeBy("linear-pace", 2030, 5.9).getStatus());
    assertEquals("missed", guardrail.judgeBy("linear-pace", 2030, 6.1).getStatus());
  }

  @Test
  void whatFellBehindIsToldWithSinceWhen() {
    Goals goal = Goals.of(0).from(2020).to(100, 2030);
    GoalProgress slow = goal.judgeBy("linear-pace", 2026, 12, 18, 35, 38, 41, 50);
    assertEquals("2024", slow.getBehindSince());
    assertNull(goal.judgeBy("trend", 2026, 12, 18, 35, 38, 41, 50).getBehindSince());
    String behind = slow.getEvidence();
    assertTrue(behind.contains(" Behind the way there since 2024."), behind);
    String fell = goal.judgeBy("linear-pace", 2026, 12, 18, 35, 41, 52, 50).getEvidence();
    assertTrue(fell.contains(" It fell behind the way there in 2026."), fell);
    String ahead = goal.judgeBy("linear-pace", 2026, 12, 18, 35, 38, 41, 61).getEvidence();
    assertFalse(ahead.contains("behind"), ahead);
    String broken =
        Goals.of(5)
            .from(2019)
            .to(6, 2030)
            .better(-1)
            .judgeBy("linear-pace", 2024, 5.9, 6.3, 6.2)
            .getEvidence();
    assertTrue(broken.contains(" Beyond the limit since 2023."), broken);
  }

  @Test
  void aGuardrailThatSlidesTowardsItsLimitIsCalledBeforeItBreaks() {
    Goals guardrail = Goals.of(5).from(2019).to(6, 2030).better(-1);
    assertEquals("deterioration", guardrail.judgeBy("linear-pace", 2024, 5.6).getStatus());
    assertEquals("deterioration", guardrail.judgeBy("linear-pace", 2024, 6.2).getStatus());
  }

  @Test
  void whatIsReachedEarlyIsAchievedAndTheChanceThatItStandsIsTold() {
    GoalProgress row = RISING.judgeBy("linear-pace", 2024, 40, 52, 61, 74, 71, 70);
    assertEquals("achieved", row.getStatus());
    assertTrue(row.getEvidence().contains("the chance that it is still so in 2030"));
  }

  @Test
  void whenTheTimeIsUpTheValueOfTheTargetsPeriodDecides() {
    GoalProgress missed = RISING.judgeBy("linear-pace", 2031, 67, 69.5, 75);
    assertEquals("2030", missed.getPeriod());
    assertEquals("missed", missed.getStatus());
    assertEquals(0, missed.getPOnTrack());
    assertTrue(
        missed.getEvidence().contains("was missed, and reached late, in 2031."),
        missed.getEvidence());
    assertEquals("missed", RISING.judgeBy("growth-rate", 2030, 67, 69.5).getStatus());
    assertEquals(1, RISING.judgeBy("trend", 2031, 60, 70, 60).getPOnTrack());
  }

  @Test
  void methodsThatDisagreeStandSideBySide() {
    Map<String, String> statuses =
        statuses(RISING.by(44, 2024).judge(2024, 80, 60, 40, 39, 38, 40, 42, 48));
    assertEquals(7, statuses.size());
    assertEquals("limited", statuses.get("linear-pace"));
    assertEquals("on-track", statuses.get("trajectory"));
    assertEquals("deterioration", statuses.get("anticipated-progress"));
  }
}

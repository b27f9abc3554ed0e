package org.waymark.bench.progress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackTestTest {

  private static final List<History> HISTORIES = SimulatedHistories.all(1);

  private static Outcome outcome(History history, double said, boolean reached) {
    PastGoal goal = new PastGoal(history, 0, 1, 2, 0, 0.5);
    return new Outcome(goal, reached, Optional.of(said), Map.of("it", said), Map.of());
  }

  @Test
  void whatIsSaidAtTheCutDoesNotKnowWhatComesAfter() {
    for (History history : HISTORIES) {
      for (PastGoal goal : PastGoal.of(history)) {
        double[] other = history.values().clone();
        Arrays.fill(other, goal.cut() + 1, other.length, 1e6);
        History changed = new History("s", true, "n", history.periods(), other);
        PastGoal same =
            new PastGoal(changed, goal.base(), goal.cut(), goal.due(), goal.target(), goal.gone());
        assertEquals(goal.judged(), same.judged(), history.name());
        assertEquals(Outcome.of(goal).chances(), Outcome.of(same).chances(), history.name());
      }
    }
  }

  @Test
  void targetsAreSetFromWhatWasKnownAtTheBaseline() {
    for (History history : HISTORIES) {
      List<PastGoal> goals = PastGoal.of(history);
      assertTrue(goals.size() > 10, history.name());
      int base = goals.get(0).base();
      double[] other = history.values().clone();
      Arrays.fill(other, base + 1, other.length, 1e6);
      List<PastGoal> again = PastGoal.of(new History("s", true, "n", history.periods(), other));
      assertEquals(goals.get(0).target(), again.get(0).target(), history.name());
    }
  }

  @Test
  void thePublishedChanceIsThatOfOurForecast() {
    Outcome outcome = Outcome.of(PastGoal.of(HISTORIES.get(0)).get(0));
    assertEquals(
        outcome.chances().getOrDefault(Outcome.OURS, Double.NaN),
        outcome.published().orElseThrow(),
        1e-12);
  }

  @Test
  void simulationsRepeatAndDifferFromEachOther() {
    assertArrayEquals(HISTORIES.get(3).values(), SimulatedHistories.all(1).get(3).values());
    assertNotEquals(HISTORIES.get(3).values()[5], HISTORIES.get(4).values()[5]);
  }

  @Test
  void scoresAreMeansAndTheirErrorTakesSeriesAsUnits() {
    History a = HISTORIES.get(0);
    History b = HISTORIES.get(1);
    List<Outcome> outcomes =
        List.of(outcome(a, 0.8, true), outcome(a, 0.8, false), outcome(b, 0, false));
    Score score = Score.of(outcomes, o -> o.published().orElseThrow());
    assertEquals((0.04 + 0.64 + 0) / 3, score.brier(), 1e-12);
    assertEquals(1 / 3.0, score.rate(), 1e-12);
    double off = 0.68 - 2 * score.brier();
    assertEquals(Math.sqrt(off * off + score.brier() * score.brier()) / 3, score.error(), 1e-12);
    assertEquals(-(Math.log(0.8) + Math.log(0.2) + Math.log(0.99)) / 3, score.log(), 1e-12);
    assertEquals(2 / 9.0, Score.baseRate(outcomes).brier(), 1e-12);
    Score.Decile decile = Score.calibration(outcomes, o -> o.published().orElseThrow()).get(8);
    assertEquals(new Score.Decile(2, 0.8, 0.5), decile);
  }
}

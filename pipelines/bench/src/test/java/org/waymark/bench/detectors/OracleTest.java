package org.waymark.bench.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class OracleTest {

  private static final Setting SMALL = Setting.base("small").sized(150, 8, 24);

  private static double recall(Setting setting, int contender) {
    double sum = 0;
    for (long seed = 1; seed <= 3; seed++) {
      World world = World.of(setting, seed);
      Contender one = Oracle.contenders().get(contender);
      Verdict verdict = one.rule().apply(Evidence.of(world)).orElseThrow();
      Outcome outcome = Outcome.of(verdict, world.planted());
      assertTrue(contender > 0 || outcome.falseShare() <= 0.05, "as much luck as it may have");
      sum += outcome.recall() / 3;
    }
    return sum;
  }

  @Test
  void whoKnowsTheTruthFindsMoreThanAnyRule() {
    for (Setting setting : List.of(SMALL, SMALL.turned())) {
      assertTrue(recall(setting, 0) > recall(setting, 1) + 0.05, setting.toString());
    }
  }

  @Test
  void whatDividesLeavesFewerEventsToTellItBy() {
    Setting late = SMALL.starting(Setting.Onset.LAST_THREE);
    assertTrue(recall(late, 0) > recall(late.turned(), 0) + 0.04);
    assertEquals(recall(late, 0), recall(late.turnedWithAsManyEvents(), 0), 0.04);
  }

  @Test
  void aPlantedPlaceFallsToWhatAnOrdinaryOneHadBefore() {
    Setting alike = SMALL.effect(1.3).turnedWithAsManyEvents();
    assertTrue(alike.lower());
    assertEquals(SMALL.events().least(), alike.events().least() / 1.3, 1e-12);
    assertEquals(SMALL.events().most(), alike.events().most() / 1.3, 1e-9);
  }
}

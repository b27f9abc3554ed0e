package org.waymark.bench.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class OracleTest {

  private static final Setting BASE = Setting.base("ordinary");

  private static Outcome listed(World world) {
    return Outcome.of(Oracle.listed(world), world.planted());
  }

  /** Over about 900 planted tests. */
  private static double recall(Setting setting) {
    double sum = 0;
    for (long seed = 1; seed <= 3; seed++) {
      sum += listed(World.of(setting, seed)).recall() / 3;
    }
    return sum;
  }

  @Test
  void whoKnowsTheTruthFindsMoreThanAnyRule() {
    Setting small = BASE.sized(150, 8, 24);
    for (Setting setting : List.of(small, small.turned())) {
      World world = World.of(setting, 1);
      Outcome known = listed(world);
      Evidence evidence = Evidence.of(world);
      assertTrue(known.falseShare() <= 0.05, "as much luck as it may have");
      for (Contender rule : OurRules.all()) {
        Verdict verdict = rule.rule().apply(evidence).orElseThrow();
        assertTrue(known.recall() > Outcome.of(verdict, world.planted()).recall(), rule.name());
      }
    }
  }

  @Test
  void whatDividesLeavesFewerEventsToTellItBy() {
    Setting late = BASE.starting(Setting.Onset.LAST_THREE);
    double higher = recall(late);
    assertTrue(recall(late.turned()) < higher - 0.06);
    assertEquals(higher, recall(late.turnedWithAsManyEvents()), 0.04);
  }

  @Test
  void aPlantedPlaceFallsToWhatAnOrdinaryOneHadBefore() {
    Setting alike = BASE.effect(1.3).turnedWithAsManyEvents();
    assertTrue(alike.lower());
    assertEquals(BASE.events().least(), alike.events().least() / 1.3, 1e-12);
    assertEquals(BASE.events().most(), alike.events().most() / 1.3, 1e-9);
  }
}

package org.waymark.bench.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OutcomeTest {

  @Test
  void aRuleIsScoredByItsListAndByItsOrder() {
    boolean[] planted = {true, false, true, false, true};
    Verdict verdict =
        new Verdict(
            new boolean[] {true, true, false, false, false},
            new double[] {9, 5, 2, -1, Double.NaN});
    Outcome outcome = Outcome.of(verdict, planted);
    assertEquals(0.5, outcome.falseShare());
    assertEquals(1.0 / 3, outcome.recall());
    assertEquals((1 + 2.0 / 3 + 3.0 / 5) / 3, outcome.averagePrecision(), 1e-12);
    assertEquals(0.6, outcome.firstTwenty());
  }

  @Test
  void anEmptyListIsNotFalse() {
    Outcome outcome = Outcome.of(new Verdict(new boolean[2], new double[2]), new boolean[2]);
    assertEquals(0, outcome.falseShare());
    assertTrue(Double.isNaN(outcome.recall()));
  }

  @Test
  void everyRuleJudgesAWorldAndEverySettingHasItsName() {
    Evidence evidence = Evidence.of(World.of(Setting.base("small").sized(40, 2, 24), 1));
    for (Contender contender : Contender.all()) {
      Verdict verdict = contender.rule().apply(evidence).orElseThrow();
      assertEquals(80, verdict.flagged().length, contender.name());
      assertEquals(80, verdict.score().length, contender.name());
    }
    Set<String> names = new HashSet<>();
    Grid.all().forEach(setting -> assertTrue(names.add(setting.name()), setting.name()));
  }
}

package org.waymark.themes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AgreementTest {

  /** Twenty and fifteen of fifty, a common worked example of Cohen's kappa. */
  @Test
  void kappaOfTheTextbookIsAsInTheTextbook() {
    Agreement readers = new Agreement(20, 5, 10, 15);
    assertEquals(.4, readers.kappa(), 1e-12);
    assertEquals(20 / 25.0, readers.precision());
    assertEquals(20 / 30.0, readers.recall());
    assertEquals(40 / 55.0, readers.f1());
    assertEquals(15 / 20.0, readers.specificity());
  }

  @Property
  void kappaAndF1AreAlikeFromEitherSide(
      @ForAll @LongRange(max = 50) long both,
      @ForAll @LongRange(max = 50) long only,
      @ForAll @LongRange(max = 50) long missed,
      @ForAll @LongRange(min = 1, max = 50) long neither) {
    Agreement there = new Agreement(both, only, missed, neither);
    Agreement back = new Agreement(both, missed, only, neither);
    assertEquals(there.kappa(), back.kappa(), 1e-12);
    assertEquals(there.f1(), back.f1(), 1e-12);
  }

  @Test
  void chanceAloneIsNoAgreement() {
    assertEquals(0, new Agreement(4, 16, 16, 64).kappa(), 1e-12);
    assertEquals(0, new Agreement(0, 0, 0, 9).kappa());
  }

  @Test
  void repeatedTextsMakeTheIntervalNoNarrower() {
    List<String> keys = new ArrayList<>();
    List<String> repeated = new ArrayList<>();
    boolean[] coded = new boolean[120];
    boolean[] spoken = new boolean[120];
    for (int i = 0; i < 120; i++) {
      keys.add("text " + i);
      repeated.add("text " + i % 12);
      spoken[i] = i % 12 < 4;
      coded[i] = i % 12 < 3 || i % 12 == 8;
    }
    AgreementIntervals alone = AgreementIntervals.of(keys, coded, spoken);
    AgreementIntervals twelve = AgreementIntervals.of(repeated, coded, spoken);
    assertEquals(alone.agreement(), twelve.agreement());
    assertTrue(width(twelve) > 2 * width(alone), width(twelve) + " against " + width(alone));
    assertTrue(
        alone.f1().low() < alone.agreement().f1() && alone.agreement().f1() < alone.f1().high());
  }

  private static double width(AgreementIntervals made) {
    return made.f1().high() - made.f1().low();
  }
}

package org.waymark.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ComparisonTest {

  private final Comparison row = new Comparison("R", "means", 1e-9, "");

  @Test
  void theLargestDifferenceIsShownAsThePowerOfTenAboveIt() {
    row.number(100, 100 + 3e-9, "first");
    row.number(1, 1, "second");
    assertEquals("| R | means | 2 | ≤ 1e-10 | 1e-9 |  |", row.markdown());
    assertTrue(row.broken().isEmpty());
  }

  @Test
  void aToleranceIsShownAsItIs() {
    Comparison coarse = new Comparison("R", "means", 2e-2, "");
    coarse.number(1, 1.015, "simulated");
    assertEquals("| R | means | 1 | ≤ 1e-1 | 2e-2 |  |", coarse.markdown());
  }

  @Test
  void whatOnlyTheLastBitsTellApartIsNotShown() {
    row.number(0.3, 0.1 + 0.2, "sum");
    assertEquals("| R | means | 1 | ≤ 1e-12 | 1e-9 |  |", row.markdown());
  }

  @Test
  void aBrokenToleranceNamesTheWorstPair() {
    row.number(1, 1.5, "small");
    row.number(1, 3, "large");
    assertTrue(row.broken().orElse("").startsWith("large: the peer has 1.0, we have 3.0"));
  }

  @Test
  void aNumberAgainstNoneAndAnotherVerdictAreBroken() {
    row.number(Double.NaN, Double.NaN, "both missing");
    assertTrue(row.broken().isEmpty());
    row.number(Double.NaN, 1, "one missing");
    assertFalse(row.broken().isEmpty());
    Comparison verdicts = new Comparison("R", "signals", 0, "");
    verdicts.verdict(true, true, "first");
    assertEquals("| R | signals | 1 | equal | equal |  |", verdicts.markdown());
    verdicts.verdict(true, false, "second");
    assertFalse(verdicts.broken().isEmpty());
  }
}

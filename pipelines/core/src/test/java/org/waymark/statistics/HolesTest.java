package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HolesTest {
  private static final boolean[] NONE = {};

  @Test
  void aSeriesWithoutAMissingPeriodHasNoHole() {
    assertArrayEquals(NONE, Holes.of(new int[] {4, 5, 6, 7}, 4));
  }

  @Test
  void aPlaceThatReportsEveryOtherMonthMissesNothing() {
    assertArrayEquals(NONE, Holes.of(new int[] {1, 3, 5, 7, 9}, 5));
  }

  @Test
  void aYearOfSilenceIsAHoleAndSoIsAMonthOfAPlaceThatReportsEachMonth() {
    assertArrayEquals(
        new boolean[] {false, false, false, true, false, false},
        Holes.of(new int[] {1, 2, 3, 16, 17, 18}, 6));
    assertArrayEquals(
        new boolean[] {false, false, true, false, false}, Holes.of(new int[] {1, 2, 4, 5, 6}, 5));
  }

  @Test
  void anExtraReportMakesNoHolesOfTheUsualSteps() {
    assertArrayEquals(NONE, Holes.of(new int[] {1, 3, 4, 5, 7, 9}, 6));
  }

  @Test
  void twoPointsAreTooFewToKnowWhatIsUsual() {
    assertEquals(0, Holes.of(new int[] {1, 30}, 2).length);
    assertEquals(0, Holes.of(new int[] {}, 0).length);
  }
}

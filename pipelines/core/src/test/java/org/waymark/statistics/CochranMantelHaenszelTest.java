package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CochranMantelHaenszelTest {

  /** Admissions to Berkeley in 1973 by sex and department, the example of R's mantelhaen.test. */
  private static final double[][] BERKELEY = {
    {512, 353, 120, 138, 53, 22},
    {313, 207, 205, 279, 138, 351},
    {89, 17, 202, 131, 94, 24},
    {19, 8, 391, 244, 299, 317}
  };

  /** Penicillin given to rabbits at once or late, at five levels (Agresti 1990, R's example). */
  private static final double[][] RABBITS = {
    {0, 3, 6, 5, 2}, {6, 3, 0, 1, 0}, {0, 0, 2, 6, 5}, {5, 6, 4, 0, 0}
  };

  private static CochranMantelHaenszel of(double[][] cells) {
    return CochranMantelHaenszel.of(cells[0], cells[1], cells[2], cells[3]);
  }

  @Test
  void berkeleyIsAsRHasIt() {
    CochranMantelHaenszel table = of(BERKELEY);
    assertEquals(1.4269, table.corrected(), 5e-5);
    assertEquals(0.2323, 2 * Normal.upperTail(Math.sqrt(table.corrected())), 5e-5);
    assertEquals(0.9046968, table.oddsRatio(), 5e-8);
    Interval interval = table.interval(0.95).orElseThrow();
    assertEquals(0.7719074, interval.low(), 5e-8);
    assertEquals(1.0603298, interval.high(), 5e-8);
  }

  @Test
  void rabbitsAreAsRHasThem() {
    CochranMantelHaenszel table = of(RABBITS);
    assertEquals(3.9286, table.corrected(), 5e-5);
    assertEquals(7, table.oddsRatio(), 1e-12);
    Interval interval = table.interval(0.95).orElseThrow();
    assertEquals(1.026713, interval.low(), 5e-7);
    assertEquals(47.725133, interval.high(), 5e-7);
    DiscreteSum sum = exact(RABBITS);
    assertEquals(0.0399, sum.twoSided(16), 5e-5);
    assertEquals(0.020, sum.upper(16), 5e-4);
  }

  private static DiscreteSum exact(double[][] cells) {
    DiscreteSum sum = DiscreteSum.nothing();
    for (int k = 0; k < cells[0].length; k++) {
      sum =
          sum.plus(
              DiscreteSum.ofTable(
                  (int) (cells[0][k] + cells[1][k]),
                  (int) (cells[2][k] + cells[3][k]),
                  (int) (cells[0][k] + cells[2][k])));
    }
    return sum;
  }

  @Test
  void aStratumWithOneSideOnlySaysNothing() {
    double[][] more = new double[4][];
    for (int i = 0; i < 4; i++) {
      more[i] = java.util.Arrays.copyOf(RABBITS[i], 6);
    }
    more[0][5] = 7;
    more[1][5] = 2;
    assertEquals(of(RABBITS), of(more));
  }

  @Test
  void withoutAnyoneOfAKindThereIsNoInterval() {
    CochranMantelHaenszel endless =
        CochranMantelHaenszel.of(
            new double[] {4}, new double[] {2}, new double[] {0}, new double[] {9});
    assertEquals(Double.POSITIVE_INFINITY, endless.oddsRatio());
    assertTrue(endless.interval(0.95).isEmpty());
    CochranMantelHaenszel nobody =
        CochranMantelHaenszel.of(
            new double[] {0}, new double[] {2}, new double[] {0}, new double[] {9});
    assertTrue(Double.isNaN(nobody.statistic()));
    assertTrue(Double.isNaN(nobody.oddsRatio()));
  }

  @Test
  void cellsBelowZeroAreRefused() {
    double[] one = {1};
    assertThrows(
        IllegalArgumentException.class,
        () -> CochranMantelHaenszel.of(one, one, one, new double[] {-1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> CochranMantelHaenszel.of(one, one, one, new double[2]));
  }
}

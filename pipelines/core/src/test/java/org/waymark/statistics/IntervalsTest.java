package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class IntervalsTest {

  @Test
  void countsUnderTenAreExact() {
    assertEquals(Intervals.exactPoisson(9, 0.95), Intervals.count(9, 0.95));
    assertEquals(Intervals.byar(10, 0.95), Intervals.count(10, 0.95));
  }

  @Test
  void aMeanOfOneValueHasNoInterval() {
    assertTrue(Intervals.mean(new double[] {3}, 0.95).isEmpty());
    // t(0.975, 3 df) = 3.182446305284263; standard error of 1..4 = sqrt(5/12)
    Interval interval = Intervals.mean(new double[] {1, 2, 3, 4}, 0.95).orElseThrow();
    assertEquals(2.5 - 3.182446305284263 * Math.sqrt(5 / 12.0), interval.low(), 1e-9);
  }

  @Test
  void moreThanAllIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Intervals.wilson(5, 4, 0.95));
  }

  @Test
  void duplicatedCountsTightenIntervals() {
    for (double x = 1; x < 50; x += 7) {
      Interval once = Intervals.wilson(x, 60, 0.95);
      Interval twice = Intervals.wilson(2 * x, 120, 0.95);
      assertTrue(twice.high() - twice.low() < once.high() - once.low());
      Interval rate = Intervals.byar(x, 0.95);
      Interval rateTwice = Intervals.byar(2 * x, 0.95);
      assertTrue((rateTwice.high() - rateTwice.low()) / 2 < rate.high() - rate.low());
    }
  }

  @Test
  void untestedHypothesesDoNotCount() {
    double[] q = FalseDiscovery.qValues(new double[] {0.01, Double.NaN, 0.04});
    assertEquals(0.02, q[0], 1e-15);
    assertTrue(Double.isNaN(q[1]));
    assertEquals(0.04, q[2], 1e-15);
  }

  @Test
  void aSecondAnswerIsJudgedAmongEveryonesBest() {
    double[] best = {0.02, 0.04, Double.NaN};
    double[] q = FalseDiscovery.qValuesAmong(new double[] {0.02, 0.06, 0.03, Double.NaN}, best);
    assertEquals(0.04, q[0], 1e-15);
    assertEquals(0.06, q[1], 1e-15);
    assertEquals(0.04, q[2], 1e-15, "never dearer than a worse answer");
    assertTrue(Double.isNaN(q[3]));
  }
}

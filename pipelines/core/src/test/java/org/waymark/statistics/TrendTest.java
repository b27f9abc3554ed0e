package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TrendTest {

  @Test
  void missingValuesAreSkippedByTrends() {
    double[] y = {1, Double.NaN, 3, 4};
    assertEquals(3, MannKendall.of(y).s());
    SenSlope slope = SenSlope.fit(y).orElseThrow();
    assertEquals(1, slope.slope());
    assertEquals(0, slope.intercept());
    assertTrue(slope.interval(0.99).isEmpty());
    assertTrue(SenSlope.fit(new double[] {1}).isEmpty());
  }

  @Test
  void aSeriesThatNeverMovesHasNoTrend() {
    MannKendall test = MannKendall.of(new double[] {2, 2, 2});
    assertEquals(0, test.z());
    assertEquals(1, test.p());
  }

  @Test
  void aSeasonIsComparedWithItselfOnly() {
    double[] y = {1, 9, 2, 10, 3, 11}; // two seasons, each rising by 1 a year
    assertEquals(6, MannKendall.seasonal(y, 2).s());
    assertEquals(1, SenSlope.seasonal(y, 2).orElseThrow().slope());
    assertTrue(SenSlope.seasonal(y, 6).isEmpty());
  }

  @Test
  void estimatesThatAgreeHaveNoVarianceBetweenThem() {
    double[] estimate = {1, 1.1, 0.9};
    double[] variance = {1, 1, 1};
    RandomEffects pooled = RandomEffects.pool(estimate, variance).orElseThrow();
    assertEquals(0, pooled.tau2());
    assertEquals(1, pooled.mean(), 1e-12);
    assertEquals(0, pooled.excessShare(3));
    assertTrue(RandomEffects.pool(new double[] {1}, new double[] {1}).isEmpty());
  }
}

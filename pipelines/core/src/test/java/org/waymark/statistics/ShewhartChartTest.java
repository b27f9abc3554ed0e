package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShewhartChartTest {

  private static final double NONE = Double.NaN;

  @Test
  void aSeriesWithoutMovementHasLimitsAtItsMean() {
    double[] y = {5, 5, 5, 5};
    ChartLines lines = ShewhartChart.individuals(y, Baseline.all(4));
    assertEquals(5, lines.lower()[2]);
    assertEquals(5, lines.upper()[2]);
    assertFalse(lines.outside(2));
    assertTrue(RunsAnalysis.of(lines, Baseline.all(4)).isEmpty());
  }

  @Test
  void aMissingValueHasNoMovingRangeOnEitherSide() {
    double[] y = {1, 2, NONE, 9, 10, 9};
    ChartLines lines = ShewhartChart.individuals(y, Baseline.all(6));
    assertEquals(31 / 5.0, lines.centre()[0], 1e-12);
    assertEquals(3 / 1.128, lines.upper()[0] - lines.centre()[0], 1e-12);
  }

  @Test
  void thePointsBesideOneLeftOutAreNeighbours() {
    double[] y = {1, 2, 100, 3, 4};
    ChartLines lines = ShewhartChart.individuals(y, Baseline.all(5).without(2));
    assertEquals(2.5, lines.centre()[2]);
    assertEquals(3 / 1.128, lines.upper()[2] - 2.5, 1e-12);
    assertTrue(lines.outside(2));
  }

  @Test
  void pointsAfterTheFreezeAreJudgedByTheLinesBefore() {
    double[] events = {4, 6, 5, 30};
    ChartLines lines = ShewhartChart.counts(events, Baseline.all(4).frozenAfter(3));
    assertEquals(5, lines.centre()[3]);
    assertTrue(lines.outside(3));
  }

  @Test
  void aStretchAfterAStepHasLinesOfItsOwn() {
    double[] before = {1, 2, 1, 2};
    double[] after = {11, 12, 11, 12};
    ChartLines lines =
        ShewhartChart.run(before, Baseline.all(4))
            .followedBy(ShewhartChart.run(after, Baseline.all(4)));
    assertEquals(1.5, lines.centre()[3]);
    assertEquals(11.5, lines.centre()[4]);
    assertEquals(8, lines.y().length);
  }

  @Test
  void aPointWithoutDenominatorHasNoShareAndNoLimits() {
    double[] events = {2, 0, 3};
    double[] n = {10, 0, 10};
    ChartLines lines = ShewhartChart.proportions(events, n, Baseline.all(3));
    assertEquals(0.25, lines.centre()[0]);
    assertTrue(Double.isNaN(lines.y()[1]));
    assertTrue(Double.isNaN(lines.upper()[1]));
    assertFalse(lines.outside(1));
  }

  @Test
  void timeBetweenEventsIsNotNegative() {
    double[] time = {3, -1, 2};
    assertThrows(
        IllegalArgumentException.class, () -> ShewhartChart.timeBetween(time, Baseline.all(3)));
  }

  @Test
  void subgroupsOfOneSizePoolTheirDeviationsAsAMean() {
    // s of the groups: 1 and 3; A3 of 3 values = 1.954
    double[][] groups = {{1, 2, 3}, {2, 5, 8}};
    ChartLines means = ShewhartChart.means(groups, Baseline.all(2));
    assertEquals(3.5, means.centre()[0], 1e-12);
    assertEquals(1.954 * 2, means.upper()[0] - 3.5, 2e-3);
    ChartLines deviations = ShewhartChart.deviations(groups, Baseline.all(2));
    assertEquals(2, deviations.centre()[0], 1e-12);
    assertEquals(2.568 * 2, deviations.upper()[0], 2e-3);
    assertEquals(0, deviations.lower()[0]);
  }

  @Test
  void aLongRunAndTooFewCrossingsAreAShift() {
    double[] step = new double[20];
    Arrays.setAll(step, i -> i < 10 ? 1 + i % 2 * 0.1 : 2 + i % 2 * 0.1);
    Baseline all = Baseline.all(20);
    RunsAnalysis runs = RunsAnalysis.of(ShewhartChart.run(step, all), all).orElseThrow();
    assertEquals(new RunsAnalysis(20, 10, 7, 1, 6), runs);
    assertTrue(runs.shifted());
  }

  @Test
  void onePointIsNoShift() {
    double[] y = {3, 5, 4};
    Baseline all = Baseline.all(3);
    RunsAnalysis runs = RunsAnalysis.of(ShewhartChart.run(y, all), all.without(0)).orElseThrow();
    assertEquals(new RunsAnalysis(1, 1, 3, 0, 0), runs);
    assertFalse(runs.shifted());
  }
}

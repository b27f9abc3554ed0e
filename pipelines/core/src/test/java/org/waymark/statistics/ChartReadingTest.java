package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.waymark.statistics.ChartReading.Rule;
import org.waymark.statistics.XmrChart.Assurance;
import org.waymark.statistics.XmrChart.Variation;

class ChartReadingTest {
  private static final double NONE = Double.NaN;
  private static final int[] NEVER = {};

  private static ChartReading run(double[] y, int... stepsAt) {
    return ChartReading.of(
        (start, end) ->
            ShewhartChart.run(Arrays.copyOfRange(y, start, end), Baseline.all(end - start)),
        y.length,
        stepsAt,
        1,
        NONE);
  }

  private static ChartReading counts(double[] y, int better, double target) {
    return ChartReading.of(
        (start, end) ->
            ShewhartChart.counts(Arrays.copyOfRange(y, start, end), Baseline.all(end - start)),
        y.length,
        NEVER,
        better,
        target);
  }

  private static double[] alternating(int points) {
    double[] y = new double[points];
    Arrays.setAll(y, i -> 10 + i % 2);
    return y;
  }

  @Test
  void everyPointOfAnUnusuallyLongRunTellsOfItUnlessItLiesOnTheLine() {
    // 9 points above the median of 5, and one among them on it; 8 are the most that chance explains
    double[] y = {1, 9, 1, 9, 1, 9, 1, 9, 8, 5, 8, 9, 8, 9, 8, 9, 8, 1, 1, 1, 1, 9, 1, 1, 1, 1, 1};
    ChartReading reading = run(y);
    Rule[] expected = new Rule[y.length];
    Arrays.fill(expected, Rule.NONE);
    Arrays.fill(expected, 7, 17, Rule.LONG_RUN);
    expected[9] = Rule.NONE;
    assertArrayEquals(expected, reading.rule());
    assertEquals(
        new RunsAnalysis(26, 9, 8, 10, 8), reading.stretches().get(0).runs().orElseThrow());
    assertEquals(Variation.IMPROVEMENT, reading.variation()[7]);
    assertEquals(Variation.COMMON_CAUSE, reading.variation()[9]);
  }

  @Test
  void tooFewCrossingsAreToldOfTheStretchAndOfNoPoint() {
    // runs of 5: none too long among 20, but 3 crossings where 6 are the fewest by chance
    double[] y = new double[20];
    Arrays.setAll(y, i -> i / 5 % 2 == 0 ? 1 + i % 5 * .1 : 3 + i % 5 * .1);
    ChartReading reading = run(y);
    RunsAnalysis runs = reading.stretches().get(0).runs().orElseThrow();
    assertEquals(new RunsAnalysis(20, 5, 7, 3, 6), runs);
    assertTrue(runs.shifted());
    assertTrue(Arrays.stream(reading.rule()).allMatch(Rule.NONE::equals));
  }

  @Test
  void aPointOutsideItsLimitsIsSaidFirst() {
    double[] y = alternating(20);
    y[12] = 60;
    ChartReading reading = counts(y, -1, NONE);
    assertEquals(Rule.OUTSIDE_LIMITS, reading.rule()[12]);
    assertEquals(Variation.CONCERN, reading.variation()[12]);
  }

  @Test
  void whereNoDirectionIsBetterAPointIsHighOrLow() {
    double[] y = alternating(20);
    y[12] = 60;
    assertEquals(Variation.NEITHER_HIGH, counts(y, 0, NONE).variation()[12]);
  }

  @Test
  void aStretchAfterAStepIsReadByItself() {
    double[] y = new double[40];
    Arrays.setAll(y, i -> (i < 20 ? 10 : 30) + i % 2);
    assertTrue(run(y).stretches().get(0).runs().orElseThrow().shifted());
    ChartReading stepped = run(y, 20);
    assertEquals(2, stepped.stretches().size());
    assertEquals(10.5, stepped.lines().centre()[19]);
    assertEquals(30.5, stepped.lines().centre()[20]);
    assertTrue(Arrays.stream(stepped.rule()).allMatch(Rule.NONE::equals));
  }

  @Test
  void theTargetIsHeldAgainstTheLimitsOfTheLastPoint() {
    double[] y = alternating(20);
    assertEquals(Assurance.PASS, counts(y, -1, 50).assurance());
    assertEquals(Assurance.FAIL, counts(y, 1, 50).assurance());
    assertEquals(Assurance.HIT_OR_MISS, counts(y, 1, 10).assurance());
    assertEquals(Assurance.NO_TARGET, counts(y, 0, 10).assurance());
    assertEquals(Assurance.NO_TARGET, run(y).assurance());
  }

  @Test
  void aChartIsProvisionalUntilItsLastStretchHasThirteenPoints() {
    assertTrue(run(alternating(12)).provisional());
    assertEquals(false, run(alternating(13)).provisional());
    assertTrue(run(alternating(20), 10).provisional());
  }

  @Test
  void missingValuesAreNoPointsAndEndNoRun() {
    double[] y = {1, NONE, 9, 1, NONE, 9, NONE};
    ChartReading reading = run(y);
    assertEquals(4, reading.stretches().get(0).runs().orElseThrow().useful());
    assertEquals(3, reading.stretches().get(0).runs().orElseThrow().crossings());
    assertEquals(Rule.NONE, reading.rule()[1]);
  }

  @Test
  void aRunEndsAtAHoleAndIsCountedAgainBehindIt() {
    // nine above the median: one run where nothing is missing, four and five where a year is
    double[] y = {1, 9, 1, 9, 1, 9, 1, 9, 8, 9, 8, 9, 8, 9, 8, 9, 1, 1, 1, 1, 9, 1, 1, 1, 1, 1};
    boolean[] afterHole = new boolean[y.length];
    afterHole[11] = true;
    ChartReading reading =
        ChartReading.of(
            (start, end) ->
                ShewhartChart.run(Arrays.copyOfRange(y, start, end), Baseline.all(end - start)),
            y.length,
            NEVER,
            afterHole,
            1,
            NONE);
    assertEquals(Rule.LONG_RUN, run(y).rule()[7]);
    assertTrue(Arrays.stream(reading.rule()).allMatch(Rule.NONE::equals));
    assertEquals(5, reading.stretches().get(0).runs().orElseThrow().longestRun());
    assertEquals(
        run(y).stretches().get(0).runs().orElseThrow().crossings(),
        reading.stretches().get(0).runs().orElseThrow().crossings());
  }

  @Test
  void underThirteenPointsAChartSaysNothingOfItsTarget() {
    assertEquals(Assurance.TOO_FEW_POINTS, counts(alternating(12), -1, 50).assurance());
    assertEquals(Assurance.PASS, counts(alternating(13), -1, 50).assurance());
  }

  @Test
  void aSeriesOfNothingButGapsHasNoRuns() {
    double[] y = {NONE, NONE};
    ChartReading reading = run(y);
    assertTrue(reading.stretches().get(0).runs().isEmpty());
    assertArrayEquals(new Rule[] {Rule.NONE, Rule.NONE}, reading.rule());
  }

  @Test
  void timesThatNeverChangeLieOnTheirLineInSpiteOfRounding() {
    double[] y = new double[30];
    Arrays.fill(y, 17.3);
    ChartReading reading =
        ChartReading.of(
            (start, end) ->
                ShewhartChart.timeBetween(
                    Arrays.copyOfRange(y, start, end), Baseline.all(end - start)),
            y.length,
            NEVER,
            1,
            NONE);
    assertTrue(Arrays.stream(reading.rule()).allMatch(Rule.NONE::equals));
    assertEquals(17.3, reading.lines().upper()[29]);
    assertTrue(reading.stretches().get(0).runs().isEmpty());
  }

  @Test
  void sharesOfNoEventsHaveTheirLimitsOnTheLine() {
    double[] events = new double[15];
    double[] n = new double[15];
    Arrays.setAll(n, i -> 100 + i);
    ChartLines lines = ShewhartChart.proportionsPrime(events, n, Baseline.all(15));
    assertEquals(0, lines.upper()[3]);
    assertEquals(0, ShewhartChart.ratesPrime(events, n, Baseline.all(15)).upper()[3]);
  }
}

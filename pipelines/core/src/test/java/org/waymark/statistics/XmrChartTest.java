package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.waymark.statistics.XmrChart.Assurance;
import org.waymark.statistics.XmrChart.Rule;

class XmrChartTest {

  @Test
  void aSeriesWithoutMovementHasLimitsAtItsMeanAndMeetsItsTarget() {
    XmrPoints out = drawn(15, 1, 4.9, x -> 5);
    assertEquals(5, out.lower(3));
    assertEquals(5, out.upper(3));
    assertEquals(Rule.NONE, out.rule(14));
    assertEquals(Assurance.PASS, out.assurance());
  }

  @Test
  void aMissingPointEndsEveryRunAndHasNoMovingRangeOnEitherSide() {
    double[] y = {1, 2, 3, 4, Double.NaN, 5, 6, 7, 1, 2, 1, 2, 1, 2, 1};
    XmrPoints out = new XmrPoints(y.length);
    XmrChart.standard().draw(y, 0, y.length, 1, Double.NaN, out);
    for (int i = 0; i < y.length; i++) {
      assertTrue(out.rule(i) != Rule.TREND, "point " + i);
    }
    assertEquals(Rule.NONE, out.rule(4));
    // Ranges: 3 and 2 of 1 around the gap, then one of 6 and six of 1; the 6 is screened out.
    assertEquals(2.66, out.upper(0) - out.mean(0), 1e-12);
    assertEquals(14, out.observed());
  }

  @Test
  void noRuleReachesAcrossAHoleAndMovingRangesDo() {
    double[] rising = {1, 2, 3, 4, 5, 6, 7, 1, 2, 1, 2, 1, 2, 1};
    boolean[] afterHole = new boolean[rising.length];
    XmrPoints out = new XmrPoints(rising.length);
    XmrChart.standard().draw(rising, 0, 14, 1, Double.NaN, out);
    assertEquals(Rule.TREND, out.rule(0));
    double upper = out.upper(0);
    afterHole[4] = true;
    XmrChart.standard().draw(rising, 0, 14, 1, Double.NaN, new int[0], afterHole, out);
    assertEquals(upper, out.upper(0));
    for (int i = 0; i < 14; i++) {
      assertTrue(out.rule(i) != Rule.TREND, "point " + i);
    }
  }

  @Test
  void aHoleBetweenTwoNearPointsLeavesNoTwoOfThree() {
    double[] y = {5, 6, 5, 6, 5, 4, 7.3, 7.2, 6, 5, 4, 5, 4, 5, 4, 5, 4, 5, 4, 5};
    boolean[] afterHole = new boolean[y.length];
    XmrPoints out = new XmrPoints(y.length);
    XmrChart.standard().draw(y, 0, y.length, 1, Double.NaN, out);
    assertEquals(Rule.TWO_OF_THREE, out.rule(6));
    afterHole[7] = true;
    XmrChart.standard().draw(y, 0, y.length, 1, Double.NaN, new int[0], afterHole, out);
    assertEquals(Rule.NONE, out.rule(6));
    assertEquals(Rule.NONE, out.rule(7));
  }

  @Test
  void aPointOnTheMeanEndsARunOnOneSideOfIt() {
    // Mean 5: six above, one on it, six above; six below, one on it, six below.
    double[] y = {
      6, 6.5, 6, 6.5, 6, 6.5, 5, 6, 6.5, 6, 6.5, 6, 6.5, 4, 3.5, 4, 3.5, 4, 3.5, 5, 4, 3.5, 4, 3.5,
      4, 3.5
    };
    XmrPoints out = new XmrPoints(y.length);
    XmrChart.standard().draw(y, 0, y.length, 1, Double.NaN, out);
    assertEquals(5, out.mean(0));
    for (int i = 0; i < y.length; i++) {
      assertTrue(out.rule(i) != Rule.SHIFT, "point " + i);
    }
    y[6] = 5.5; // now thirteen in a row lie above a mean that moved by a fiftieth
    XmrChart.standard().draw(y, 0, y.length, 1, Double.NaN, out);
    assertEquals(Rule.SHIFT, out.rule(6));
  }

  @Test
  void everyStretchBetweenStepsIsAChartOfItsOwn() {
    double[] y = new double[36];
    Arrays.setAll(y, i -> Math.sin(i * 2.4) + (i < 12 ? 0 : i < 24 ? 5 : 2));
    XmrPoints whole = new XmrPoints(36);
    XmrChart.standard().draw(y, 0, 36, -1, 2, new int[] {12, 24}, whole);
    XmrPoints part = new XmrPoints(12);
    for (int stretch = 0; stretch < 3; stretch++) {
      XmrChart.standard().draw(y, 12 * stretch, 12, -1, 2, part);
      for (int i = 0; i < 12; i++) {
        assertEquals(part.mean(i), whole.mean(12 * stretch + i));
        assertEquals(part.lower(i), whole.lower(12 * stretch + i));
        assertEquals(part.variation(i), whole.variation(12 * stretch + i));
      }
    }
    assertEquals(part.assurance(), whole.assurance());
  }

  @Test
  void fewerThanThirteenPointsAreProvisional() {
    assertTrue(drawn(12, 1, Double.NaN, i -> i % 3).provisional());
    assertEquals(false, drawn(13, 1, Double.NaN, i -> i % 3).provisional());
  }

  @Test
  void onePointHasNoLimitsAndNoAssurance() {
    XmrPoints out = drawn(1, 1, 3, i -> 7);
    assertTrue(Double.isNaN(out.lower(0)));
    assertEquals(Assurance.TOO_FEW_POINTS, out.assurance());
  }

  @Test
  void underThirteenPointsSinceTheChartLastBeganThereIsNoAssurance() {
    assertEquals(Assurance.TOO_FEW_POINTS, drawn(12, 1, -9, i -> i % 3).assurance());
    assertEquals(Assurance.PASS, drawn(13, 1, -9, i -> i % 3).assurance());
    assertEquals(Assurance.NO_TARGET, drawn(12, 0, -9, i -> i % 3).assurance());
    double[] y = new double[30];
    Arrays.setAll(y, i -> i % 3);
    XmrPoints out = new XmrPoints(30);
    XmrChart.standard().draw(y, 0, 30, 1, -9, new int[] {28}, out);
    assertEquals(Assurance.TOO_FEW_POINTS, out.assurance());
    assertTrue(out.provisional());
  }

  @Test
  void resultsAreReusedWithoutATraceOfTheSeriesBefore() {
    XmrPoints used = drawn(30, 1, 3, i -> i);
    double[] y = {3, 1, 2};
    XmrChart.standard().draw(y, 0, 3, 0, 3, used);
    XmrPoints fresh = new XmrPoints(3);
    XmrChart.standard().draw(y, 0, 3, 0, 3, fresh);
    for (int i = 0; i < 3; i++) {
      assertEquals(fresh.rule(i), used.rule(i));
      assertEquals(fresh.lower(i), used.lower(i));
      assertEquals(fresh.variation(i), used.variation(i));
    }
    assertEquals(fresh.assurance(), used.assurance());
    assertEquals(3, used.length());
  }

  private static XmrPoints drawn(
      int points, int better, double target, java.util.function.IntToDoubleFunction value) {
    double[] y = new double[points];
    Arrays.setAll(y, value);
    XmrPoints out = new XmrPoints(points);
    XmrChart.standard().draw(y, 0, points, better, target, out);
    return out;
  }
}

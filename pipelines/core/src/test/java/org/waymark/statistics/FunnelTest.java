package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.waymark.statistics.Funnel.Position;
import org.waymark.statistics.Funnel.Spread;

class FunnelTest {

  @Test
  void careQualityLimitsAreRatiosNotTheirRoots() {
    double[] observed = {100, 100, 100, 100};
    Funnel funnel =
        Funnel.of(FunnelScale.STANDARDISED_ROOT, observed, observed, new Spread.Winsorised(0.1));
    double root = 1 + Intervals.normalQuantile(0.95) / 20;
    assertEquals(root * root, funnel.limits(0, 0.95).high(), 1e-12);
  }

  @Test
  void limitsEndWhereRatiosEnd() {
    double[] events = {1, 0, 2, 1};
    double[] n = {4, 5, 3, 4};
    Funnel funnel = Funnel.of(FunnelScale.PROPORTION, events, n, new Spread.None());
    assertEquals(0, funnel.limits(0, 0.998).low());
    assertTrue(funnel.limitsAt(1, 0.998).high() <= 1);
  }

  @Test
  void aUnitWithoutEventsShapesNoLogarithmicLimits() {
    double[] observed = {0, 12, 9, 11, 10, 8};
    double[] expected = {5, 10, 10, 10, 10, 10};
    Funnel funnel =
        Funnel.of(FunnelScale.STANDARDISED_LOG, observed, expected, new Spread.Robust());
    assertEquals(Double.NEGATIVE_INFINITY, funnel.z()[0]);
    assertTrue(Double.isFinite(funnel.tau2()));
    assertEquals(Position.WITHIN, funnel.position(1));
    assertEquals(Position.FAR_BELOW, funnel.position(0));
  }

  @Test
  void aQuarterOfGoodUnitsDoesNotWidenTheRobustLimits() {
    double[] expected = new double[200];
    double[] observed = new double[200];
    Arrays.fill(expected, 400);
    Arrays.setAll(
        observed,
        i -> Math.rint(400 * (i % 5 == 0 ? 2 : 1) + 20 * Math.sin(i * 2.399963) * Math.sqrt(2)));
    Funnel robust =
        Funnel.of(FunnelScale.STANDARDISED_LOG, observed, expected, new Spread.Robust());
    Funnel winsorised =
        Funnel.of(FunnelScale.STANDARDISED_LOG, observed, expected, new Spread.Winsorised(0.1));
    assertTrue(robust.tau2() < winsorised.tau2() / 10);
    assertEquals(Position.FAR_ABOVE, robust.position(0));
  }

  @Test
  void nothingToDivideByIsRefused() {
    double[] zero = {0};
    assertThrows(
        IllegalArgumentException.class,
        () -> Funnel.of(FunnelScale.PROPORTION, zero, zero, new Spread.None()));
  }
}

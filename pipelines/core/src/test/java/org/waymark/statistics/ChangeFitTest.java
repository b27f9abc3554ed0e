package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChangeFitTest {

  /** The reference stops its search early; its README names the band. */
  @Test
  void changesAgreeWithTheReferenceDetector() {
    DetectorWorld world = new DetectorWorld();
    for (int k = 0; k < DetectorWorld.INDICATORS; k++) {
      ChangeFit fit = ChangeFit.of(world.series(k));
      NamedCsvRecord indicator = world.indicators.get(k);
      assertEquals(Reference.number(indicator, "rho"), fit.noise().rho(), 0.03);
      Reference.assertClose(
          Reference.number(indicator, "tau_w"), fit.noise().deviation(), 0.05, 0, "tau_w");
      Reference.assertClose(Reference.number(indicator, "d0"), fit.priorDegrees(), 0.05, 0, "d0");
      for (int i = 0; i < DetectorWorld.PLACES; i++) {
        NamedCsvRecord row = world.detected(k, i);
        String what = row.toString();
        Reference.assertClose(Reference.number(row, "p_change"), fit.p()[i], 0.1, 1e-5, what);
        assertEquals(Reference.number(row, "onset_index"), fit.onset()[i], what);
        Reference.assertClose(
            Reference.number(row, "effect_log"), fit.effect()[i], 0.02, 0.03, what);
        Reference.assertClose(
            Reference.number(row, "effect_se"), fit.standardError()[i], 0.02, 0, what);
      }
    }
  }

  /** 40 places × 18 periods of fixed noise; place 5 rises by 0.6 from period 10. */
  private static double[] scores() {
    double[] y = new double[40 * 18];
    Arrays.setAll(y, i -> 0.05 * Math.sin(12.9898 * i + 0.4 * (i % 7)) + 0.3 * (i / 18 % 5));
    for (int t = 10; t < 18; t++) {
      y[5 * 18 + t] += 0.6;
    }
    return y;
  }

  private static ChangeFit fit(double[] y) {
    double[] v = new double[y.length];
    Arrays.fill(v, 0.0005);
    return ChangeFit.of(new PlaceSeries(18, y, v));
  }

  @Test
  void aPlantedStepIsFoundWhereItBegan() {
    ChangeFit fit = fit(scores());
    assertTrue(fit.p()[5] < 1e-6, "p is " + fit.p()[5]);
    assertEquals(10, fit.onset()[5]);
    assertEquals(0.6, fit.effect()[5], 0.1);
    assertTrue(fit.moving()[5]);
    assertTrue(fit.pDown()[5] > 0.1);
  }

  @Test
  void aFallIsFoundByTheSameRule() {
    double[] y = scores();
    Arrays.setAll(y, i -> -y[i]);
    assertTrue(fit(y).pDown()[5] < 1e-6);
  }

  @Test
  void aPlaceWithTooFewPeriodsIsNotTestedAndTouchesNoOther() {
    double[] y = scores();
    double[] more = Arrays.copyOf(y, y.length + 18);
    Arrays.fill(more, y.length, more.length, Double.NaN);
    for (int t = 0; t < ChangeFit.LEAST_PERIODS - 1; t++) {
      more[y.length + t] = 9 - t;
    }
    ChangeFit without = fit(y);
    ChangeFit with = fit(more);
    assertTrue(Double.isNaN(with.p()[40]));
    assertEquals(-1, with.onset()[40]);
    assertFalse(with.moving()[40]);
    for (int i = 0; i < 40; i++) {
      assertEquals(without.p()[i], with.p()[i]);
      assertEquals(without.effect()[i], with.effect()[i]);
    }
  }

  @Test
  void missingPeriodsDoNotHideAStep() {
    double[] y = scores();
    y[5 * 18 + 3] = Double.NaN;
    y[5 * 18 + 12] = Double.NaN;
    for (int i = 0; i < y.length; i += 11) {
      y[i] = Double.NaN;
    }
    ChangeFit fit = fit(y);
    assertTrue(fit.p()[5] < 1e-5, "p is " + fit.p()[5]);
    assertTrue(Math.abs(fit.onset()[5] - 10) <= 1);
  }

  @Test
  void valuesWithoutAnyErrorAreAllPeriodNoise() {
    double[] y = scores();
    ChangeFit fit = ChangeFit.of(new PlaceSeries(18, y, new double[y.length]));
    assertTrue(fit.p()[5] < 1e-6, "p is " + fit.p()[5]);
    assertTrue(fit.p()[6] > 1e-3, "p is " + fit.p()[6]);
  }

  @Test
  void aScoreWithoutAVarianceIsRefused() {
    double[] unknown = {0, Double.NaN};
    assertThrows(IllegalArgumentException.class, () -> new PlaceSeries(2, new double[2], unknown));
    assertEquals(1, new PlaceSeries(2, unknown, unknown).observed(0));
  }

  @Test
  void nobodyWithEnoughPeriodsIsAnAnswerToo() {
    ChangeFit fit = ChangeFit.of(new PlaceSeries(4, new double[8], new double[8]));
    assertTrue(Double.isNaN(fit.p()[1]));
  }

  @Test
  void seriesWithoutAnyMovementAreNotMoving() {
    ChangeFit fit = fit(new double[20 * 18]);
    for (double p : fit.p()) {
      assertTrue(p > 0.1, "p is " + p);
    }
  }
}

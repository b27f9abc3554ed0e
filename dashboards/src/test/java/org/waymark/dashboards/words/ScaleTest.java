package org.waymark.dashboards.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScaleTest {
  private static final Scale SHARE = new Scale("proportion", Optional.of("%"), "higher", 1);
  private static final Scale CRIME = new Scale("rate", Optional.empty(), "lower", 100000);
  private static final Scale DAYS = new Scale("mean", Optional.of("days"), "lower", 1);

  @Test
  void aProportionIsShownInPercentAndItsEffectInPoints() {
    assertEquals("74.2%", SHARE.value(0.742));
    double effect = Math.log(0.8 / 0.2) - Math.log(0.7 / 0.3);
    assertEquals(10, SHARE.difference(0.7, effect), 1e-9);
    assertEquals("10.0 percentage points higher than expected", SHARE.differenceInWords(10));
  }

  @Test
  void anEffectOnALowerIsBetterRateIsAFall() {
    assertEquals("62 per 100,000", CRIME.value(62));
    assertEquals(-20, CRIME.difference(62, -Math.log(0.8)), 1e-9);
    assertEquals("−20%", CRIME.signedDifference(-20));
    assertEquals("20% lower than expected", CRIME.differenceInWords(-20));
  }

  @Test
  void anEffectOnAMeanStaysInItsUnits() {
    assertEquals(-4.5, DAYS.difference(46, 4.5), 1e-12);
    assertEquals("−4.5 days", DAYS.signedDifference(-4.5));
  }

  @Test
  void aCurrencyStandsBeforeItsNumber() {
    Scale pounds = new Scale("value", Optional.of("£"), "lower", 1);
    assertEquals("£1,204", pounds.value(1204));
    assertEquals("−£12", pounds.value(-12));
  }

  @Test
  void aProportionOfAllOrNothingHasAFiniteDifference() {
    assertEquals(0, SHARE.difference(1, 1), 1e-6);
    assertEquals(0, SHARE.difference(0, 1), 1e-6);
  }
}

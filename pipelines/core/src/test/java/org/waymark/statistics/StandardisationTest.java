package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandardisationTest {

  @Test
  void aRateWithTooFewEventsIsWithheldWithAReason() {
    double[] events = {4, 5};
    double[] people = {1000, 2000};
    RateEstimate rate = Standardisation.direct(events, people, people, 0.95);
    assertEquals(Optional.of("fewer than 10 events"), rate.reason());
    assertTrue(rate.interval().isEmpty());
    assertEquals(Optional.of("nothing to divide by"), Standardisation.rate(3, 0, 0.95).reason());
  }

  @Test
  void thePeopleOfTheStandardDecideTheWeightOfAStratum() {
    double[] events = {10, 90};
    double[] people = {1000, 1000};
    double[] young = {3, 1};
    assertEquals(0.03, Standardisation.direct(events, people, young, 0.95).value(), 1e-15);
    assertEquals(100, Standardisation.expected(people, events, people), 1e-12);
  }

  @Test
  void aStratumWithoutPeopleIsRefused() {
    double[] events = {10, 90};
    double[] people = {0, 1000};
    assertThrows(
        IllegalArgumentException.class, () -> Standardisation.direct(events, people, people, 0.95));
  }

  @Test
  void theSlopeOfAStraightGradientIsItsRise() {
    double[] people = {1, 1, 1, 1, 1};
    double[] value = {71, 73, 75, 77, 79};
    InequalitySlope slope = InequalitySlope.fit(people, value, new double[5]).orElseThrow();
    assertEquals(10, slope.slope(), 1e-12);
    assertEquals(70, slope.intercept(), 1e-12);
    assertEquals(80 / 70.0, slope.relative(), 1e-12);
    assertEquals(0, slope.slopeError());
    assertTrue(InequalitySlope.fit(new double[2], new double[2], new double[2]).isEmpty());
  }
}

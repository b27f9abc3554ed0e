package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;

class EventTailTest {

  private static double z(double events, double expected) {
    return EventTail.z(events, EventTail.COUNT, Math.log(expected), 0);
  }

  @Test
  void fewFallsOfTwelveExpectedAreAsUnlikelyAsTheyAre() {
    // P(at most x) = Φ(z of x + 1)
    assertEquals(0.0076, Normal.upperTail(-z(5, 12)), 5e-5);
    assertEquals(5.2e-4, Normal.upperTail(-z(3, 12)), 5e-6);
    assertEquals(8.0e-5, Normal.upperTail(-z(2, 12)), 1e-6);
  }

  @Property(seed = "31", tries = 200)
  void atLeastSoManyEventsAgreeWithThePoissonTail(
      @ForAll @IntRange(min = 1, max = 400) int events,
      @ForAll @DoubleRange(min = 5, max = 300) double expected) {
    double p = Gamma.regularizedGammaP(events, expected);
    if (p > 1e-12 && p < 1 - 1e-12) {
      assertEquals(Normal.beyond(p), z(events, expected), 0.01);
    }
  }

  @Property(seed = "32", tries = 200)
  void atLeastSoManyOfSomeAgreeWithTheBinomialTail(
      @ForAll @IntRange(min = 10, max = 400) int outOf,
      @ForAll @DoubleRange(min = 0.02, max = 0.99) double share,
      @ForAll @DoubleRange(min = 0, max = 1) double part) {
    int events = 1 + (int) (part * (outOf - 1));
    double p = 1 - new BinomialDistribution(outOf, share).cumulativeProbability(events - 1);
    if (p > 1e-9 && p < 1 - 1e-9 && outOf * Math.min(share, 1 - share) > 5) {
      double z = EventTail.z(events, outOf + 1.0 - events, Math.log(share / (1 - share)), 0);
      assertEquals(Normal.beyond(p), z, 0.01);
    }
  }

  @Test
  void aSpreadOfTheExpectationIsIntegratedOver() {
    double expected = 15;
    for (double variance : new double[] {0.002, 0.05, 0.4}) {
      for (int events : new int[] {3, 9, 15, 24, 40}) {
        double p = 0;
        double weights = 0;
        for (double u = -8; u <= 8; u += 0.01) {
          double weight = Math.exp(-u * u / 2);
          p +=
              weight
                  * Gamma.regularizedGammaP(events, expected * Math.exp(Math.sqrt(variance) * u));
          weights += weight;
        }
        double z = EventTail.z(events, EventTail.COUNT, Math.log(expected), variance);
        assertEquals(Normal.beyond(p / weights), z, 0.004, events + " at " + variance);
      }
    }
  }

  @Test
  void manyEventsAreNormalOnTheLogarithm() {
    double expected = 1e7;
    double z = EventTail.z(1.02e7, EventTail.COUNT, Math.log(expected), 0.01);
    assertEquals(Math.log(1.02) / 0.1, z, 1e-3);
  }

  @Property(seed = "33", tries = 100)
  void moreEventsAreFurtherOutAndTheOthersAreTheirMirror(
      @ForAll @IntRange(min = 1, max = 100) int events,
      @ForAll @IntRange(min = 1, max = 100) int others,
      @ForAll @DoubleRange(min = -4, max = 4) double odds,
      @ForAll @DoubleRange(min = 0, max = 0.3) double variance) {
    double z = EventTail.z(events, others, odds, variance);
    assertTrue(EventTail.z(events + 1, others, odds, variance) > z);
    assertEquals(-z, EventTail.z(others, events, -odds, variance), 1e-6);
  }

  @Test
  void equalSmallNumbersHaveAMedianBetweenThem() {
    // Half of the places have 11 events and half 12: the median of 11.67 expected events.
    double[] events = new double[100];
    double[] expected = new double[100];
    Arrays.setAll(events, i -> 11 + i % 2);
    Arrays.fill(expected, 10);
    LevelScores scores = LevelScores.ofEvents(events, expected, 1);
    assertEquals(Math.log(1.1666667), scores.median(new double[100]), 1e-3);
  }

  @Test
  void theMiddleIsBetweenTheTwoTailsAndTheListedOneIsNeverFurtherThanExact() {
    LevelScores few = LevelScores.ofEvents(new double[] {2, 12, 25}, new double[] {12, 12, 12}, -1);
    for (int i = 0; i < 3; i++) {
      double listed = few.beyond(i, 0, 0);
      assertTrue(Math.abs(listed) <= Math.abs(few.middle(i, 0, 0)));
    }
    assertEquals(5.2e-4, Normal.upperTail(few.beyond(0, 0, 0)), 5e-6);
    assertEquals(0, few.beyond(1, 0, 0), "as likely as not on both sides");
    assertTrue(few.beyond(2, 0, 0) < -2);
  }
}

package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferenceInDifferencesTest {

  private static int[] halves(int before, int after) {
    int[] periods = new int[before + after];
    Arrays.fill(periods, 0, before, -1);
    Arrays.fill(periods, before, periods.length, 1);
    return periods;
  }

  /**
   * Place 0 goes from a mean of 10 to 16. The eight nearest, features 1 to 8, gain 1 and 3 by
   * turns, 2 on average; the twelve far ones gain 50. So 6 − 2 = 4.
   */
  @Test
  void theEffectIsTheGainBeyondThatOfTheNearest() {
    double[][] y = new double[21][];
    double[][] features = new double[21][];
    y[0] = new double[] {9, 11, 10, 15, 17};
    features[0] = new double[] {0};
    for (int i = 1; i <= 20; i++) {
      double gain = i > 8 ? 50 : i % 2 == 0 ? 3 : 1;
      y[i] = new double[] {9, 11, 10, 10 + gain, 10 + gain};
      features[i] = new double[] {i > 8 ? 1000 + i : i};
    }
    DifferenceInDifferences did =
        DifferenceInDifferences.ofOne(
            y, features, 0, IntStream.rangeClosed(1, 20).toArray(), halves(3, 2));
    assertEquals(4, did.effect(), 1e-12);
    assertEquals(java.util.List.of(1, 2, 3, 4, 5, 6, 7, 8), did.places().get(0).matched());
    assertEquals(0, did.slope(), 1e-12);
    assertEquals(3, did.places().get(0).before());
    assertEquals(2, did.places().get(0).after());
  }

  @Test
  void aPeriodThatCountsForNeitherIsPassedOver() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] y = world(random, 30, 20, 0.4);
    int[] periods = halves(12, 8);
    periods[12] = 0;
    int[] left = IntStream.range(1, 30).toArray();
    DifferenceInDifferences before =
        DifferenceInDifferences.ofOne(y, new double[30][1], 0, left, periods);
    y[0][12] = 1e6;
    DifferenceInDifferences again =
        DifferenceInDifferences.ofOne(y, new double[30][1], 0, left, periods);
    assertEquals(before.effect(), again.effect());
    assertEquals(before.pValue(), again.pValue());
    y[0][3] = Double.NaN;
    assertEquals(
        11,
        DifferenceInDifferences.ofOne(y, new double[30][1], 0, left, periods)
            .places()
            .get(0)
            .before());
  }

  @Test
  void aLineBeforeIsSeen() {
    SplittableRandom random = new SplittableRandom(5);
    double[][] y = world(random, 60, 30, 0);
    for (int t = 0; t < 20; t++) {
      y[0][t] += 0.3 * t;
    }
    DifferenceInDifferences did =
        DifferenceInDifferences.ofOne(
            y, new double[60][1], 0, IntStream.range(1, 60).toArray(), halves(20, 10));
    assertTrue(did.slope() > 0.15);
    assertTrue(did.slopeP() < 0.05, "p " + did.slopeP());
  }

  @Test
  void withTooFewToMatchItIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            DifferenceInDifferences.ofOne(
                new double[9][4],
                new double[9][1],
                0,
                IntStream.range(1, 9).toArray(),
                halves(2, 2)));
  }

  /** Places with their own level, a common course, AR(1) noise; noise differs by place. */
  private static double[][] world(
      SplittableRandom random, int places, int periods, double correlation) {
    double[][] y = new double[places][periods];
    double[] common = new double[periods];
    for (int t = 0; t < periods; t++) {
      common[t] = 0.1 * t + random.nextGaussian();
    }
    for (double[] row : y) {
      double level = 2 * random.nextGaussian();
      double size = Math.exp(0.5 * random.nextGaussian());
      double noise = random.nextGaussian();
      for (int t = 0; t < periods; t++) {
        row[t] = level + common[t] + size * noise;
        noise =
            correlation * noise + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
      }
    }
    return y;
  }

  @Test
  void intervalsHoldTheTruthAsOftenAsTheySay() {
    SplittableRandom random = new SplittableRandom(20261115);
    int rounds = 1000;
    for (double correlation : new double[] {0, 0.6}) {
      int held = 0;
      int slopes = 0;
      double sum = 0;
      for (int round = 0; round < rounds; round++) {
        double[][] y = world(random, 40, 30, correlation);
        for (int t = 20; t < 30; t++) {
          y[0][t] += 0.8;
        }
        DifferenceInDifferences did =
            DifferenceInDifferences.ofOne(
                y, new double[40][1], 0, IntStream.range(1, 40).toArray(), halves(20, 10));
        Interval interval = did.interval().orElseThrow();
        held += interval.low() <= 0.8 && 0.8 <= interval.high() ? 1 : 0;
        slopes += did.slopeP() <= 0.05 ? 1 : 0;
        sum += did.effect();
      }
      // Monte-Carlo error of 1,000 rounds at 95%: 0.7%; three of them allowed
      assertEquals(0.95, held / (double) rounds, 0.021, "correlation " + correlation);
      assertEquals(0.05, slopes / (double) rounds, 0.021, "correlation " + correlation);
      assertEquals(0.8, sum / rounds, 0.1);
    }
  }
}

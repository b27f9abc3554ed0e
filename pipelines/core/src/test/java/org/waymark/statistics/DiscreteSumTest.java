package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DiscreteSumTest {

  /** Counts every choice of {@code drawn} of the scores, one by one. */
  private static Map<Long, Double> everyChoice(int[] score, int drawn) {
    NavigableMap<Long, Double> counts = new TreeMap<>();
    double all = 0;
    for (int set = 0; set < 1 << score.length; set++) {
      if (Integer.bitCount(set) == drawn) {
        long sum = 0;
        for (int i = 0; i < score.length; i++) {
          sum += (set >> i & 1) == 1 ? score[i] : 0;
        }
        counts.merge(sum, 1.0, Double::sum);
        all++;
      }
    }
    double total = all;
    counts.replaceAll((sum, count) -> count / total);
    return counts;
  }

  @Test
  void drawnSumsAreThoseOfEveryChoice() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 40; round++) {
      int[] score = random.ints(1 + random.nextInt(10), 0, 12).toArray();
      int drawn = random.nextInt(score.length + 1);
      DiscreteSum ours = DiscreteSum.ofDrawn(score, drawn);
      Map<Long, Double> truth = everyChoice(score, drawn);
      for (long x = 0; x < 130; x++) {
        assertEquals(truth.getOrDefault(x, 0.0), ours.at(x), 1e-12);
      }
    }
  }

  @Test
  void scoresOfZeroAndOneGiveTheHypergeometric() {
    int[] score = {1, 0, 1, 1, 0, 0, 0, 1, 0, 1, 0};
    DiscreteSum drawn = DiscreteSum.ofDrawn(score, 4);
    DiscreteSum table = DiscreteSum.ofTable(4, 7, 5);
    for (int x = 0; x <= 5; x++) {
      assertEquals(table.at(x), drawn.at(x), 1e-14);
    }
    // C(5, 3)·C(6, 1)/C(11, 4)
    assertEquals(60 / 330.0, table.at(3), 1e-14);
  }

  @Test
  void strataTogetherAreTheConvolutionOfTheirChoices() {
    Map<Long, Double> one = everyChoice(new int[] {3, 1, 4, 1, 5}, 2);
    Map<Long, Double> two = everyChoice(new int[] {9, 2, 6}, 1);
    NavigableMap<Long, Double> both = new TreeMap<>();
    one.forEach((x, p) -> two.forEach((y, q) -> both.merge(x + y, p * q, Double::sum)));
    DiscreteSum ours =
        DiscreteSum.ofDrawn(new int[] {3, 1, 4, 1, 5}, 2)
            .plus(DiscreteSum.ofDrawn(new int[] {9, 2, 6}, 1));
    both.forEach((x, p) -> assertEquals(p, ours.at(x), 1e-14));
    double above = both.tailMap(12L, false).values().stream().mapToDouble(p -> p).sum();
    double at = both.getOrDefault(12L, 0.0);
    assertEquals(above + at, ours.upper(12), 1e-14);
    assertEquals(above + at / 2, ours.upperMid(12), 1e-14);
  }

  @Test
  void theMeanOfMidPUnderNoDifferenceIsOneHalf() {
    DiscreteSum sum = DiscreteSum.ofTable(6, 20, 9).plus(DiscreteSum.ofTable(3, 5, 2));
    double mean = 0;
    for (long x = 0; x <= 12; x++) {
      mean += sum.at(x) * sum.upperMid(x);
    }
    assertEquals(0.5, mean, 1e-12);
  }

  @Test
  void largeTablesKeepTheirTails() {
    DiscreteSum sum = DiscreteSum.ofTable(3000, 90_000, 4000);
    assertEquals(1, sum.upper(0), 1e-12);
    assertTrue(sum.upper(400) > 0 && sum.upper(400) < 1e-60);
  }

  @Test
  void whatIsNoTableIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> DiscreteSum.ofTable(2, 3, 6));
    assertThrows(IllegalArgumentException.class, () -> DiscreteSum.ofDrawn(new int[] {1}, 2));
    assertThrows(IllegalArgumentException.class, () -> DiscreteSum.ofDrawn(new int[] {-1}, 1));
  }
}

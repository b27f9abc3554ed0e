package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClusteredContrastTest {

  private static boolean[] first(int group, int places) {
    boolean[] in = new boolean[places];
    Arrays.fill(in, 0, group, true);
    return in;
  }

  @Test
  void placesWithOneReportEachAreThePlainTable() {
    int[] reports = new int[40];
    Arrays.fill(reports, 1);
    int[] mentions = new int[40];
    Arrays.fill(mentions, 0, 6, 1); // 6 of 10 in the group
    Arrays.fill(mentions, 10, 19, 1); // 9 of 30 peers
    ClusteredContrast ours =
        ClusteredContrast.of(reports, mentions, first(10, 40), new int[40], new int[40]);
    assertEquals(0, ours.correlation());
    assertEquals(6.0 * 21 / (4 * 9), ours.oddsRatio(), 1e-12);
    assertEquals(DiscreteSum.ofTable(10, 30, 15).upperMid(6), ours.pValue(), 1e-12);
  }

  @Test
  void onePlaceThatWritesFiftyTimesIsOnePlace() {
    int[] reports = new int[30];
    Arrays.fill(reports, 10);
    reports[0] = 60;
    int[] mentions = new int[30];
    mentions[0] = 50;
    for (int i = 1; i < 30; i++) {
      mentions[i] = i % 3 == 0 ? 1 : 0;
    }
    ClusteredContrast ours =
        ClusteredContrast.of(reports, mentions, first(6, 30), new int[30], new int[30]);
    assertTrue(ours.correlation() > 0.3);
    // It is the highest of 30, and 6 of them are in the group: no less than one in five.
    assertTrue(ours.pValue() > 0.05, "p " + ours.pValue());
    assertEquals(1, Collections.frequency(ours.shows(), true));
  }

  @Test
  void placesThatShareAThemeAreToldFromOneThatDoesNot() {
    int[] reports = new int[40];
    Arrays.fill(reports, 12);
    int[] mentions = new int[40];
    for (int i = 0; i < 40; i++) {
      mentions[i] = i < 3 ? 8 : i % 3 == 0 ? 1 : 0;
    }
    ClusteredContrast ours =
        ClusteredContrast.of(reports, mentions, first(9, 40), new int[40], new int[40]);
    assertTrue(ours.pValue() < 0.02, "p " + ours.pValue());
    assertEquals(3, Collections.frequency(ours.shows(), true));
    assertTrue(ours.interval().orElseThrow().low() < ours.oddsRatio());
  }

  @Test
  void withoutPeersInAnyStratumNothingIsTested() {
    int[] reports = {5, 5, 5, 5};
    int[] mentions = {2, 2, 1, 0};
    ClusteredContrast ours =
        ClusteredContrast.of(reports, mentions, first(2, 4), new int[4], new int[] {0, 0, 1, 1});
    assertFalse(ours.tested());
    assertTrue(Double.isNaN(ours.pValue()));
  }

  @Test
  void aThemeThatNoPeerSpeaksOfHasAFiniteRatio() {
    int[] reports = new int[20];
    Arrays.fill(reports, 6);
    int[] mentions = new int[20];
    Arrays.fill(mentions, 0, 4, 3);
    ClusteredContrast ours =
        ClusteredContrast.of(reports, mentions, first(4, 20), new int[20], new int[20]);
    assertTrue(ours.oddsRatio() > 10 && ours.oddsRatio() < 1e4);
    // 1 of C(20, 4) choices, half of it
    assertEquals(0.5 / 4845, ours.pValue(), 1e-12);
  }

  /** Places differ and their reports are alike: 5% of tests of nothing are under 5%. */
  @Test
  void placesThatDifferDoNotMakeFindings() {
    SplittableRandom random = new SplittableRandom(20261115);
    int rounds = 2000;
    int under = 0;
    int naive = 0;
    for (int round = 0; round < rounds; round++) {
      int[] reports = new int[48];
      int[] mentions = new int[48];
      String[] kind = new String[48];
      for (int i = 0; i < 48; i++) {
        kind[i] = "k";
        reports[i] = (int) Math.round(15 * Math.exp(0.5 * random.nextGaussian())) + 5;
        double odds = Math.exp(-2 + random.nextGaussian());
        for (int r = 0; r < reports[i]; r++) {
          mentions[i] += random.nextDouble() < odds / (1 + odds) ? 1 : 0;
        }
      }
      boolean[] group = first(8, 48);
      int[] bands = VolumeBands.of(Arrays.asList(kind), reports, 5);
      under +=
          ClusteredContrast.of(reports, mentions, group, new int[48], bands).pValue() < 0.05
              ? 1
              : 0;
      int[] sums = new int[4];
      for (int i = 0; i < 48; i++) {
        sums[group[i] ? 0 : 2] += mentions[i];
        sums[group[i] ? 1 : 3] += reports[i] - mentions[i];
      }
      naive +=
          DiscreteSum.ofTable(sums[0] + sums[1], sums[2] + sums[3], sums[0] + sums[2])
                      .upperMid(sums[0])
                  < 0.05
              ? 1
              : 0;
    }
    // Monte-Carlo error of 2,000 rounds at 5%: 0.5%; three of them allowed
    assertEquals(0.05, under / (double) rounds, 0.015);
    assertTrue(naive > rounds / 6, "reports as units: " + naive);
  }

  @Test
  void bandsHoldPlacesOfOneKindThatWriteAsMuch() {
    int[] reports = new int[60];
    String[] kind = new String[60];
    for (int i = 0; i < 60; i++) {
      kind[i] = i % 2 == 0 ? "trust" : "district";
      reports[i] = i;
    }
    int[] bands = VolumeBands.of(Arrays.asList(kind), reports, 5);
    assertEquals(-1, bands[4]);
    assertTrue(bands[5] >= 0 && bands[6] >= 0 && bands[5] != bands[6]);
    for (int i = 5; i < 58; i++) {
      assertTrue(bands[i] <= bands[i + 2]);
    }
    assertEquals(4, Arrays.stream(bands).filter(b -> b >= 0).distinct().count());
    assertEquals(
        1,
        Arrays.stream(VolumeBands.of(Arrays.asList(kind), new int[60], 0)).distinct().count() - 1);
  }
}

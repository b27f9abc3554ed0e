package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {

  @Test
  void orderAloneCounts() {
    assertEquals(1, RankCorrelation.of(new double[] {1, 2, 9}, new double[] {-4, 0, .1}), 1e-12);
    assertEquals(-1, RankCorrelation.of(new double[] {1, 2, 9}, new double[] {3, 2, 1}), 1e-12);
  }

  @Test
  void tiesHaveTheirMeanRank() {
    // R: cor(c(1, 2, 2, 3), c(1, 3, 2, 4), method = "spearman")
    assertEquals(
        .9486832980505138,
        RankCorrelation.of(new double[] {1, 2, 2, 3}, new double[] {1, 3, 2, 4}),
        1e-12);
  }

  @Test
  void whatDoesNotVaryHasNoCorrelation() {
    assertTrue(Double.isNaN(RankCorrelation.of(new double[] {1, 1}, new double[] {1, 2})));
  }
}

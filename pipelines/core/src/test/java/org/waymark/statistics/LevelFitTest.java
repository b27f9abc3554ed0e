package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LevelFitTest {

  @Test
  void levelsAgreeWithTheReferenceDetector() {
    DetectorWorld world = new DetectorWorld();
    for (int k = 0; k < DetectorWorld.INDICATORS; k++) {
      LevelFit fit =
          LevelFit.crossFitted(
              LevelScores.ofValues(world.pooledScore(k), world.pooledVariance(k)),
              world.design,
              DetectorWorld.COLUMNS,
              world.fold,
              DetectorWorld.FOLDS);
      double tau2 = Reference.number(world.indicators.get(k), "tau2_level");
      Reference.assertClose(tau2, fit.tau2(), 1e-6, 0, "tau2 " + k);
      for (int i = 0; i < DetectorWorld.PLACES; i++) {
        double z = Reference.number(world.detected(k, i), "z_level");
        Reference.assertClose(z, fit.z()[i], 1e-6, 1e-3, "z of " + k + ", " + i);
      }
    }
  }

  @Test
  void tauIsFoundWhereAQuarterOfThePlacesAreGoodDeviants() {
    SplittableRandom random = new SplittableRandom(7);
    double[] y = new double[2000];
    double[] s2 = new double[2000];
    for (int i = 0; i < y.length; i++) {
      double sampling = 0.02 + 0.1 * random.nextDouble();
      s2[i] = sampling * sampling;
      y[i] = random.nextGaussian() * Math.sqrt(0.01 + s2[i]) + (i % 10 == 0 ? 1.5 : 0);
    }
    LevelFit fit = LevelFit.fromMedian(LevelScores.ofValues(y, s2));
    assertTrue(Math.abs(Math.sqrt(fit.tau2()) - 0.1) < 0.02, "tau is " + Math.sqrt(fit.tau2()));
  }

  @Test
  void samplingThatExplainsAllLeavesNoTau() {
    double[] y = {-0.1, 0.05, 0, 0.1, -0.05, 0.02, -0.02, 0.03, -0.03};
    double[] s2 = new double[9];
    Arrays.fill(s2, 1);
    assertEquals(0, LevelFit.fromMedian(LevelScores.ofValues(y, s2)).tau2());
  }

  @Test
  void huberAgreesWithAPublishedFitWhereNothingIsExtreme() {
    // y = 2 + 3x without noise: the line itself, whatever the weights
    double[] design = {1, 0, 1, 1, 1, 2, 1, 3, 1, 4};
    double[] y = {2, 5, 8, 11, 14};
    double[] weight = {1, 2, 3, 4, 5};
    double[] fit = new HuberRegression(5, 2).fit(design, y, weight, new int[] {0, 1, 2, 3, 4}, 5);
    assertArrayEquals(new double[] {2, 3}, fit, 1e-8);
  }

  @Test
  void aRepeatedColumnDoesNotBreakTheFit() {
    double[] design = new double[30];
    double[] y = new double[10];
    double[] weight = new double[10];
    int[] rows = new int[10];
    for (int i = 0; i < 10; i++) {
      design[i * 3] = 1;
      design[i * 3 + 1] = i;
      design[i * 3 + 2] = i;
      y[i] = 1 + 2 * i + (i % 2 == 0 ? 0.1 : -0.1);
      weight[i] = 1;
      rows[i] = i;
    }
    HuberRegression regression = new HuberRegression(10, 3);
    double[] fit = regression.fit(design, y, weight, rows, 10);
    assertEquals(
        1 + 2 * 4.5,
        (regression.predict(design, 4, fit) + regression.predict(design, 5, fit)) / 2,
        0.05);
  }

  @Test
  void quantilesAreTypeSeven() {
    double[] values = {3, 1, 4, 1, 5, 9, 2, 6};
    assertEquals(3.5, Quantiles.medianOf(values));
    assertEquals(1.75, Quantiles.quantile(values.clone(), 8, 0.25));
    assertEquals(9, Quantiles.quantile(values.clone(), 8, 1));
    SplittableRandom random = new SplittableRandom(3);
    double[] many = random.doubles(1001).toArray();
    double[] sorted = many.clone();
    Arrays.sort(sorted);
    assertEquals(sorted[100], Quantiles.quantile(many, 1001, 0.1));
    assertEquals(sorted[500], Quantiles.median(many, 1001));
  }
}

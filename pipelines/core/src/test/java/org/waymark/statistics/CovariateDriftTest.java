package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CovariateDriftTest {
  private static final int PLACES = 120;
  private static final int PERIODS = 24;
  private static final double NOISE = 0.08;

  /** Two covariates of each place, with a few places far out. */
  private static double[] covariates(Random random) {
    return IntStream.range(0, 2 * PLACES)
        .mapToDouble(i -> Math.exp(random.nextGaussian()) - 1.6)
        .toArray();
  }

  /** Places that differ lastingly, under noise, whose trend follows their first covariate. */
  private static double[] drifting(Random random, double[] covariate, double drift) {
    double[] score = new double[PLACES * PERIODS];
    for (int i = 0; i < PLACES; i++) {
      double lasting = random.nextGaussian() * 0.1;
      for (int t = 0; t < PERIODS; t++) {
        score[i * PERIODS + t] =
            lasting + drift * covariate[2 * i] * t / (PERIODS - 1) + NOISE * random.nextGaussian();
      }
    }
    return score;
  }

  private static PlaceSeries series(double[] score) {
    double[] variance = new double[score.length];
    Arrays.fill(variance, 0.0004);
    return new PlaceSeries(PERIODS, score, variance);
  }

  private static long moved(PlaceSeries series) {
    return Arrays.stream(FalseDiscovery.qValues(ChangeFit.of(series).p()))
        .filter(q -> q <= 0.1)
        .count();
  }

  @Test
  void driftThatCircumstancesExplainIsNobodysChange() {
    Random random = new Random(7);
    double[] covariate = covariates(random);
    PlaceSeries series = series(drifting(random, covariate, 0.1));
    assertTrue(moved(series) > 10, "with the drift left in many seem to have moved");
    assertEquals(0, moved(CovariateDrift.without(series, covariate, 2)));
  }

  @Test
  void aStepOfOnePlaceStaysWhole() {
    Random random = new Random(8);
    double[] covariate = covariates(random);
    double[] score = drifting(random, covariate, 0.2);
    for (int t = 14; t < PERIODS; t++) {
      score[5 * PERIODS + t] += 0.3;
    }
    ChangeFit fit = ChangeFit.of(CovariateDrift.without(series(score), covariate, 2));
    assertEquals(14, fit.onset()[5]);
    assertEquals(0.3, fit.effect()[5], 3 * fit.standardError()[5]);
  }

  @Test
  void whatIsLastingOrCommonChangesNothingOfIt() {
    Random random = new Random(9);
    double[] covariate = covariates(random);
    double[] score = drifting(random, covariate, 0.1);
    double[] other = score.clone();
    for (int at = 0; at < other.length; at++) {
      int place = at / PERIODS;
      other[at] += place + Math.sin(at % PERIODS);
    }
    assertArrayEquals(
        CovariateDrift.without(series(score), covariate, 2).centred().score(),
        CovariateDrift.without(series(other), covariate, 2).centred().score(),
        1e-9);
  }

  @Test
  void aPlaceWithoutItsCovariatesNeitherTeachesNorIsChanged() {
    Random random = new Random(10);
    double[] covariate = covariates(random);
    double[] score = drifting(random, covariate, 0.2);
    covariate[2 * 3 + 1] = Double.NaN;
    double[] wild = score.clone();
    for (int t = 0; t < PERIODS; t++) {
      wild[3 * PERIODS + t] += 0.001 * t;
    }
    double[] rest = CovariateDrift.without(series(wild), covariate, 2).score();
    assertArrayEquals(
        Arrays.copyOfRange(wild, 3 * PERIODS, 4 * PERIODS),
        Arrays.copyOfRange(rest, 3 * PERIODS, 4 * PERIODS));
  }

  @Test
  void fewPlacesAndMissingPeriodsAreNoTrouble() {
    Random random = new Random(11);
    double[] covariate = covariates(random);
    double[] score = drifting(random, covariate, 0.2);
    PlaceSeries few = series(score).only(IntStream.range(0, 14).toArray());
    assertSame(few, CovariateDrift.without(few, Arrays.copyOf(covariate, 28), 2));
    Arrays.fill(score, 0, PERIODS, Double.NaN);
    Arrays.fill(score, 3 * PERIODS + 1, 4 * PERIODS, Double.NaN);
    double[] rest = CovariateDrift.without(series(score), covariate, 2).score();
    assertTrue(Double.isNaN(rest[4]));
    assertTrue(Double.isFinite(rest[3 * PERIODS]));
    assertThrows(
        IllegalArgumentException.class, () -> CovariateDrift.without(series(score), covariate, 1));
  }
}

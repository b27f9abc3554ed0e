package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What must not matter to the detector. Searches end where rounding lets them: 1e-3 of p. */
class DetectorLawsTest {

  private static final int PLACES = 24;
  private static final int PERIODS = 16;
  private static final double SAME = 1e-3;

  /** Noise with memory, one place that steps up, one cell in 20 missing. */
  private static PlaceSeries world(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] y = new double[PLACES * PERIODS];
    double[] v = new double[y.length];
    for (int i = 0; i < PLACES; i++) {
      double noise = 0;
      double level = random.nextGaussian();
      double sampling = random.nextDouble(0.0005, 0.01);
      for (int t = 0; t < PERIODS; t++) {
        noise = 0.5 * noise + 0.06 * random.nextGaussian();
        v[i * PERIODS + t] = sampling * random.nextDouble(0.8, 1.2);
        double error = random.nextGaussian() * Math.sqrt(v[i * PERIODS + t]);
        double step = i == 3 && t >= 9 ? 0.3 : 0;
        boolean missing = t > 0 && random.nextInt(20) == 0;
        y[i * PERIODS + t] = missing ? Double.NaN : level + noise + error + step;
      }
    }
    return new PlaceSeries(PERIODS, y, v);
  }

  private static void assertSame(ChangeFit expected, ChangeFit actual, int[] order) {
    assertEquals(expected.noise().rho(), actual.noise().rho(), 1e-3);
    for (int i = 0; i < order.length; i++) {
      int was = order[i];
      close(expected.p()[was], actual.p()[i]);
      close(expected.pDown()[was], actual.pDown()[i]);
      close(expected.standardError()[was], actual.standardError()[i]);
    }
  }

  private static void close(double expected, double actual) {
    assertEquals(expected, actual, SAME * Math.abs(expected) + 1e-12);
  }

  private static int[] inOrder() {
    int[] order = new int[PLACES];
    Arrays.setAll(order, i -> i);
    return order;
  }

  @Property(seed = "21", tries = 40)
  void theOrderOfPlacesDoesNotMatter(@ForAll @IntRange(min = 1, max = 10_000) int seed) {
    PlaceSeries series = world(seed);
    int[] order = inOrder();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = PLACES - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    assertSame(ChangeFit.of(series), ChangeFit.of(series.only(order)), order);
  }

  /** So does multiplying all denominators, where the score is a logarithm of a ratio. */
  @Property(seed = "22", tries = 40)
  void theLevelOfAllPlacesDoesNotMatter(@ForAll @IntRange(min = 1, max = 10_000) int seed) {
    PlaceSeries series = world(seed);
    double[] moved = Arrays.stream(series.score()).map(x -> x + 2.5).toArray();
    ChangeFit fit = ChangeFit.of(new PlaceSeries(PERIODS, moved, series.variance()));
    assertSame(ChangeFit.of(series), fit, inOrder());
  }

  @Property(seed = "23", tries = 40)
  void whatMovesEverywhereIsNotDeviance(@ForAll @IntRange(min = 1, max = 10_000) int seed) {
    PlaceSeries series = complete(world(seed));
    double[] moved = series.score().clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += i % PERIODS == 11 ? 3 : 0;
    }
    // Weights are the same in every place, so the shift of a period is common after centring too.
    double[] even = new double[moved.length];
    Arrays.fill(even, 0.002);
    ChangeFit fit = ChangeFit.of(new PlaceSeries(PERIODS, moved, even));
    assertSame(ChangeFit.of(new PlaceSeries(PERIODS, series.score(), even)), fit, inOrder());
  }

  private static PlaceSeries complete(PlaceSeries series) {
    double[] y = Arrays.stream(series.score()).map(x -> Double.isNaN(x) ? 0 : x).toArray();
    return new PlaceSeries(PERIODS, y, series.variance());
  }

  @Property(seed = "24", tries = 40)
  void goodAndBadAreMirrorImages(@ForAll @IntRange(min = 1, max = 10_000) int seed) {
    PlaceSeries series = world(seed);
    double[] mirrored = Arrays.stream(series.score()).map(x -> -x).toArray();
    ChangeFit up = ChangeFit.of(series);
    ChangeFit down = ChangeFit.of(new PlaceSeries(PERIODS, mirrored, series.variance()));
    for (int i = 0; i < PLACES; i++) {
      close(up.p()[i], down.pDown()[i]);
      close(up.pDown()[i], down.p()[i]);
    }
  }

  @Property(seed = "25", tries = 40)
  void theOrderOfPlacesDoesNotMatterToTheirLevels(
      @ForAll @IntRange(min = 1, max = 10_000) int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 40;
    double[] y = new double[n];
    double[] s2 = new double[n];
    double[] design = new double[n * 2];
    int[] fold = new int[n];
    for (int i = 0; i < n; i++) {
      design[i * 2] = 1;
      design[i * 2 + 1] = random.nextGaussian();
      s2[i] = random.nextDouble(0.001, 0.02);
      y[i] = 0.3 * design[i * 2 + 1] + random.nextGaussian() * Math.sqrt(0.01 + s2[i]);
      fold[i] = i % 5;
    }
    LevelFit forth = LevelFit.crossFitted(LevelScores.ofValues(y, s2), design, 2, fold, 5);
    double[] backDesign = new double[n * 2];
    double[] backY = new double[n];
    double[] backS2 = new double[n];
    int[] backFold = new int[n];
    for (int i = 0; i < n; i++) {
      int was = n - 1 - i;
      backY[i] = y[was] + 7; // a multiple of all denominators
      backS2[i] = s2[was];
      backFold[i] = fold[was];
      backDesign[i * 2] = 1;
      backDesign[i * 2 + 1] = design[was * 2 + 1];
    }
    LevelFit back =
        LevelFit.crossFitted(LevelScores.ofValues(backY, backS2), backDesign, 2, backFold, 5);
    assertEquals(forth.tau2(), back.tau2(), 1e-7);
    for (int i = 0; i < n; i++) {
      assertEquals(forth.residual()[n - 1 - i], back.residual()[i], 1e-7);
    }
  }
}

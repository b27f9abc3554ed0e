package org.waymark.bench.detectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.waymark.statistics.ChangeFit;
import org.waymark.statistics.CovariateDrift;
import org.waymark.statistics.Detection;
import org.waymark.statistics.LastingExcess;
import org.waymark.statistics.LevelFit;
import org.waymark.statistics.LevelScores;
import org.waymark.statistics.PeriodNoise;
import org.waymark.statistics.PlaceSeries;

/**
 * What every rule may look at in a world, found once: series, pooled scores, what circumstances let
 * one expect, and our own tests. Arrays are by test, indicator × place; NaN where there is none.
 *
 * @param world what it was found in
 * @param series of each indicator
 * @param pooled of each indicator
 * @param noise period noise of each indicator
 * @param tau2 variance between places of each indicator
 * @param residual pooled score less expectation
 * @param s2 sampling variance of the pooled score
 * @param z standardised residual
 * @param body the same by mid-p
 * @param pChange probability of the clearest step up if nothing moved
 * @param pDown the same downwards
 * @param moving true where a step is likely
 * @param pFar probability if the place is no further ahead than places ordinarily are
 * @param step size of the step up, in score
 * @param stepError its standard error
 * @param stepOnset period at which it begins
 * @param detection what our detector concludes
 * @param alike places by growing distance of covariates from each place, itself left out
 */
public record Evidence(
    World world,
    List<PlaceSeries> series,
    List<World.Pooled> pooled,
    List<PeriodNoise> noise,
    double[] tau2,
    double[] residual,
    double[] s2,
    double[] z,
    double[] body,
    double[] pChange,
    double[] pDown,
    boolean[] moving,
    double[] pFar,
    double[] step,
    double[] stepError,
    int[] stepOnset,
    Detection detection,
    int[][] alike) {

  private static final int FOLDS = 5;
  private static final int QUADRATIC_FROM = 30;

  /** Far more than are looked at: some may lack a level. */
  private static final int ALIKE = 60;

  /** Looks at a world. */
  public static Evidence of(World world) {
    int tests = world.setting().tests();
    Evidence evidence =
        new Evidence(
            world,
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new double[world.setting().indicators()],
            missing(tests),
            missing(tests),
            missing(tests),
            missing(tests),
            missing(tests),
            missing(tests),
            new boolean[tests],
            missing(tests),
            missing(tests),
            missing(tests),
            new int[tests],
            Detection.of(
                new double[0],
                new double[0],
                new boolean[0],
                new Detection.Levels(new double[0], new double[0], new double[0], new int[0]),
                new double[0]),
            alike(world));
    for (int k = 0; k < world.setting().indicators(); k++) {
      evidence.look(k);
    }
    return evidence.concluded();
  }

  private Evidence concluded() {
    return new Evidence(
        world,
        series,
        pooled,
        noise,
        tau2,
        residual,
        s2,
        z,
        body,
        pChange,
        pDown,
        moving,
        pFar,
        step,
        stepError,
        stepOnset,
        Detection.of(pChange, pDown, moving, levels(), pFar),
        alike);
  }

  private static int[][] alike(World world) {
    double[] x = world.covariate();
    int n = world.setting().places();
    int[][] alike = new int[n][];
    long[] order = new long[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double distance = j == i ? Float.MAX_VALUE : 0;
        for (int c = 0; c < World.COVARIATES; c++) {
          double apart = x[i * World.COVARIATES + c] - x[j * World.COVARIATES + c];
          distance += apart * apart;
        }
        // Positive floats sort like their bits.
        order[j] = ((long) Float.floatToIntBits((float) distance) << 32) | j;
      }
      Arrays.sort(order);
      alike[i] =
          Arrays.stream(order, 0, Math.min(n - 1, ALIKE)).mapToInt(key -> (int) key).toArray();
    }
    return alike;
  }

  private Detection.Levels levels() {
    double[] noise = new double[z.length];
    int[] peers = new int[z.length];
    for (int test = 0; test < z.length; test++) {
      noise[test] = s2[test] / (s2[test] + tau2[test / places()]);
      peers[test] = places() - 1;
    }
    return new Detection.Levels(z, body, noise, peers);
  }

  private static double[] missing(int length) {
    double[] values = new double[length];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /** Scores of an indicator without what covariates explain of the trends of its places. */
  PlaceSeries withoutDrift(int k) {
    return withoutDrift(world.series(k));
  }

  private PlaceSeries withoutDrift(PlaceSeries scores) {
    return CovariateDrift.without(scores, world.covariate(), World.COVARIATES);
  }

  private void look(int k) {
    int n = world.setting().places();
    PlaceSeries scores = world.series(k);
    World.Pooled level = world.pooled(k);
    ChangeFit change = ChangeFit.of(withoutDrift(scores));
    series.add(scores);
    pooled.add(level);
    noise.add(change.noise());
    System.arraycopy(change.p(), 0, pChange, k * n, n);
    System.arraycopy(change.pDown(), 0, pDown, k * n, n);
    System.arraycopy(change.moving(), 0, moving, k * n, n);
    System.arraycopy(change.effect(), 0, step, k * n, n);
    System.arraycopy(change.standardError(), 0, stepError, k * n, n);
    System.arraycopy(change.onset(), 0, stepOnset, k * n, n);
    int[] known = IntStream.range(0, n).filter(i -> !Double.isNaN(level.score()[i])).toArray();
    LevelScores compared = level.scores(world.setting(), known);
    int columns = n < QUADRATIC_FROM ? 1 + World.COVARIATES : 1 + 2 * World.COVARIATES;
    LevelFit fit =
        LevelFit.crossFitted(
            compared,
            design(known, columns),
            columns,
            IntStream.of(known).map(i -> i % FOLDS).toArray(),
            FOLDS);
    double[] far =
        LastingExcess.p(
            compared,
            fit,
            change.noise(),
            IntStream.of(known).map(i -> level.periods()[i]).toArray(),
            columns);
    tau2[k] = fit.tau2();
    for (int at = 0; at < known.length; at++) {
      int test = k * n + known[at];
      residual[test] = fit.residual()[at];
      s2[test] = compared.variance()[at];
      z[test] = fit.z()[at];
      body[test] = fit.body()[at];
      pFar[test] = far[at];
    }
  }

  private double[] design(int[] places, int columns) {
    double[] design = new double[places.length * columns];
    for (int row = 0; row < places.length; row++) {
      design[row * columns] = 1;
      for (int c = 0; c < World.COVARIATES; c++) {
        double x = world.covariate()[places[row] * World.COVARIATES + c];
        design[row * columns + 1 + c] = x;
        if (columns > 1 + World.COVARIATES) {
          design[row * columns + 1 + World.COVARIATES + c] = x * x;
        }
      }
    }
    return design;
  }

  int tests() {
    return z.length;
  }

  int places() {
    return world.setting().places();
  }

  int indicators() {
    return world.setting().indicators();
  }
}

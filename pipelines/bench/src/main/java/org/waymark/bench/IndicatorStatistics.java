package org.waymark.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.waymark.statistics.ChangeFit;
import org.waymark.statistics.Detection;
import org.waymark.statistics.LastingExcess;
import org.waymark.statistics.LevelFit;
import org.waymark.statistics.LevelScores;
import org.waymark.statistics.PlaceSeries;
import org.waymark.statistics.XmrChart;
import org.waymark.statistics.XmrPoints;

/**
 * All statistics of one indicator with 3,000 places and 36 months, on one thread and the first
 * compiler only, as the launcher starts the run.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:TieredStopAtLevel=1")
public class IndicatorStatistics {

  private static final int PLACES = 3000;
  private static final int PERIODS = 36;
  private static final int POOLED = 12;
  private static final int COVARIATES = 3;
  private static final int COLUMNS = 1 + 2 * COVARIATES;
  private static final int FOLDS = 5;
  private static final double PERIOD_NOISE = 0.05;

  /** Correlation of period noise in neighbouring months. */
  @Param({"0.4", "0.9"})
  double rho;

  /** Expected events of the smallest place; the largest has 400 times as many. */
  @Param({"5", "500"})
  double smallest;

  /** Share of cells without a value. */
  @Param({"0", "0.1"})
  double missing;

  private PlaceSeries series = new PlaceSeries(1, new double[0], new double[0]);
  private final double[] pooled = new double[PLACES];
  private final double[] s2 = new double[PLACES];
  private final double[] design = new double[PLACES * COLUMNS];
  private final int[] fold = new int[PLACES];
  private final int[] pooledPeriods = new int[PLACES];

  /** Places with covariates, hidden advantages, noise with memory; one in 20 steps up by half. */
  @Setup
  public void world() {
    SplittableRandom random = new SplittableRandom(5);
    double[] y = new double[PLACES * PERIODS];
    double[] v = new double[y.length];
    Arrays.fill(pooledPeriods, POOLED);
    for (int i = 0; i < PLACES; i++) {
      double events = smallest * Math.exp(random.nextDouble(Math.log(400)));
      double level = 0.08 * random.nextGaussian();
      design[i * COLUMNS] = 1;
      for (int c = 0; c < COVARIATES; c++) {
        double x = random.nextGaussian();
        design[i * COLUMNS + 1 + c] = x;
        design[i * COLUMNS + 1 + COVARIATES + c] = x * x;
        level += 0.1 * x;
      }
      fold[i] = random.nextInt(FOLDS);
      s2[i] = 1 / (POOLED * events);
      int onset = random.nextInt(20) == 0 ? random.nextInt(PERIODS) : PERIODS;
      series(i, events, level, onset, y, v, random);
    }
    series = new PlaceSeries(PERIODS, y, v);
  }

  private void series(
      int place,
      double events,
      double level,
      int onset,
      double[] y,
      double[] v,
      SplittableRandom random) {
    double noise = random.nextGaussian();
    double sum = 0;
    for (int t = 0; t < PERIODS; t++) {
      int at = place * PERIODS + t;
      noise = rho * noise + Math.sqrt(1 - rho * rho) * random.nextGaussian();
      v[at] = 1 / (events * random.nextDouble(0.9, 1.1));
      double value =
          level
              + PERIOD_NOISE * noise
              + (t >= onset ? Math.log(1.5) : 0)
              + Math.sqrt(v[at]) * random.nextGaussian();
      y[at] = random.nextDouble() < missing ? Double.NaN : value;
      sum += t >= PERIODS - POOLED ? value : 0;
    }
    pooled[place] = sum / POOLED;
  }

  /** Which places moved. */
  @Benchmark
  public ChangeFit change() {
    return ChangeFit.of(series);
  }

  /** The events that the pooled scores stand for: small ones are judged by their own tail. */
  private LevelScores scores() {
    double[] expected = new double[PLACES];
    double[] events = new double[PLACES];
    for (int i = 0; i < PLACES; i++) {
      expected[i] = 1 / s2[i];
      events[i] = Math.rint(expected[i] * Math.exp(pooled[i]));
    }
    return LevelScores.ofEvents(events, expected, 1);
  }

  /** Expectation of every place from the others, and the spread around it. */
  @Benchmark
  public LevelFit level() {
    return LevelFit.crossFitted(scores(), design, COLUMNS, fold, FOLDS);
  }

  /** Control charts of all places. */
  @Benchmark
  public XmrPoints charts() {
    XmrPoints points = new XmrPoints(PERIODS);
    for (int i = 0; i < PLACES; i++) {
      XmrChart.standard().draw(series.score(), i * PERIODS, PERIODS, 1, Double.NaN, points);
    }
    return points;
  }

  /**
   * What an indicator costs: its charts, which places moved, which stand out, which are lastingly
   * far ahead.
   */
  @Benchmark
  public double[] indicator() {
    charts();
    ChangeFit change = change();
    LevelFit level = level();
    return far(change, level);
  }

  /**
   * The same for a mission of this one indicator, down to the tiers: with the tails of its null,
   * which are fitted once for all the indicators of a mission.
   */
  @Benchmark
  public Detection mission() {
    charts();
    ChangeFit change = change();
    LevelFit level = level();
    double[] noise = new double[PLACES];
    Arrays.setAll(noise, i -> s2[i] / (s2[i] + level.tau2()));
    int[] peers = new int[PLACES];
    Arrays.fill(peers, PLACES - 1);
    Detection.Levels levels = new Detection.Levels(level.z(), level.body(), noise, peers);
    return Detection.of(change.p(), change.pDown(), change.moving(), levels, far(change, level));
  }

  private double[] far(ChangeFit change, LevelFit level) {
    return LastingExcess.p(scores(), level, change.noise(), pooledPeriods, COLUMNS);
  }
}

package org.waymark.bench.detectors;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.waymark.statistics.LevelScores;
import org.waymark.statistics.MovementScore;
import org.waymark.statistics.PlaceSeries;

/**
 * One simulated world and what was planted in it. Cells of an indicator are place × period, tests
 * are indicator × place.
 *
 * @param setting what it was made by
 * @param covariate places × {@link #COVARIATES}, standardised, known to act on the level
 * @param numerator events, or for means the estimate itself; NaN where missing
 * @param denominator events that are expected before covariates; people; respondents
 * @param error standard errors of means; empty for others
 * @param planted tests with a planted advantage
 * @param effect its size in score, 0 where none
 * @param onset period at which it begins, −1 where none
 * @param usual the score of each cell without noise and without what is planted: what an oracle
 *     knows and no rule does
 */
public record World(
    Setting setting,
    double[] covariate,
    double[][] numerator,
    double[][] denominator,
    double[][] error,
    boolean[] planted,
    double[] effect,
    int[] onset,
    double[][] usual) {

  /** Measured covariates. */
  public static final int COVARIATES = 3;

  static final double PERIOD_DEVIATION = 0.05;
  private static final double SLOPE = 0.15;
  private static final double CURVE = 0.10;
  private static final double DRIFT = 0.05;
  private static final double LEAST_RESPONDENTS = 30;
  private static final double RESPONDENT_DEVIATION = 0.5;
  private static final double USUAL_SHARE = 0.2;
  private static final int POOLED = 12;
  private static final int LEAST_POOLED = 6;

  /** Neighbouring indicators that are of one kind. */
  static final int RELATED = 5;

  /**
   * Makes a world; the same setting and seed give the same world, and settings that differ in one
   * thing share what that thing does not touch, as far as the draws allow.
   */
  public static World of(Setting setting, long seed) {
    SplittableRandom root = new SplittableRandom(mixed(seed));
    SplittableRandom[] streams = new SplittableRandom[setting.indicators()];
    Draws places = new Draws(root.split());
    int n = setting.places();
    double[] covariate = new double[n * COVARIATES];
    Arrays.setAll(covariate, i -> places.normal());
    double[] unmeasured = new double[n];
    Arrays.setAll(unmeasured, i -> places.normal());
    Arrays.setAll(streams, k -> root.split());
    int tests = setting.tests();
    World world =
        new World(
            setting,
            covariate,
            new double[setting.indicators()][n * setting.periods()],
            new double[setting.indicators()][n * setting.periods()],
            setting.measure() == Setting.Measure.MEAN
                ? new double[setting.indicators()][n * setting.periods()]
                : new double[0][],
            new boolean[tests],
            new double[tests],
            new int[tests],
            new double[setting.indicators()][n * setting.periods()]);
    SplittableRandom planting = root.split();
    for (int k = 0; k < setting.indicators(); k++) {
      world.plant(k, new Draws(planting.split()));
    }
    long[] kinds = root.longs(setting.indicators()).toArray();
    for (int k = 0; k < setting.indicators(); k++) {
      Draws together = new Draws(new SplittableRandom(kinds[k - k % RELATED]));
      world.fill(k, unmeasured, streams[k], together);
    }
    return world;
  }

  /** Neighbouring seeds must not share streams: splits of a SplittableRandom lie in a row. */
  static long mixed(long seed) {
    long z = seed * 0xD1342543DE82EF95L + 0x632BE59BD9B4E019L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private void plant(int k, Draws draws) {
    Setting.Deviants deviants = setting.deviants();
    int n = setting.places();
    int periods = setting.periods();
    for (int i = 0; i < n; i++) {
      int test = k * n + i;
      double chance = draws.uniform();
      int kind = draws.below(3);
      int spike = draws.below(6);
      onset[test] = -1;
      if (deviants.related() && k % RELATED != 0) {
        int first = (k - k % RELATED) * n + i;
        planted[test] = planted[first];
        effect[test] = effect[first];
        onset[test] = onset[first];
        continue;
      }
      if (chance >= deviants.share() && chance < 1 - deviants.negative()) {
        continue;
      }
      onset[test] =
          switch (deviants.onset()) {
            case MIXED -> kind == 0 ? 0 : kind == 1 ? periods / 2 : periods - 3;
            case ALWAYS -> 0;
            case MIDDLE, RAMP -> periods / 2;
            case LAST_THREE -> periods - 3;
            case SPIKE -> periods - 1 - spike;
          };
      planted[test] = chance < deviants.share();
      effect[test] = (planted[test] ? 1 : -1) * Math.log(deviants.effect());
    }
  }

  private double acting(int test, int t) {
    if (onset[test] < 0 || t < onset[test]) {
      return 0;
    }
    return switch (setting.deviants().onset()) {
      case RAMP -> effect[test] * (t - onset[test] + 1) / (setting.periods() - onset[test]);
      case SPIKE -> t == onset[test] ? effect[test] : 0;
      case MIXED, ALWAYS, MIDDLE, LAST_THREE -> effect[test];
    };
  }

  private void fill(int k, double[] unmeasured, SplittableRandom random, Draws together) {
    // What a place is and what happens to it come from streams of their own.
    Draws is = new Draws(random.split());
    Draws moves = new Draws(random.split());
    Draws sampled = new Draws(random.split());
    Draws lost = new Draws(random.split());
    Draws drifts = new Draws(random.split());
    int periods = setting.periods();
    double rho = setting.rho();
    double[] slope = new double[COVARIATES + 1];
    Arrays.setAll(slope, c -> SLOPE * is.normal());
    double[] drift = new double[COVARIATES];
    if (setting.confounding() == Setting.Confounding.DRIFTING) {
      Arrays.setAll(drift, c -> DRIFT * drifts.normal());
    }
    double phase = 2 * Math.PI * is.uniform();
    for (int i = 0; i < setting.places(); i++) {
      double size = is.logUniform(setting.events().least(), setting.events().most());
      double level = setting.spread() * is.hidden(setting.hidden());
      double drifted = 0;
      for (int c = 0; c < COVARIATES; c++) {
        level += slope[c] * covariate[i * COVARIATES + c];
        drifted += drift[c] * covariate[i * COVARIATES + c];
      }
      double first = covariate[i * COVARIATES];
      level +=
          switch (setting.confounding()) {
            case LINEAR, DRIFTING -> 0;
            case QUADRATIC -> CURVE * (first * first - 1);
            case HIDDEN -> slope[COVARIATES] * unmeasured[i];
          };
      double restless = PERIOD_DEVIATION;
      double swing = 0;
      double ownPhase = phase;
      double personal = moves.normal();
      double ownSwing = 0.05 * Math.abs(moves.normal());
      double somePhase = 2 * Math.PI * moves.uniform();
      if (setting.noise() == Setting.Noise.BY_PLACE) {
        restless *= Math.exp(0.6 * personal);
      }
      if (setting.season() == Setting.Season.COMMON) {
        swing = 0.10;
      } else if (setting.season() == Setting.Season.BY_PLACE) {
        swing = ownSwing;
        ownPhase = somePhase;
      }
      double noise = moved(moves, together);
      for (int t = 0; t < periods; t++) {
        if (t > 0) {
          noise = rho * noise + Math.sqrt(1 - rho * rho) * moved(moves, together);
        }
        double score =
            level
                + restless * noise
                + swing * Math.sin(2 * Math.PI * t / 12 + ownPhase)
                + drifted * t / (periods - 1)
                + acting(k * setting.places() + i, t);
        usual[k][i * periods + t] = score - restless * noise - acting(k * setting.places() + i, t);
        sample(k, i * periods + t, size, setting.sign() * score, sampled);
        if (lost.uniform() < setting.missing()) {
          numerator[k][i * periods + t] = Double.NaN;
        }
      }
    }
  }

  /** Half of the variance of shared noise is that of all indicators of a kind. */
  private double moved(Draws own, Draws together) {
    return setting.noise() == Setting.Noise.SHARED
        ? Math.sqrt(0.5) * (own.normal() + together.normal())
        : own.normal();
  }

  private void sample(int k, int cell, double size, double score, Draws draws) {
    switch (setting.measure()) {
      case COUNT -> {
        denominator[k][cell] = size;
        numerator[k][cell] = draws.poisson(size * Math.exp(score));
      }
      case PROPORTION -> {
        long people = Math.round(size / USUAL_SHARE);
        double odds = USUAL_SHARE / (1 - USUAL_SHARE) * Math.exp(score);
        denominator[k][cell] = people;
        numerator[k][cell] = draws.binomial(people, odds / (1 + odds));
      }
      case MEAN -> {
        double respondents = Math.rint(Math.max(size, LEAST_RESPONDENTS));
        double real = RESPONDENT_DEVIATION / Math.sqrt(respondents);
        denominator[k][cell] = respondents;
        numerator[k][cell] = score + real * draws.normal();
        // The deviation of respondents is itself estimated, by about χ/√df.
        error[k][cell] = real * (1 + draws.normal() / Math.sqrt(2 * respondents));
      }
    }
  }

  /** The same world as it looked after its first {@code periods} periods. */
  World until(int periods) {
    return new World(
        setting.sized(setting.places(), setting.indicators(), periods),
        covariate,
        cut(numerator, periods),
        cut(denominator, periods),
        cut(error, periods),
        planted,
        effect,
        onset,
        cut(usual, periods));
  }

  private double[][] cut(double[][] cells, int periods) {
    double[][] out = new double[cells.length][setting.places() * periods];
    for (int k = 0; k < cells.length; k++) {
      for (int i = 0; i < setting.places(); i++) {
        System.arraycopy(cells[k], i * setting.periods(), out[k], i * periods, periods);
      }
    }
    return out;
  }

  /** Scores of one indicator, place × period, up is good. */
  PlaceSeries series(int k) {
    int periods = setting.periods();
    double[] score = new double[numerator[k].length];
    double[] variance = new double[score.length];
    for (int from = 0; from < score.length; from += periods) {
      double events = 0;
      double outOf = 0;
      double squares = 0;
      int seen = 0;
      for (int at = from; at < from + periods; at++) {
        if (!Double.isNaN(numerator[k][at])) {
          events += numerator[k][at];
          outOf += denominator[k][at];
          squares += setting.measure() == Setting.Measure.MEAN ? error[k][at] * error[k][at] : 0;
          seen++;
        }
      }
      for (int at = from; at < from + periods; at++) {
        double o = numerator[k][at];
        double d = denominator[k][at];
        if (Double.isNaN(o)) {
          score[at] = Double.NaN;
          continue;
        }
        switch (setting.measure()) {
          case COUNT -> {
            double usual = Math.max(0.5, events) / outOf;
            score[at] = setting.sign() * MovementScore.ofEvents(usual).of(o, d);
            variance[at] = 1 / Math.max(0.5, d * events / outOf);
          }
          case PROPORTION -> {
            double p = (events + 0.5) / (outOf + 1);
            score[at] = setting.sign() * MovementScore.ofShares(p).of(o, d);
            variance[at] = 1 / (d * p * (1 - p));
          }
          case MEAN -> {
            score[at] = setting.sign() * o;
            variance[at] = squares / seen;
          }
        }
      }
    }
    return new PlaceSeries(periods, score, variance);
  }

  /**
   * What a place shows over its last twelve periods.
   *
   * @param events numerator, or for means the mean
   * @param outOf denominator
   * @param score up is good; NaN where fewer than six periods have a value
   * @param variance of the score, by sampling alone
   * @param periods with a value
   */
  record Pooled(double[] events, double[] outOf, double[] score, double[] variance, int[] periods) {

    /** Those of some places, as our detector compares them. */
    LevelScores scores(Setting setting, int[] places) {
      double[] some = IntStream.of(places).mapToDouble(i -> events[i]).toArray();
      double[] of = IntStream.of(places).mapToDouble(i -> outOf[i]).toArray();
      return switch (setting.measure()) {
        case COUNT -> LevelScores.ofEvents(some, of, setting.sign());
        case PROPORTION -> LevelScores.ofShares(some, of, setting.sign());
        case MEAN ->
            LevelScores.ofValues(
                IntStream.of(places).mapToDouble(i -> score[i]).toArray(),
                IntStream.of(places).mapToDouble(i -> variance[i]).toArray());
      };
    }
  }

  /** Places of one indicator over their last twelve periods. */
  Pooled pooled(int k) {
    int n = setting.places();
    int periods = setting.periods();
    Pooled pooled =
        new Pooled(new double[n], new double[n], new double[n], new double[n], new int[n]);
    for (int i = 0; i < n; i++) {
      double events = 0;
      double outOf = 0;
      double squares = 0;
      int seen = 0;
      for (int t = Math.max(0, periods - POOLED); t < periods; t++) {
        int at = i * periods + t;
        double o = numerator[k][at];
        if (Double.isNaN(o)) {
          continue;
        }
        double d = denominator[k][at];
        boolean mean = setting.measure() == Setting.Measure.MEAN;
        events += mean ? o * d : o;
        outOf += d;
        squares += mean ? d * d * error[k][at] * error[k][at] : 0;
        seen++;
      }
      pooled.periods[i] = seen;
      pooled.outOf[i] = outOf;
      pooled.events[i] = events;
      if (seen < LEAST_POOLED) {
        pooled.score[i] = Double.NaN;
      } else if (setting.measure() == Setting.Measure.MEAN) {
        pooled.events[i] = events / outOf;
        pooled.score[i] = setting.sign() * pooled.events[i];
        pooled.variance[i] = squares / (outOf * outOf);
      }
    }
    if (setting.measure() != Setting.Measure.MEAN) {
      LevelScores scores = pooled.scores(setting, IntStream.range(0, n).toArray());
      for (int i = 0; i < n; i++) {
        if (!Double.isNaN(pooled.score[i])) {
          pooled.score[i] = scores.score()[i];
          pooled.variance[i] = scores.variance()[i];
        }
      }
    }
    return pooled;
  }
}

package org.waymark.bench.detectors;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.special.Gamma;
import org.waymark.statistics.FalseDiscovery;
import org.waymark.statistics.Funnel;
import org.waymark.statistics.FunnelScale;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Quantiles;

/**
 * Rules of others that look at the level. Funnels and Poisson limits are given the same expectation
 * from circumstances as our own LEVEL: what differs is the rule.
 */
final class LevelRules {

  private static final double LIMITS = 0.998;
  private static final double TRIMMED = 0.1;
  private static final int NEIGHBOURS = 15;

  private LevelRules() {}

  static List<Contender> all() {
    return List.of(
        byIndicator("top decile", "the highest tenth of every indicator", LevelRules::topDecile),
        byIndicator(
            "fence",
            "residual of a linear regression above Q3 + 1.5 IQR",
            (e, k) -> fence(linear(e, k))),
        byIndicator(
            "three models",
            "above the fence of linear, robust quadratic and 15-nearest-neighbour residuals",
            LevelRules::threeModels),
        byIndicator("MAD > 2", "more than 2 scaled MAD above the median", (e, k) -> mad(e, k, 2)),
        byIndicator("MAD > 3", "more than 3 scaled MAD above the median", (e, k) -> mad(e, k, 3)),
        counts("Poisson 99.8%", "above the exact Poisson limit", LevelRules::poisson),
        counts(
            "SHMI",
            "log funnel at 99.8%, overdispersed, a tenth trimmed at either end",
            (e, k) ->
                funnel(e, k, FunnelScale.STANDARDISED_LOG, new Funnel.Spread.Truncated(TRIMMED))),
        counts(
            "CQC published",
            "square-root funnel at 99.8%, winsorised, limits as published: not squared back",
            LevelRules::notSquaredBack),
        counts(
            "CQC squared",
            "the same, limits squared back to ratios",
            (e, k) ->
                funnel(e, k, FunnelScale.STANDARDISED_ROOT, new Funnel.Spread.Winsorised(TRIMMED))),
        new Contender(
            "Poisson + BH",
            "exact Poisson p, no overdispersion; BH .10",
            0.10,
            LevelRules::poissonDiscoveries));
  }

  /** A rule that looks at one indicator at a time. */
  private interface IndicatorRule {
    Verdict judge(Evidence evidence, int indicator);
  }

  private static Contender byIndicator(String name, String meaning, IndicatorRule rule) {
    return new Contender(name, meaning, Double.NaN, e -> Optional.of(together(e, rule)));
  }

  private static Contender counts(String name, String meaning, IndicatorRule rule) {
    return new Contender(
        name,
        meaning,
        Double.NaN,
        e -> isCount(e) ? Optional.of(together(e, rule)) : Optional.empty());
  }

  private static boolean isCount(Evidence e) {
    return e.world().setting().measure() == Setting.Measure.COUNT;
  }

  private static Verdict together(Evidence e, IndicatorRule rule) {
    int n = e.places();
    Verdict all = new Verdict(new boolean[e.tests()], new double[e.tests()]);
    for (int k = 0; k < e.indicators(); k++) {
      Verdict one = rule.judge(e, k);
      System.arraycopy(one.flagged(), 0, all.flagged(), k * n, n);
      System.arraycopy(one.score(), 0, all.score(), k * n, n);
    }
    return all;
  }

  private static Verdict above(double[] score, double limit) {
    boolean[] flagged = new boolean[score.length];
    for (int i = 0; i < flagged.length; i++) {
      flagged[i] = score[i] > limit;
    }
    return new Verdict(flagged, score);
  }

  private static double[] known(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
  }

  private static Verdict topDecile(Evidence e, int k) {
    double[] score = e.pooled().get(k).score();
    double[] some = known(score);
    return above(score, Quantiles.quantile(some, some.length, 0.9));
  }

  private static Verdict mad(Evidence e, int k, double limit) {
    double[] score = e.pooled().get(k).score();
    double[] some = known(score);
    double centre = Quantiles.medianOf(some);
    double spread =
        Quantiles.MAD_TO_SD
            * Quantiles.medianOf(Arrays.stream(some).map(v -> Math.abs(v - centre)).toArray());
    return above(Arrays.stream(score).map(v -> (v - centre) / spread).toArray(), limit);
  }

  /** Score in interquartile ranges above the third quartile. */
  private static Verdict fence(double[] residual) {
    double[] some = known(residual);
    double high = Quantiles.quantile(some, some.length, 0.75);
    double low = Quantiles.quantile(some, some.length, 0.25);
    return above(Arrays.stream(residual).map(r -> (r - high) / (high - low)).toArray(), 1.5);
  }

  /** Residuals of ordinary least squares on the covariates. */
  private static double[] linear(Evidence e, int k) {
    double[] y = e.pooled().get(k).score();
    int[] rows = IntStream.range(0, y.length).filter(i -> !Double.isNaN(y[i])).toArray();
    double[][] design = new double[rows.length][1 + World.COVARIATES];
    double[] response = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      design[row][0] = 1;
      System.arraycopy(
          e.world().covariate(), rows[row] * World.COVARIATES, design[row], 1, World.COVARIATES);
      response[row] = y[rows[row]];
    }
    Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(design, false);
    ArrayRealVector fitted =
        (ArrayRealVector)
            matrix.operate(
                new QRDecomposition(matrix).getSolver().solve(new ArrayRealVector(response)));
    double[] residual = new double[y.length];
    Arrays.fill(residual, Double.NaN);
    for (int row = 0; row < rows.length; row++) {
      residual[rows[row]] = response[row] - fitted.getEntry(row);
    }
    return residual;
  }

  /** Score less the mean of the 15 places with the most alike covariates. */
  private static double[] neighbours(Evidence e, int k) {
    double[] y = e.pooled().get(k).score();
    int n = y.length;
    int nearest = Math.min(NEIGHBOURS, n / 2);
    double[] residual = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      int seen = 0;
      for (int at = 0; at < e.alike()[i].length && seen < nearest; at++) {
        double other = y[e.alike()[i][at]];
        if (!Double.isNaN(other)) {
          sum += other;
          seen++;
        }
      }
      residual[i] = y[i] - sum / seen;
    }
    return residual;
  }

  private static Verdict threeModels(Evidence e, int k) {
    int n = e.places();
    Verdict one = fence(linear(e, k));
    Verdict two = fence(Arrays.copyOfRange(e.residual(), k * n, (k + 1) * n));
    Verdict three = fence(neighbours(e, k));
    double[] least = new double[n];
    boolean[] all = new boolean[n];
    for (int i = 0; i < n; i++) {
      least[i] = Math.min(one.score()[i], Math.min(two.score()[i], three.score()[i]));
      all[i] = one.flagged()[i] && two.flagged()[i] && three.flagged()[i];
    }
    return new Verdict(all, least);
  }

  private static int sign(Evidence e) {
    return e.world().setting().sign();
  }

  /** Events that circumstances let one expect. */
  private static double[] expected(Evidence e, int k) {
    World.Pooled pooled = e.pooled().get(k);
    double[] expected = new double[e.places()];
    for (int i = 0; i < expected.length; i++) {
      double predicted = pooled.score()[i] - e.residual()[k * e.places() + i];
      // A place without a level is compared with the base rate.
      expected[i] =
          Math.max(pooled.outOf()[i], 1)
              * (Double.isNaN(predicted) ? 1 : Math.exp(sign(e) * predicted));
    }
    return expected;
  }

  private static double[] poissonP(Evidence e, int k) {
    double[] expected = expected(e, k);
    double[] events = e.pooled().get(k).events();
    double[] p = new double[expected.length];
    for (int i = 0; i < p.length; i++) {
      p[i] =
          sign(e) < 0
              ? Gamma.regularizedGammaQ(events[i] + 1, expected[i])
              : events[i] == 0 ? 1 : Gamma.regularizedGammaP(events[i], expected[i]);
      p[i] = Math.min(1, Math.max(p[i], 0));
    }
    return p;
  }

  /** Surer the further out, also where p underflows. */
  private static double[] poissonZ(Evidence e, int k) {
    double[] expected = expected(e, k);
    double[] events = e.pooled().get(k).events();
    double[] z = new double[expected.length];
    Arrays.setAll(z, i -> sign(e) * 2 * (Math.sqrt(events[i]) - Math.sqrt(expected[i])));
    return z;
  }

  private static Verdict poisson(Evidence e, int k) {
    double[] p = poissonP(e, k);
    boolean[] flagged = new boolean[p.length];
    for (int i = 0; i < p.length; i++) {
      flagged[i] = p[i] < (1 - LIMITS) / 2;
    }
    return new Verdict(flagged, poissonZ(e, k));
  }

  private static Optional<Verdict> poissonDiscoveries(Evidence e) {
    if (!isCount(e)) {
      return Optional.empty();
    }
    double[] p = new double[e.tests()];
    double[] z = new double[e.tests()];
    for (int k = 0; k < e.indicators(); k++) {
      System.arraycopy(poissonP(e, k), 0, p, k * e.places(), e.places());
      System.arraycopy(poissonZ(e, k), 0, z, k * e.places(), e.places());
    }
    double[] q = FalseDiscovery.qValues(p);
    boolean[] flagged = new boolean[q.length];
    for (int i = 0; i < q.length; i++) {
      flagged[i] = q[i] <= 0.10;
    }
    return Optional.of(new Verdict(flagged, z));
  }

  private static Verdict funnel(Evidence e, int k, FunnelScale scale, Funnel.Spread spread) {
    Funnel funnel = Funnel.of(scale, e.pooled().get(k).events(), expected(e, k), spread);
    boolean[] flagged = new boolean[e.places()];
    for (int i = 0; i < flagged.length; i++) {
      flagged[i] =
          funnel.position(i)
              == (sign(e) < 0 ? Funnel.Position.FAR_BELOW : Funnel.Position.FAR_ABOVE);
    }
    return new Verdict(flagged, standardised(funnel, sign(e)));
  }

  private static double[] standardised(Funnel funnel, int sign) {
    double[] score = new double[funnel.z().length];
    for (int i = 0; i < score.length; i++) {
      double s = funnel.s()[i];
      score[i] = sign * funnel.z()[i] * s / Math.sqrt(s * s + funnel.tau2());
    }
    return score;
  }

  /** The ratio against limits that are still square roots. */
  private static Verdict notSquaredBack(Evidence e, int k) {
    Funnel funnel =
        Funnel.of(
            FunnelScale.STANDARDISED_ROOT,
            e.pooled().get(k).events(),
            expected(e, k),
            new Funnel.Spread.Winsorised(TRIMMED));
    boolean[] flagged = new boolean[e.places()];
    for (int i = 0; i < flagged.length; i++) {
      Interval limits = funnel.limits(i, LIMITS);
      flagged[i] =
          sign(e) < 0
              ? funnel.ratio()[i] < Math.sqrt(limits.low())
              : funnel.ratio()[i] > Math.sqrt(limits.high());
    }
    return new Verdict(flagged, standardised(funnel, sign(e)));
  }
}

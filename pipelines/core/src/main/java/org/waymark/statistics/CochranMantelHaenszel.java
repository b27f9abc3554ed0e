package org.waymark.statistics;

import java.util.Optional;

/**
 * What several 2×2 tables say together about one question: is something commoner in a group than
 * outside it, stratum by stratum (Cochran 1954, Mantel and Haenszel 1959)?
 *
 * <p>Table k has the cells a (in the group, with), b (in the group, without), c (outside, with) and
 * d (outside, without). Cells may be effective counts, which are no whole numbers (Rao and Scott
 * 1992). A stratum without anyone inside or without anyone outside says nothing and is passed over.
 *
 * @param statistic chi-square with one degree of freedom, without correction; NaN where no stratum
 *     can differ
 * @param corrected the same with the correction for continuity that R applies
 * @param oddsRatio Mantel and Haenszel's common odds ratio; 0 or infinite where one of its two sums
 *     is 0, NaN where both are
 * @param logError standard error of its logarithm (Robins, Breslow and Greenland 1986); NaN where
 *     the ratio is 0, infinite or NaN
 */
public record CochranMantelHaenszel(
    double statistic, double corrected, double oddsRatio, double logError) {

  /**
   * Puts tables together.
   *
   * @param a in the group, with, by stratum; as long as the others, none negative
   * @throws IllegalArgumentException if they differ in length or a cell is negative or not finite
   */
  public static CochranMantelHaenszel of(double[] a, double[] b, double[] c, double[] d) {
    check(a, b, c, d);
    double excess = 0;
    double variance = 0;
    double r = 0;
    double s = 0;
    double pr = 0;
    double mixed = 0;
    double qs = 0;
    for (int k = 0; k < a.length; k++) {
      double inside = a[k] + b[k];
      double outside = c[k] + d[k];
      double n = inside + outside;
      if (!(inside > 0) || !(outside > 0)) {
        continue;
      }
      double with = a[k] + c[k];
      excess += a[k] - inside * with / n;
      if (n > 1) {
        variance += inside * outside * with * (n - with) / (n * n * (n - 1));
      }
      double rk = a[k] * d[k] / n;
      double sk = b[k] * c[k] / n;
      double p = (a[k] + d[k]) / n;
      r += rk;
      s += sk;
      pr += p * rk;
      mixed += p * sk + (1 - p) * rk;
      qs += (1 - p) * sk;
    }
    double error =
        r > 0 && s > 0
            ? Math.sqrt(pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s))
            : Double.NaN;
    double less = Math.max(0, Math.abs(excess) - 0.5);
    return new CochranMantelHaenszel(
        variance > 0 ? excess * excess / variance : Double.NaN,
        variance > 0 ? less * less / variance : Double.NaN,
        r / s,
        error);
  }

  /**
   * The interval of the odds ratio; none where it has no standard error.
   *
   * @param level such as 0.95
   */
  public Optional<Interval> interval(double level) {
    if (Double.isNaN(logError)) {
      return Optional.empty();
    }
    double far = Intervals.normalQuantile(level) * logError;
    return Optional.of(new Interval(oddsRatio * Math.exp(-far), oddsRatio * Math.exp(far)));
  }

  /** Two-sided p-value of {@link #statistic}. */
  public double pValue() {
    return 2 * Normal.upperTail(Math.sqrt(statistic));
  }

  private static void check(double[]... cells) {
    for (double[] column : cells) {
      if (column.length != cells[0].length) {
        throw new IllegalArgumentException("cells of unlike numbers of tables");
      }
      for (double cell : column) {
        if (!(cell >= 0) || Double.isInfinite(cell)) {
          throw new IllegalArgumentException("a cell of " + cell);
        }
      }
    }
  }
}

package org.waymark.statistics;

/**
 * Mann–Kendall's test for a steady rise or fall, whatever its shape (Mann 1945; Kendall 1975), and
 * its form for series with seasons (Hirsch, Slack and Smith 1982).
 *
 * @param s pairs of values that rise less pairs that fall
 * @param variance of {@code s} where there is no trend, corrected for ties
 * @param tau Kendall's τ-b; NaN where no two values differ
 */
public record MannKendall(long s, double variance, double tau) {

  /**
   * The test of one series.
   *
   * @param y in order of time; NaN: missing, skipped
   */
  public static MannKendall of(double[] y) {
    return seasonal(y, 1);
  }

  /**
   * The test within seasons: only values of the same season are compared, and the seasons' sums
   * added.
   *
   * @param y in order of time; NaN: missing, skipped
   * @param seasons such as 12 for months; the first value is of the first season
   */
  public static MannKendall seasonal(double[] y, int seasons) {
    long s = 0;
    double variance = 0;
    double pairs = 0;
    double untied = 0;
    for (int season = 0; season < seasons; season++) {
      double ties = 0;
      long equal = 0;
      long n = 0;
      for (int j = season; j < y.length; j += seasons) {
        if (Double.isNaN(y[j])) {
          continue;
        }
        n++;
        long same = 1;
        boolean first = true;
        for (int i = season; i < y.length; i += seasons) {
          if (i < j) {
            s += Double.isNaN(y[i]) ? 0 : (long) Math.signum(y[j] - y[i]);
            first &= y[i] != y[j];
          } else if (i > j && y[i] == y[j]) {
            same++;
          }
        }
        if (first) {
          ties += same * (same - 1.0) * (2.0 * same + 5);
          equal += same * (same - 1) / 2;
        }
      }
      variance += (n * (n - 1.0) * (2.0 * n + 5) - ties) / 18;
      double all = n * (n - 1.0) / 2;
      pairs += all;
      untied += all - equal;
    }
    return new MannKendall(s, variance, s / Math.sqrt(pairs * untied));
  }

  /** Standard normal score of {@code s}, drawn in by 1; 0 where no two values differ. */
  public double z() {
    return s == 0 ? 0 : (s - Long.signum(s)) / Math.sqrt(variance);
  }

  /** Two-sided p-value; 1 where no two values differ. */
  public double p() {
    return Math.min(1, 2 * Normal.upperTail(Math.abs(z())));
  }
}

package org.waymark.statistics;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Whether a share is higher in the last four of 26 weeks than in the 22 before: quasi-binomial,
 * with the spread between weeks estimated and never below that of independent draws (McCullagh and
 * Nelder 1989, ch. 4).
 *
 * @param before share in the 22 weeks before
 * @param now share in the last four weeks
 * @param dispersion φ = max(1, Pearson's statistic ÷ 24)
 * @param p P(t₂₄ &gt; difference ÷ standard error); 1 where nothing can be said
 */
public record WeeklyRise(double before, double now, double dispersion, double p) {
  /** Weeks that are compared. */
  public static final int WEEKS = 26;

  private static final int LAST = 4;
  private static final int DEGREES = WEEKS - 2;
  private static final double LEAST_VARIANCE = 1e-6;

  /**
   * The rise.
   *
   * @param events of each of the 26 weeks, in order
   * @param of the number that could have been events
   */
  public static WeeklyRise of(double[] events, double[] of) {
    double eventsBefore = sum(events, 0, WEEKS - LAST);
    double ofBefore = sum(of, 0, WEEKS - LAST);
    double eventsNow = sum(events, WEEKS - LAST, WEEKS);
    double ofNow = sum(of, WEEKS - LAST, WEEKS);
    if (ofBefore <= 0 || ofNow <= 0) {
      return new WeeklyRise(Double.NaN, Double.NaN, 1, 1);
    }
    double before = eventsBefore / ofBefore;
    double now = eventsNow / ofNow;
    double pearson = 0;
    for (int week = 0; week < WEEKS; week++) {
      double share = week < WEEKS - LAST ? before : now;
      if (of[week] > 0) {
        double off = events[week] / of[week] - share;
        pearson += off * off * of[week] / Math.max(share * (1 - share), LEAST_VARIANCE);
      }
    }
    double dispersion = Math.max(1, pearson / DEGREES);
    double all = (eventsBefore + eventsNow) / (ofBefore + ofNow);
    double error = StrictMath.sqrt(dispersion * all * (1 - all) * (1 / ofNow + 1 / ofBefore));
    if (!(error > 0)) {
      return new WeeklyRise(before, now, dispersion, 1);
    }
    double t = (now - before) / error;
    return new WeeklyRise(
        before, now, dispersion, 1 - new TDistribution(DEGREES).cumulativeProbability(t));
  }

  private static double sum(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum;
  }
}

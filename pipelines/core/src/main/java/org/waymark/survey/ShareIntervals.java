package org.waymark.survey;

import org.hipparchus.distribution.continuous.BetaDistribution;
import org.waymark.registry.ShareMethod;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Intervals;

/**
 * Intervals of a share with a design-based variance, as R's {@code svyciprop} has them. Each stands
 * on Student's t with clusters − strata degrees of freedom; Wilson's and Korn and Graubard's on the
 * effective number of respondents p(1 − p)/variance.
 */
public final class ShareIntervals {
  /** Absolute accuracy of beta quantiles. */
  private static final double TIGHT = 1e-14;

  private ShareIntervals() {}

  /**
   * The interval of a share; the share itself where its variance is 0.
   *
   * @param share in [0, 1]
   * @param n respondents, for Korn and Graubard's
   * @param degreesOfFreedom at least 1
   */
  public static Interval of(
      ShareMethod method,
      double share,
      double variance,
      int n,
      double degreesOfFreedom,
      double confidence) {
    if (!(variance > 0)) {
      return new Interval(share, share);
    }
    double t = DomainEstimate.studentQuantile(degreesOfFreedom, confidence);
    double error = Math.sqrt(variance);
    double inside = share * (1 - share);
    if (!(inside > 0) || method == ShareMethod.STUDENT) {
      return new Interval(share - t * error, share + t * error);
    }
    double effective = inside / variance;
    return switch (method) {
      case WILSON -> wilson(share, effective, t);
      case LOGIT -> {
        double logit = Math.log(share / (1 - share));
        double half = t * error / inside;
        yield new Interval(expit(logit - half), expit(logit + half));
      }
      case ARCSINE -> {
        double angle = Math.asin(Math.sqrt(share));
        double half = t * error / (2 * Math.sqrt(inside));
        yield new Interval(
            square(Math.sin(Math.max(0, angle - half))),
            square(Math.sin(Math.min(Math.PI / 2, angle + half))));
      }
      case BETA -> {
        double wider = n < 2 ? 1 : DomainEstimate.studentQuantile(n - 1.0, confidence) / t;
        yield binomial(share, effective * wider * wider, confidence);
      }
      case STUDENT -> Intervals.mean(share, error, degreesOfFreedom, confidence);
    };
  }

  /** Wilson's score interval at t; the ends stay in [0, 1]. */
  static Interval wilson(double share, double effective, double t) {
    double t2 = t * t / effective;
    double centre = (share + t2 / 2) / (1 + t2);
    double half = Math.sqrt(t2 * (share * (1 - share) + t2 / 4)) / (1 + t2);
    return new Interval(
        share == 0 ? 0 : Math.max(0, centre - half), share == 1 ? 1 : Math.min(1, centre + half));
  }

  /** Clopper and Pearson's interval of {@code share·n} successes in n, which need not be whole. */
  private static Interval binomial(double share, double n, double confidence) {
    double tail = (1 - confidence) / 2;
    double with = n * share;
    double without = n * (1 - share);
    return new Interval(
        new BetaDistribution(with, without + 1, TIGHT).inverseCumulativeProbability(tail),
        new BetaDistribution(with + 1, without, TIGHT).inverseCumulativeProbability(1 - tail));
  }

  private static double expit(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double square(double x) {
    return x * x;
  }
}

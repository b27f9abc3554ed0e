package org.waymark.twin.backtest;

import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * How many of some forecasts an interval must hold for its nominal share to be believed: the middle
 * 95% of the binomial distribution.
 */
public record CoverageLimits(int least, int most) {
  private static final double TAIL = 0.025;

  /** The limits of a number of independent forecasts. */
  public static CoverageLimits of(int forecasts, double nominal) {
    BinomialDistribution binomial = new BinomialDistribution(forecasts, nominal);
    return new CoverageLimits(
        binomial.inverseCumulativeProbability(TAIL),
        binomial.inverseCumulativeProbability(1 - TAIL));
  }

  /** Whether a share held is within the limits. */
  public static boolean allow(int forecasts, double nominal, double share) {
    int n = Math.max(1, forecasts);
    CoverageLimits limits = of(n, nominal);
    return share >= limits.least / (double) n && share <= limits.most / (double) n;
  }
}

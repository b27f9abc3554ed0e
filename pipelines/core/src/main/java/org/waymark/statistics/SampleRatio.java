package org.waymark.statistics;

import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.special.Gamma;

/**
 * Whether arms have the sizes that were meant.
 *
 * <p>The e-value compares the counts with what a Dirichlet prior around the meant shares expects
 * (Lindon and Malek 2022). It may be looked at after every person: over all looks, the chance of an
 * e-value of 1,000 is at most 1 in 1,000 while the draw works.
 */
public final class SampleRatio {

  /** Concentrations of the prior: one finds large faults soon, the other small ones late. */
  private static final double[] CONCENTRATION = {100, 10_000};

  private SampleRatio() {}

  /**
   * Logarithm of the e-value under one prior.
   *
   * @param counts people in each arm so far
   * @param shares meant, above 0, that sum to 1
   * @param prior the shares times the concentration
   */
  static double logEvidence(double[] counts, double[] shares, double[] prior) {
    double all = 0;
    double mass = 0;
    double log = 0;
    for (int a = 0; a < counts.length; a++) {
      all += counts[a];
      mass += prior[a];
      log += Gamma.logGamma(prior[a] + counts[a]) - Gamma.logGamma(prior[a]);
      log -= counts[a] > 0 ? counts[a] * StrictMath.log(shares[a]) : 0;
    }
    return log + Gamma.logGamma(mass) - Gamma.logGamma(mass + all);
  }

  /** The logarithm of the mean e-value of both priors. */
  public static double logEvidence(double[] counts, double[] shares) {
    double[] logs = new double[CONCENTRATION.length];
    for (int c = 0; c < logs.length; c++) {
      double[] prior = new double[shares.length];
      for (int a = 0; a < prior.length; a++) {
        prior[a] = CONCENTRATION[c] * shares[a];
      }
      logs[c] = logEvidence(counts, shares, prior);
    }
    double most = Math.max(logs[0], logs[1]);
    return most
        + StrictMath.log(
            (StrictMath.exp(logs[0] - most) + StrictMath.exp(logs[1] - most)) / logs.length);
  }

  /**
   * Pearson's chi-square p-value of the counts at one look.
   *
   * @return NaN without people or with one arm
   */
  public static double pValue(double[] counts, double[] shares) {
    double all = 0;
    for (double count : counts) {
      all += count;
    }
    if (!(all > 0) || counts.length < 2) {
      return Double.NaN;
    }
    double statistic = 0;
    for (int a = 0; a < counts.length; a++) {
      double meant = all * shares[a];
      statistic += (counts[a] - meant) * (counts[a] - meant) / meant;
    }
    return 1 - new ChiSquaredDistribution(counts.length - 1).cumulativeProbability(statistic);
  }
}

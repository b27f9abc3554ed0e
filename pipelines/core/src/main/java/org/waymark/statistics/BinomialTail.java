package org.waymark.statistics;

/** The exact lower tail of the binomial distribution. */
public final class BinomialTail {

  private BinomialTail() {}

  /**
   * P(X ≤ k) for X of n with probability p, summed from its terms.
   *
   * @param k from −1 to n
   * @param p in (0, 1)
   */
  public static double atMost(int k, int n, double p) {
    double sum = 0;
    double logTerm = n * StrictMath.log1p(-p);
    double odds = StrictMath.log(p) - StrictMath.log1p(-p);
    for (int i = 0; i <= k; i++) {
      sum += StrictMath.exp(logTerm);
      logTerm += odds + StrictMath.log((n - i) / (i + 1.0));
    }
    return Math.min(1, sum);
  }
}

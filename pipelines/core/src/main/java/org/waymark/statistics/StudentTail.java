package org.waymark.statistics;

import org.hipparchus.special.Gamma;

/**
 * Student's t with some, not necessarily whole, degrees of freedom, told as the standard normal
 * that is as far out: Φ(−z) = P(T &gt; t). Made once per number of degrees of freedom.
 */
final class StudentTail {

  /** From here Hill's expansion is exact to rounding. */
  static final double MANY = 1000;

  private static final int ITERATIONS = 500;
  private static final double CONVERGED = 1e-15;
  private static final double TINY = 1e-300;

  final double degreesOfFreedom;
  private final double logBeta;

  /**
   * The distribution.
   *
   * @param degreesOfFreedom above 0
   */
  StudentTail(double degreesOfFreedom) {
    this.degreesOfFreedom = degreesOfFreedom;
    logBeta =
        degreesOfFreedom < MANY
            ? Gamma.logGamma(degreesOfFreedom / 2)
                + Math.log(Math.PI) / 2
                - Gamma.logGamma(degreesOfFreedom / 2 + 0.5)
            : Double.NaN;
  }

  /** The standard normal that is as far out as {@code t}. */
  double asNormal(double t) {
    double size = Math.abs(t);
    double z = degreesOfFreedom < MANY ? exact(size) : expansion(size);
    return t < 0 ? -z : z;
  }

  private double exact(double t) {
    return Normal.beyond(Math.max(upperTail(t), TINY));
  }

  /** P(T &gt; t) for t at least 0: half the incomplete beta of df/(df + t²). */
  double upperTail(double t) {
    double a = degreesOfFreedom / 2;
    double under = degreesOfFreedom + t * t;
    double x = degreesOfFreedom / under;
    double y = t * t / under;
    double front = Math.exp(a * Math.log(x) + 0.5 * Math.log(y) - logBeta);
    if (t == 0) {
      return 0.5;
    }
    return x < (a + 1) / (a + 2.5)
        ? front * continuedFraction(a, 0.5, x) / a / 2
        : 0.5 - front * continuedFraction(0.5, a, y);
  }

  /** Lentz's evaluation of the continued fraction of the incomplete beta. */
  private static double continuedFraction(double a, double b, double x) {
    double c = 1;
    double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m < ITERATIONS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonZero(1 + even * d);
      c = nonZero(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonZero(1 + odd * d);
      c = nonZero(1 + odd / c);
      double change = d * c;
      value *= change;
      if (Math.abs(change - 1) < CONVERGED) {
        break;
      }
    }
    return value;
  }

  private static double nonZero(double x) {
    return Math.abs(x) < TINY ? TINY : x;
  }

  /** Hill's algorithm 395 (1970). */
  private double expansion(double t) {
    double a = degreesOfFreedom - 0.5;
    double b = 48 * a * a;
    double y = a * Math.log1p(t * t / degreesOfFreedom);
    double more = (((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b);
    return ((more + y + 3) / b + 1) * Math.sqrt(y);
  }
}

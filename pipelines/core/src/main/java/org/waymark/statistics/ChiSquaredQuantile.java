package org.waymark.statistics;

import org.hipparchus.analysis.solvers.UnivariateSolverUtils;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * Quantiles of chi-square distributions, to the last bit those of {@link
 * org.hipparchus.distribution.continuous.ChiSquaredDistribution}.
 *
 * <p>A funnel asks for four of each place, and a search for one asks for the distribution function
 * some twenty times. What depends on the degrees of freedom alone is worked out once, and the
 * series and the continued fraction stand here as plain loops: that takes a third of the time.
 */
final class ChiSquaredQuantile {
  private static final double EPSILON = 1e-14;
  private static final double SMALL = 1e-50;

  private final double shape;
  private final double logGamma;

  /**
   * A distribution.
   *
   * @param degreesOfFreedom above 0; need not be whole
   */
  ChiSquaredQuantile(double degreesOfFreedom) {
    shape = degreesOfFreedom / 2;
    logGamma = Gamma.logGamma(shape);
  }

  /**
   * The quantile of a probability in (0, 1), found by Brent's method below Chebyshev's bound.
   *
   * @param accuracy absolute, of the quantile
   */
  double at(double probability, double accuracy) {
    double mean = 2 * shape;
    double bound = mean + Math.sqrt(2 * mean) * Math.sqrt(probability / (1 - probability));
    return UnivariateSolverUtils.solve(x -> below(x) - probability, 0, bound, accuracy);
  }

  /** The probability of at most {@code x}: the regularised incomplete gamma function. */
  private double below(double x) {
    double half = x / 2;
    if (half <= 0) {
      return 0;
    }
    return half >= shape + 1 ? 1 - scale(half) * (1 / fraction(half)) : scale(half) * series(half);
  }

  private double scale(double half) {
    return FastMath.exp(-half + shape * FastMath.log(half) - logGamma);
  }

  private double series(double half) {
    double n = 0;
    double term = 1 / shape;
    double sum = term;
    while (Math.abs(term / sum) > EPSILON) {
      n++;
      term *= half / (shape + n);
      sum += term;
    }
    return sum;
  }

  /** Legendre's continued fraction by the method of Lentz, as modified by Thompson and Barnett. */
  private double fraction(double half) {
    double value = 1.0 - shape + half;
    double c = value;
    double d = 0;
    double change;
    double n = 0;
    do {
      n++;
      double a = 2 * n + 1 - shape + half;
      double b = n * (shape - n);
      d = 1 / notZero(a + b * d);
      c = notZero(a + b / c);
      change = c * d;
      value *= change;
    } while (Math.abs(change - 1) >= EPSILON);
    return value;
  }

  private static double notZero(double number) {
    return Math.abs(number) <= SMALL ? SMALL : number;
  }
}

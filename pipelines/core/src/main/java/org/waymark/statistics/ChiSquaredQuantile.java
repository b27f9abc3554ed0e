package org.waymark.statistics;

import org.hipparchus.analysis.solvers.UnivariateSolverUtils;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * Quantiles of chi-square distributions.
 *
 * <p>A funnel asks for four of each place. The library's search asks for the distribution function
 * some twenty times for each, which takes the longer the more events there are. From the normal
 * approximation of Wilson and Hilferty (1931) Halley's method is there after three or four.
 */
final class ChiSquaredQuantile {
  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final int MOST_STEPS = 20;
  private static final double LAST_STEP = 1e-5;
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
   * The quantile of a probability.
   *
   * @param probability in (0, 1)
   */
  double at(double probability) {
    double x = approximate(probability);
    // Where the density has no mode the approximation is too far off to start from.
    for (int step = 0; shape >= 1 && step < MOST_STEPS && x > 0; step++) {
      double density = scale(x / 2) / x;
      double newton = (below(x) - probability) / density;
      double bend = (shape - 1) / x - 0.5;
      double change = newton / (1 - newton * bend / 2);
      x -= change;
      // The error left is of the order of the cube of the last step.
      if (Math.abs(change) <= LAST_STEP * x) {
        return x;
      }
    }
    return searched(probability);
  }

  /** Brent's method below Chebyshev's bound. */
  private double searched(double probability) {
    double mean = 2 * shape;
    double bound = mean + Math.sqrt(2 * mean) * Math.sqrt(probability / (1 - probability));
    return UnivariateSolverUtils.solve(x -> below(x) - probability, 0, bound, EPSILON);
  }

  private double approximate(double probability) {
    double spread = 1 / (9 * shape);
    double root = 1 - spread + NORMAL.inverseCumulativeProbability(probability) * Math.sqrt(spread);
    return 2 * shape * root * root * root;
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

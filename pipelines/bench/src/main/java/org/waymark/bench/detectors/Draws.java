package org.waymark.bench.detectors;

import java.util.SplittableRandom;
import org.hipparchus.special.Gamma;

/** Random numbers of the distributions that worlds are made of. */
final class Draws {

  /** Deviation of exp(0.8·x), and its mean. */
  private static final double LOG_DEVIATION = 0.8;

  private static final double LOG_MEAN = Math.exp(LOG_DEVIATION * LOG_DEVIATION / 2);
  private static final double LOG_SPREAD =
      LOG_MEAN * Math.sqrt(Math.expm1(LOG_DEVIATION * LOG_DEVIATION));

  private final SplittableRandom random;

  Draws(SplittableRandom random) {
    this.random = random;
  }

  double normal() {
    return random.nextGaussian();
  }

  double uniform() {
    return random.nextDouble();
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** exp of a uniform number between the logarithms. */
  double logUniform(double low, double high) {
    return low * Math.exp(random.nextDouble() * Math.log(high / low));
  }

  /** A hidden advantage of mean 0 and deviation 1 (0 for none). */
  double hidden(Setting.Hidden shape) {
    return switch (shape) {
      case NONE -> 0;
      case NORMAL -> normal();
      case NEARLY_NORMAL -> student(8);
      case HEAVY -> student(4);
      case A_LITTLE_SKEWED -> gamma(8);
      case SKEWED -> gamma(2);
      case LOGNORMAL -> (Math.exp(LOG_DEVIATION * normal()) - LOG_MEAN) / LOG_SPREAD;
    };
  }

  /** Student's t, brought to deviation 1. */
  private double student(int degrees) {
    double squares = 0;
    for (int i = 0; i < degrees; i++) {
      double x = normal();
      squares += x * x;
    }
    return normal() / Math.sqrt(squares / degrees) / Math.sqrt(degrees / (degrees - 2.0));
  }

  /** Gamma of a whole shape, brought to mean 0 and deviation 1. */
  private double gamma(int shape) {
    double sum = -shape;
    for (int i = 0; i < shape; i++) {
      sum -= Math.log(1 - uniform());
    }
    return sum / Math.sqrt(shape);
  }

  /** A Poisson number, exact: the inverse of the distribution, summed from the mode outwards. */
  long poisson(double mean) {
    long mode = (long) mean;
    double atMode = Math.exp(mode * Math.log(mean) - mean - Gamma.logGamma(mode + 1.0));
    double left = uniform() - atMode;
    double up = atMode;
    double down = atMode;
    long high = mode;
    long low = mode;
    while (left > 0 && (up > 0 || low > 0)) {
      high++;
      up *= mean / high;
      left -= up;
      if (left <= 0) {
        return high;
      }
      if (low > 0) {
        down *= low / mean;
        low--;
        left -= down;
        if (left <= 0) {
          return low;
        }
      }
    }
    return mode;
  }

  /** A binomial number, exact, in the same way. */
  long binomial(long trials, double share) {
    double odds = share / (1 - share);
    long mode = Math.min(trials, (long) ((trials + 1) * share));
    double atMode =
        Math.exp(
            Gamma.logGamma(trials + 1.0)
                - Gamma.logGamma(mode + 1.0)
                - Gamma.logGamma(trials - mode + 1.0)
                + mode * Math.log(share)
                + (trials - mode) * Math.log1p(-share));
    double left = uniform() - atMode;
    double up = atMode;
    double down = atMode;
    long high = mode;
    long low = mode;
    while (left > 0 && (up > 0 || down > 0) && (high < trials || low > 0)) {
      if (high < trials) {
        up *= odds * (trials - high) / (high + 1);
        high++;
        left -= up;
        if (left <= 0) {
          return high;
        }
      }
      if (low > 0) {
        down *= low / (odds * (trials - low + 1));
        low--;
        left -= down;
        if (left <= 0) {
          return low;
        }
      }
    }
    return mode;
  }
}

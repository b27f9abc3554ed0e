package org.waymark.statistics;

/**
 * What a funnel compares and the scale on which its sampling error depends on size alone. Each
 * constant knows the way there ({@link #score}, {@link #error}) and back ({@link #natural}).
 */
public enum FunnelScale {

  /** A share of a total, on the arcsine of its square root. */
  PROPORTION {
    @Override
    double score(double numerator, double denominator) {
      return Math.asin(Math.sqrt(numerator / denominator));
    }

    @Override
    double error(double numerator, double denominator) {
      return 1 / (2 * Math.sqrt(denominator));
    }

    @Override
    double target(double numerators, double denominators) {
      return score(numerators, denominators);
    }

    @Override
    double natural(double score) {
      double sine = Math.sin(Math.min(Math.max(score, 0), Math.PI / 2));
      return sine * sine;
    }
  },

  /** One count over another, neither contained in the other, on the logarithm; ½ added to each. */
  RATIO_OF_COUNTS {
    @Override
    double score(double numerator, double denominator) {
      return Math.log((numerator + 0.5) / (denominator + 0.5));
    }

    @Override
    double error(double numerator, double denominator) {
      return Math.sqrt(
          numerator / ((numerator + 0.5) * (numerator + 0.5))
              + denominator / ((denominator + 0.5) * (denominator + 0.5)));
    }

    @Override
    double target(double numerators, double denominators) {
      return Math.log(numerators / denominators);
    }

    @Override
    double natural(double score) {
      return Math.exp(score);
    }
  },

  /** Observed over expected events, on the logarithm, as NHS Digital's SHMI does. */
  STANDARDISED_LOG {
    @Override
    double score(double numerator, double denominator) {
      return Math.log(numerator / denominator);
    }

    @Override
    double error(double numerator, double denominator) {
      return 1 / Math.sqrt(denominator);
    }

    @Override
    double target(double numerators, double denominators) {
      return 0;
    }

    @Override
    double natural(double score) {
      return Math.exp(score);
    }
  },

  /** Observed over expected events, on the square root, as the Care Quality Commission does. */
  STANDARDISED_ROOT {
    @Override
    double score(double numerator, double denominator) {
      return Math.sqrt(numerator / denominator);
    }

    @Override
    double error(double numerator, double denominator) {
      return 1 / (2 * Math.sqrt(denominator));
    }

    @Override
    double target(double numerators, double denominators) {
      return 1;
    }

    @Override
    double natural(double score) {
      double root = Math.max(score, 0);
      return root * root;
    }
  };

  /** A unit's place on the scale. */
  abstract double score(double numerator, double denominator);

  /** Standard error of {@link #score} by sampling alone. */
  abstract double error(double numerator, double denominator);

  /** The centre of the funnel on the scale, from the totals of all units. */
  abstract double target(double numerators, double denominators);

  /** Back to a ratio; never outside the ratios that can occur. */
  abstract double natural(double score);

  /** A variance on this scale as one of the logarithm, of a share of its log odds. */
  double onLogarithm(double variance, double centre) {
    return switch (this) {
      case PROPORTION -> 4 * variance / (centre * (1 - centre));
      case STANDARDISED_ROOT -> 4 * variance;
      case STANDARDISED_LOG, RATIO_OF_COUNTS -> variance;
    };
  }

  /** True where the denominator is a number of expected events. */
  boolean isStandardised() {
    return this == STANDARDISED_LOG || this == STANDARDISED_ROOT;
  }
}

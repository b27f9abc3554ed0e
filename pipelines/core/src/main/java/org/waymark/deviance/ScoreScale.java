package org.waymark.deviance;

import org.waymark.registry.Measure;

/** The scale on which places are compared. */
enum ScoreScale {
  /** Logarithm of a ratio: counts and rates. */
  LOG_RATIO,
  /** Logarithm of odds: proportions. */
  LOG_ODDS,
  /** Natural units: means and values. */
  UNITS;

  static ScoreScale of(Measure measure) {
    return switch (measure) {
      case COUNT, RATE -> LOG_RATIO;
      case PROPORTION -> LOG_ODDS;
      case MEAN, VALUE -> UNITS;
    };
  }

  /** A value in natural units, moved by a difference on this scale. */
  double moved(double value, double difference) {
    return switch (this) {
      case LOG_RATIO -> value * Math.exp(difference);
      case LOG_ODDS -> {
        double odds = value / (1 - value) * Math.exp(difference);
        yield Double.isInfinite(odds) ? 1 : odds / (1 + odds);
      }
      case UNITS -> value + difference;
    };
  }

  /** How far a value in natural units is above another on this scale; may be infinite. */
  double difference(double value, double from) {
    return switch (this) {
      case LOG_RATIO -> Math.log(value / from);
      case LOG_ODDS -> Math.log(value / (1 - value)) - Math.log(from / (1 - from));
      case UNITS -> value - from;
    };
  }

  /** How much a value in natural units moves for a small difference on this scale. */
  double slope(double value) {
    return switch (this) {
      case LOG_RATIO -> value;
      case LOG_ODDS -> value * (1 - value);
      case UNITS -> 1;
    };
  }
}

package org.waymark.twin.model;

import org.waymark.statistics.Normal;

/**
 * What is believed of a number: normal on a scale, even between two bounds, or known.
 *
 * @param centre the median on the scale; the lower bound of an even distribution
 * @param spread the standard deviation on the scale; the upper bound of an even distribution; 0
 *     where the number is known
 */
public record Distribution(Scale scale, double centre, double spread) {
  /** z of 90%. */
  private static final double Z90 = 1.2815515655446004;

  /** On which scale the distribution is normal. */
  public enum Scale {
    IDENTITY,
    LOG,
    LOGIT,
    /** Even between two bounds. */
    UNIFORM;

    /** From the number to the scale. */
    public double of(double value) {
      return switch (this) {
        case LOG -> StrictMath.log(value);
        case LOGIT -> StrictMath.log(value / (1 - value));
        default -> value;
      };
    }

    /** From the scale to the number. */
    public double back(double scaled) {
      return switch (this) {
        case LOG -> StrictMath.exp(scaled);
        case LOGIT -> 1 / (1 + StrictMath.exp(-scaled));
        default -> scaled;
      };
    }
  }

  /** A number that is known. */
  public static Distribution known(double value) {
    return new Distribution(Scale.IDENTITY, value, 0);
  }

  /** Normal on a scale around a median. */
  public static Distribution around(Scale scale, double median, double sd) {
    return new Distribution(scale, scale.of(median), sd);
  }

  /** Normal on a scale with 10% below the low and 10% above the high value. */
  public static Distribution between(Scale scale, double low, double high) {
    double from = scale.of(low);
    double to = scale.of(high);
    return new Distribution(scale, (from + to) / 2, (to - from) / (2 * Z90));
  }

  /** Whether it is a single number. */
  public boolean isKnown() {
    return scale != Scale.UNIFORM && spread == 0;
  }

  /** The value with that standard normal score on the scale. */
  public double at(double z) {
    if (scale == Scale.UNIFORM) {
      return centre + (spread - centre) * (1 - Normal.upperTail(z));
    }
    return scale.back(centre + spread * z);
  }

  /** The middle. */
  public double median() {
    return scale == Scale.UNIFORM ? (centre + spread) / 2 : scale.back(centre);
  }

  /** The value with 10% below it. */
  public double low() {
    return at(-Z90);
  }

  /** The value with 10% above it. */
  public double high() {
    return at(Z90);
  }
}

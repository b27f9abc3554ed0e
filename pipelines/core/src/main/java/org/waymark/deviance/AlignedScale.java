package org.waymark.deviance;

import org.waymark.registry.Indicator;

/**
 * The scale on which places are compared on an indicator, turned so that up is good. This is the
 * only place that knows which direction is better.
 *
 * <p>The mirror law: direction makes no difference. A share and its complement, or a value and its
 * negative, of which the other direction is better, have the same aligned scores. So they have the
 * same expectation, spread, z, p-values, tier, checks and candidates. Scores are therefore turned
 * here before anything is fitted, clipped, ranked or tested, and turned back only to tell a value.
 *
 * @param scale where differences add up
 * @param sign −1 where lower is better, else 1
 */
record AlignedScale(ScoreScale scale, int sign) {

  static AlignedScale of(Indicator indicator) {
    return new AlignedScale(
        ScoreScale.of(indicator.measure()), indicator.better().sign() < 0 ? -1 : 1);
  }

  /** A score, or a difference of scores, turned so that up is good; and back again. */
  double turned(double score) {
    return sign * score;
  }

  /**
   * A value in natural units that is better by a difference on this scale.
   *
   * @param better negative: worse
   */
  double improved(double value, double better) {
    return scale.moved(value, sign * better);
  }

  /** How far one value is better than another, in natural units. */
  double gain(double value, double than) {
    return sign * (value - than);
  }

  /** How far one value is better than another, on this scale; infinite at the ends of the scale. */
  double effect(double value, double than) {
    return sign * scale.difference(value, than);
  }

  /** How much a value in natural units moves for a small difference on this scale; at least 0. */
  double slope(double value) {
    return scale.slope(value);
  }
}

package org.waymark.statistics;

/**
 * Scores of a place's single periods in which a lasting step is looked for: logarithms of rates and
 * of odds, straightened. The logarithm of a small count has a long lower tail (none of five
 * expected lies five deviations out, and happens once in 150), which would make three poor first
 * periods look like a step up ever after. Around the usual value of the place the logarithm is
 * therefore replaced by the square root (for shares by the arcsine) of the same slope, whose error
 * is nearly normal whatever the count.
 *
 * <p>Near the usual value the two agree: a step of +50% in the middle of a series, 0.405 on the
 * logarithm, measures 0.402. Anscombe (1948) gives the constants.
 */
public final class MovementScore {

  private static final double ROOT_SHIFT = 0.375;

  private final boolean share;
  private final double usual;
  private final double origin;
  private final double slope;

  private MovementScore(boolean share, double usual, double origin, double slope) {
    this.share = share;
    this.usual = usual;
    this.origin = origin;
    this.slope = slope;
  }

  /**
   * Of rates and counts: ln u + 2(√((O + ⅜)/(E·u)) − 1).
   *
   * @param usual events per unit of what they are out of, at the place over all periods; u, above 0
   */
  public static MovementScore ofEvents(double usual) {
    return new MovementScore(false, usual, Math.log(usual) - 2, 2);
  }

  /**
   * Of shares: logit u + 2(φ − asin √u)/√(u(1 − u)), φ = asin √((O + ⅜)/(N + ¾)).
   *
   * @param usual share at the place over all periods; u, between 0 and 1
   */
  public static MovementScore ofShares(double usual) {
    double slope = 2 / Math.sqrt(usual * (1 - usual));
    double origin = Math.log(usual / (1 - usual)) - slope * Math.asin(Math.sqrt(usual));
    return new MovementScore(true, usual, origin, slope);
  }

  /**
   * The score of a period.
   *
   * @param events events of the period, O
   * @param outOf what they are out of, E, above 0; for shares those who could have had one, N
   */
  public double of(double events, double outOf) {
    // The arcsine as the arctangent of the odds' root: the library's arcsine takes eight times as
    // long.
    double root =
        share
            ? Math.atan(Math.sqrt((events + ROOT_SHIFT) / (outOf - events + ROOT_SHIFT)))
            : Math.sqrt((events + ROOT_SHIFT) / (outOf * usual));
    return origin + slope * root;
  }
}

package org.waymark.statistics;

/**
 * Scores of single periods in which a lasting step is looked for: logarithms of rates and of odds,
 * straightened. The logarithm of a small count has a long lower tail (none of five expected lies
 * five deviations out, and happens once in 150), which would make three poor first periods look
 * like a step up ever after. Around the usual value of the place the logarithm is therefore
 * replaced by the square root (for shares by the arcsine) of the same slope, whose error is nearly
 * normal whatever the count.
 *
 * <p>Near the usual value the two agree: a step of +50% in the middle of a series, 0.405 on the
 * logarithm, measures 0.402. Anscombe (1948) gives the constants.
 */
public final class MovementScore {

  private static final double ROOT_SHIFT = 0.375;

  private MovementScore() {}

  /**
   * ln u + 2(√((O + ⅜)/(E·u)) − 1).
   *
   * @param events events of the period, O
   * @param outOf what they are out of, E, above 0
   * @param usual events per unit of {@code outOf} at the place over all periods, u, above 0
   */
  public static double ofEvents(double events, double outOf, double usual) {
    return Math.log(usual) + 2 * (Math.sqrt((events + ROOT_SHIFT) / (outOf * usual)) - 1);
  }

  /**
   * logit u + 2(asin √((O + ⅜)/(N + ¾)) − asin √u)/√(u(1 − u)).
   *
   * @param events events of the period, O
   * @param outOf those who could have had one, N
   * @param usual share at the place over all periods, u, between 0 and 1
   */
  public static double ofShare(double events, double outOf, double usual) {
    double angle =
        Math.asin(Math.sqrt((events + ROOT_SHIFT) / (outOf + 2 * ROOT_SHIFT)))
            - Math.asin(Math.sqrt(usual));
    return Math.log(usual / (1 - usual)) + 2 * angle / Math.sqrt(usual * (1 - usual));
  }
}

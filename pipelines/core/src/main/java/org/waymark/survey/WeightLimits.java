package org.waymark.survey;

/** Weights held within limits. */
final class WeightLimits {
  private static final int MOST_ROUNDS = 10_000;

  private WeightLimits() {}

  /** As {@link SurveyDesign#trimmed}. */
  static double[] hold(double[] weights, double lower, double upper) {
    double[] held = weights.clone();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double over = 0;
      int within = 0;
      for (double w : held) {
        over += w - Math.max(lower, Math.min(upper, w));
        within += w < lower || w > upper ? 0 : 1;
      }
      if (within == held.length) {
        return held;
      }
      if (within == 0) {
        throw new DesignFault("no weight is within the limits of `trim`");
      }
      double share = over / within;
      for (int i = 0; i < held.length; i++) {
        boolean outside = held[i] < lower || held[i] > upper;
        held[i] = outside ? Math.max(lower, Math.min(upper, held[i])) : held[i] + share;
      }
    }
    throw new DesignFault("the limits of `trim` leave no room for the sum of the weights");
  }
}

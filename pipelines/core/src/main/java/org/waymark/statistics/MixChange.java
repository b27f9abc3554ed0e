package org.waymark.statistics;

/**
 * A change of a ratio of sums, taken apart: what its parts changed by, and what the change of their
 * weights did (Kitagawa 1955).
 *
 * <p>Let part i hold the share w of all denominators and have the ratio r, before and after. Then Σ
 * w₁r₁ − Σ w₀r₀ = Σ (r₁ − r₀)(w₀ + w₁)/2 + Σ (w₁ − w₀)(r₀ + r₁)/2 exactly.
 *
 * @param within the first sum: as if the mix had stayed
 * @param mix the second sum: as if no part had changed
 * @param error standard error of the whole change where numerators are Poisson
 */
public record MixChange(double within, double mix, double error) {

  /** A change is within parts where they make up more than this part of it. */
  private static final double LITTLE = 1.0 / 3;

  /** A change of mix is beyond chance from so many standard errors on. */
  private static final double BEYOND_CHANCE = 3;

  /**
   * Takes a change apart.
   *
   * @param top numerators of the parts before
   * @param bottom denominators of the parts before; a part has none in at most one of both times
   * @param topAfter numerators afterwards
   * @param bottomAfter denominators afterwards
   */
  public static MixChange of(
      double[] top, double[] bottom, double[] topAfter, double[] bottomAfter) {
    double all = sum(bottom);
    double allAfter = sum(bottomAfter);
    double within = 0;
    double mix = 0;
    for (int i = 0; i < top.length; i++) {
      double before = bottom[i] > 0 ? top[i] / bottom[i] : topAfter[i] / bottomAfter[i];
      double after = bottomAfter[i] > 0 ? topAfter[i] / bottomAfter[i] : before;
      double share = bottom[i] / all;
      double shareAfter = bottomAfter[i] / allAfter;
      if (!Double.isNaN(before) && !Double.isNaN(after)) {
        within += (after - before) * (share + shareAfter) / 2;
        mix += (shareAfter - share) * (before + after) / 2;
      }
    }
    double error = Math.sqrt(sum(top) / (all * all) + sum(topAfter) / (allAfter * allAfter));
    return new MixChange(within, mix, error);
  }

  private static double sum(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum;
  }

  /** The change of the whole. */
  public double total() {
    return within + mix;
  }

  /** Whether the whole moved beyond chance, and its parts little or the other way. */
  public boolean isOfMix() {
    boolean little = Math.abs(within) <= LITTLE * Math.abs(total()) || within * total() < 0;
    return Math.abs(total()) > BEYOND_CHANCE * error && little;
  }

  /** Whether the parts moved the other way than the whole, beyond chance. */
  public boolean isOpposite() {
    return within * total() < 0 && Math.abs(within) > BEYOND_CHANCE * error;
  }
}

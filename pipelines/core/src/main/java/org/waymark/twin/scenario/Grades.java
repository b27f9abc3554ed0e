package org.waymark.twin.scenario;

/**
 * What a grade of evidence means for an effect: the share of futures in which there is none. The
 * shares are judgement until verdicts on practices of a grade replace them.
 */
public final class Grades {
  private static final double[] NOTHING = {Double.NaN, Double.NaN, 0.30, 0.15, 0.05, 0};

  /** Verdicts that the judgement weighs as much as. */
  private static final double WEIGHT = 8;

  /** Grades up to this one give no chance, only a range. */
  public static final int ONLY_A_RANGE = 2;

  /** This grade gives a direction and not a number. */
  public static final int ONLY_A_DIRECTION = 1;

  private Grades() {}

  /** Share of futures without an effect; NaN for grade 1, which gives no number. */
  public static double nullShare(int grade) {
    return NOTHING[grade];
  }

  /**
   * The same after verdicts on practices that had the grade when they were adopted.
   *
   * @param failed verdicts "no sign yet" or "worse here"
   * @param all all verdicts
   */
  public static double nullShare(int grade, int failed, int all) {
    return (WEIGHT * NOTHING[grade] + failed) / (WEIGHT + all);
  }
}

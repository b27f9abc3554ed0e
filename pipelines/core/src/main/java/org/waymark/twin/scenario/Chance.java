package org.waymark.twin.scenario;

import java.util.OptionalDouble;
import org.waymark.twin.verdict.Label;
import org.waymark.twin.verdict.Verdict;

/**
 * What may be said of a goal in a scenario.
 *
 * @param share share of the model's futures that reach it
 * @param shareBaseline the same without levers
 * @param chance empty unless tests at past dates have earned it
 * @param baseline chance without levers, on the same basis
 * @param basis {@code twin}, {@code baseline+difference} or {@code none}
 * @param reason why, in words
 */
public record Chance(
    double share,
    double shareBaseline,
    OptionalDouble chance,
    OptionalDouble baseline,
    String basis,
    String reason) {

  /**
   * What may be said.
   *
   * @param verdict of the model at the goal's horizon
   * @param lowestGrade of the levers on the way
   * @param other chance with the best other forecast as the baseline and the model's difference;
   *     empty where no such forecast has earned it
   * @param otherBaseline the same without levers
   * @param kind of that forecast, as tables write it
   */
  public static Chance of(
      double share,
      double shareBaseline,
      Verdict verdict,
      int lowestGrade,
      OptionalDouble other,
      OptionalDouble otherBaseline,
      String kind) {
    if (lowestGrade <= Grades.ONLY_A_DIRECTION) {
      return none(
          share, shareBaseline, "A lever has evidence of grade 1, which gives only a direction.");
    }
    if (lowestGrade <= Grades.ONLY_A_RANGE) {
      return none(
          share,
          shareBaseline,
          "A lever has evidence of grade 2. Read the range as: if the effect is real.");
    }
    if (verdict.label() == Label.VALIDATED) {
      return new Chance(
          share,
          shareBaseline,
          OptionalDouble.of(share),
          OptionalDouble.of(shareBaseline),
          "twin",
          verdict.reason());
    }
    boolean differences =
        verdict.label() == Label.PROMISING || verdict.label() == Label.GIVEN_DRIVERS;
    if (differences && other.isPresent()) {
      return new Chance(
          share,
          shareBaseline,
          other,
          otherBaseline,
          "baseline+difference",
          verdict.reason()
              + " The baseline is that of the forecast `"
              + kind
              + "`, which did best at past dates. The difference is the model's.");
    }
    if (differences) {
      return none(
          share,
          shareBaseline,
          verdict.reason() + " No simple forecast has earned to be the baseline either.");
    }
    return none(share, shareBaseline, verdict.reason());
  }

  private static Chance none(double share, double shareBaseline, String reason) {
    return new Chance(
        share, shareBaseline, OptionalDouble.empty(), OptionalDouble.empty(), "none", reason);
  }
}

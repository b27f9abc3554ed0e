package org.waymark.experiment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.waymark.registry.Experiment;

/**
 * What is known of one experiment at a reporting date.
 *
 * @param weeks whole weeks since the start
 * @param assigned people who were assigned
 * @param due those of them whose outcome is due
 * @param because what the decision is because of
 * @param weeksMore weeks until more can be said; −1 where nobody new arrives or nothing is needed
 * @param firstCrossed last day of the first week in which a bound was crossed
 * @param hidden whether groups are too small to be shown
 */
public record ExperimentReading(
    Experiment experiment,
    int weeks,
    double assigned,
    double due,
    Decision decision,
    String because,
    String sentence,
    int weeksMore,
    Optional<LocalDate> firstCrossed,
    boolean hidden,
    List<Result> results,
    List<Week> lookedAt,
    List<Check> checks,
    RowTally tally) {

  /** What an indicator is for in the experiment. */
  public enum Role {
    OUTCOME,
    GUARDRAIL,
    ALSO
  }

  /**
   * One arm against the first on one indicator, at the latest look. Effects are turned so that up
   * is better. A number that is not known is NaN.
   */
  public record Result(
      String armId,
      String indicatorId,
      Role role,
      double n,
      double nControl,
      int clusters,
      int clustersControl,
      double value,
      double valueControl,
      double effect,
      double error,
      double degreesOfFreedom,
      double z,
      double pOnce,
      double pHolm,
      double low,
      double high,
      double onceLow,
      double onceHigh,
      double ratio,
      double ratioLow,
      double ratioHigh,
      double information,
      double planned,
      double fraction,
      double lowerBound,
      double upperBound,
      double spent,
      double icc,
      double designEffect,
      double covariateShare,
      int strata,
      int leftOut,
      String method,
      String reason) {}

  /** One arm against the first on one indicator, at one look. */
  public record Week(
      String armId,
      String indicatorId,
      LocalDate week,
      double n,
      double effect,
      double low,
      double high,
      double onceLow,
      double onceHigh,
      double fraction,
      boolean crossed) {}

  /** A check and what it says. */
  public record Check(GroupCheck check, String armId, String sentence) {}
}

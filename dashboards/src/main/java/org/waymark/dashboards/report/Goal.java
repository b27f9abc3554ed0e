package org.waymark.dashboards.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.dashboards.words.Scale;

/**
 * A goal with what every method says of its progress; see {@code goal} and {@code goal_progress}.
 */
record Goal(
    String id,
    String indicatorId,
    String indicatorTitle,
    Scale scale,
    Optional<String> placeName,
    Optional<String> gap,
    String ambition,
    String baselinePeriod,
    double baselineValue,
    String targetPeriod,
    double targetValue,
    Optional<String> milestones,
    Optional<String> changes) {

  /** The verdict of one method. */
  record Verdict(
      String goalId,
      String method,
      Optional<String> period,
      OptionalDouble value,
      OptionalDouble requiredPace,
      OptionalDouble actualPace,
      OptionalDouble ratio,
      String status,
      OptionalDouble projected,
      OptionalDouble pOnTrack,
      Optional<String> behindSince,
      String evidence,
      Optional<String> changed) {}

  /**
   * A value of the indicator over the places that count.
   *
   * @param settled false while it may still change
   * @param anew whether the series starts anew with it
   */
  record Observed(
      String goalId,
      String period,
      LocalDate first,
      LocalDate last,
      double value,
      boolean settled,
      boolean anew) {}

  /** The verdict of the primary method: pace since the baseline, else the first there is. */
  static Optional<Verdict> primary(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(v -> v.method().equals("linear-pace"))
        .findFirst()
        .or(() -> verdicts.stream().findFirst());
  }
}

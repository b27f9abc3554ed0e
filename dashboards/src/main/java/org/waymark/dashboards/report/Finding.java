package org.waymark.dashboards.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.waymark.dashboards.words.Scale;
import org.waymark.dashboards.words.Verdicts;

/** A finding with the names of what it is about; see the table {@code positive_deviance}. */
record Finding(
    String id,
    String missionId,
    String indicatorId,
    String indicatorTitle,
    Scale scale,
    String placeId,
    String placeName,
    Optional<String> placeType,
    LocalDate periodStart,
    LocalDate periodEnd,
    double observed,
    double expected,
    double effect,
    double effectLow,
    double effectHigh,
    double effectShrunk,
    double qValue,
    String tier,
    Optional<String> onset,
    long peers,
    boolean counterpartWorse,
    Optional<String> counterpartTitle,
    long weeksStanding,
    String state,
    Optional<String> reasonGone,
    String evidence,
    Optional<String> robustness) {

  /** The strongest first: what may be headlined, the tier, the q-value, the lasting effect. */
  static final Comparator<Finding> BY_STRENGTH =
      Comparator.comparing(Finding::counterpartWorse)
          .thenComparing(f -> Verdicts.rank(f.tier()))
          .thenComparingDouble(Finding::qValue)
          .thenComparing(Comparator.comparingDouble(Finding::effectShrunk).reversed())
          .thenComparing(Finding::id);

  boolean isNew() {
    return state.equals("new");
  }

  boolean isGone() {
    return state.equals("gone");
  }

  /** Whether the finding is a change, of which it is known since when. */
  boolean moved() {
    return onset.isPresent();
  }

  /** Difference from the expected in natural units; see {@link Scale#difference}. */
  double difference() {
    return scale.difference(expected, effect);
  }

  /** The best guess of the difference that will last. */
  double lastingDifference() {
    return scale.difference(expected, effectShrunk);
  }

  /** The smaller end of the interval of the difference. */
  double differenceLow() {
    return Math.min(scale.difference(expected, effectLow), scale.difference(expected, effectHigh));
  }

  /** The larger end of the interval of the difference. */
  double differenceHigh() {
    return Math.max(scale.difference(expected, effectLow), scale.difference(expected, effectHigh));
  }
}

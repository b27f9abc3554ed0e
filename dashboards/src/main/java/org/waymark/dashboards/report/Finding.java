package org.waymark.dashboards.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
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
    Optional<String> robustness,
    String scope,
    Optional<String> countedDifferentlySince,
    OptionalDouble denominatorChange) {

  /** The strongest first: what may be headlined, the tier, the q-value, the lasting effect. */
  static final Comparator<Finding> BY_STRENGTH =
      Comparator.comparing(Finding::isDoubtful)
          .thenComparing(f -> Verdicts.rank(f.tier()))
          .thenComparingDouble(Finding::qValue)
          .thenComparing(Comparator.comparingDouble(Finding::effectShrunk).reversed())
          .thenComparing(Finding::id);

  /** Whether it is of several indicators of a place together. */
  boolean isWholePlace() {
    return scope.equals("place");
  }

  /** Whether it may be a matter of how the place counts. */
  boolean isCounting() {
    return countedDifferentlySince.isPresent() || denominatorChange.isPresent();
  }

  /** Whether something beside it says to take care: such a finding is in no headline. */
  boolean isDoubtful() {
    return counterpartWorse || isCounting();
  }

  /** In a few words why it is doubtful; empty where it is not. */
  String doubt() {
    return counterpartWorse ? "counterpart worsened" : isCounting() ? "counted differently" : "";
  }

  /** How far from expected, in words. */
  String differenceInWords() {
    return isWholePlace()
        ? "related indicators improved together"
        : scale.differenceInWords(difference());
  }

  boolean isNew() {
    return state.equals("new");
  }

  /** Whether its data are older than they should be: it is neither new nor sure to stand. */
  boolean isOnOldData() {
    return state.equals("on-old-data");
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

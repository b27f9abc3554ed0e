package org.waymark.learning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One learning loop. Days after the reporting date are not known yet.
 *
 * @param missionId empty where it is not known
 * @param noChange whether the decision was to change nothing
 */
public record Loop(
    String id,
    String missionId,
    Optional<String> placeId,
    Optional<String> about,
    LocalDate signal,
    Optional<LocalDate> decision,
    Optional<LocalDate> change,
    Optional<LocalDate> remeasure,
    boolean noChange) {

  /** A stretch of a loop whose time is looked at. */
  public enum Stage {
    SIGNAL_TO_DECISION("signal to decision"),
    DECISION_TO_CHANGE("decision to change"),
    CHANGE_TO_REMEASURE("change to re-measure"),
    SIGNAL_TO_REMEASURE("signal to re-measure");

    private final String word;

    Stage(String word) {
      this.word = word;
    }

    /** The word in the tables. */
    public String word() {
      return word;
    }
  }

  /** What is wrong with the order of the days; none if nothing is. */
  public Optional<String> fault() {
    if (decision.map(signal::isAfter).orElse(false)) {
      return Optional.of("decision");
    }
    LocalDate decided = decision.orElse(signal);
    if (change.isPresent() && (decision.isEmpty() || decided.isAfter(change.get()))) {
      return Optional.of("change");
    }
    if (remeasure.isPresent() && (change.isEmpty() || change.get().isAfter(remeasure.get()))) {
      return Optional.of("remeasure");
    }
    return Optional.empty();
  }

  /** Where a stage begins; none if the loop has not come to it. */
  Optional<LocalDate> begins(Stage stage) {
    return switch (stage) {
      case SIGNAL_TO_DECISION -> Optional.of(signal);
      // A decision to change nothing ends the loop.
      case SIGNAL_TO_REMEASURE -> noChange ? Optional.empty() : Optional.of(signal);
      case DECISION_TO_CHANGE -> noChange ? Optional.empty() : decision;
      case CHANGE_TO_REMEASURE -> change;
    };
  }

  /** Where a stage ends; none while it is open. */
  Optional<LocalDate> ends(Stage stage) {
    return switch (stage) {
      case SIGNAL_TO_DECISION -> decision;
      case DECISION_TO_CHANGE -> change;
      case CHANGE_TO_REMEASURE, SIGNAL_TO_REMEASURE -> remeasure;
    };
  }

  /** Days in a stage so far; none if the loop has not come to it. */
  OptionalDouble days(Stage stage, LocalDate asOf) {
    Optional<LocalDate> from = begins(stage);
    return from.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) ChronoUnit.DAYS.between(from.get(), ends(stage).orElse(asOf)));
  }

  /** Whether nothing more is to come. */
  public boolean isClosed() {
    return noChange || remeasure.isPresent();
  }

  /** What comes next. */
  public String next() {
    return isClosed()
        ? "closed"
        : decision.isEmpty() ? "decision" : change.isEmpty() ? "change" : "re-measure";
  }

  /** Days from the signal to the end, or to the reporting date. */
  public long daysOpen(LocalDate asOf) {
    LocalDate end = noChange ? decision.orElse(asOf) : remeasure.orElse(asOf);
    return ChronoUnit.DAYS.between(signal, end);
  }
}

package org.waymark.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A gap between places that a goal shall close, as a number that is 0 (of {@link Kind#RELATIVE}: 1)
 * where there is none, and above it where those that are worse off have the worse outcomes.
 *
 * @param places of {@link Kind#GROUPS}: those that are behind
 * @param behind of {@link Kind#GROUPS}: those that they are behind
 * @param along the covariate of {@link Kind#SLOPE} and {@link Kind#RELATIVE}
 * @param lowIsWorse whether places with low values of that covariate are the worse off
 * @param type the type of place that is looked at; empty: all places without parts
 */
public record Gap(
    Kind kind,
    List<String> places,
    List<String> behind,
    Optional<String> along,
    boolean lowIsWorse,
    Optional<String> type) {

  /** How the gap is measured. */
  public enum Kind {
    /** Best place less worst place. */
    RANGE,
    /** Some places together against others together. */
    GROUPS,
    /** Slope index of inequality along a covariate. */
    SLOPE,
    /** Relative index of inequality along a covariate. */
    RELATIVE
  }

  /** What the gap lies between: A, B behind C. */
  public String words() {
    String which = type.map(t -> " (" + t + ")").orElse("");
    return switch (kind) {
      case RANGE -> "gap between the best and the worst place" + which;
      case GROUPS -> "gap of " + listed(places) + " behind " + listed(behind);
      case SLOPE -> "gap along " + along.orElse("") + which;
      case RELATIVE -> "relative gap along " + along.orElse("") + which;
    };
  }

  private static String listed(List<String> ids) {
    return ids.stream().collect(Collectors.joining(", "));
  }
}

package org.waymark.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A practice that a mission follows from place to place. Lists are in the order of the file.
 *
 * @param id unique in its mission
 * @param theme the theme by which reports show it
 * @param evidenceLevel from 1 (somebody says so) to 5 (shown in several places by trials)
 * @param components what belongs to it
 * @param indicators what it is meant to improve; empty: the mission's outcomes
 */
public record RegisteredPractice(
    String id,
    String missionId,
    String title,
    Optional<String> theme,
    int evidenceLevel,
    List<String> components,
    List<String> indicators,
    List<Adopter> adopters) {

  /** A place that has taken the practice up, and the first day on which it did. */
  public record Adopter(String placeId, LocalDate since) {}
}

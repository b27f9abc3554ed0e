package org.waymark.registry;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Places that start something while others are left as they are. Lists are in the order of the
 * file.
 *
 * @param id unique in the workspace
 * @param practice the registered practice that it tries, if any
 * @param orderDrawn whether the order of the starts was drawn by lot
 * @param places those that start
 * @param planned periods after the last start until which it is planned
 * @param leaveOut places that it may spill over to
 */
public record Pilot(
    String id,
    String missionId,
    String title,
    Optional<String> practice,
    Design design,
    boolean orderDrawn,
    List<Start> places,
    Aim outcome,
    List<Experiment.Guardrail> guardrails,
    int planned,
    List<String> leaveOut) {

  /** How the places are compared. */
  public enum Design {
    MATCHED,
    STEPPED_WEDGE,
    EVERYWHERE
  }

  /** A place and its first day. */
  public record Start(String placeId, LocalDate since) {}

  /**
   * What the pilot is for.
   *
   * @param worthwhile least gain that is worth it, above 0: points of a proportion, a part of the
   *     level of a rate or count, units of a value
   */
  public record Aim(String indicatorId, double worthwhile) {}

  /** The first day on which any place starts. */
  public LocalDate firstStart() {
    return places.stream().map(Start::since).min(Comparator.naturalOrder()).orElseThrow();
  }

  /** The first day of the place that starts last. */
  public LocalDate lastStart() {
    return places.stream().map(Start::since).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** A seed of draws: the same for the same pilot everywhere and always. */
  public long seed() {
    long seed = 1125899906842597L;
    for (char c : (missionId + "/" + id).toCharArray()) {
      seed = 31 * seed + c;
    }
    return seed;
  }
}

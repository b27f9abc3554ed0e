package org.waymark.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something that a mission does to reach its goals.
 *
 * @param id unique in the workspace, so that rows of records can be attached to it
 * @param goals ids of the goals that it is to move
 * @param since its first day
 * @param practice a practice of the mission's register that shows its effect
 * @param method a word for how it is done, such as {@code open-innovation}
 * @param review the day by which somebody looks at it again
 * @param shield until when its goals' alerts are held back
 */
public record Intervention(
    String id,
    String title,
    List<String> goals,
    LocalDate since,
    Optional<String> practice,
    Optional<String> method,
    LocalDate review,
    Optional<Shield> shield) {

  public Intervention {
    goals = List.copyOf(goals);
  }

  /**
   * Time that something new is given. It ends by itself.
   *
   * @param until the last day
   * @param because why it takes that long
   */
  public record Shield(LocalDate until, String because) {}
}

package org.waymark.watch.goals;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How a goal is doing by its data at one date.
 *
 * @param status as in {@code goal_progress}
 * @param behindSince last day of the period from which every value is behind
 * @param achievedDates published dates in a row at which it was achieved, with this one
 * @param achievedDays days since the first of them
 */
public record GoalStanding(
    String goalId,
    String status,
    Optional<LocalDate> behindSince,
    int achievedDates,
    long achievedDays) {

  /** Whether the data say that it is not on its way at all. */
  public boolean isLimitedOrWorse() {
    return status.equals("limited")
        || status.equals("deterioration")
        || status.equals("missed")
        || status.equals("reached-and-lost");
  }
}

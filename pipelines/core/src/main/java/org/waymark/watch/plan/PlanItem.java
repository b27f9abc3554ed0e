package org.waymark.watch.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One item of a plan with its path through the snapshots.
 *
 * @param latest the row of the last snapshot that has it
 * @param firstSeen the first snapshot that has it
 * @param firstDue the first due day that any snapshot gave it
 * @param due the latest due day
 * @param moved how often the due day changed from one snapshot to the next
 * @param dated how many snapshots give it a due day; with one, no slip can be seen
 * @param withdrawn whether it vanished from a later snapshot before it was done
 */
public record PlanItem(
    PlanRow latest,
    LocalDate firstSeen,
    Optional<LocalDate> firstDue,
    Optional<LocalDate> due,
    Optional<LocalDate> done,
    int moved,
    int dated,
    boolean withdrawn) {

  public String id() {
    return latest.id();
  }

  /** Days from the first due day to the latest; empty where it has none. */
  public OptionalLong slipDays() {
    return firstDue.isPresent() && due.isPresent()
        ? OptionalLong.of(ChronoUnit.DAYS.between(firstDue.get(), due.get()))
        : OptionalLong.empty();
  }

  /** Whether it is neither done nor withdrawn. */
  public boolean isOpen() {
    return done.isEmpty() && !withdrawn;
  }

  /** Days past the latest due day at that date; 0 where it is not overdue. */
  public long daysOverdue(LocalDate asOf) {
    boolean late = isOpen() && due.isPresent() && due.get().isBefore(asOf);
    return late ? ChronoUnit.DAYS.between(due.get(), asOf) : 0;
  }

  /** What the dates say of it at that date, whatever anybody claims. */
  public State state(LocalDate asOf) {
    if (withdrawn) {
      return State.WITHDRAWN;
    }
    if (done.isPresent()) {
      return firstDue.isEmpty() || !done.get().isAfter(firstDue.get())
          ? State.DONE_IN_TIME
          : State.DONE_LATE;
    }
    if (due.isEmpty()) {
      return State.UNDATED;
    }
    if (due.get().isBefore(asOf)) {
      return State.OVERDUE;
    }
    return slipDays().orElse(0) > 0 ? State.MOVED : State.OPEN;
  }

  /** What the dates say of an item. */
  public enum State {
    DONE_IN_TIME("done"),
    DONE_LATE("done-late"),
    OVERDUE("overdue"),
    MOVED("moved"),
    OPEN("open"),
    UNDATED("undated"),
    WITHDRAWN("withdrawn");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The word in tables. */
    public String word() {
      return word;
    }
  }

  /** Ids that it waits for, as the latest snapshot has them. */
  public List<String> blockedBy() {
    return latest.blockedBy();
  }
}

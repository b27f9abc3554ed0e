package org.waymark.watch;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An alert at one date.
 *
 * @param finding what the rule found; of an alert that is gone, what it found last
 * @param since the first published date or day on which it was so
 * @param q its q-value among all signals of the run; empty: a fact
 * @param clear whether p was at most .01 at this date: two such dates in a row may make a headline
 * @param headline whether it may be among what needs a decision
 * @param answeredOn when the decision that cites it was opened
 * @param answeredBy the id of that decision
 * @param rank from 1; 0: it is gone, answered or shielded
 */
public record Alert(
    Finding finding,
    String code,
    State state,
    LocalDate since,
    OptionalDouble q,
    boolean clear,
    boolean headline,
    Optional<LocalDate> answeredOn,
    Optional<String> answeredBy,
    Optional<LocalDate> shieldedUntil,
    Optional<String> reasonGone,
    int rank) {

  /** Since when it is there. */
  public enum State {
    NEW("new"),
    STANDING("standing"),
    GONE("gone");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The word in tables. */
    public String word() {
      return word;
    }
  }

  /** Whether it waits for a decision. */
  public boolean needsDecision() {
    return state != State.GONE && answeredBy.isEmpty() && shieldedUntil.isEmpty() && headline;
  }
}

package org.waymark.watch.goals;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One change of one goal between two dates.
 *
 * @param at the date on which the new form was first seen
 * @param from the old form's part, in words; empty where there was none
 * @param to the new form's part, in words; empty where there is none
 * @param size as a share of the first way from baseline to target, or months for a date; empty
 *     where it has no size
 * @param easierBy 1 − required pace after ÷ before; negative where it became harder
 */
public record GoalChange(
    String goalId,
    LocalDate at,
    Kind kind,
    String from,
    String to,
    OptionalDouble size,
    OptionalDouble easierBy,
    Optional<String> citedBy) {

  /** What was changed. */
  public enum Kind {
    SOFTENED("softened", true),
    HARDENED("hardened", false),
    TURNED("turned", true),
    EXTENDED("extended", true),
    BROUGHT_FORWARD("brought-forward", false),
    REBASELINED("rebaselined", true),
    BASELINE_HARDENED("baseline-hardened", false),
    RESTATED("restated", false),
    EASIER_CLASS("easier-class", true),
    HARDER_CLASS("harder-class", false),
    SWAPPED("swapped", true),
    SCOPE_CHANGED("scope-changed", true),
    THINNED("thinned", true),
    DROPPED("dropped", true),
    ADDED("added", false),
    GUARDRAIL_DROPPED("guardrail-dropped", true),
    THRESHOLD_MOVED("threshold-moved", true);

    private final String word;
    private final boolean easier;

    Kind(String word, boolean easier) {
      this.word = word;
      this.easier = easier;
    }

    /** The word in tables. */
    public String word() {
      return word;
    }

    /** Whether the promise may be less than it was: such a change is an alert. */
    public boolean isEasier() {
      return easier;
    }
  }

  /** The same, with the decision that cites the goal or the alert. */
  public GoalChange cited(Optional<String> decision) {
    return new GoalChange(goalId, at, kind, from, to, size, easierBy, decision);
  }
}

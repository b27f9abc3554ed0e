package org.waymark.watch.goals;

import java.util.OptionalDouble;

/**
 * What became of a target, in the direction in which the value is to move. The five words are those
 * of the Treasury Board of Canada's {@code target_change}.
 */
public enum TargetMove {
  /** The same number. */
  UNCHANGED,
  /** Less is to be reached; the Treasury Board's “diminished”. */
  SOFTENED,
  /** More is to be reached; the Treasury Board's “augmented”. */
  HARDENED,
  /** A number where there was none before. */
  SET,
  /** No number where there was one. */
  WITHDRAWN,
  /** Another direction is sought; the Treasury Board's “changed seeking”. */
  TURNED,
  /** No number, before or after. */
  WITHOUT_NUMBER;

  /**
   * What became of a target.
   *
   * @param before +1 or −1, the direction that was sought; 0: none
   * @param after the direction that is sought now
   */
  public static TargetMove of(int before, int after, OptionalDouble old, OptionalDouble now) {
    if (before != after) {
      return TURNED;
    }
    if (old.isEmpty()) {
      return now.isEmpty() ? WITHOUT_NUMBER : SET;
    }
    if (now.isEmpty()) {
      return WITHDRAWN;
    }
    double moved = (now.getAsDouble() - old.getAsDouble()) * (after == 0 ? 1 : after);
    return moved == 0 ? UNCHANGED : moved < 0 ? SOFTENED : HARDENED;
  }
}

package org.waymark.progress;

import org.waymark.registry.Ambition;

/** What a method says of a goal. */
enum Status {
  /** The target is reached. */
  ACHIEVED("achieved"),
  /** What is asked by now is there, or more. */
  ON_TRACK("on-track"),
  /** The right direction, and a good part of what is asked. */
  ACCELERATION_NEEDED("acceleration-needed"),
  /** The right direction, and little of what is asked. */
  LIMITED("limited"),
  /** The wrong direction, or beyond a limit that shall hold. */
  DETERIORATION("deterioration"),
  /** The time is up, and the target was not reached. */
  MISSED("missed"),
  /** The target was reached, and lost again. */
  LOST("reached-and-lost"),
  /** Not to be judged; the evidence says why. */
  NO_VERDICT("no-verdict");

  /** Share of the target's way that an aspirational goal is judged by. */
  static final double ASPIRATIONAL = 0.7;

  /** A pace that is short by rounding alone is not short. */
  private static final double ROUNDING = 1e-9;

  private final String code;

  Status(String code) {
    this.code = code;
  }

  /** As the table says it. */
  String code() {
    return code;
  }

  static boolean isOnTrack(String code) {
    return code.equals(ACHIEVED.code) || code.equals(ON_TRACK.code);
  }

  /** What is asked of a goal: 1 of a committed one, 0.7 of an aspirational one. */
  static double asked(Ambition ambition) {
    return ambition == Ambition.ASPIRATIONAL ? ASPIRATIONAL : 1;
  }

  /**
   * Least shares of what is asked.
   *
   * @param limited below it the goal moves away
   */
  record Scale(double onTrack, double acceleration, double limited) {

    Status of(double ratio, Ambition ambition) {
      double share = ratio / asked(ambition);
      if (share >= onTrack - ROUNDING) {
        return ON_TRACK;
      }
      if (share >= acceleration - ROUNDING) {
        return ACCELERATION_NEEDED;
      }
      return share >= limited ? LIMITED : DETERIORATION;
    }
  }
}

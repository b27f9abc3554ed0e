package org.waymark.progress;

import java.util.Optional;
import java.util.OptionalDouble;

/** One way to judge the progress of a goal. */
interface ProgressMethod {

  /** The method as the table names it. */
  String name();

  /** Whether the goal declares what the method needs. */
  default boolean isFor(org.waymark.registry.Goal goal) {
    return true;
  }

  Finding judge(GoalCourse course);

  /**
   * What a method finds.
   *
   * @param ratio what the method compares with what is asked; empty where it has no such number
   * @param status before it is asked whether the target is reached
   * @param projected value in the target's period, as the method sees it
   * @param words the method's own sentence, ending with a full stop and no space
   */
  record Finding(OptionalDouble ratio, Status status, OptionalDouble projected, String words) {

    static Finding refused(String why) {
      return new Finding(OptionalDouble.empty(), Status.NO_VERDICT, OptionalDouble.empty(), why);
    }

    static Optional<Finding> refusedForLimit(GoalCourse course) {
      return course.isLimit()
          ? Optional.of(
              refused(
                  "the target is a limit that the baseline already meets, and this method judges"
                      + " only the way to a target"))
          : Optional.empty();
    }
  }
}

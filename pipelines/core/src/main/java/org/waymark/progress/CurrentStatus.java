package org.waymark.progress;

import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.wording.Quantities;

/**
 * UN ESCAP's current status: the part of the way from baseline to target that has been gone (there
 * on a scale of ten), beside the part of the time that has passed.
 */
final class CurrentStatus implements ProgressMethod {

  static final String NAME = "current-status";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Finding judge(GoalCourse course) {
    Optional<Finding> refused = Finding.refusedForLimit(course);
    if (refused.isPresent()) {
      return refused.get();
    }
    double gone = course.share(course.latest().value());
    double expected = course.elapsed() / course.years();
    return new Finding(
        OptionalDouble.of(gone),
        LinearPace.SCALE.of(gone / expected, course.goal().ambition()),
        OptionalDouble.empty(),
        (gone < 0 ? "None" : Quantities.share(gone))
            + " of the way is gone, and "
            + Quantities.share(expected)
            + " of the time.");
  }
}

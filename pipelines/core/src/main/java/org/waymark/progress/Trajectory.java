package org.waymark.progress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.registry.Goal;

/**
 * R = the change since the baseline over the change that the straight lines between baseline,
 * declared milestones and target ask for by now.
 */
final class Trajectory implements ProgressMethod {

  static final String NAME = "trajectory";

  private static final double ROUNDING = 1e-9;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isFor(Goal goal) {
    return !goal.milestones().isEmpty();
  }

  @Override
  public Finding judge(GoalCourse course) {
    Optional<Finding> refused = Finding.refusedForLimit(course);
    if (refused.isPresent()) {
      return refused.get();
    }
    double latest = course.latest().value();
    double declared = declared(course.goal(), course.latest().time());
    double asked = course.direction() * (declared - course.base());
    double moved = course.direction() * course.moved();
    String words =
        "The milestones ask for "
            + org.waymark.wording.Quantities.value(course.indicator(), declared, latest - declared)
            + " by then.";
    if (asked > ROUNDING * Math.abs(course.distance())) {
      double ratio = moved / asked;
      return new Finding(
          OptionalDouble.of(ratio),
          LinearPace.SCALE.of(ratio, course.goal().ambition()),
          OptionalDouble.empty(),
          words);
    }
    boolean kept = moved >= asked - ROUNDING * Math.abs(course.distance());
    return new Finding(
        OptionalDouble.empty(),
        kept ? Status.ON_TRACK : Status.DETERIORATION,
        OptionalDouble.empty(),
        words);
  }

  /** Value at that time on the straight lines between baseline, milestones and target. */
  private static double declared(Goal goal, double time) {
    List<Goal.Point> line = new ArrayList<>();
    line.add(goal.baseline());
    goal.milestones().stream().sorted(Comparator.comparing(Goal.Point::period)).forEach(line::add);
    line.add(goal.target());
    for (int i = 1; i < line.size(); i++) {
      double from = line.get(i - 1).period().midYear();
      double to = line.get(i).period().midYear();
      if (time <= to) {
        double part = to > from ? (time - from) / (to - from) : 1;
        return line.get(i - 1).value() + part * (line.get(i).value() - line.get(i - 1).value());
      }
    }
    return goal.target().value();
  }
}

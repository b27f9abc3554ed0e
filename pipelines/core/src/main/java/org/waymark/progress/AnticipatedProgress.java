package org.waymark.progress;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.statistics.WeightedLine;
import org.waymark.wording.Quantities;

/**
 * UN ESCAP's anticipated progress: a straight line through all values, the later the heavier, and
 * the gap that it leaves in the target's period, as a share of the way from baseline to target. A
 * gap of up to 10% is on track, up to 100% calls for acceleration, beyond for reversal. Weights
 * rise evenly from the first value to the last.
 */
final class AnticipatedProgress implements ProgressMethod {

  static final String NAME = "anticipated-progress";

  /** The scale has no step between acceleration and reversal. */
  private static final Status.Scale SCALE = new Status.Scale(0.9, 0, 0);

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
    List<GoalSeries.Value> values = course.valuesOfOnePiece();
    int n = values.size();
    double[] weight = new double[n];
    for (int i = 0; i < n; i++) {
      weight[i] = (i + 1.0) / n;
    }
    Optional<WeightedLine> line =
        WeightedLine.fit(
            values.stream().mapToDouble(GoalSeries.Value::time).toArray(),
            values.stream().mapToDouble(GoalSeries.Value::value).toArray(),
            weight);
    if (line.isEmpty()) {
      return Finding.refused("a line needs two values");
    }
    double projected = line.get().at(course.due());
    double reached = course.share(projected);
    double gap = Math.max(0, 1 - reached);
    return new Finding(
        OptionalDouble.of(reached),
        SCALE.of(reached, course.goal().ambition()),
        OptionalDouble.of(projected),
        "A line through all values, the later the heavier, leads to "
            + course.say(course.whenDue(projected))
            + ", a gap of "
            + Quantities.share(gap)
            + " of the way.");
  }
}

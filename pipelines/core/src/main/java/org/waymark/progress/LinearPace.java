package org.waymark.progress;

import java.util.OptionalDouble;
import org.waymark.wording.PeriodWords;
import org.waymark.wording.Quantities;

/**
 * R = actual over required pace, both per year and measured between the middles of periods. Of a
 * limit it asks whether the pace since the baseline would cross it before it is due.
 */
final class LinearPace implements ProgressMethod {

  static final String NAME = "linear-pace";

  /** 0.6 and 0 after Eurostat's monitoring of the Sustainable Development Goals. */
  static final Status.Scale SCALE = new Status.Scale(1, 0.6, 0);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Finding judge(GoalCourse course) {
    double pace = course.moved() / course.elapsed();
    double required = course.distance() / course.years();
    double projected = course.base() + pace * course.years();
    if (course.isHeld()) {
      return held(course);
    }
    if (course.isLimit()) {
      return limit(course, pace, projected);
    }
    double ratio = pace / required;
    return new Finding(
        OptionalDouble.of(ratio),
        SCALE.of(ratio, course.goal().ambition()),
        course.isBroken() ? OptionalDouble.empty() : OptionalDouble.of(projected),
        "Pace: "
            + Quantities.change(course.indicator(), pace)
            + " a year, required "
            + Quantities.change(course.indicator(), required)
            + " a year"
            + (course.isAspirational() ? " (aspirational: 70% of it is on track)." : "."));
  }

  /** A line to be held is judged by its latest values alone: any pace would lead off it. */
  private static Finding held(GoalCourse course) {
    return new Finding(
        OptionalDouble.empty(),
        course.isMet() ? Status.ON_TRACK : Status.DETERIORATION,
        OptionalDouble.empty(),
        course.isMet()
            ? "The latest values are at the line, or differ from it by no more than they usually"
                + " scatter."
            : "The latest values are beyond the line by more than they usually scatter.");
  }

  private static Finding limit(GoalCourse course, double pace, double projected) {
    boolean holds = course.meets(course.latest().value());
    boolean willHold = course.isBroken() || course.meets(projected);
    String words =
        "Pace: "
            + Quantities.change(course.indicator(), pace)
            + " a year; at that it "
            + (willHold ? "still holds in " : "is broken by ")
            + PeriodWords.name(course.goal().target().period())
            + ".";
    return new Finding(
        OptionalDouble.empty(),
        holds && willHold ? Status.ON_TRACK : Status.DETERIORATION,
        course.isBroken() ? OptionalDouble.empty() : OptionalDouble.of(projected),
        words);
  }
}

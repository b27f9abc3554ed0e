package org.waymark.progress;

import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.wording.PeriodWords;
import org.waymark.wording.Quantities;

/**
 * The trend arrow of the SDG Index: the pace of the last four years, or of what there is of them
 * but at least one, over the pace required since the baseline. From 1 on track, from 0.5 moderately
 * improving, from 0 stagnating, below decreasing.
 */
final class SdgIndexTrend implements ProgressMethod {

  static final String NAME = "sdg-index-trend";

  private static final double RECENT_YEARS = 4;
  private static final Status.Scale SCALE = new Status.Scale(1, 0.5, 0);

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
    GoalSeries.Value latest = course.latest();
    GoalSeries.Value from =
        course.valuesOfOnePiece().stream()
            .filter(v -> v.time() >= latest.time() - RECENT_YEARS - GrowthRate.SHORT_YEAR)
            .findFirst()
            .orElse(latest);
    double years = latest.time() - from.time();
    if (years < 1 - GrowthRate.SHORT_YEAR) {
      return Finding.refused("there is less than a year of values");
    }
    double pace = (latest.value() - from.value()) / years;
    double ratio = pace / (course.distance() / course.years());
    return new Finding(
        OptionalDouble.of(ratio),
        SCALE.of(ratio, course.goal().ambition()),
        OptionalDouble.of(latest.value() + pace * (course.due() - latest.time())),
        "Recent pace, since "
            + PeriodWords.name(from.period())
            + ": "
            + Quantities.change(course.indicator(), pace)
            + " a year, "
            + Quantities.number(ratio, 2)
            + " of the one required.");
  }
}

package org.waymark.progress;

import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.statistics.CompoundGrowth;
import org.waymark.wording.Quantities;

/**
 * The compound growth rate since the baseline over the one required, with Eurostat's thresholds, as
 * Open SDG computes it. Unlike there, values that no growth rate connects are refused in words, and
 * a target that is worse than the baseline is a limit, not a way to go.
 */
final class GrowthRate implements ProgressMethod {

  static final String NAME = "growth-rate";

  private static final Status.Scale SCALE = new Status.Scale(0.95, 0.6, 0);

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
    if (course.elapsed() < 1 - SHORT_YEAR) {
      return Finding.refused("a growth rate needs a year since the baseline");
    }
    OptionalDouble ratio =
        CompoundGrowth.ratio(
            course.base(),
            course.latest().value(),
            course.elapsed(),
            course.target(),
            course.years());
    if (ratio.isEmpty()) {
      return Finding.refused("no rate of growth leads from zero, or from one sign to the other");
    }
    double rate =
        CompoundGrowth.rate(course.base(), course.latest().value(), course.elapsed())
            .orElse(Double.NaN);
    double projected = course.base() * Math.pow(1 + rate, course.years());
    String words =
        "Growth: "
            + signed(rate)
            + " a year compounded, "
            + Quantities.number(ratio.getAsDouble(), 2)
            + " of the rate required"
            + (course.target() == 0
                ? "; no rate reaches zero, so that 0.001 stands for it, as in Open SDG, and the"
                    + " result depends on the unit."
                : ".");
    return new Finding(
        ratio,
        SCALE.of(ratio.getAsDouble(), course.goal().ambition()),
        course.isBroken() ? OptionalDouble.empty() : GoalCourse.finite(projected),
        words);
  }

  /** Middles of months a year apart differ from a year by less than this. */
  static final double SHORT_YEAR = 0.02;

  private static String signed(double rate) {
    return (rate < 0 ? "-" : "+") + Quantities.share(Math.abs(rate));
  }
}

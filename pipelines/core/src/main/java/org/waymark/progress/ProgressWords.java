package org.waymark.progress;

import java.util.Optional;
import org.waymark.statistics.TrendForecast;
import org.waymark.wording.PeriodWords;
import org.waymark.wording.Quantities;

/** The evidence of the primary method: where the goal stands, its pace, its chance. */
final class ProgressWords {

  private ProgressWords() {}

  static String evidence(
      GoalCourse course, String pace, Optional<TrendOutlook> outlook, GoalSeries series) {
    return position(course)
        + " "
        + pace
        + behind(course)
        + " "
        + trend(course, outlook)
        + remarks(series);
  }

  /** Since when it has been short of the straight way to what is asked, or beyond a limit. */
  private static String behind(GoalCourse course) {
    Optional<GoalSeries.Value> since = course.behindSince();
    if (since.isEmpty() || course.isDecided()) {
      return "";
    }
    String when = PeriodWords.name(since.get().period());
    boolean now = since.get().equals(course.latest());
    if (course.isLimit()) {
      return now
          ? " It crossed the limit in " + when + "."
          : " Beyond the limit since " + when + ".";
    }
    return now
        ? " It fell behind the way there in " + when + "."
        : " Behind the way there since " + when + ".";
  }

  private static String position(GoalCourse course) {
    boolean met = course.meets(course.latest().value());
    String due = PeriodWords.name(course.goal().target().period());
    String target = course.say(course.target());
    String verdict =
        course.isLimit()
            ? "; the limit of " + target + " until " + due + (met ? " holds." : " is broken.")
            : "; the target of "
                + target
                + " by "
                + due
                + (met
                    ? " is reached."
                    : course.isDecided() ? " is missed." : " is not reached yet.");
    return course.say(course.latest().value())
        + " in "
        + PeriodWords.name(course.latest().period())
        + ", from "
        + course.say(course.base())
        + " in "
        + PeriodWords.name(course.goal().baseline().period())
        + verdict;
  }

  private static String trend(GoalCourse course, Optional<TrendOutlook> outlook) {
    if (outlook.isEmpty()) {
      return "Trend unproven: fewer than " + TrendForecast.FEWEST + " values.";
    }
    if (course.isDecided()) {
      return "The time is up.";
    }
    String due = PeriodWords.name(course.goal().target().period());
    String what =
        course.isLimit()
            ? "that the limit holds in " + due
            : course.meets(course.latest().value())
                ? "that it still stands in " + due
                : "to reach the target in time";
    return "If the trend of all values goes on, to "
        + course.say(outlook.get().projected())
        + " by then, the chance "
        + what
        + " is "
        + percent(outlook.get().chance())
        + (course.isAspirational() && !course.isLimit()
            ? ", and to come 70% of the way " + percent(outlook.get().chanceOfAsked())
            : "")
        + ".";
  }

  private static String percent(double chance) {
    if (chance > 0.99) {
      return "99% or more";
    }
    return chance < 0.01 ? "1% or less" : "about " + Quantities.number(100 * chance, 0) + "%";
  }

  /** Who is left out or missing. */
  private static String remarks(GoalSeries series) {
    return series.remarks().isEmpty() ? "" : " " + String.join(" ", series.remarks());
  }
}

package org.waymark.progress;

import java.util.Optional;
import org.waymark.statistics.TrendForecast;
import org.waymark.wording.PeriodWords;
import org.waymark.wording.Quantities;

/** The evidence of the primary method: where the goal stands, its pace, its chance. */
final class ProgressWords {

  /** A chance below it speaks against a verdict that all is well. */
  private static final double LIKELY = 0.5;

  /** Standard errors on each side of a 95% interval. */
  private static final double NORMAL = 1.959964;

  private ProgressWords() {}

  static String evidence(
      GoalCourse course,
      Status status,
      String pace,
      Optional<TrendOutlook> outlook,
      GoalSeries series) {
    return position(course)
        + lost(course)
        + " "
        + pace
        + season(course)
        + broken(course)
        + contradiction(course)
        + behind(course)
        + " "
        + trend(course, status, outlook)
        + remarks(series);
  }

  /** That the target was reached, and when it was lost. */
  private static String lost(GoalCourse course) {
    return course.isMet()
        ? ""
        : course
            .reachedAndLost()
            .map(
                r ->
                    r.first().equals(r.last())
                        ? " It was reached in " + PeriodWords.name(r.first()) + ", lost since."
                        : " It was reached "
                            + PeriodWords.name(r.first())
                            + " to "
                            + PeriodWords.name(r.last())
                            + ", lost since.")
            .orElse("");
  }

  /** What the time of the year of the latest value makes of it. */
  private static String season(GoalCourse course) {
    double shift = course.latest().value() - course.latestObserved().value();
    double way = Math.abs(course.distance());
    if (!course.season().isKnown() || Math.abs(shift) < 0.005 * way) {
      return "";
    }
    return " The pace allows for the season: this value would be "
        + course.say(course.latest().value())
        + " at the time of the year of the baseline.";
  }

  private static String broken(GoalCourse course) {
    return course.isBroken()
        ? " The series starts anew in "
            + PeriodWords.name(course.startedAnew().orElseThrow())
            + ", so the pace since the baseline is not carried on."
        : "";
  }

  /** That another value was delivered than the baseline that is declared. */
  private static String contradiction(GoalCourse course) {
    if (course.contradiction().isEmpty()) {
      return "";
    }
    double delivered = course.contradiction().getAsDouble();
    double years = course.elapsed();
    String required =
        course.isLimit()
            ? ""
            : ", required "
                + Quantities.change(
                    course.indicator(), (course.target() - delivered) / course.years())
                + " a year";
    return " Warning: the baseline is declared as "
        + course.say(course.base())
        + ", but "
        + course.say(delivered)
        + " was delivered for "
        + PeriodWords.name(course.declared().baseline().period())
        + "; from that the pace is "
        + Quantities.change(course.indicator(), (course.latest().value() - delivered) / years)
        + " a year"
        + required
        + ".";
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
    boolean met = course.isMet();
    String due = PeriodWords.name(course.declared().target().period());
    String target = course.say(course.declared().target().value());
    String verdict =
        course.isLimit()
            ? (course.isHeld() ? "; the line of " : "; the limit of ")
                + target
                + " until "
                + due
                + (met ? " holds." : " is broken.")
            : "; the target of "
                + target
                + " by "
                + due
                + (met
                    ? " is reached."
                    : course.isDecided()
                        ? " was missed" + later(course)
                        : course.isMetBySeasonAlone()
                            ? " is reached by the season alone."
                            : " is not reached yet.");
    return course.say(course.latestObserved().value())
        + interval(course)
        + " in "
        + PeriodWords.name(course.latest().period())
        + ", from "
        + course.say(course.base())
        + " in "
        + PeriodWords.name(course.declared().baseline().period())
        + verdict;
  }

  /** The interval of a gap, where its error is known. */
  private static String interval(GoalCourse course) {
    if (course.declared().gap().isEmpty() || course.latestObserved().standardError().isEmpty()) {
      return "";
    }
    double value = course.latestObserved().value();
    double error = NORMAL * course.latestObserved().standardError().getAsDouble();
    return " (95% interval: "
        + course.say(value - error).replace(" percentage points", "")
        + " to "
        + course.say(value + error).replace(" percentage points", "")
        + ")";
  }

  private static String later(GoalCourse course) {
    return course
        .metLater()
        .map(period -> ", and reached late, in " + PeriodWords.name(period) + ".")
        .orElse(".");
  }

  private static String trend(GoalCourse course, Status status, Optional<TrendOutlook> outlook) {
    if (course.isDecided()) {
      return "The time is up.";
    }
    String since =
        course
            .startedAnew()
            .map(from -> "the trend since " + PeriodWords.name(from))
            .orElse("the trend of all values");
    if (outlook.isEmpty()) {
      return "Trend unproven: fewer than "
          + TrendForecast.FEWEST
          + " values"
          + course.startedAnew().map(from -> " since " + PeriodWords.name(from)).orElse("")
          + ".";
    }
    String due = PeriodWords.name(course.declared().target().period());
    String what =
        course.isLimit()
            ? "that the " + (course.isHeld() ? "line" : "limit") + " holds in " + due
            : course.isMet() ? "that it is still so in " + due : "to reach the target in time";
    double chance = outlook.get().chance();
    boolean split = status == Status.ON_TRACK && outlook.get().chanceOfAsked() < LIKELY;
    return (split
            ? "The pace so far is enough, but the latest values together point elsewhere: if "
            : "If ")
        + since
        + " goes on, to "
        + course.say(course.possible(outlook.get().projected()))
        + " by then, the chance "
        + what
        + " is "
        + percent(chance)
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
  static String remarks(GoalSeries series) {
    return series.remarks().isEmpty() ? "" : " " + String.join(" ", series.remarks());
  }
}

package org.waymark.progress;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.panel.PeriodKind;
import org.waymark.statistics.TrendForecast;

/**
 * What the trend of all values forecasts for the target's period.
 *
 * @param chance probability that the target is met then
 * @param chanceOfAsked probability that what is asked is met: 0.7 of the way to an aspirational one
 * @param projected mean of the forecast
 */
record TrendOutlook(double chance, double chanceOfAsked, double projected) {

  /** Empty with too few values: the trend is unproven. */
  static Optional<TrendOutlook> of(GoalCourse course) {
    if (course.isDecided()) {
      double value = course.latest().value();
      double asked = course.direction() * (value - course.askedValue()) >= 0 ? 1 : 0;
      return Optional.of(new TrendOutlook(course.meets(value) ? 1 : 0, asked, value));
    }
    List<GoalSeries.Value> values = course.values();
    Optional<TrendForecast> forecast =
        TrendForecast.of(
            values.stream().mapToDouble(GoalSeries.Value::time).toArray(),
            values.stream().mapToDouble(GoalSeries.Value::value).toArray(),
            values.stream().mapToDouble(v -> v.standardError().orElse(Double.NaN)).toArray(),
            perYear(course.latest().period().kind()),
            TrendForecast.Settings.standard());
    return forecast.map(
        f ->
            new TrendOutlook(
                chance(course, f, course.target()),
                chance(course, f, course.askedValue()),
                f.at(course.due())));
  }

  private static double chance(GoalCourse course, TrendForecast forecast, double value) {
    double atLeast = forecast.probabilityAtLeast(course.due(), value);
    return course.direction() > 0 ? atLeast : 1 - atLeast;
  }

  private static double perYear(PeriodKind kind) {
    return switch (kind) {
      case WEEK -> 365.2425 / 7;
      case MONTH -> 12;
      case QUARTER -> 4;
      case YEAR, FINANCIAL_YEAR -> 1;
    };
  }

  /** The verdict of the trend as a method of its own. */
  static final class Method implements ProgressMethod {

    static final String NAME = "trend";

    private static final double LIKELY = 0.5;

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public Finding judge(GoalCourse course) {
      Optional<TrendOutlook> outlook = of(course);
      if (outlook.isEmpty()) {
        return Finding.refused("trend unproven: fewer than " + TrendForecast.FEWEST + " values");
      }
      double projected = outlook.get().projected();
      boolean likely = outlook.get().chanceOfAsked() >= LIKELY;
      double ratio = course.share(projected);
      Status status =
          likely
              ? Status.ON_TRACK
              : course.isLimit() ? Status.DETERIORATION : behind(ratio, course);
      return new Finding(
          course.isLimit() ? OptionalDouble.empty() : OptionalDouble.of(ratio),
          status,
          OptionalDouble.of(projected),
          "The trend of all values leads to " + course.say(course.possible(projected)) + ".");
    }

    /** A share that is enough on average but not likely enough is nearly enough. */
    private static Status behind(double ratio, GoalCourse course) {
      Status status = LinearPace.SCALE.of(ratio, course.goal().ambition());
      return status == Status.ON_TRACK ? Status.ACCELERATION_NEEDED : status;
    }
  }
}

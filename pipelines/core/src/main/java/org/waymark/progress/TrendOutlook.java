package org.waymark.progress;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.registry.Measure;
import org.waymark.statistics.TrendForecast;

/**
 * What the trend of all values forecasts for the target's period.
 *
 * @param chance probability that the target is met then
 * @param chanceOfAsked probability that what is asked is met: 0.7 of the way to an aspirational one
 * @param projected mean of the forecast, also where no value can be so
 */
record TrendOutlook(double chance, double chanceOfAsked, double projected) {

  /** Values at the end of the scale from which on their share is the chance of another. */
  private static final double MANY = 0.5;

  /** Empty with too few values: the trend is unproven. */
  static Optional<TrendOutlook> of(GoalCourse course) {
    double latest = course.latestObserved().value();
    if (course.isDecided()) {
      double asked = course.direction() * (course.latest().value() - course.askedValue());
      return Optional.of(new TrendOutlook(course.isMet() ? 1 : 0, asked >= 0 ? 1 : 0, latest));
    }
    List<GoalSeries.Value> values = course.observedOfOnePiece();
    if (values.size() < TrendForecast.FEWEST) {
      return Optional.empty();
    }
    double target = course.declared().target().value() - course.direction() * allowed(course);
    double asked =
        course
                .season()
                .shifted(
                    course.askedValue(),
                    course.goal().baseline().period(),
                    course.goal().target().period())
            - course.direction() * allowed(course);
    Optional<TrendOutlook> counted = counted(course, values, target, asked);
    if (counted.isPresent()) {
      return counted;
    }
    Optional<TrendForecast> forecast =
        TrendForecast.of(
            values.stream().mapToDouble(GoalSeries.Value::time).toArray(),
            values.stream().mapToDouble(GoalSeries.Value::value).toArray(),
            values.stream().mapToDouble(v -> v.standardError().orElse(Double.NaN)).toArray(),
            Season.perYear(course.latest().period().kind()),
            TrendForecast.Settings.standard());
    return forecast.map(
        f ->
            new TrendOutlook(
                chance(course, f, target), chance(course, f, asked), f.at(course.due())));
  }

  /**
   * Values that never move, or that lie at the end of the scale more often than not, have no
   * scatter that a forecast could be drawn from. The chance of one more is (k + 1) / (n + 2) for k
   * of n that met the target: Laplace's rule of succession.
   */
  private static Optional<TrendOutlook> counted(
      GoalCourse course, List<GoalSeries.Value> values, double target, double asked) {
    double latest = values.get(values.size() - 1).value();
    double end = course.direction() > 0 ? course.ceiling() : course.floor();
    boolean still = values.stream().allMatch(v -> v.value() == latest);
    long there = values.stream().filter(v -> v.value() == end).count();
    if (!still && !(target == end && there >= MANY * values.size())) {
      return Optional.empty();
    }
    double mean = values.stream().mapToDouble(GoalSeries.Value::value).average().orElseThrow();
    return Optional.of(
        new TrendOutlook(
            succession(course, values, target), succession(course, values, asked), mean));
  }

  private static double succession(
      GoalCourse course, List<GoalSeries.Value> values, double target) {
    long met = values.stream().filter(v -> course.direction() * (v.value() - target) >= 0).count();
    return (met + 1.0) / (values.size() + 2);
  }

  /** What the value of the target's period may be off a line that is to be held. */
  private static double allowed(GoalCourse course) {
    return course.isHeld() ? 2 * course.scatter() : 0;
  }

  private static double chance(GoalCourse course, TrendForecast forecast, double value) {
    // A count that rounds to the target meets it.
    double half = course.indicator().measure() == Measure.COUNT ? 0.5 : 0;
    double atLeast = forecast.probabilityAtLeast(course.due(), value - course.direction() * half);
    return course.direction() > 0 ? atLeast : 1 - atLeast;
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
      double projected =
          course
              .season()
              .shifted(
                  outlook.get().projected(),
                  course.goal().target().period(),
                  course.goal().baseline().period());
      boolean likely = outlook.get().chanceOfAsked() >= LIKELY;
      double ratio = course.isLimit() ? Double.NaN : course.share(projected);
      Status status =
          likely
              ? Status.ON_TRACK
              : course.isLimit() ? Status.DETERIORATION : behind(ratio, course);
      return new Finding(
          course.isLimit() ? OptionalDouble.empty() : OptionalDouble.of(ratio),
          status,
          OptionalDouble.of(projected),
          (course.startedAnew().isPresent()
                  ? "The trend since the new start leads to "
                  : "The trend of all values leads to ")
              + ""
              + course.say(course.possible(outlook.get().projected()))
              + ".");
    }

    /** A share that is enough on average but not likely enough is nearly enough. */
    private static Status behind(double ratio, GoalCourse course) {
      Status status = LinearPace.SCALE.of(ratio, course.goal().ambition());
      return status == Status.ON_TRACK ? Status.ACCELERATION_NEEDED : status;
    }
  }
}

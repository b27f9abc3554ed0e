package org.waymark.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.aggregate.AggregateSeries;
import org.waymark.aggregate.Aggregation;
import org.waymark.aggregate.Scope;
import org.waymark.period.Period;
import org.waymark.registry.Goal;
import org.waymark.registry.Place;
import org.waymark.registry.Rebase;
import org.waymark.statistics.XmrChart;
import org.waymark.wording.PeriodWords;

/**
 * The values that a goal is judged by, in order of period: those of its place, or the aggregate of
 * all places, of the periods that can be compared.
 *
 * @param values periods with a value, ascending
 * @param remarks what a reader must know of them, as sentences
 * @param refusal why there are no values at all; empty where the data simply hold none
 * @param lastHeard the latest period with a comparable value, settled or not
 * @param lag periods by which values usually come late
 * @param closed that the goal's place has closed
 */
record GoalSeries(
    List<Value> values,
    List<String> remarks,
    String refusal,
    Optional<Period> lastHeard,
    int lag,
    Optional<Closed> closed) {

  /** Upper limit of a moving range over their mean (D4 of a chart of two values). */
  private static final double FAR_MOVE = 3.267;

  /** Values of a place that still exists, of a feed that is on time. */
  GoalSeries(List<Value> values, List<String> remarks, String refusal) {
    this(values, remarks, refusal, Optional.empty(), 0, Optional.empty());
  }

  /** A place that has closed, and the day. */
  record Closed(LocalDate day, String words) {}

  /**
   * A value of the indicator.
   *
   * @param standardError where it was delivered with one
   */
  record Value(Period period, double value, OptionalDouble standardError) {

    /** Middle of the period, in years. */
    double time() {
      return period.midYear();
    }
  }

  /** What the goal is judged by, period by period, with those that cannot be compared. */
  static AggregateSeries scope(Goal goal, Aggregation aggregation) {
    if (goal.gap().isPresent()) {
      return aggregation.gap(goal.gap().get(), Optional.of(goal.baseline().period()));
    }
    Period baseline = goal.baseline().period();
    Scope scope = goal.placeId().map(Scope::region).orElse(Scope.EVERYWHERE);
    Optional<Period> since = goal.placeId().isPresent() ? Optional.empty() : Optional.of(baseline);
    return aggregation.of(scope, since).with(aggregation.mixed(scope, baseline));
  }

  static GoalSeries of(
      Goal goal,
      AggregateSeries series,
      List<Place> places,
      Timeliness timeliness,
      List<Rebase> newStarts,
      int refused) {
    List<Value> known =
        series.points().stream()
            .filter(AggregateSeries.Point::comparable)
            .map(p -> new Value(p.period(), p.value(), p.standardError()))
            .toList();
    List<Value> values =
        known.stream().filter(value -> timeliness.isSettled(value.period())).toList();
    List<String> remarks = new ArrayList<>(series.remarks());
    series
        .passedOver()
        .ifPresent(
            point ->
                remarks.add(
                    PeriodWords.name(point.period())
                        + " is passed over: without "
                        + point.missing()
                        + "."));
    if (values.size() < known.size()) {
      remarks.add(provisional(known.subList(values.size(), known.size()), timeliness));
    } else if (timeliness.provisionalFrom().isEmpty()
        && isJump(values)
        && newStarts.stream()
            .noneMatch(rebase -> rebase.from().equals(values.get(values.size() - 1).period()))) {
      remarks.add(
          PeriodWords.name(values.get(values.size() - 1).period())
              + " is further from the value before than is usual: check that it is complete.");
    }
    String of = goal.placeId().map(id -> " of " + id).orElse("");
    String refusedValues =
        refused + (refused == 1 ? " value" + of + " was" : " values" + of + " were") + " refused";
    String refusal = series.refusal();
    if (known.isEmpty() && refusal.isEmpty() && refused > 0) {
      refusal = refusedValues;
    } else if (known.isEmpty() && refusal.isEmpty() && goal.placeId().isPresent()) {
      refusal = "there are no data for " + goal.placeId().get();
    } else if (refused > 0) {
      remarks.add(
          Character.toUpperCase(refusedValues.charAt(0))
              + refusedValues.substring(1)
              + "; what is left may lean to one side.");
    }
    Optional<Period> lastHeard =
        known.isEmpty() ? Optional.empty() : Optional.of(known.get(known.size() - 1).period());
    return new GoalSeries(
        values, List.copyOf(remarks), refusal, lastHeard, timeliness.lag(), closed(goal, places));
  }

  /** Whether the latest value is further from the one before than moving ranges allow. */
  private static boolean isJump(List<Value> values) {
    int last = values.size() - 1;
    if (last < XmrChart.SETTLED) {
      return false;
    }
    double sum = 0;
    for (int i = 1; i < last; i++) {
      sum += Math.abs(values.get(i).value() - values.get(i - 1).value());
    }
    double latest = Math.abs(values.get(last).value() - values.get(last - 1).value());
    return latest > FAR_MOVE * sum / (last - 1);
  }

  private static String provisional(List<Value> provisional, Timeliness timeliness) {
    String first = PeriodWords.name(provisional.get(0).period());
    String last = PeriodWords.name(provisional.get(provisional.size() - 1).period());
    return "Provisional and left aside: "
        + (provisional.size() == 1 ? first : first + " to " + last)
        + timeliness.reason()
        + ".";
  }

  private static Optional<Closed> closed(Goal goal, List<Place> places) {
    return goal.placeId()
        .flatMap(id -> find(id, places))
        .flatMap(
            place ->
                place
                    .validTo()
                    .map(
                        day ->
                            new Closed(
                                day,
                                place.name()
                                    + " closed on "
                                    + PeriodWords.day(day)
                                    + place
                                        .successorId()
                                        .flatMap(id -> find(id, places))
                                        .map(s -> ", and " + s.name() + " took it over")
                                        .orElse(""))));
  }

  private static Optional<Place> find(String id, List<Place> places) {
    return places.stream().filter(place -> place.id().equals(id)).findFirst();
  }
}

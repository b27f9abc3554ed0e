package org.waymark.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.aggregate.AggregateSeries;
import org.waymark.aggregate.Aggregation;
import org.waymark.aggregate.Scope;
import org.waymark.panel.Period;
import org.waymark.registry.Goal;
import org.waymark.wording.PeriodWords;

/**
 * The values that a goal is judged by, in order of period: those of its place, or the aggregate of
 * all places, of the periods that can be compared.
 *
 * @param values periods with a value, ascending
 * @param remarks what a reader must know of them, as sentences
 * @param refusal why there are no values at all; empty where the data simply hold none
 */
record GoalSeries(List<Value> values, List<String> remarks, String refusal) {

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
    return goal.placeId()
        .map(id -> aggregation.of(Scope.region(id), Optional.empty()))
        .orElseGet(() -> aggregation.of(Scope.EVERYWHERE, Optional.of(goal.baseline().period())));
  }

  static GoalSeries of(Goal goal, AggregateSeries series) {
    List<Value> values =
        series.points().stream()
            .filter(AggregateSeries.Point::comparable)
            .map(p -> new Value(p.period(), p.value(), p.standardError()))
            .toList();
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
    String refusal =
        values.isEmpty() && series.refusal().isEmpty() && goal.placeId().isPresent()
            ? "there are no data for " + goal.placeId().get()
            : series.refusal();
    return new GoalSeries(values, List.copyOf(remarks), refusal);
  }
}

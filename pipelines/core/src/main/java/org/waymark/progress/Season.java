package org.waymark.progress;

import java.util.List;
import java.util.Optional;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.statistics.SeasonalShape;

/**
 * The season of a goal's indicator: what a value of one time of the year would be at another. In
 * proportion for counts and rates above zero, by the difference for all others.
 */
final class Season {
  private final Optional<SeasonalShape> shape;
  private final boolean inProportion;

  private Season(Optional<SeasonalShape> shape, boolean inProportion) {
    this.shape = shape;
    this.inProportion = inProportion;
  }

  static Season none() {
    return new Season(Optional.empty(), false);
  }

  /** The season that the values show. */
  static Season of(Indicator indicator, List<GoalSeries.Value> values) {
    if (values.isEmpty()) {
      return none();
    }
    boolean inProportion =
        (indicator.measure() == Measure.COUNT || indicator.measure() == Measure.RATE)
            && values.stream().allMatch(v -> v.value() > 0);
    double[] y =
        values.stream().mapToDouble(v -> inProportion ? Math.log(v.value()) : v.value()).toArray();
    double[] time = values.stream().mapToDouble(GoalSeries.Value::time).toArray();
    return new Season(
        SeasonalShape.of(time, y, perYear(values.get(0).period().kind())), inProportion);
  }

  static double perYear(PeriodKind kind) {
    return switch (kind) {
      case WEEK -> 365.2425 / 7;
      case MONTH -> 12;
      case QUARTER -> 4;
      case YEAR, FINANCIAL_YEAR -> 1;
    };
  }

  boolean isKnown() {
    return shape.isPresent();
  }

  /** What that value of one period would be at the time of the year of another. */
  double shifted(double value, Period from, Period to) {
    if (shape.isEmpty()) {
      return value;
    }
    double apart = shape.get().at(to.midYear()) - shape.get().at(from.midYear());
    return inProportion ? value * Math.exp(apart) : value + apart;
  }
}

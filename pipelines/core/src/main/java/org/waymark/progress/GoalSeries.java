package org.waymark.progress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.panel.Panel;
import org.waymark.panel.Period;
import org.waymark.panel.PeriodKind;
import org.waymark.registry.Goal;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.statistics.Quantiles;

/**
 * The values that a goal is judged by, in order of period: those of its place, or the aggregate of
 * all places: Σ numerator / Σ denominator of proportions and rates, the sum of counts, the
 * n-weighted mean of means. A value has no aggregate.
 *
 * <p>An aggregate stands only for periods in which enough of the usual places reported (usual: the
 * median over the periods): 80%, and for counts 95% because a missing place takes its events with
 * it.
 *
 * @param values periods with a value, ascending
 * @param passedOver the latest period whose coverage was too low, where it is later than all values
 * @param refusal why there are no values at all; empty where the data simply hold none
 */
record GoalSeries(List<Value> values, Optional<PassedOver> passedOver, String refusal) {

  private static final double COVERAGE = 0.80;
  private static final double COVERAGE_OF_COUNTS = 0.95;

  /** A period in which only {@code reporting} of usually {@code usual} places reported. */
  record PassedOver(Period period, long reporting, long usual) {}

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

  static GoalSeries of(Goal goal, Indicator indicator, Panel panel, List<Place> places) {
    int[] columns = columns(panel, indicator);
    return goal.placeId()
        .map(id -> ofPlace(id, panel, places, columns))
        .orElseGet(() -> aggregate(indicator, panel, columns));
  }

  private static OptionalDouble known(double error) {
    return error >= 0 ? OptionalDouble.of(error) : OptionalDouble.empty();
  }

  private static GoalSeries refused(String why) {
    return new GoalSeries(List.of(), Optional.empty(), why);
  }

  /** Columns whose periods are as long as the indicator's. */
  private static int[] columns(Panel panel, Indicator indicator) {
    List<Integer> columns = new ArrayList<>();
    for (int t = 0; t < panel.periods().length; t++) {
      PeriodKind kind = panel.period(t).kind();
      if (kind == indicator.period() || (isYear(kind) && isYear(indicator.period()))) {
        columns.add(t);
      }
    }
    return columns.stream().mapToInt(t -> t).toArray();
  }

  private static boolean isYear(PeriodKind kind) {
    return kind == PeriodKind.YEAR || kind == PeriodKind.FINANCIAL_YEAR;
  }

  private static GoalSeries ofPlace(String id, Panel panel, List<Place> places, int[] columns) {
    for (int p = 0; p < panel.places().length; p++) {
      if (places.get(panel.places()[p]).id().equals(id)) {
        List<Value> values = new ArrayList<>();
        for (int t : columns) {
          int cell = panel.cell(p, t);
          double value = panel.value()[cell];
          if (!Double.isNaN(value)) {
            double error = Panel.at(panel.standardError(), cell);
            values.add(new Value(panel.period(t), value, known(error)));
          }
        }
        return new GoalSeries(List.copyOf(values), Optional.empty(), "");
      }
    }
    return refused("there are no data for " + id);
  }

  private static GoalSeries aggregate(Indicator indicator, Panel panel, int[] columns) {
    if (indicator.measure() == Measure.VALUE) {
      return refused("values of this kind cannot be added up over places; name a place");
    }
    Total[] totals = new Total[columns.length];
    Arrays.setAll(totals, i -> Total.of(indicator, panel, columns[i]));
    double[] reporting =
        Arrays.stream(totals).mapToDouble(Total::places).filter(n -> n > 0).toArray();
    if (reporting.length == 0) {
      return Arrays.stream(totals).anyMatch(Total::unweighted)
          ? refused("there is nothing to weight the places by: neither denominator nor n")
          : refused("");
    }
    double usual = Quantiles.medianOf(reporting);
    double share = indicator.measure() == Measure.COUNT ? COVERAGE_OF_COUNTS : COVERAGE;
    List<Value> values = new ArrayList<>();
    Optional<PassedOver> passedOver = Optional.empty();
    for (int i = 0; i < totals.length; i++) {
      Period period = panel.period(columns[i]);
      if (totals[i].places() >= share * usual) {
        values.add(new Value(period, totals[i].value(), totals[i].standardError()));
        passedOver = Optional.empty();
      } else if (totals[i].places() > 0) {
        passedOver = Optional.of(new PassedOver(period, totals[i].places(), Math.round(usual)));
      }
    }
    return new GoalSeries(List.copyOf(values), passedOver, "");
  }

  /**
   * The aggregate of one period.
   *
   * @param places places that reported what is needed
   * @param standardError where every place that counts has one; their errors are independent
   * @param unweighted true where a place had a value but nothing to weight it by
   */
  private record Total(
      double value, OptionalDouble standardError, long places, boolean unweighted) {

    static Total of(Indicator indicator, Panel panel, int column) {
      double above = 0;
      double below = 0;
      double errors = 0;
      long places = 0;
      boolean unweighted = false;
      for (int p = 0; p < panel.places().length; p++) {
        int cell = panel.cell(p, column);
        double value = panel.value()[cell];
        if (Double.isNaN(value)) {
          continue;
        }
        double weight = weight(indicator, panel, cell);
        if (!(weight > 0)) {
          unweighted = true;
          continue;
        }
        places++;
        double error = weight * Panel.at(panel.standardError(), cell);
        above += weight * value;
        below += weight;
        errors += error * error;
      }
      double over = indicator.measure() == Measure.COUNT ? 1 : below;
      return new Total(above / over, known(Math.sqrt(errors) / over), places, unweighted);
    }

    private static double weight(Indicator indicator, Panel panel, int cell) {
      double n = Panel.at(panel.n(), cell);
      return switch (indicator.measure()) {
        case COUNT -> 1;
        case PROPORTION, RATE -> {
          double denominator = Panel.at(panel.denominator(), cell);
          yield denominator > 0 ? denominator : n;
        }
        case MEAN -> n;
        case VALUE -> Double.NaN;
      };
    }
  }
}

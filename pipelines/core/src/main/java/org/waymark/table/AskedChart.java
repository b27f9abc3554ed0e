package org.waymark.table;

import java.util.Arrays;
import java.util.Optional;
import org.waymark.panel.Panel;
import org.waymark.registry.Indicator;
import org.waymark.statistics.Baseline;
import org.waymark.statistics.ChartLines;
import org.waymark.statistics.ChartReading;
import org.waymark.statistics.ShewhartChart;

/**
 * The chart that an indicator asks for, drawn of one place after another. A place of which a value
 * lacks what the chart is made of has none: values without counts where it needs them, a time
 * between events that is not above 0, a number of cases below 0.
 */
final class AskedChart {
  private final Indicator indicator;
  private final Panel panel;

  AskedChart(Indicator indicator, Panel panel) {
    this.indicator = indicator;
    this.panel = panel;
  }

  /**
   * The chart of a place; empty where it cannot be drawn.
   *
   * @param place position in the panel
   * @param stepsAt columns of the panel at which lines start anew
   * @param target in natural units; NaN: none
   */
  Optional<ChartReading> of(int place, int[] stepsAt, double target) {
    int points = panel.settledPeriods();
    int from = panel.cell(place, 0);
    double[] values = Arrays.copyOfRange(panel.value(), from, from + points);
    double[] denominators = new double[points];
    for (int t = 0; t < points; t++) {
      denominators[t] = denominator(from + t);
      if (!Double.isNaN(values[t]) && !drawable(values[t], denominators[t])) {
        return Optional.empty();
      }
    }
    ChartReading.Drawing drawing =
        (start, end) ->
            draw(
                Arrays.copyOfRange(values, start, end),
                events(from + start, values, denominators, start, end),
                Arrays.copyOfRange(denominators, start, end));
    return Optional.of(
        ChartReading.of(drawing, points, stepsAt, indicator.better().sign(), target));
  }

  private boolean drawable(double value, double denominator) {
    return switch (indicator.chart()) {
      case P, P_PRIME, U, U_PRIME -> denominator > 0;
      case T -> value > 0;
      case C, G -> value >= 0;
      case XMR, RUN -> true;
    };
  }

  /** What a value is out of: as delivered, or the n of a share or rate without a design; NaN. */
  private double denominator(int cell) {
    double denominator = Panel.at(panel.denominator(), cell);
    boolean designed = Panel.at(panel.standardError(), cell) >= 0;
    return denominator > 0 || designed ? denominator : Panel.at(panel.n(), cell);
  }

  /** Events as delivered, or those that make the value. */
  private double[] events(int cell, double[] values, double[] denominators, int start, int end) {
    double[] events = new double[end - start];
    for (int i = 0; i < events.length; i++) {
      double delivered = Panel.at(panel.numerator(), cell + i);
      events[i] =
          Double.isNaN(delivered)
              ? values[start + i] / indicator.per() * denominators[start + i]
              : delivered;
    }
    return events;
  }

  private ChartLines draw(double[] values, double[] events, double[] denominators) {
    Baseline all = Baseline.all(values.length);
    return switch (indicator.chart()) {
      case P -> ShewhartChart.proportions(events, denominators, all);
      case P_PRIME -> ShewhartChart.proportionsPrime(events, denominators, all);
      case U -> ShewhartChart.rates(events, denominators, all).times(indicator.per());
      case U_PRIME -> ShewhartChart.ratesPrime(events, denominators, all).times(indicator.per());
      case C -> ShewhartChart.counts(values, all);
      case G -> ShewhartChart.casesBetween(values, all);
      case T -> ShewhartChart.timeBetween(values, all);
      case RUN -> ShewhartChart.run(values, all);
      case XMR -> throw new IllegalStateException("an XmR chart is drawn by itself");
    };
  }
}

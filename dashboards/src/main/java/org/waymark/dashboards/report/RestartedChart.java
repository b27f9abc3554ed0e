package org.waymark.dashboards.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.waymark.dashboards.chart.SpcChart;
import org.waymark.statistics.Holes;
import org.waymark.statistics.XmrChart;
import org.waymark.statistics.XmrPoints;

/**
 * The control chart behind a change that was found, begun again where it was found: one mean across
 * a step describes neither what was before nor what came after. Declared new starts remain. Charts
 * other than XmR are left as they are: their limits need what the points do not hold.
 */
final class RestartedChart {
  private RestartedChart() {}

  /**
   * The points with lines and rules of the stretches before and after.
   *
   * @param points of one place, in order of time
   * @param onset the first period of the change
   * @param better +1 where higher is better, -1 where lower is
   * @return the same points where the chart is of another kind or the period is not among them
   */
  static List<SpcChart.Point> at(List<SpcChart.Point> points, String onset, int better) {
    int n = points.size();
    if (n == 0 || !points.get(n - 1).chart().code().equals("xmr")) {
      return points;
    }
    TreeSet<Integer> steps = new TreeSet<>();
    double[] values = new double[n];
    int[] time = new int[n];
    boolean found = false;
    for (int i = 0; i < n; i++) {
      SpcChart.Point p = points.get(i);
      values[i] = p.value();
      time[i] = number(p.first(), p.last());
      boolean here = p.period().equals(onset);
      found |= here && i > 0;
      if (i > 0 && (here || p.mean() != points.get(i - 1).mean())) {
        steps.add(i);
      }
    }
    if (!found) {
      return points;
    }
    XmrPoints drawn = new XmrPoints(n);
    int[] stepsAt = steps.stream().mapToInt(step -> step).toArray();
    XmrChart.standard().draw(values, 0, n, better, Double.NaN, stepsAt, Holes.of(time, n), drawn);
    List<SpcChart.Point> restarted = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      restarted.add(restarted(points.get(i), drawn, i));
    }
    return List.copyOf(restarted);
  }

  private static SpcChart.Point restarted(SpcChart.Point p, XmrPoints drawn, int i) {
    boolean special = drawn.rule(i) != XmrChart.Rule.NONE;
    return new SpcChart.Point(
        p.period(),
        p.first(),
        p.last(),
        p.value(),
        drawn.mean(i),
        limit(drawn.lower(i)),
        limit(drawn.upper(i)),
        special ? Optional.of(word(drawn.rule(i))) : Optional.empty(),
        word(drawn.variation(i)),
        p.chart(),
        special ? p.context() : Optional.empty());
  }

  private static OptionalDouble limit(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The words of the published tables are the names of the constants. */
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The period's place in the row of all of its length. */
  private static int number(LocalDate first, LocalDate last) {
    long days = last.toEpochDay() - first.toEpochDay() + 1;
    if (days <= 7) {
      return Math.toIntExact(Math.floorDiv(first.toEpochDay() + 3, 7));
    }
    int months = days <= 31 ? 1 : days <= 92 ? 3 : 12;
    return (first.getYear() * 12 + first.getMonthValue() - 1) / months;
  }
}

package org.waymark.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.waymark.panel.Panel;
import org.waymark.registry.Chart;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Workspace;
import org.waymark.schema.PublishedTable;
import org.waymark.statistics.ChartReading;
import org.waymark.statistics.XmrChart;
import org.waymark.statistics.XmrPoints;

/**
 * Panels as rows of the published table {@code spc_point}: every place's series drawn as the chart
 * that its indicator asks for, else, and where that cannot be drawn, as an XmR chart.
 *
 * <p>The target that assurance is judged against is that of the goal for the place, else that of
 * the goal for the aggregate, which for a count of all places says nothing of one place.
 */
public final class ChartTable {
  private static final int[] NEVER = {};

  private final Workspace workspace;
  private final List<Indicator> indicators;
  private final Labels labels;

  /** Draws charts for the indicators and goals of a workspace. */
  public ChartTable(Workspace workspace, Labels labels) {
    this.workspace = workspace;
    this.indicators = workspace.indicators();
    this.labels = labels;
  }

  /** A point for every cell that holds a value, by indicator, place and period. */
  public ColumnTable of(PanelRows rows) {
    List<Panel> panels = rows.panels();
    ChartRows charts = new ChartRows(panels, rows.rows());
    for (Panel panel : panels) {
      draw(panel, charts);
    }
    List<Column> columns = new ArrayList<>(rows.identity(labels));
    double[] value = new double[rows.rows()];
    for (int r = 0; r < value.length; r++) {
      value[r] = panels.get(rows.panel()[r]).value()[rows.cell()[r]];
    }
    columns.add(new Column.Doubles(value));
    columns.addAll(charts.columns());
    columns.add(labels.asOfColumn());
    columns.add(labels.runIdColumn());
    return new ColumnTable(PublishedTable.named("spc_point"), rows.rows(), columns);
  }

  private void draw(Panel panel, ChartRows charts) {
    Indicator indicator = indicators.get(panel.indicator());
    XmrChart xmr = XmrChart.standard();
    int length = panel.settledPeriods();
    XmrPoints points = new XmrPoints(length);
    AskedChart asked = new AskedChart(indicator, panel);
    Map<String, Double> targets = targets(indicator);
    double common = targets.getOrDefault("", Double.NaN);
    for (int p = 0; p < panel.places().length; p++) {
      String place = labels.places()[panel.places()[p]];
      double target = targets.size() > 1 ? targets.getOrDefault(place, common) : common;
      int[] stepsAt = indicator.rebase().isEmpty() ? NEVER : steps(indicator, panel, place);
      Optional<ChartReading> reading =
          indicator.chart() == Chart.XMR ? Optional.empty() : asked.of(p, stepsAt, target);
      if (reading.isPresent()) {
        charts.add(indicator.chart(), reading.get());
      } else {
        int from = panel.cell(p, 0);
        xmr.draw(panel.value(), from, length, indicator.better().sign(), target, stepsAt, points);
        charts.add(panel.value(), from, points, stepsAt);
      }
      charts.addProvisional(panel, p, length);
    }
  }

  /** Columns of the panel at which the chart of a place starts anew. */
  private static int[] steps(Indicator indicator, Panel panel, String place) {
    return indicator.rebase().stream()
        .filter(rebase -> rebase.placeId().map(place::equals).orElse(true))
        .mapToInt(rebase -> firstSince(panel.periods(), rebase.from().code()))
        .filter(column -> column > 0 && column < panel.settledPeriods())
        .sorted()
        .distinct()
        .toArray();
  }

  private static int firstSince(int[] periods, int code) {
    int at = Arrays.binarySearch(periods, code);
    return at < 0 ? -at - 1 : at;
  }

  /** Target values by place; that of the aggregate, where there is one, under "". */
  private Map<String, Double> targets(Indicator indicator) {
    Map<String, Double> targets = new TreeMap<>();
    targets.put("", Double.NaN);
    workspace.mission(indicator.missionId()).stream()
        .flatMap(mission -> mission.goals().stream())
        .filter(goal -> goal.indicatorId().equals(indicator.id()))
        .filter(goal -> goal.placeId().isPresent() || indicator.measure() != Measure.COUNT)
        .forEach(goal -> targets.put(goal.placeId().orElse(""), goal.target().value()));
    return targets;
  }
}

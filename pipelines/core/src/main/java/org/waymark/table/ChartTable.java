package org.waymark.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.panel.Panel;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Workspace;
import org.waymark.schema.PublishedTable;
import org.waymark.statistics.XmrChart;
import org.waymark.statistics.XmrPoints;

/**
 * Panels as rows of the published table {@code spc_point}: every place's series drawn as an XmR
 * chart.
 *
 * <p>The target that assurance is judged against is that of the goal for the place, else that of
 * the goal for the aggregate, which for a count of all places says nothing of one place.
 */
public final class ChartTable {
  private static final Column.Dictionary RULES =
      new Column.Dictionary.Texts(
          new String[] {"outside-limits", "trend", "two-of-three", "shift"});
  private static final Column.Dictionary VARIATIONS =
      new Column.Dictionary.Texts(
          new String[] {"common-cause", "improvement", "concern", "neither-high", "neither-low"});
  private static final Column.Dictionary ASSURANCES =
      new Column.Dictionary.Texts(new String[] {"pass", "fail", "hit-or-miss"});

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
    Lines lines = new Lines(panels, rows.rows());
    for (Panel panel : panels) {
      draw(panel, lines);
    }
    List<Column> columns = new ArrayList<>(rows.identity(labels));
    double[] value = new double[rows.rows()];
    for (int r = 0; r < value.length; r++) {
      value[r] = panels.get(rows.panel()[r]).value()[rows.cell()[r]];
    }
    columns.add(new Column.Doubles(value));
    columns.add(new Column.Coded(lines.chart, new Column.Dictionary.Doubles(lines.mean)));
    columns.add(new Column.Coded(lines.limited, new Column.Dictionary.Doubles(lines.lower)));
    columns.add(new Column.Coded(lines.limited, new Column.Dictionary.Doubles(lines.upper)));
    columns.add(new Column.Coded(lines.rule, RULES));
    columns.add(new Column.Coded(lines.variation, VARIATIONS));
    columns.add(new Column.Coded(lines.assurance, ASSURANCES));
    columns.add(new Column.Flags(lines.provisional));
    columns.add(labels.asOfColumn());
    columns.add(labels.runIdColumn());
    return new ColumnTable(PublishedTable.named("spc_point"), rows.rows(), columns);
  }

  private void draw(Panel panel, Lines lines) {
    Indicator indicator = indicators.get(panel.indicator());
    XmrChart chart = XmrChart.standard();
    int length = panel.periods().length;
    XmrPoints points = new XmrPoints(length);
    Map<String, Double> targets = targets(indicator);
    double common = targets.getOrDefault("", Double.NaN);
    for (int p = 0; p < panel.places().length; p++) {
      double target =
          targets.size() > 1
              ? targets.getOrDefault(labels.places()[panel.places()[p]], common)
              : common;
      int from = panel.cell(p, 0);
      chart.draw(panel.value(), from, length, indicator.better().sign(), target, points);
      lines.add(panel.value(), from, points);
    }
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

  /** The charts' lines, a chart per place, and what each row says of its point. */
  private static final class Lines {
    private final double[] mean;
    private final double[] lower;
    private final double[] upper;
    private final int[] chart;
    private final int[] limited;
    private final int[] rule;
    private final int[] variation;
    private final int[] assurance;
    private final boolean[] provisional;
    private int charts;
    private int row;

    Lines(List<Panel> panels, int rows) {
      int places = panels.stream().mapToInt(panel -> panel.places().length).sum();
      mean = new double[places];
      lower = new double[places];
      upper = new double[places];
      chart = new int[rows];
      limited = new int[rows];
      rule = new int[rows];
      variation = new int[rows];
      assurance = new int[rows];
      provisional = new boolean[rows];
    }

    void add(double[] values, int from, XmrPoints points) {
      boolean any = false;
      for (int t = 0; t < points.length(); t++) {
        if (Double.isNaN(values[from + t])) {
          continue;
        }
        if (!any) {
          any = true;
          mean[charts] = points.mean(t);
          lower[charts] = points.lower(t);
          upper[charts] = points.upper(t);
        }
        chart[row] = charts;
        limited[row] = Double.isNaN(lower[charts]) ? -1 : charts;
        rule[row] = code(points.rule(t));
        variation[row] = code(points.variation(t));
        assurance[row] = code(points.assurance());
        provisional[row] = points.provisional();
        row++;
      }
      charts++;
    }

    private static int code(XmrChart.Rule rule) {
      return switch (rule) {
        case NONE -> -1;
        case OUTSIDE_LIMITS -> 0;
        case TREND -> 1;
        case TWO_OF_THREE -> 2;
        case SHIFT -> 3;
      };
    }

    private static int code(XmrChart.Variation variation) {
      return switch (variation) {
        case COMMON_CAUSE -> 0;
        case IMPROVEMENT -> 1;
        case CONCERN -> 2;
        case NEITHER_HIGH -> 3;
        case NEITHER_LOW -> 4;
      };
    }

    private static int code(XmrChart.Assurance assurance) {
      return switch (assurance) {
        case NO_TARGET -> -1;
        case PASS -> 0;
        case FAIL -> 1;
        case HIT_OR_MISS -> 2;
      };
    }
  }
}

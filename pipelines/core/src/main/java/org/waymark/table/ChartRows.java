package org.waymark.table;

import java.util.Arrays;
import java.util.List;
import org.waymark.panel.Panel;
import org.waymark.registry.Chart;
import org.waymark.statistics.ChartReading;
import org.waymark.statistics.RunsAnalysis;
import org.waymark.statistics.XmrChart;
import org.waymark.statistics.XmrPoints;

/**
 * Charts as rows of {@code spc_point}, place after place: what each row says of its point, and the
 * lines that rows share. Columns that only charts other than XmR fill are made by the first of
 * them.
 */
final class ChartRows {
  private static final Column.Dictionary RULES =
      new Column.Dictionary.Texts(
          new String[] {"outside-limits", "trend", "two-of-three", "shift", "long-run"});
  private static final Column.Dictionary VARIATIONS =
      new Column.Dictionary.Texts(
          new String[] {"common-cause", "improvement", "concern", "neither-high", "neither-low"});
  private static final Column.Dictionary ASSURANCES =
      new Column.Dictionary.Texts(new String[] {"pass", "fail", "hit-or-miss", "too-few-points"});
  private static final List<Chart> KINDS = List.of(Chart.values());
  private static final Column.Dictionary CHARTS =
      new Column.Dictionary.Texts(KINDS.stream().map(Chart::word).toArray(String[]::new));

  private double[] mean;
  private double[] lower;
  private double[] upper;
  private int lines;

  private final int[] line;
  private final int[] limited;
  private final int[] rule;
  private final int[] variation;
  private final int[] assurance;
  private final boolean[] provisional;
  private int[] chart = {};
  private long[] longestRun = {};
  private long[] longestRunLimit = {};
  private long[] crossings = {};
  private long[] crossingsLimit = {};
  private double[] openInterval = {};
  private int[] openVariation = {};
  private int[] context = {};
  private int row;

  /** Room for the charts of these panels. */
  ChartRows(List<Panel> panels, int rows) {
    int places = panels.stream().mapToInt(panel -> panel.places().length).sum();
    mean = new double[places];
    lower = new double[places];
    upper = new double[places];
    line = new int[rows];
    limited = new int[rows];
    rule = new int[rows];
    variation = new int[rows];
    assurance = new int[rows];
    provisional = new boolean[rows];
  }

  /** Adds an XmR chart that starts anew at these points. */
  void add(double[] values, int from, XmrPoints points, int[] stepsAt) {
    int start = 0;
    for (int s = 0; s <= stepsAt.length; s++) {
      int end = s < stepsAt.length ? stepsAt[s] : points.length();
      add(values, from, points, start, end);
      start = end;
    }
  }

  private void add(double[] values, int from, XmrPoints points, int start, int end) {
    boolean any = false;
    int own = lines;
    for (int t = start; t < end; t++) {
      if (Double.isNaN(values[from + t])) {
        continue;
      }
      if (!any) {
        any = true;
        addLines(points.mean(t), points.lower(t), points.upper(t));
      }
      line[row] = own;
      limited[row] = Double.isNaN(lower[own]) ? -1 : own;
      rule[row] = code(points.rule(t));
      variation[row] = code(points.variation(t));
      assurance[row] = code(points.assurance());
      provisional[row] = points.provisional();
      row++;
    }
  }

  /**
   * Adds points of a place that may still change: the lines go on from the point before, and no
   * rule is met.
   */
  void addProvisional(Panel panel, int place) {
    boolean follows = false;
    for (int t = 0; t < panel.periods().length; t++) {
      if (Double.isNaN(panel.value()[panel.cell(place, t)])) {
        continue;
      }
      if (panel.isSettled(t)) {
        follows = true;
        continue;
      }
      if (!follows) {
        addLines(panel.value()[panel.cell(place, t)], Double.NaN, Double.NaN);
      } else if (chart.length > 0) {
        chart[row] = chart[row - 1];
      }
      follows = true;
      line[row] = lines - 1;
      limited[row] = Double.isNaN(lower[lines - 1]) ? -1 : lines - 1;
      rule[row] = -1;
      variation[row] = 0;
      assurance[row] = -1;
      provisional[row] = true;
      row++;
    }
  }

  /** How many points of a place may still change. */
  static int provisional(Panel panel, int place) {
    int count = 0;
    for (int t = panel.settledPeriods(); t < panel.periods().length; t++) {
      count += Double.isNaN(panel.value()[panel.cell(place, t)]) ? 0 : 1;
    }
    return count;
  }

  /** Adds a chart of another kind. */
  void add(Chart kind, ChartReading reading) {
    makeRoomForOthers();
    int code = KINDS.indexOf(kind);
    for (ChartReading.Stretch stretch : reading.stretches()) {
      for (int t = stretch.start(); t < stretch.end(); t++) {
        if (Double.isNaN(reading.lines().y()[t])) {
          continue;
        }
        addLines(
            reading.lines().centre()[t], reading.lines().lower()[t], reading.lines().upper()[t]);
        line[row] = lines - 1;
        limited[row] = Double.isNaN(lower[lines - 1]) ? -1 : lines - 1;
        rule[row] = code(reading.rule()[t]);
        variation[row] = code(reading.variation()[t]);
        assurance[row] = code(reading.assurance());
        provisional[row] = reading.provisional();
        chart[row] = code;
        stretch.runs().ifPresent(this::setRuns);
        row++;
      }
    }
  }

  /**
   * Says of the chart added last how long it has been since its last event.
   *
   * @param points rows of that chart
   * @param interval in the unit of the values
   * @param variation what it says already
   */
  void addOpen(int points, double interval, XmrChart.Variation variation) {
    if (openInterval.length == 0) {
      openInterval = new double[line.length];
      openVariation = new int[line.length];
      Arrays.fill(openInterval, Double.NaN);
      Arrays.fill(openVariation, -1);
    }
    Arrays.fill(openInterval, row - points, row, interval);
    Arrays.fill(openVariation, row - points, row, code(variation));
  }

  /** Rows so far. */
  int rows() {
    return row;
  }

  /** The centre line at a row. */
  double centre(int ofRow) {
    return mean[line[ofRow]];
  }

  /** What a row says of its point: 0 of common cause, else a number for each special cause. */
  int variation(int ofRow) {
    return variation[ofRow];
  }

  /** Says what stands around the point of a row: a code of {@link SharedMovement}. */
  void addContext(int ofRow, int code) {
    if (context.length == 0) {
      context = new int[line.length];
      Arrays.fill(context, -1);
    }
    context[ofRow] = code;
  }

  private void setRuns(RunsAnalysis runs) {
    longestRun[row] = runs.longestRun();
    longestRunLimit[row] = runs.longestRunLimit();
    crossings[row] = runs.crossings();
    crossingsLimit[row] = runs.crossingsLimit();
  }

  private void makeRoomForOthers() {
    if (chart.length > 0) {
      return;
    }
    chart = new int[line.length];
    Arrays.fill(chart, KINDS.indexOf(Chart.XMR));
    longestRun = empty();
    longestRunLimit = empty();
    crossings = empty();
    crossingsLimit = empty();
  }

  private long[] empty() {
    long[] column = new long[line.length];
    Arrays.fill(column, Column.Longs.EMPTY);
    return column;
  }

  private void addLines(double centre, double low, double high) {
    if (lines == mean.length) {
      int room = Math.max(16, lines * 2);
      mean = Arrays.copyOf(mean, room);
      lower = Arrays.copyOf(lower, room);
      upper = Arrays.copyOf(upper, room);
    }
    mean[lines] = centre;
    lower[lines] = low;
    upper[lines] = high;
    lines++;
  }

  /** The columns from {@code mean} to {@code crossings_limit}. */
  List<Column> columns() {
    return List.of(
        new Column.Coded(line, dictionary(mean)),
        new Column.Coded(limited, dictionary(lower)),
        new Column.Coded(limited, dictionary(upper)),
        new Column.Coded(rule, RULES),
        new Column.Coded(variation, VARIATIONS),
        new Column.Coded(assurance, ASSURANCES),
        new Column.Flags(provisional),
        chart.length == 0
            ? new Column.Repeated(new Column.Dictionary.Texts(new String[] {Chart.XMR.word()}))
            : new Column.Coded(chart, CHARTS),
        runs(longestRun),
        runs(longestRunLimit),
        runs(crossings),
        runs(crossingsLimit));
  }

  /** The columns {@code open_interval} and {@code open_variation}. */
  List<Column> openColumns() {
    return openInterval.length == 0
        ? List.of(
            new Column.Repeated(new Column.Dictionary.Doubles(new double[0])),
            new Column.Repeated(new Column.Dictionary.Texts(new String[0])))
        : List.of(new Column.Doubles(openInterval), new Column.Coded(openVariation, VARIATIONS));
  }

  /** The column {@code context}. */
  Column contextColumn() {
    return context.length == 0
        ? new Column.Repeated(new Column.Dictionary.Texts(new String[0]))
        : new Column.Coded(context, new Column.Dictionary.Texts(SharedMovement.WORDS));
  }

  private Column.Dictionary dictionary(double[] values) {
    return new Column.Dictionary.Doubles(Arrays.copyOf(values, lines));
  }

  private static Column runs(long[] values) {
    return values.length == 0
        ? new Column.Repeated(new Column.Dictionary.Texts(new String[0]))
        : new Column.Longs(values);
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

  private static int code(ChartReading.Rule rule) {
    return switch (rule) {
      case NONE -> -1;
      case OUTSIDE_LIMITS -> 0;
      case LONG_RUN -> 4;
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
      case TOO_FEW_POINTS -> 3;
    };
  }
}

package org.waymark.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.waymark.panel.Panel;
import org.waymark.registry.Chart;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.registry.Workspace;
import org.waymark.schema.PublishedTable;
import org.waymark.statistics.ChartReading;
import org.waymark.statistics.XmrChart;
import org.waymark.statistics.XmrPoints;

/**
 * Panels as rows of the published table {@code spc_point}: every place's series drawn as the chart
 * that its indicator asks for, else, and where that cannot be drawn, as an XmR chart. A chart is
 * made of the place's own points: when other places report makes no difference to it.
 *
 * <p>The target that assurance is judged against is that of the goal for the place, else that of
 * the goal for the aggregate, which for a count of all places says nothing of one place.
 */
public final class ChartTable {
  private static final int[] NEVER = {};
  private static final long SECONDS_A_DAY = 86_400;

  private final Workspace workspace;
  private final List<Indicator> indicators;
  private final Labels labels;
  private final Map<String, List<LocalDate>> grown;

  /** Draws charts for the indicators and goals of a workspace. */
  public ChartTable(Workspace workspace, Labels labels) {
    this.workspace = workspace;
    this.indicators = workspace.indicators();
    this.labels = labels;
    this.grown = grown(workspace);
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
    columns.add(rows.events());
    columns.add(eventDates(rows));
    columns.addAll(charts.openColumns());
    columns.add(charts.contextColumn());
    columns.add(labels.asOfColumn());
    columns.add(labels.runIdColumn());
    return new ColumnTable(PublishedTable.named("spc_point"), rows.rows(), columns);
  }

  private void draw(Panel panel, ChartRows charts) {
    Indicator indicator = indicators.get(panel.indicator());
    XmrChart xmr = XmrChart.standard();
    XmrPoints points = new XmrPoints(panel.periods().length);
    OwnSeries own = new OwnSeries(panel, indicator.chart().ofEvents());
    AskedChart asked = new AskedChart(indicator, panel, own);
    Map<String, Double> targets = targets(indicator);
    double common = targets.getOrDefault("", Double.NaN);
    int firstRow = charts.rows();
    for (int p = 0; p < panel.places().length; p++) {
      String place = labels.places()[panel.places()[p]];
      double target = targets.size() > 1 ? targets.getOrDefault(place, common) : common;
      own.fill(p);
      if (own.points() > 0) {
        draw(indicator, panel, p, own, asked, xmr, points, target, charts);
      }
      charts.addProvisional(panel, p);
    }
    if (!indicator.chart().ofEvents()) {
      context(panel, own, firstRow, charts);
    }
  }

  private void draw(
      Indicator indicator,
      Panel panel,
      int place,
      OwnSeries own,
      AskedChart asked,
      XmrChart xmr,
      XmrPoints points,
      double target,
      ChartRows charts) {
    String id = labels.places()[panel.places()[place]];
    List<LocalDate> takenIn = grown.getOrDefault(id, List.of());
    int[] stepsAt =
        indicator.rebase().isEmpty() && takenIn.isEmpty()
            ? NEVER
            : steps(indicator, panel, own, id, takenIn);
    Optional<ChartReading> reading =
        indicator.chart() == Chart.XMR ? Optional.empty() : asked.of(place, stepsAt, target);
    if (reading.isPresent()) {
      charts.add(indicator.chart(), reading.get());
      if (indicator.chart() == Chart.T) {
        open(indicator, panel, place, own, reading.get(), charts);
      }
    } else {
      int better = indicator.better().sign();
      xmr.draw(own.values(), 0, own.points(), better, target, stepsAt, own.afterHole(), points);
      charts.add(own.values(), 0, points, stepsAt);
    }
  }

  /** What stands around the special causes of the panel, whose rows begin there. */
  private static void context(Panel panel, OwnSeries own, int firstRow, ChartRows charts) {
    boolean any = false;
    for (int row = firstRow; row < charts.rows() && !any; row++) {
      any = charts.variation(row) > 0;
    }
    if (!any) {
      return;
    }
    SharedMovement movement = new SharedMovement(panel);
    int row = firstRow;
    for (int p = 0; p < panel.places().length; p++) {
      own.fill(p);
      for (int i = 0; i < own.points(); i++) {
        double above = own.values()[i] - charts.centre(row);
        movement.point(p, own.column(i), above, charts.variation(row));
        row++;
      }
      row += ChartRows.provisional(panel, p);
    }
    int[] codes = movement.codes();
    row = firstRow;
    for (int p = 0; p < panel.places().length; p++) {
      own.fill(p);
      for (int i = 0; i < own.points(); i++) {
        int code = codes[panel.cell(p, own.column(i))];
        if (code >= 0) {
          charts.addContext(row, code);
        }
        row++;
      }
      row += ChartRows.provisional(panel, p);
    }
  }

  /** The time since a place's last event: it is still running, and may be beyond a limit. */
  private void open(
      Indicator indicator,
      Panel panel,
      int place,
      OwnSeries own,
      ChartReading reading,
      ChartRows charts) {
    OptionalDouble unitsADay = indicator.unitsADay();
    if (unitsADay.isEmpty()) {
      return;
    }
    int last = own.points() - 1;
    int column = own.column(last);
    double moment = Panel.at(panel.moment(), panel.cell(place, column));
    long day =
        Double.isNaN(moment)
            ? panel.period(column).end().toEpochDay()
            : Math.floorDiv((long) moment, SECONDS_A_DAY);
    double interval = Math.max(0, labels.asOf().toEpochDay() - day) * unitsADay.getAsDouble();
    boolean beyond = interval > reading.lines().upper()[last];
    charts.addOpen(
        own.points(),
        interval,
        beyond
            ? XmrChart.variation(1, indicator.better().sign())
            : XmrChart.Variation.COMMON_CAUSE);
  }

  private static Column eventDates(PanelRows rows) {
    if (rows.panels().stream().allMatch(panel -> panel.moment().length == 0)) {
      return new Column.Repeated(new Column.Dictionary.Days(new int[0]));
    }
    TreeMap<Integer, Integer> codes = new TreeMap<>();
    int[] day = new int[rows.rows()];
    for (int r = 0; r < day.length; r++) {
      double moment = Panel.at(rows.panels().get(rows.panel()[r]).moment(), rows.cell()[r]);
      day[r] =
          Double.isNaN(moment)
              ? Integer.MIN_VALUE
              : Math.toIntExact(Math.floorDiv((long) moment, SECONDS_A_DAY));
      if (!Double.isNaN(moment)) {
        codes.put(day[r], 0);
      }
    }
    int[] days = codes.keySet().stream().mapToInt(one -> one).toArray();
    for (int r = 0; r < day.length; r++) {
      day[r] = day[r] == Integer.MIN_VALUE ? -1 : Arrays.binarySearch(days, day[r]);
    }
    return new Column.Coded(day, new Column.Dictionary.Days(days));
  }

  /**
   * Points at which the chart of a place begins again: where the registry says so, and where the
   * place took in another.
   */
  private static int[] steps(
      Indicator indicator, Panel panel, OwnSeries own, String place, List<LocalDate> takenIn) {
    IntStream declared =
        indicator.rebase().stream()
            .filter(rebase -> rebase.placeId().map(place::equals).orElse(true))
            .mapToInt(rebase -> own.firstSince(firstSince(panel.periods(), rebase.from().code())));
    IntStream grown = takenIn.stream().mapToInt(day -> firstFrom(panel, own, day));
    return IntStream.concat(declared, grown)
        .filter(point -> point > 0 && point < own.points())
        .sorted()
        .distinct()
        .toArray();
  }

  /** The first point of a period that begins on that day or later. */
  private static int firstFrom(Panel panel, OwnSeries own, LocalDate day) {
    int point = 0;
    while (point < own.points() && panel.period(own.column(point)).start().isBefore(day)) {
      point++;
    }
    return point;
  }

  /** By place that took in others, the first days on which it had. */
  private static Map<String, List<LocalDate>> grown(Workspace workspace) {
    Map<String, List<LocalDate>> grown = new TreeMap<>();
    for (Place place : workspace.places()) {
      if (place.successorId().isPresent() && place.validTo().isPresent()) {
        grown
            .computeIfAbsent(place.successorId().get(), id -> new ArrayList<>())
            .add(place.validTo().get().plusDays(1));
      }
    }
    return grown;
  }

  private static int firstSince(int[] periods, int code) {
    int at = Arrays.binarySearch(periods, code);
    while (at > 0 && periods[at - 1] == code) {
      at--; // of events a period has several columns
    }
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

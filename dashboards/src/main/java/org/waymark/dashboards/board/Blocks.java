package org.waymark.dashboards.board;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waymark.dashboards.chart.BarChart;
import org.waymark.dashboards.chart.LineChart;
import org.waymark.dashboards.chart.SpcChart;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.DataTable.Cell;
import org.waymark.dashboards.page.Figure;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.dashboards.table.Row;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;
import org.waymark.dashboards.words.Scale;
import org.waymark.dashboards.words.Verdicts;

/**
 * Shows the blocks of a dashboard. A query gives, by kind: kpi {@code label, value, note}; table
 * any columns, the first a header; bar {@code label, value}; line {@code series, day, value}; spc
 * the columns of {@code spc_point} from {@code period} to {@code variation}.
 */
final class Blocks {
  private final PublishedTables tables;

  Blocks(PublishedTables tables) {
    this.tables = tables;
  }

  BoardPage.Shown show(Board.Block block, String anchor) throws SQLException {
    List<BoardPage.Kpi> kpis = List.of();
    Optional<DataTable> table = Optional.empty();
    Optional<Figure> figure = Optional.empty();
    switch (block.kind()) {
      case TEXT -> {}
      case KPI -> kpis = tables.list(block.sql(), Blocks::kpi);
      case TABLE -> table = table(block);
      case BAR -> figure = bar(block, anchor);
      case LINE -> figure = line(block, anchor);
      case SPC -> figure = controlChart(block, anchor);
    }
    return new BoardPage.Shown(
        anchor, block.title(), block.note(), block.text(), kpis, table, figure, block.sql());
  }

  private static BoardPage.Kpi kpi(Row row) throws SQLException {
    return new BoardPage.Kpi(
        row.text("label"),
        row.optionalText("value").orElse("none"),
        row.optionalText("note").orElse(""));
  }

  private Optional<DataTable> table(Board.Block block) throws SQLException {
    List<String> names = new ArrayList<>();
    List<Boolean> numeric = new ArrayList<>();
    List<List<Cell>> rows =
        tables.list(
            block.sql(),
            row -> {
              List<Cell> cells = new ArrayList<>();
              for (int i = 1; i <= row.columns(); i++) {
                Optional<Object> value = row.any(i);
                cells.add(cell(value));
                if (names.size() < i) {
                  names.add(row.name(i));
                  numeric.add(row.numeric(i));
                }
              }
              return cells;
            });
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<DataTable.Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(new DataTable.Column(names.get(i), numeric.get(i)));
    }
    return Optional.of(new DataTable(block.title().orElse("Table"), columns, rows));
  }

  private static Cell cell(Optional<Object> value) {
    if (value.isEmpty()) {
      return new Cell("–", "");
    }
    Object content = value.get();
    if (content instanceof LocalDate date) {
      return new Cell(Dates.shortDay(date), date.toString());
    }
    if (content instanceof Number number) {
      double size = number.doubleValue();
      return Double.isFinite(size) ? Cell.number(size, Numbers.brief(size)) : new Cell("–", "");
    }
    String text = content.toString();
    return new Cell(Dates.period(text), text);
  }

  private Optional<Figure> bar(Board.Block block, String anchor) throws SQLException {
    List<BarChart.Bar> bars =
        tables.list(block.sql(), row -> new BarChart.Bar(row.text("label"), row.number("value")));
    if (bars.isEmpty()) {
      return Optional.empty();
    }
    String title = block.title().orElse("Bars");
    String unit = block.unit().orElse("");
    List<List<Cell>> rows = new ArrayList<>();
    for (BarChart.Bar bar : bars) {
      rows.add(
          List.of(
              Cell.text(bar.label()), Cell.number(bar.value(), BarChart.value(bar.value(), unit))));
    }
    return Optional.of(
        new Figure(
            anchor + "-bar",
            title,
            BarChart.draw(anchor + "-bar", title, bars, unit),
            new DataTable(title, DataTable.columns("What", "#Value"), rows)));
  }

  private Optional<Figure> line(Board.Block block, String anchor) throws SQLException {
    List<LineChart.Point> points =
        tables.list(
            block.sql(),
            row -> new LineChart.Point(row.text("series"), row.date("day"), row.number("value")));
    if (points.isEmpty()) {
      return Optional.empty();
    }
    String title = block.title().orElse("Lines");
    String unit = block.unit().orElse("");
    Set<String> series = new LinkedHashSet<>();
    List<List<Cell>> rows = new ArrayList<>();
    for (LineChart.Point p : points) {
      series.add(p.series());
      rows.add(
          List.of(
              Cell.text(p.series()),
              new Cell(Dates.shortDay(p.day()), p.day().toString()),
              Cell.number(p.value(), BarChart.value(p.value(), unit))));
    }
    return Optional.of(
        new Figure(
            anchor + "-line",
            title,
            LineChart.draw(anchor + "-line", title, points, List.copyOf(series), unit),
            new DataTable(title, DataTable.columns("Series", "Date", "#Value"), rows)));
  }

  private Optional<Figure> controlChart(Board.Block block, String anchor) throws SQLException {
    List<SpcChart.Point> points = tables.list(block.sql(), Blocks::point);
    if (points.isEmpty()) {
      return Optional.empty();
    }
    String title = block.title().orElse("Control chart");
    Scale scale = new Scale("value", block.unit(), "lower", 1);
    List<List<Cell>> rows = new ArrayList<>();
    for (SpcChart.Point p : points) {
      rows.add(
          List.of(
              new Cell(Dates.shortDay(p.last()), p.last().toString()),
              Cell.number(p.value(), scale.value(p.value())),
              Cell.number(p.mean(), scale.value(p.mean())),
              Cell.text(Verdicts.variation(p.variation()))));
    }
    return Optional.of(
        new Figure(
            anchor + "-spc",
            title,
            SpcChart.draw(
                anchor + "-spc", title, points, scale, Optional.empty(), Optional.empty()),
            new DataTable(title, DataTable.columns("Date", "#Value", "#Mean", "Variation"), rows)));
  }

  private static SpcChart.Point point(Row row) throws SQLException {
    return new SpcChart.Point(
        row.text("period"),
        row.date("period_start"),
        row.date("period_end"),
        row.number("value"),
        row.number("mean"),
        row.optionalNumber("lower_limit"),
        row.optionalNumber("upper_limit"),
        row.optionalText("rule"),
        row.text("variation"));
  }
}

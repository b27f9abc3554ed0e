package org.waymark.dashboards.board;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.waymark.dashboards.chart.BarChart;
import org.waymark.dashboards.chart.DotChart;
import org.waymark.dashboards.chart.FunnelChart;
import org.waymark.dashboards.chart.LineChart;
import org.waymark.dashboards.chart.MultiplesChart;
import org.waymark.dashboards.chart.SpcChart;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.DataTable.Cell;
import org.waymark.dashboards.page.Figure;
import org.waymark.dashboards.table.Answer;
import org.waymark.dashboards.words.ChartWords;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;
import org.waymark.dashboards.words.Scale;
import org.waymark.registry.Dashboard;
import org.waymark.registry.DashboardQuery;
import org.waymark.registry.Problem;

/**
 * Shows the blocks of one page. What a query has to give is in {@link Dashboard.Kind}; a query that
 * fails is a problem of its block and of nothing else.
 */
final class Blocks {
  private final Answers answers;
  private final Map<String, Object> values;
  private final Links links;
  private final Places places;
  private final Function<DashboardQuery, String> address;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Blocks of a page with those values of the parameters.
   *
   * @param address of a page that answers a query; empty where there is none
   */
  Blocks(
      Answers answers,
      Map<String, Object> values,
      Links links,
      Places places,
      Function<DashboardQuery, String> address) {
    this.answers = answers;
    this.values = new TreeMap<>(values);
    this.links = links;
    this.places = places;
    this.address = address;
  }

  /** The same without a page that answers queries. */
  Blocks(Answers answers, Map<String, Object> values, Links links, Places places) {
    this(answers, values, links, places, query -> "");
  }

  /** What was wrong with the queries that were asked. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The first value that a query gives, as text; empty where it gives none or fails. */
  Optional<String> sentence(DashboardQuery query) {
    try {
      Answer answer = answers.of(query, values);
      return answer.rows().isEmpty()
          ? Optional.empty()
          : answer.rows().get(0).get(0).map(Object::toString).filter(text -> !text.isBlank());
    } catch (SQLException e) {
      problems.add(QueryProblem.of(query, e));
      return Optional.empty();
    }
  }

  /** The block as it is shown. */
  BoardPage.Shown show(Dashboard.Block block, String anchor) {
    Shape shape = new Shape(block, anchor);
    List<String> why = new ArrayList<>(block.problems().stream().map(Problem::rendered).toList());
    if (block.query().isPresent() && why.isEmpty()) {
      DashboardQuery query = block.query().get();
      try {
        Answer answer = answers.of(query, values);
        requireColumns(block.kind(), answer);
        if (!answer.rows().isEmpty()) {
          shape.fill(answer, links, places);
        }
      } catch (SQLException e) {
        Problem problem = QueryProblem.of(query, e);
        problems.add(problem);
        why.add(problem.rendered());
      }
    }
    return new BoardPage.Shown(
        anchor,
        block.title(),
        block.note(),
        block.text(),
        shape.statement,
        shape.kpis,
        shape.table,
        shape.figure,
        why,
        block.query().map(DashboardQuery::text).orElse(""),
        block.query().map(address).orElse(""));
  }

  private static void requireColumns(Dashboard.Kind kind, Answer answer) throws SQLException {
    List<String> missing =
        kind.columns().stream().filter(c -> !answer.names().contains(c)).toList();
    if (!missing.isEmpty()) {
      throw new SQLException(
          "a block `"
              + kind.word()
              + "` needs the columns "
              + String.join(", ", kind.columns())
              + "; this query gives "
              + String.join(", ", answer.names())
              + ", so that there is no "
              + String.join(", ", missing));
    }
  }

  /** What a block turns into. */
  private static final class Shape {
    /** Places in the table beside a funnel; of thousands the page would be too large. */
    private static final int LISTED = 500;

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

    private final Dashboard.Block block;
    private final String anchor;
    private final String title;
    private final String unit;
    private String statement = "";
    private List<BoardPage.Kpi> kpis = List.of();
    private Optional<DataTable> table = Optional.empty();
    private Optional<Figure> figure = Optional.empty();

    Shape(Dashboard.Block block, String anchor) {
      this.block = block;
      this.anchor = anchor;
      this.title = block.title().orElse("Figures");
      this.unit = block.unit().orElse("");
    }

    void fill(Answer answer, Links links, Places places) throws SQLException {
      List<Values> rows = answer.rows().stream().map(row -> new Values(answer, row)).toList();
      switch (block.kind()) {
        case TEXT -> {}
        case HEADLINE -> statement = answer.rows().get(0).get(0).map(Object::toString).orElse("");
        case KPI -> kpis = kpis(rows);
        case TABLE -> table = BlockTables.table(answer, title, links);
        case HEATMAP -> table = BlockTables.heatmap(answer, title, links);
        case BAR -> bar(rows);
        case LINE -> line(rows);
        case DOT_AND_INTERVAL -> dots(rows);
        case SPC -> controlChart(rows);
        case FUNNEL -> funnel(rows);
        case SMALL_MULTIPLES -> multiples(rows);
        case MAP -> figure = BlockMaps.figure(rows, anchor + "-chart", title, links, places);
      }
    }

    private static List<BoardPage.Kpi> kpis(List<Values> rows) {
      List<BoardPage.Kpi> kpis = new ArrayList<>();
      for (Values row : rows) {
        kpis.add(
            new BoardPage.Kpi(
                row.text("label"),
                row.any("value").map(v -> BlockTables.cell(Optional.of(v)).shown()).orElse("none"),
                row.text("note")));
      }
      return kpis;
    }

    private Cell amount(double value) {
      return Cell.number(value, BarChart.value(value, unit));
    }

    private void drawn(String svg, List<DataTable.Column> columns, List<List<Cell>> rows) {
      drawn(svg, title, columns, rows);
    }

    private void drawn(
        String svg, String caption, List<DataTable.Column> columns, List<List<Cell>> rows) {
      drawn(svg, new DataTable(caption, columns, rows));
    }

    private void drawn(String svg, DataTable table) {
      figure = Optional.of(new Figure(anchor + "-chart", title, svg, table));
    }

    private void bar(List<Values> rows) throws SQLException {
      List<BarChart.Bar> bars = new ArrayList<>();
      List<List<Cell>> cells = new ArrayList<>();
      for (Values row : rows) {
        bars.add(new BarChart.Bar(row.text("label"), row.number("value")));
        cells.add(List.of(Cell.text(row.text("label")), amount(row.number("value"))));
      }
      drawn(
          BarChart.draw(anchor + "-chart", title, bars, unit),
          DataTable.columns("What", "#Value"),
          cells);
    }

    private void line(List<Values> rows) throws SQLException {
      List<LineChart.Point> points = new ArrayList<>();
      Set<String> series = new LinkedHashSet<>();
      List<List<Cell>> cells = new ArrayList<>();
      for (Values row : rows) {
        series.add(row.text("series"));
        points.add(new LineChart.Point(row.text("series"), row.date("day"), row.number("value")));
        cells.add(List.of(Cell.text(row.text("series")), day(row), amount(row.number("value"))));
      }
      // In whatever order a query gives them: a line out of time is a knot.
      points.sort(Comparator.comparing(LineChart.Point::day));
      drawn(
          LineChart.draw(anchor + "-chart", title, points, List.copyOf(series), unit),
          DataTable.columns("Series", "Date", "#Value"),
          cells);
    }

    private static Cell day(Values row) throws SQLException {
      return day(row.date("day"));
    }

    private static Cell day(LocalDate date) {
      return new Cell(Dates.shortDay(date), date.toString());
    }

    private void dots(List<Values> rows) throws SQLException {
      List<DotChart.Dot> dots = new ArrayList<>();
      List<List<Cell>> cells = new ArrayList<>();
      for (Values row : rows) {
        dots.add(
            new DotChart.Dot(
                row.text("label"),
                row.number("value"),
                row.optional("low"),
                row.optional("high"),
                row.flag("marked"),
                row.optional("tick"),
                others(row.text("peers"))));
        cells.add(
            List.of(
                Cell.text(row.text("label")),
                amount(row.number("value")),
                BlockTables.cell(row.any("low")),
                BlockTables.cell(row.any("high"))));
      }
      drawn(
          DotChart.draw(anchor + "-chart", title, dots, unit),
          DataTable.columns("What", "#Value", "#Low", "#High"),
          cells);
    }

    /** Numbers between commas; what is none is left out. */
    private static List<Double> others(String list) {
      List<Double> numbers = new ArrayList<>();
      for (String each : list.split(",")) {
        if (NUMBER.matcher(each).matches()) {
          numbers.add(Double.parseDouble(each));
        }
      }
      return numbers;
    }

    private void funnel(List<Values> rows) throws SQLException {
      List<FunnelChart.Point> points = new ArrayList<>();
      List<List<Cell>> cells = new ArrayList<>();
      for (Values row : rows) {
        FunnelChart.Point p =
            new FunnelChart.Point(
                row.text("label"),
                row.number("size"),
                row.number("value"),
                row.number("mean"),
                row.number("lower_limit"),
                row.number("upper_limit"),
                row.flag("marked"));
        points.add(p);
        if (cells.size() < LISTED || p.marked()) {
          cells.add(
              List.of(
                  Cell.text(p.label()),
                  BlockTables.cell(row.any("size")),
                  amount(p.value()),
                  amount(p.lower()),
                  amount(p.upper())));
        }
      }
      String some =
          cells.size() == points.size()
              ? ""
              : ": "
                  + Numbers.whole(cells.size())
                  + " of "
                  + Numbers.whole(points.size())
                  + " places";
      drawn(
          FunnelChart.draw(anchor + "-chart", title, points, unit, rows.get(0).text("size_is")),
          title + some,
          DataTable.columns("Place", "#Size", "#Value", "#Lower limit", "#Upper limit"),
          cells);
    }

    private void multiples(List<Values> rows) throws SQLException {
      Map<String, List<MultiplesChart.Point>> panels = new LinkedHashMap<>();
      List<List<Cell>> cells = new ArrayList<>();
      for (Values row : rows) {
        MultiplesChart.Point p =
            new MultiplesChart.Point(
                row.text("panel"),
                row.date("day"),
                row.number("value"),
                !row.any("settled").filter(Boolean.FALSE::equals).isPresent());
        panels.computeIfAbsent(p.panel(), fresh -> new ArrayList<>()).add(p);
        // Nobody sees these but in the file.
        cells.add(
            List.of(
                Cell.text(p.panel()), Cell.text(p.day().toString()), Cell.number(p.value(), "")));
      }
      DataTable every = new DataTable(title, DataTable.columns("Panel", "Date", "#Value"), cells);
      drawn(
          MultiplesChart.draw(anchor + "-chart", title, panels, unit, block.shared()),
          new DataTable(
                  title,
                  DataTable.columns("Panel", "#First", "#Lowest", "#Highest", "#Latest", "#Date"),
                  panels.values().stream().map(this::course).toList())
              .summing(every));
    }

    /** A row on a panel: every value of every panel is a table that nobody reads. */
    private List<Cell> course(List<MultiplesChart.Point> panel) {
      DoubleSummaryStatistics values =
          panel.stream().mapToDouble(MultiplesChart.Point::value).summaryStatistics();
      MultiplesChart.Point first = panel.get(0);
      MultiplesChart.Point last = panel.get(panel.size() - 1);
      return List.of(
          Cell.text(first.panel()),
          amount(first.value()),
          amount(values.getMin()),
          amount(values.getMax()),
          amount(last.value()),
          day(last.day()));
    }

    private void controlChart(List<Values> rows) throws SQLException {
      List<SpcChart.Point> points = new ArrayList<>();
      Scale scale = new Scale("value", block.unit(), "lower", 1);
      List<List<Cell>> cells = new ArrayList<>();
      for (Values row : rows) {
        SpcChart.Point p =
            new SpcChart.Point(
                row.text("period"),
                row.date("period_start"),
                row.date("period_end"),
                row.number("value"),
                row.number("mean"),
                row.optional("lower_limit"),
                row.optional("upper_limit"),
                row.any("rule").map(Object::toString),
                row.text("variation"),
                ChartWords.of(
                        Optional.of(row.text("chart")),
                        row.optional("crossings"),
                        row.optional("crossings_limit"))
                    .with(
                        ChartWords.Open.of(
                            row.optional("open_interval"),
                            row.any("open_variation").map(Object::toString))),
                row.any("context").map(Object::toString).filter(c -> !c.isEmpty()));
        points.add(p);
        cells.add(
            List.of(
                new Cell(Dates.shortDay(p.last()), p.last().toString()),
                Cell.number(p.value(), scale.value(p.value())),
                Cell.number(p.mean(), scale.value(p.mean())),
                Cell.text(p.told())));
      }
      ChartWords chart = points.get(points.size() - 1).chart();
      drawn(
          SpcChart.draw(
              anchor + "-chart",
              title + chart.afterTitle(),
              points,
              scale,
              Optional.empty(),
              Optional.empty()),
          DataTable.columns("Date", "#Value", "#" + Numbers.sentence(chart.centre()), "Variation"),
          cells);
    }
  }
}

package org.waymark.dashboards.board;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.DataTable.Cell;
import org.waymark.dashboards.table.Answer;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;

/** Tables and heat maps of what queries gave. */
final class BlockTables {
  /** Makes the first cell of its row a link to the profile of that place; is not shown. */
  static final String PLACE = "place_id";

  /**
   * Columns with an id that make the cell of another column a link, and are not shown. The other
   * column is the one of that name, or the first.
   */
  private static final Map<String, String> LINKING =
      Map.of(
          PLACE,
          "Place",
          "indicator_page",
          "Indicator",
          "mission_page",
          "Mission",
          "finding_page",
          "Finding");

  private BlockTables() {}

  /** A table of all columns; empty without rows. */
  static Optional<DataTable> table(Answer answer, String caption, Links links) {
    if (answer.rows().isEmpty()) {
      return Optional.empty();
    }
    List<Answer.Column> columns =
        answer.columns().stream().filter(c -> !LINKING.containsKey(c.name())).toList();
    List<String> names = columns.stream().map(Answer.Column::name).toList();
    List<List<Cell>> rows = new ArrayList<>();
    for (List<Optional<Object>> row : answer.rows()) {
      List<Cell> cells = new ArrayList<>();
      for (Answer.Column column : columns) {
        cells.add(cell(answer.value(row, column.name())));
      }
      LINKING.forEach(
          (linking, shown) -> {
            String address = address(linking, answer.text(row, linking), links);
            int at = Math.max(0, names.indexOf(shown));
            if (!address.isEmpty() && !cells.isEmpty() && cells.get(at).address().isEmpty()) {
              cells.set(at, cells.get(at).to(address));
            }
          });
      rows.add(cells);
    }
    return Optional.of(
        new DataTable(
            caption,
            columns.stream().map(c -> new DataTable.Column(c.name(), c.numeric())).toList(),
            rows));
  }

  private static String address(String linking, String id, Links links) {
    return switch (linking) {
      case PLACE -> links.place(id);
      case "indicator_page" -> links.indicator(id);
      case "mission_page" -> links.mission(id);
      default -> links.finding(id);
    };
  }

  /** A value as a reader sees it. */
  static Cell cell(Optional<Object> value) {
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

  /**
   * A heat map: a table whose cells are shaded by their value in steps of one, from the second step
   * on; positive is better. What a cell shows is in {@code shown}, or the value with its sign.
   */
  static Optional<DataTable> heatmap(Answer answer, String caption, Links links)
      throws SQLException {
    if (answer.rows().isEmpty()) {
      return Optional.empty();
    }
    Set<String> columns = new LinkedHashSet<>();
    Map<String, Map<String, Cell>> byRow = new LinkedHashMap<>();
    Map<String, Cell> heads = new LinkedHashMap<>();
    for (List<Optional<Object>> each : answer.rows()) {
      Values row = new Values(answer, each);
      String name = row.text("row");
      columns.add(row.text("column"));
      heads.putIfAbsent(name, Cell.text(name).to(links.place(row.text(PLACE))));
      byRow
          .computeIfAbsent(name, n -> new LinkedHashMap<>())
          .put(row.text("column"), heat(row.optional("value"), row.text("shown")));
    }
    List<DataTable.Column> titles = new ArrayList<>();
    String heading = answer.text(answer.rows().get(0), "row_is");
    titles.add(new DataTable.Column(heading.isEmpty() ? "Row" : heading, false));
    columns.forEach(c -> titles.add(new DataTable.Column(c, true)));
    List<List<Cell>> rows = new ArrayList<>();
    byRow.forEach(
        (name, cells) -> {
          List<Cell> row = new ArrayList<>();
          row.add(heads.getOrDefault(name, Cell.text(name)));
          columns.forEach(c -> row.add(cells.getOrDefault(c, new Cell("–", ""))));
          rows.add(row);
        });
    return Optional.of(new DataTable(caption, titles, rows));
  }

  private static Cell heat(OptionalDouble value, String shown) {
    if (value.isEmpty()) {
      return new Cell(shown.isEmpty() ? "–" : shown, "");
    }
    double size = value.getAsDouble();
    int step = (int) Math.min(4, Math.floor(Math.abs(size)));
    Cell cell = Cell.number(size, shown.isEmpty() ? Numbers.signed(size, 1) : shown);
    return step == 0 ? cell : cell.marked((size > 0 ? "up-" : "down-") + step);
  }
}

package org.waymark.dashboards.board;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.waymark.dashboards.chart.MapChart;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.DataTable.Cell;
import org.waymark.dashboards.page.Figure;
import org.waymark.dashboards.words.Numbers;

/** Maps of what queries gave. */
final class BlockMaps {
  /** Places in the table beside a map; of thousands the page would be too large. */
  private static final int LISTED = 500;

  private BlockMaps() {}

  /**
   * A map of the type that most places of the rows have, and a table of them; empty where none of
   * these places has a shape.
   */
  static Optional<Figure> figure(
      List<Values> rows, String id, String title, Links links, Places places) throws SQLException {
    Map<String, Integer> counts = new TreeMap<>();
    for (Values row : rows) {
      String type = places.types().get(row.text(BlockTables.PLACE));
      if (type != null && places.map().of(type).isPresent()) {
        counts.merge(type, 1, Integer::sum);
      }
    }
    Optional<String> type =
        counts.entrySet().stream()
            .max(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    MapChart.Layout layout = places.map().of(type.get()).orElseThrow();
    Map<String, MapChart.Area> areas = new TreeMap<>();
    // Every place that is drawn has its name, whether anything is known of it or not.
    for (MapChart.Shape shape : layout.shapes()) {
      String name = places.names().getOrDefault(shape.id(), shape.id());
      areas.put(shape.id(), new MapChart.Area(name, OptionalDouble.empty(), ""));
    }
    List<List<Cell>> cells = new ArrayList<>();
    for (Values row : rows) {
      String place = row.text(BlockTables.PLACE);
      if (type.get().equals(places.types().get(place))) {
        OptionalDouble value = row.optional("value");
        String shown = row.text("shown");
        if (shown.isEmpty() && value.isPresent()) {
          shown = Numbers.signed(value.getAsDouble(), 1);
        }
        String name = places.names().getOrDefault(place, place);
        areas.put(place, new MapChart.Area(name, value, shown));
        if (cells.size() < LISTED) {
          cells.add(
              List.of(
                  Cell.text(name).to(links.place(place)),
                  Cell.text(MapChart.inWords(value)),
                  value.isPresent() ? Cell.number(value.getAsDouble(), shown) : new Cell("–", "")));
        }
      }
    }
    return Optional.of(
        new Figure(
            id,
            title,
            MapChart.draw(id, title, layout, areas),
            new DataTable(
                title, DataTable.columns("Place", "Compared with expected", "#Value"), cells)));
  }
}

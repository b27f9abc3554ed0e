package org.waymark.dashboards.board;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.dashboards.map.PlaceMap;
import org.waymark.dashboards.table.PublishedTables;

/**
 * What maps know of places.
 *
 * @param names by the ids of the places
 * @param types by the ids of the places; empty where a place has none
 */
record Places(PlaceMap map, Map<String, String> names, Map<String, String> types) {
  /** Of no place. */
  static final Places NONE = new Places(PlaceMap.NONE, Map.of(), Map.of());

  /** The places of the latest date, with the shapes in a folder of dashboards. */
  static Places in(PublishedTables tables, Path folder) throws IOException, SQLException {
    Map<String, String> names = new TreeMap<>();
    Map<String, String> types = new TreeMap<>();
    tables.each(
        "SELECT place_id, name, coalesce(type, '') AS type FROM place",
        row -> {
          names.put(row.text("place_id"), row.text("name"));
          types.put(row.text("place_id"), row.text("type"));
        });
    return new Places(PlaceMap.read(folder, types), names, types);
  }
}

package org.waymark.schema;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Writes {@code views.sql}: every published table as two DuckDB views, with comments. */
public final class ViewsSql {

  private ViewsSql() {}

  /**
   * The script.
   *
   * @param files table name → published date → files, relative to the output folder
   */
  public static String of(Map<String, SortedMap<String, List<String>>> files) {
    StringBuilder sql = new StringBuilder();
    sql.append(
        """
        -- The published tables as views. From the folder that holds this file:
        --   duckdb -init views.sql
        -- or from elsewhere:
        --   SET file_search_path = '<that folder>'; then run this script.
        -- A view shows the latest published date. The view with _all after its name shows every date.
        """);
    for (PublishedTable table : PublishedTable.all()) {
      SortedMap<String, List<String>> dates = files.get(table.name());
      if (dates == null || dates.isEmpty()) {
        continue;
      }
      sql.append('\n');
      view(
          sql,
          table,
          table.name(),
          dates.tailMap(dates.lastKey()).values().iterator().next(),
          "The latest published date.");
      view(
          sql,
          table,
          table.name() + "_all",
          dates.values().stream().flatMap(List::stream).toList(),
          "Every published date.");
    }
    return sql.toString();
  }

  private static void view(
      StringBuilder sql, PublishedTable table, String name, List<String> files, String which) {
    sql.append("CREATE OR REPLACE VIEW ").append(name).append(" AS SELECT * FROM read_parquet([\n");
    sql.append(
        files.stream().map(f -> "  " + literal(f)).collect(Collectors.joining(",\n", "", "\n")));
    sql.append("]);\n");
    sql.append("COMMENT ON VIEW ")
        .append(name)
        .append(" IS ")
        .append(literal(table.doc() + " " + which))
        .append(";\n");
    for (PublishedColumn column : table.columns()) {
      sql.append("COMMENT ON COLUMN ")
          .append(name)
          .append('.')
          .append(column.name())
          .append(" IS ")
          .append(literal(column.doc()))
          .append(";\n");
    }
  }

  /** A text as an SQL literal. */
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}

package org.waymark.app.export;

import java.util.List;

/**
 * A sheet that holds one table.
 *
 * @param name of the sheet, letters and underscores
 * @param title what the table holds
 * @param row what one row is
 * @param from published tables that it is made of; the first is the one to look into for more
 * @param sql its rows in order, with {@code ?} for the date in {@link #dates()} places
 * @param columns in the order of the query
 */
record TableSheet(
    String name, String title, String row, List<String> from, String sql, List<Column> columns) {

  /** How often the query asks for the date. */
  int dates() {
    return (int) sql.chars().filter(c -> c == '?').count();
  }

  /** Name of the table within the sheet. */
  String table() {
    return "table_" + name.toLowerCase(java.util.Locale.ROOT);
  }
}

package org.waymark.dashboards.table;

import java.time.LocalDate;

/** Values as DuckDB reads them in a query: in a text nothing but a quote has a meaning. */
public final class SqlText {
  private SqlText() {}

  /** A text. */
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /**
   * The query with each {@code ?} replaced by its value. DuckDB leaves row groups unread that
   * cannot hold what is asked for, but only where it knows that while it plans.
   *
   * @param values texts and days
   */
  static String filled(String sql, Object... values) {
    StringBuilder filled = new StringBuilder(sql.length() + 24 * values.length);
    int from = 0;
    for (Object value : values) {
      int mark = sql.indexOf('?', from);
      if (mark < 0) {
        throw new IllegalArgumentException(values.length + " values for fewer marks: " + sql);
      }
      filled.append(sql, from, mark).append(literal(value));
      from = mark + 1;
    }
    if (sql.indexOf('?', from) >= 0) {
      throw new IllegalArgumentException(values.length + " values for more marks: " + sql);
    }
    return filled.append(sql, from, sql.length()).toString();
  }

  private static String literal(Object value) {
    if (value instanceof LocalDate day) {
      return "DATE '" + day + "'";
    }
    if (value instanceof String text) {
      return literal(text);
    }
    throw new IllegalArgumentException("no literal of " + value.getClass());
  }
}

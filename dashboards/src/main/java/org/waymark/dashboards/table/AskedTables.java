package org.waymark.dashboards.table;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Published tables that answer queries which anyone may have written. */
public interface AskedTables {
  /**
   * Answers a query: one SELECT and nothing else. A second time with other values it is not read
   * again.
   *
   * @throws SQLException says what is wrong, with the line where DuckDB knows it
   */
  Answer answer(String sql, List<Object> parameters) throws SQLException;

  /**
   * Answers a query as {@link #answer}, with its rows dealt out by a column that is then left out:
   * an answer for each of its values, in the order of the query, each cut where a single one would
   * be. Without that column, or without a row, there is one answer under the empty text; it has the
   * columns of the others.
   */
  Map<String, Answer> dealt(String sql, List<Object> parameters, String by) throws SQLException;

  /**
   * Keeps the answer to a query as a table that later queries may read, in place of an earlier one
   * of that name.
   *
   * @param name letters, digits and underscores
   * @throws SQLException as {@link #answer}, or where a published table has that name
   */
  void keep(String name, String sql, List<Object> parameters) throws SQLException;

  /** Forgets the queries that were read, and the tables that were kept for them. */
  void forget(List<String> kept) throws SQLException;
}

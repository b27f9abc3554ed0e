package org.waymark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The publication of a folder, queried as any stranger would: DuckDB over its views. */
final class Published implements AutoCloseable {
  private final Connection connection;

  private Published(Connection connection) {
    this.connection = connection;
  }

  /** Opens the views of that folder. */
  static Published in(Path out) throws IOException, SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("SET file_search_path = " + literal(out.toAbsolutePath().toString()));
      statement.execute(Files.readString(out.resolve("views.sql")));
    }
    return new Published(connection);
  }

  /** Nothing published: a database to prepare files with. */
  static Published inMemory() throws SQLException {
    return new Published(DriverManager.getConnection("jdbc:duckdb:"));
  }

  /** The text as SQL writes it. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Every row of the answer; a value as DuckDB writes it, {@code null} as an empty text. */
  List<List<String>> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      int columns = answer.getMetaData().getColumnCount();
      while (answer.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          String value = answer.getString(column);
          row.add(value == null ? "" : value);
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /** The first column of the answer. */
  List<String> column(String sql) throws SQLException {
    return rows(sql).stream().map(row -> row.get(0)).toList();
  }

  /** The one number of the answer. */
  long number(String sql) throws SQLException {
    return Long.parseLong(rows(sql).get(0).get(0));
  }

  /** Does what the statement says. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Number of rows and a digest of their values for every table, whatever the order of its rows.
   *
   * @param except columns that are left aside
   */
  Map<String, String> digests(Set<String> except) throws SQLException {
    Map<String, String> digests = new TreeMap<>();
    for (String table : column("SELECT view_name FROM duckdb_views() WHERE NOT internal")) {
      String columns =
          column("SELECT column_name FROM (DESCRIBE \"" + table + "\")").stream()
              .filter(column -> !except.contains(column))
              .map(column -> '"' + column + '"')
              .collect(Collectors.joining(", "));
      List<String> digest =
          rows("SELECT count(*), sum(hash(t)::HUGEINT) FROM (SELECT "
                  + columns
                  + " FROM \""
                  + table
                  + "\") t")
              .get(0);
      digests.put(table, digest.get(0) + " rows, " + digest.get(1));
    }
    return digests;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

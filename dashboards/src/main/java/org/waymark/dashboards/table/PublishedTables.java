package org.waymark.dashboards.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables that an output folder publishes, as its {@code views.sql} defines them. Opened once
 * and read many times; what is seen is the run that stood when it was opened, as its Parquet files
 * are immutable.
 */
public final class PublishedTables implements AutoCloseable {
  private final Connection connection;
  private final Set<String> views;

  /** Turns a row into a value. */
  @FunctionalInterface
  public interface Reading<T> {
    /** The value of one row. */
    T of(Row row) throws SQLException;
  }

  private PublishedTables(Connection connection, Set<String> views) {
    this.connection = connection;
    this.views = views;
  }

  /**
   * Opens the tables of an output folder.
   *
   * @throws IOException where the folder publishes nothing, or its views cannot be made
   */
  public static PublishedTables open(Path out) throws IOException {
    Path viewsFile = out.resolve("views.sql");
    if (!Files.isRegularFile(viewsFile)) {
      throw new IOException("nothing is published in " + out + ": there is no views.sql");
    }
    String definition = Files.readString(viewsFile, StandardCharsets.UTF_8);
    String folder = out.toAbsolutePath().normalize().toString();
    if (folder.contains(",")) {
      throw new IOException(
          "the path of the output folder holds a comma, which DuckDB's search path cannot: "
              + folder);
    }
    try {
      Connection connection = DriverManager.getConnection("jdbc:duckdb:");
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET file_search_path='" + folder.replace("'", "''") + "'");
        statement.execute("SET TimeZone='UTC'");
        statement.execute(definition);
        return new PublishedTables(connection, viewsOf(connection));
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IOException(
          "cannot read the tables published in " + out + ": " + e.getMessage(), e);
    }
  }

  private static Set<String> viewsOf(Connection connection) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT view_name FROM duckdb_views() WHERE NOT internal")) {
      while (result.next()) {
        names.add(result.getString(1));
      }
    }
    return names;
  }

  /** Whether a table is published. */
  public boolean holds(String table) {
    return views.contains(table);
  }

  /** All rows of a query, in its order; {@code ?} stands for the parameters. */
  public <T> List<T> list(String sql, Reading<T> reading, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        Row row = new Row(result);
        while (result.next()) {
          rows.add(reading.of(row));
        }
      }
      return rows;
    }
  }

  /** Runs a statement that only prepares later queries, such as a temporary table. */
  public void prepare(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

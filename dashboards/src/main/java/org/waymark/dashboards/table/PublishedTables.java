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
import java.util.stream.Collectors;
import org.waymark.schema.PublishedTable;

/**
 * The tables that an output folder publishes, as its {@code views.sql} defines them. Opened once
 * and read many times; what is seen is the run that stood when it was opened, as its Parquet files
 * are immutable.
 */
public final class PublishedTables implements AutoCloseable {
  private final Connection connection;

  /** Turns a row into a value. */
  @FunctionalInterface
  public interface Reading<T> {
    /** The value of one row. */
    T of(Row row) throws SQLException;
  }

  private PublishedTables(Connection connection) {
    this.connection = connection;
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
        complete(statement);
        return new PublishedTables(connection);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IOException(
          "cannot read the tables published in " + out + ": " + e.getMessage(), e);
    }
  }

  /**
   * A table that never had a row has no files and so no view: here it is empty. And a table without
   * rows at the latest date is empty there, whatever it held before.
   */
  private static void complete(Statement statement) throws SQLException {
    Set<String> there = views(statement);
    for (PublishedTable table : PublishedTable.all()) {
      String all = table.name() + "_all";
      if (!there.contains(all)) {
        String columns =
            table.columns().stream()
                .map(c -> "NULL::" + c.type().sql() + " AS \"" + c.name() + '"')
                .collect(Collectors.joining(", "));
        statement.execute("CREATE VIEW " + all + " AS SELECT " + columns + " WHERE false");
      }
    }
    for (PublishedTable table : PublishedTable.all()) {
      statement.execute(
          "CREATE OR REPLACE VIEW "
              + table.name()
              + " AS SELECT * FROM "
              + table.name()
              + "_all WHERE as_of = (SELECT max(as_of) FROM run_all)");
    }
  }

  private static Set<String> views(Statement statement) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (ResultSet result =
        statement.executeQuery("SELECT view_name FROM duckdb_views() WHERE NOT internal")) {
      while (result.next()) {
        names.add(result.getString(1));
      }
    }
    return names;
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

  /**
   * Keeps the result of a query under a name for as long as the tables are open; a second call
   * finds it there.
   *
   * @return the name
   */
  public String remember(String name, String select) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMP TABLE IF NOT EXISTS " + name + " AS " + select);
    }
    return name;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

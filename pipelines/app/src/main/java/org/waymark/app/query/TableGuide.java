package org.waymark.app.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.dashboards.table.LockedDatabase;

/**
 * What can be asked for: the tables of the latest published date with their columns.
 *
 * @param tables in alphabetical order
 */
public record TableGuide(List<Table> tables) {
  /** A table and what one row of it is. */
  public record Table(String name, String meaning, List<Column> columns) {}

  /** A column, its SQL type and what it means. */
  public record Column(String name, String type, String meaning) {}

  public TableGuide {
    tables = List.copyOf(tables);
  }

  /** Reads what the views say of themselves. */
  public static TableGuide of(Path out, Limits limits) throws CommandFailure {
    Map<String, Table> tables = new TreeMap<>();
    try (Connection connection = open(out, limits);
        Statement statement = connection.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT view_name, coalesce(comment, '') FROM duckdb_views()"
                  + " WHERE NOT internal AND NOT ends_with(view_name, '_all')")) {
        while (rows.next()) {
          String name = rows.getString(1);
          tables.put(name, new Table(name, rows.getString(2), new ArrayList<>()));
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT table_name, column_name, data_type, coalesce(comment, '')"
                  + " FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index")) {
        while (rows.next()) {
          Table table = tables.get(rows.getString(1));
          if (table != null) {
            table
                .columns()
                .add(new Column(rows.getString(2), rows.getString(3), rows.getString(4)));
          }
        }
      }
      return new TableGuide(new ArrayList<>(tables.values()));
    } catch (IOException | SQLException e) {
      throw BoundedQuery.unreadable();
    }
  }

  private static Connection open(Path out, Limits limits)
      throws CommandFailure, IOException, SQLException {
    if (!Files.isRegularFile(out.resolve("views.sql"))) {
      throw new CommandFailure(ExitCode.INPUT_MISSING, "nothing is published here yet");
    }
    return LockedDatabase.open(out, limits.settings(), Optional.empty());
  }
}

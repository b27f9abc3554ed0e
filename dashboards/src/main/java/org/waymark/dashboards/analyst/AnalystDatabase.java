package org.waymark.dashboards.analyst;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.dashboards.table.LockedDatabase;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.dashboards.table.SqlText;

/**
 * The published tables for other tools: one DuckDB file, or one Parquet file for each table under a
 * name that stays. Both hold the views for analysts as well, see {@link #VIEWS}. The rows depend on
 * the published tables alone; the bytes of a DuckDB file may differ from one writing to the next.
 */
public final class AnalystDatabase {
  /** The views for analysts, in an order in which each needs only earlier ones. */
  public static final List<String> VIEWS =
      List.of(
          "place_covariate",
          "similar_place",
          "goal_step",
          "goal_path",
          "finding",
          "practice_site",
          "indicator_place");

  private static final String EVERY_DATE = "_all";

  private AnalystDatabase() {}

  /**
   * Writes one DuckDB file. A table {@code x_all} holds every published date, the view {@code x}
   * the latest; comments of tables and columns are kept. A file that is there is replaced in one
   * step, so that a reader opens the old one or the new one.
   *
   * @param out the output folder, with {@code views.sql}
   * @param file the file to write; its folder is there
   * @return how many tables and views the file holds
   * @throws IOException where the tables cannot be read or the file cannot be written
   */
  public static int writeDatabase(Path out, Path file) throws IOException {
    Path target = file.toAbsolutePath().normalize();
    Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
    Files.deleteIfExists(temporary);
    try {
      int written = fill(out, temporary);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return written;
    } catch (SQLException e) {
      throw new IOException("cannot write " + file + " from " + out + ": " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(temporary);
      Files.deleteIfExists(temporary.resolveSibling(temporary.getFileName() + ".wal"));
    }
  }

  /**
   * Writes a Parquet file for each table at its latest date and for each view for analysts, each
   * replaced in one step. The names are the same after every run.
   *
   * @param folder where {@code <table>.parquet} are written; it is made
   * @return the files, in the order of their names
   * @throws IOException where the tables cannot be read or a file cannot be written
   */
  public static List<Path> writeParquet(Path out, Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    try (Connection connection = tables(out);
        Statement statement = connection.createStatement()) {
      PublishedTables.complete(statement);
      for (String view : VIEWS) {
        statement.execute("CREATE VIEW " + view + " AS " + definition(view));
      }
      List<String> names = new ArrayList<>();
      for (String name : names(statement)) {
        if (!name.endsWith(EVERY_DATE)) {
          names.add(name);
        }
      }
      for (String name : names) {
        Path file = folder.resolve(name + ".parquet");
        Path temporary = folder.resolve("." + name + ".parquet.tmp");
        statement.execute(
            "COPY (SELECT * FROM "
                + quoted(name)
                + ") TO "
                + SqlText.literal(temporary.toString())
                + " (FORMAT parquet, COMPRESSION zstd)");
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        written.add(file);
      }
      return List.copyOf(written);
    } catch (SQLException e) {
      throw new IOException(
          "cannot write Parquet files to " + folder + " from " + out + ": " + e.getMessage(), e);
    }
  }

  /** What a view for analysts asks, with its meaning as a comment before it. */
  static String definition(String view) throws IOException {
    String name = view + ".sql";
    try (InputStream in = AnalystDatabase.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing from the module");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  /** The meaning of a view: the comment before its query. */
  static String meaning(String definition) {
    StringBuilder words = new StringBuilder();
    for (String line : definition.split("\n", -1)) {
      if (!line.startsWith("--")) {
        break;
      }
      words.append(words.isEmpty() ? "" : " ").append(line.substring(2).strip());
    }
    return words.toString();
  }

  private static Connection tables(Path out) throws IOException, SQLException {
    String views = LockedDatabase.viewsWithWholePaths(out);
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute(views);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static int fill(Path out, Path file) throws IOException, SQLException {
    try (Connection connection = tables(out);
        Statement statement = connection.createStatement()) {
      Map<String, String> meanings = meanings(statement);
      Map<String, Map<String, String>> columns = columnMeanings(statement);
      PublishedTables.complete(statement);
      List<String> names = names(statement);
      statement.execute("ATTACH " + SqlText.literal(file.toString()) + " AS written");
      for (String name : names) {
        if (name.endsWith(EVERY_DATE)) {
          statement.execute(
              "CREATE TABLE written.main." + quoted(name) + " AS SELECT * FROM " + quoted(name));
        }
      }
      statement.execute("USE written");
      for (String name : names) {
        if (!name.endsWith(EVERY_DATE)) {
          statement.execute(
              "CREATE VIEW "
                  + quoted(name)
                  + " AS SELECT * FROM "
                  + quoted(name + EVERY_DATE)
                  + " WHERE as_of = (SELECT max(as_of) FROM run_all)");
        }
      }
      for (String view : VIEWS) {
        String definition = definition(view);
        statement.execute("CREATE VIEW " + view + " AS " + definition);
        comment(statement, "VIEW " + view, meaning(definition));
      }
      for (String name : names) {
        String kind = name.endsWith(EVERY_DATE) ? "TABLE " : "VIEW ";
        comment(statement, kind + quoted(name), meanings.getOrDefault(name, ""));
        for (Map.Entry<String, String> column : columns.getOrDefault(name, Map.of()).entrySet()) {
          comment(
              statement,
              "COLUMN " + quoted(name) + "." + quoted(column.getKey()),
              column.getValue());
        }
      }
      statement.execute("USE memory");
      statement.execute("DETACH written");
      return names.size() + VIEWS.size();
    }
  }

  private static void comment(Statement statement, String what, String words) throws SQLException {
    if (!words.isEmpty()) {
      statement.execute("COMMENT ON " + what + " IS " + SqlText.literal(words));
    }
  }

  private static List<String> names(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY view_name")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static Map<String, String> meanings(Statement statement) throws SQLException {
    Map<String, String> meanings = new LinkedHashMap<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT view_name, comment FROM duckdb_views()"
                + " WHERE NOT internal AND comment IS NOT NULL ORDER BY 1")) {
      while (rows.next()) {
        meanings.put(rows.getString(1), rows.getString(2));
      }
    }
    return meanings;
  }

  private static Map<String, Map<String, String>> columnMeanings(Statement statement)
      throws SQLException {
    Map<String, Map<String, String>> meanings = new LinkedHashMap<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT table_name, column_name, comment FROM duckdb_columns()"
                + " WHERE NOT internal AND comment IS NOT NULL ORDER BY 1, column_index")) {
      while (rows.next()) {
        meanings
            .computeIfAbsent(rows.getString(1), table -> new LinkedHashMap<>())
            .put(rows.getString(2), rows.getString(3));
      }
    }
    return meanings;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}

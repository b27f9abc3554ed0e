package org.waymark.dashboards.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.waymark.schema.PublishedTable;

/**
 * The tables that an output folder publishes, as its {@code views.sql} defines them. Opened once
 * and read many times; what is seen is the run that stood when it was opened, as its Parquet files
 * are immutable.
 */
public final class PublishedTables implements AskedTables, AutoCloseable {
  private static final int SECONDS_FOR_ANYONE = 30;
  private static final int ROWS_FOR_ANYONE = 50_000;

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  /** Turns a row into a value. */
  @FunctionalInterface
  public interface Reading<T> {
    /** The value of one row. */
    T of(Row row) throws SQLException;
  }

  /** Does something with a row. */
  @FunctionalInterface
  public interface Doing {
    /** Takes one row. */
    void with(Row row) throws SQLException, IOException;
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
    return open(out, new Properties());
  }

  /**
   * The same with settings of the database.
   *
   * @throws IOException where the folder publishes nothing, or its views cannot be made
   */
  public static PublishedTables open(Path out, Properties settings) throws IOException {
    return open(out, settings, Optional.empty());
  }

  /**
   * The same as they were published at an earlier date.
   *
   * @param asOf the date that every table is shown at; empty for the latest
   * @throws IOException where the folder publishes nothing, or its views cannot be made
   */
  public static PublishedTables open(Path out, Properties settings, Optional<LocalDate> asOf)
      throws IOException {
    Path viewsFile = out.resolve("views.sql");
    if (!Files.isRegularFile(viewsFile)) {
      throw new IOException("nothing is published in " + out + ": there is no views.sql");
    }
    try {
      Connection connection = LockedDatabase.forPages(out, settings);
      try (Statement statement = connection.createStatement()) {
        complete(statement, asOf);
        return new PublishedTables(connection);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IOException(
          "cannot read the tables published in " + out + ": " + SqlMessage.of(e), e);
    }
  }

  /** The same tables without a row, to try queries on. */
  public static PublishedTables withoutRows() throws SQLException {
    return withoutRows(new Properties());
  }

  /** The same with settings of the database. */
  public static PublishedTables withoutRows(Properties settings) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET enable_external_access = false");
      complete(statement);
      statement.execute("SET lock_configuration = true");
      return new PublishedTables(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * A table that never had a row has no files and so no view: here it is empty. And a table without
   * rows at the latest date is empty there, whatever it held before.
   */
  public static void complete(Statement statement) throws SQLException {
    complete(statement, Optional.empty());
  }

  private static void complete(Statement statement, Optional<LocalDate> asOf) throws SQLException {
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
    String shown = asOf.isPresent() ? "DATE '" + asOf.get() + "'" : latest(statement);
    for (PublishedTable table : PublishedTable.all()) {
      statement.execute(
          "CREATE OR REPLACE VIEW "
              + table.name()
              + " AS SELECT * FROM "
              + table.name()
              + "_all WHERE as_of = "
              + shown);
    }
  }

  /** The latest date as a literal, so that no query has to look for it again. */
  private static String latest(Statement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery("SELECT max(as_of)::VARCHAR FROM run_all")) {
      String date = result.next() ? result.getString(1) : null;
      return date == null ? "NULL" : "DATE '" + date + "'";
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

  /** Question marks for that many parameters of an {@code IN}. */
  public static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  /** All rows of a query, in its order; {@code ?} stands for the parameters. */
  public <T> List<T> list(String sql, Reading<T> reading, Object... parameters)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery(SqlText.filled(sql, parameters))) {
        Row row = new Row(result);
        while (result.next()) {
          rows.add(reading.of(row));
        }
      }
      return rows;
    }
  }

  /** Hands over the rows of a query one by one, in its order, however many there are. */
  public void each(String sql, Doing doing, Object... parameters) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet result = statement.executeQuery(SqlText.filled(sql, parameters))) {
        Row row = new Row(result);
        while (result.next()) {
          doing.with(row);
        }
      }
    }
  }

  @Override
  public Answer answer(String sql, List<Object> parameters) throws SQLException {
    return asked(sql, parameters, PublishedTables::read);
  }

  @Override
  public Map<String, Answer> dealt(String sql, List<Object> parameters, String by)
      throws SQLException {
    return asked(sql, parameters, row -> dealt(row, by));
  }

  private <T> T asked(String sql, List<Object> parameters, Reading<T> reading) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      LockedDatabase.requireOneSelect(connection, sql);
      statement = connection.prepareStatement(sql);
      statement.setQueryTimeout(SECONDS_FOR_ANYONE);
      prepared.put(sql, statement);
    }
    try {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (ResultSet result = statement.executeQuery()) {
        return reading.of(new Row(result));
      }
    } catch (SQLException e) {
      prepared.remove(sql);
      statement.close();
      throw e;
    }
  }

  private static Answer read(Row row) throws SQLException {
    List<Answer.Column> columns = columns(row);
    List<List<Optional<Object>>> rows = new ArrayList<>();
    while (rows.size() < ROWS_FOR_ANYONE && row.next()) {
      rows.add(values(row, columns.size()));
    }
    return new Answer(columns, rows, rows.size() == ROWS_FOR_ANYONE && row.next());
  }

  private static Map<String, Answer> dealt(Row row, String by) throws SQLException {
    List<Answer.Column> columns = columns(row);
    int at = columns.stream().map(Answer.Column::name).toList().indexOf(by);
    if (at < 0) {
      return Map.of("", read(row));
    }
    Map<String, List<List<Optional<Object>>>> rows = new HashMap<>();
    Set<String> cut = new HashSet<>();
    columns.remove(at);
    while (row.next()) {
      List<Optional<Object>> values = values(row, columns.size() + 1);
      Optional<Object> key = values.remove(at);
      if (key.isPresent()) {
        List<List<Optional<Object>>> own =
            rows.computeIfAbsent(key.get().toString(), k -> new ArrayList<>());
        if (own.size() < ROWS_FOR_ANYONE) {
          own.add(values);
        } else {
          cut.add(key.get().toString());
        }
      }
    }
    Map<String, Answer> answers = new HashMap<>();
    answers.put("", new Answer(columns, List.of(), false));
    rows.forEach((key, own) -> answers.put(key, new Answer(columns, own, cut.contains(key))));
    return answers;
  }

  private static List<Answer.Column> columns(Row row) throws SQLException {
    List<Answer.Column> columns = new ArrayList<>();
    for (int i = 1; i <= row.columns(); i++) {
      columns.add(new Answer.Column(CleanText.of(row.name(i)), row.numeric(i)));
    }
    return columns;
  }

  private static List<Optional<Object>> values(Row row, int columns) throws SQLException {
    List<Optional<Object>> values = new ArrayList<>(columns);
    for (int i = 1; i <= columns; i++) {
      values.add(row.any(i));
    }
    return values;
  }

  @Override
  public void keep(String name, String sql, List<Object> parameters) throws SQLException {
    if (views().contains(name)) {
      throw new SQLSyntaxErrorException("`" + name + "` is the name of a published table");
    }
    LockedDatabase.requireOneSelect(connection, sql);
    try (PreparedStatement statement =
        connection.prepareStatement("CREATE OR REPLACE TEMP TABLE " + name + " AS " + sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      statement.execute();
    }
  }

  private Set<String> views() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return views(statement);
    }
  }

  @Override
  public void forget(List<String> kept) throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
    try (Statement statement = connection.createStatement()) {
      for (String name : kept) {
        statement.execute("DROP TABLE IF EXISTS temp." + name);
      }
    }
  }

  /**
   * Keeps the result of a query under a name for as long as the tables are open; a second call
   * finds it there.
   *
   * @return the name
   */
  public String remember(String name, String select, Object... parameters) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TEMP TABLE IF NOT EXISTS " + name + " AS " + SqlText.filled(select, parameters));
    }
    return name;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

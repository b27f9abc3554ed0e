package org.waymark.dashboards;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.waymark.schema.PublishedTable;
import org.waymark.schema.ViewsSql;

/** Writes a folder like the one a run publishes, from rows, after the Avro schemas. */
final class PublishedFolder implements AutoCloseable {
  private final DuckDBConnection connection;
  private final Map<String, List<Schema.Field>> fields = new LinkedHashMap<>();
  private final Map<String, DuckDBAppender> appenders = new LinkedHashMap<>();

  PublishedFolder() throws SQLException, IOException {
    connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
    for (PublishedTable table : PublishedTable.all()) {
      create(table.name(), table.schema());
    }
  }

  private void create(String table, Schema schema) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      columns.add('"' + field.name() + "\" " + type(field.schema()));
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE " + table + " (" + String.join(", ", columns) + ")");
    }
    fields.put(table, schema.getFields());
    appenders.put(table, connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table));
  }

  private static String type(Schema schema) {
    Schema one =
        schema.getType() == Schema.Type.UNION
            ? schema.getTypes().stream()
                .filter(s -> s.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow()
            : schema;
    if (one.getLogicalType() instanceof LogicalTypes.Date) {
      return "DATE";
    }
    if (one.getLogicalType() instanceof LogicalTypes.TimestampMicros) {
      return "TIMESTAMPTZ";
    }
    return switch (one.getType()) {
      case STRING -> "VARCHAR";
      case DOUBLE -> "DOUBLE";
      case LONG -> "BIGINT";
      case INT -> "INTEGER";
      case BOOLEAN -> "BOOLEAN";
      default -> throw new IllegalStateException("no column for " + one);
    };
  }

  /** Adds a row; column names and values in turn, columns left out are empty. */
  void add(String table, @Nullable Object... namesAndValues) throws SQLException {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    DuckDBAppender appender = appenders.get(table);
    if (appender == null) {
      throw new IllegalArgumentException(table);
    }
    appender.beginRow();
    for (Schema.Field field : fields.getOrDefault(table, List.of())) {
      append(appender, type(field.schema()), row.remove(field.name()));
    }
    appender.endRow();
    if (!row.isEmpty()) {
      throw new IllegalArgumentException(table + " has no column " + row.keySet());
    }
  }

  private static void append(DuckDBAppender appender, String type, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else if (value instanceof Number number) {
      switch (type) {
        case "INTEGER" -> appender.append(number.intValue());
        case "BIGINT" -> appender.append(number.longValue());
        default -> appender.append(number.doubleValue());
      }
    } else if (value instanceof Boolean flag) {
      appender.append(flag.booleanValue());
    } else if (value instanceof LocalDate date) {
      appender.append(date);
    } else if (value instanceof OffsetDateTime moment) {
      appender.append(moment);
    } else {
      appender.append(value.toString());
    }
  }

  /** Writes Parquet, a file for each date on which a table has rows, and {@code views.sql}. */
  void publish(Path out) throws SQLException, IOException {
    Map<String, SortedMap<String, List<String>>> files = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      for (PublishedTable table : PublishedTable.all()) {
        DuckDBAppender appender = appenders.get(table.name());
        if (appender != null) {
          appender.close();
        }
        SortedMap<String, List<String>> dates = new TreeMap<>();
        for (String date : dates(statement, table.name())) {
          String file = "data/" + table.name() + "/" + date + ".parquet";
          Files.createDirectories(out.resolve("data").resolve(table.name()));
          statement.execute(
              "COPY (SELECT * FROM "
                  + table.name()
                  + " WHERE as_of = DATE '"
                  + date
                  + "') TO "
                  + ViewsSql.literal(out.resolve(file).toString())
                  + " (FORMAT parquet)");
          dates.put(date, List.of(file));
        }
        files.put(table.name(), dates);
      }
    }
    Files.writeString(out.resolve("views.sql"), ViewsSql.of(files), StandardCharsets.UTF_8);
  }

  private static List<String> dates(Statement statement, String table) throws SQLException {
    List<String> dates = new ArrayList<>();
    try (ResultSet result =
        statement.executeQuery("SELECT DISTINCT as_of::VARCHAR FROM " + table + " ORDER BY 1")) {
      while (result.next()) {
        dates.add(result.getString(1));
      }
    }
    return dates;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

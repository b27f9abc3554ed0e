package org.waymark.dashboards;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Writes a folder like the one a run publishes, from rows, after the Avro schemas. */
final class PublishedFolder implements AutoCloseable {
  private static final List<String> TABLES =
      List.of(
          "data_quality",
          "deviance_score",
          "goal",
          "goal_progress",
          "indicator",
          "mission",
          "mission_progress",
          "observation",
          "place",
          "positive_deviance",
          "practice",
          "rejected_record",
          "report_excerpt",
          "report_theme",
          "run",
          "scaling_candidate",
          "spc_point",
          "survey_estimate",
          "theme");

  private final DuckDBConnection connection;
  private final Map<String, List<Schema.Field>> fields = new LinkedHashMap<>();
  private final Map<String, DuckDBAppender> appenders = new LinkedHashMap<>();

  PublishedFolder() throws SQLException, IOException {
    connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
    for (String table : TABLES) {
      try (InputStream in =
          PublishedFolder.class.getResourceAsStream(
              "/org/waymark/schema/avro/" + table + ".avsc")) {
        if (in == null) {
          throw new IOException("no schema for " + table);
        }
        create(table, new Schema.Parser().parse(in));
      }
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

  /** Writes Parquet and {@code views.sql}. */
  void publish(Path out) throws SQLException, IOException {
    StringBuilder views = new StringBuilder();
    for (String table : TABLES) {
      DuckDBAppender appender = appenders.get(table);
      if (appender != null) {
        appender.close();
      }
      Path folder = Files.createDirectories(out.resolve("data").resolve(table));
      String file = folder.resolve("part-0.parquet").toString().replace("'", "''");
      try (Statement statement = connection.createStatement()) {
        statement.execute("COPY " + table + " TO '" + file + "' (FORMAT parquet)");
      }
      views.append("CREATE OR REPLACE VIEW ").append(table).append("_all AS SELECT * FROM ");
      views.append("read_parquet(['data/").append(table).append("/part-0.parquet']);\n");
      views.append("CREATE OR REPLACE VIEW ").append(table).append(" AS SELECT * FROM ");
      views.append(table).append("_all WHERE as_of = (SELECT max(as_of) FROM run_all);\n");
    }
    // The view `run` is named by the others, so its own comes first.
    String text = views.toString();
    int at = text.indexOf("CREATE OR REPLACE VIEW run_all");
    String run = text.substring(at, text.indexOf('\n', at) + 1);
    Files.writeString(out.resolve("views.sql"), run + text, StandardCharsets.UTF_8);
    Files.writeString(out.resolve("catalog.json"), "{}\n", StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

package org.waymark.app.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.waymark.schema.PublishedColumn;
import org.waymark.schema.PublishedTable;
import org.waymark.schema.ViewsSql;

/**
 * A folder like one that a run publishes, in which every text of every table is one that was asked
 * for: a row of each table for each of them.
 */
final class PublishedTexts {
  static final String AS_OF = "2026-11-15";

  private PublishedTexts() {}

  static void publish(Path out, List<String> texts) throws IOException, SQLException {
    Map<String, SortedMap<String, List<String>>> files = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (PublishedTable table : PublishedTable.all()) {
        String file = "data/" + table.name() + "/part-0.parquet";
        Files.createDirectories(out.resolve(file).getParent());
        List<String> rows = new ArrayList<>();
        for (String text : texts) {
          rows.add(
              table.columns().stream()
                  .map(column -> value(table, column, text))
                  .collect(Collectors.joining(", ", "(", ")")));
        }
        String columns =
            table.columns().stream()
                .map(column -> '"' + column.name() + '"')
                .collect(Collectors.joining(", "));
        statement.execute(
            "COPY (SELECT * FROM (VALUES "
                + String.join(", ", rows)
                + ") t("
                + columns
                + ")) TO "
                + ViewsSql.literal(out.resolve(file).toString())
                + " (FORMAT parquet)");
        files.put(table.name(), new TreeMap<>(Map.of(AS_OF, List.of(file))));
      }
    }
    Files.writeString(out.resolve("views.sql"), ViewsSql.of(files));
  }

  private static String value(PublishedTable table, PublishedColumn column, String text) {
    return switch (column.type()) {
      case TEXT -> ViewsSql.literal(text(table, column, text));
      case NUMBER -> "0.5::DOUBLE";
      case WHOLE -> "3::BIGINT";
      case FLAG -> "true";
      case DATE -> "DATE '" + AS_OF + "'";
      case INSTANT -> "TIMESTAMP '2026-11-15 12:00:00'";
    };
  }

  /** The text, but where the publication never holds a free one. */
  private static String text(PublishedTable table, PublishedColumn column, String text) {
    if (table.name().equals("goal_progress") && column.name().equals("method")) {
      return "linear-pace";
    }
    if (table.name().equals("practice") && column.name().equals("places")) {
      return new ObjectMapper().valueToTree(List.of(text)).toString();
    }
    return text;
  }
}

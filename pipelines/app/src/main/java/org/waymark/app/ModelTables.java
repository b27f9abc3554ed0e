package org.waymark.app;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Writes rows of tables that are not published as CSV and JSON, numbers with all digits. */
final class ModelTables {
  private static final String TABLE = "waymark.table";

  private ModelTables() {}

  /** CSV by table, each with a line of column names. */
  static SortedMap<String, String> csv(List<SpecificRecord> rows) {
    SortedMap<String, StringBuilder> tables = new TreeMap<>();
    for (SpecificRecord row : rows) {
      StringBuilder csv =
          tables.computeIfAbsent(row.getSchema().getProp(TABLE), t -> head(row.getSchema()));
      List<String> cells = new ArrayList<>();
      for (Schema.Field field : row.getSchema().getFields()) {
        cells.add(cell(text(row.get(field.pos()))));
      }
      csv.append(String.join(",", cells)).append('\n');
    }
    SortedMap<String, String> texts = new TreeMap<>();
    tables.forEach((table, csv) -> texts.put(table, csv.toString()));
    return texts;
  }

  private static StringBuilder head(Schema schema) {
    return new StringBuilder(
            String.join(",", schema.getFields().stream().map(Schema.Field::name).toList()))
        .append('\n');
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : String.valueOf(value);
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** One JSON object: tables with their rows. */
  static String json(List<SpecificRecord> rows) {
    SortedMap<String, List<String>> tables = new TreeMap<>();
    for (SpecificRecord row : rows) {
      List<String> fields = new ArrayList<>();
      for (Schema.Field field : row.getSchema().getFields()) {
        fields.add(quoted(field.name()) + ": " + value(row.get(field.pos())));
      }
      tables
          .computeIfAbsent(row.getSchema().getProp(TABLE), t -> new ArrayList<>())
          .add("{" + String.join(", ", fields) + "}");
    }
    List<String> parts = new ArrayList<>();
    tables.forEach(
        (table, objects) ->
            parts.add(quoted(table) + ": [\n    " + String.join(",\n    ", objects) + "\n  ]"));
    return "{\n  " + String.join(",\n  ", parts) + "\n}\n";
  }

  private static String value(@Nullable Object value) {
    return value == null
        ? "null"
        : value instanceof Number || value instanceof Boolean
            ? String.valueOf(value)
            : quoted(String.valueOf(value));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else if (c < ' ') {
                quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }
}

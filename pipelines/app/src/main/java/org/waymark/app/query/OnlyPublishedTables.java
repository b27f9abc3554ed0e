package org.waymark.app.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.waymark.dashboards.table.ReadingStatement;
import org.waymark.dashboards.table.SqlWords;

/**
 * Lets a question pass that reads published tables and nothing of the machine. The locked database
 * opens no other file; this hides where the files are and how the database is set. What takes long
 * or much is not looked for: the process that answers is stopped.
 */
final class OnlyPublishedTables {
  private static final Set<String> TABLE_FUNCTIONS =
      Set.of(
          "range",
          "generate_series",
          "unnest",
          "json_each",
          "json_tree",
          "repeat",
          "repeat_row",
          "summary",
          "test_all_types",
          "icu_calendar_names",
          "pg_timezone_names",
          "duckdb_columns",
          "duckdb_functions",
          "duckdb_keywords",
          "duckdb_types");

  /** What names a table by a text or by a column's name, which has to be a published one. */
  private static final Set<String> NAMING =
      Set.of("histogram", "histogram_values", "pragma_table_info", "pragma_show", "query_table");

  private static final Set<String> LISTINGS = Set.of("\"tables\"", "__show_tables_expanded");

  /** Views of {@code information_schema} that list tables without their files. */
  private static final Set<String> INFORMATION =
      Set.of(
          "character_sets",
          "columns",
          "constraint_column_usage",
          "constraint_table_usage",
          "key_column_usage",
          "referential_constraints",
          "schemata",
          "table_constraints",
          "tables",
          "views");

  private static final Set<String> TELLING =
      Set.of(
          "current_setting",
          "getvariable",
          "getenv",
          "pg_get_viewdef",
          "json_serialize_plan",
          "json_deserialize_sql",
          "json_execute_serialized_sql",
          "query",
          "write_log",
          "nextval",
          "currval");

  private final Set<String> published = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> internal = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  private OnlyPublishedTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet views =
            statement.executeQuery(
                "SELECT view_name, internal FROM duckdb_views()"
                    + " WHERE schema_name IN ('main', 'pg_catalog')")) {
      while (views.next()) {
        (views.getBoolean(2) ? internal : published).add(views.getString(1));
      }
    }
  }

  /**
   * Checks a question before it is bound.
   *
   * @throws SQLException says what it may not ask for
   */
  static void require(Connection connection, ReadingStatement question) throws SQLException {
    OnlyPublishedTables tables = new OnlyPublishedTables(connection);
    if (question.kind() == ReadingStatement.Kind.PIVOT) {
      tables.requireHarmless(connection, question.words());
    } else {
      tables.name(question.tree());
      tables.walk(question.tree());
    }
  }

  /** Without a tree every name is looked at as if it were that of a function and of a table. */
  private void requireHarmless(Connection connection, List<SqlWords.Word> words)
      throws SQLException {
    Set<String> functions = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT DISTINCT function_name FROM duckdb_functions()"
                    + " WHERE function_type IN ('table', 'table_macro', 'pragma')")) {
      while (rows.next()) {
        functions.add(rows.getString(1));
      }
    }
    functions.removeAll(TABLE_FUNCTIONS);
    for (SqlWords.Word word : words) {
      requireNotTelling(word.name());
      if (functions.contains(word.name()) || internal.contains(word.name())) {
        throw refusal(word.name() + " is not allowed; query the published tables");
      }
    }
  }

  private void name(JsonNode node) throws SQLException {
    for (JsonNode entry : node.path("cte_map").path("map")) {
      named.add(requireOwnName(entry.path("key").asText()));
    }
    for (JsonNode part : node) {
      name(part);
    }
  }

  /** A name in WITH may not hide which table of the catalogue is meant elsewhere. */
  private String requireOwnName(String name) throws SQLException {
    if (internal.contains(name) || !name.matches("[\\p{L}_][\\p{L}\\p{Nd}_]*")) {
      throw refusal("WITH cannot redefine the table " + name);
    }
    return name;
  }

  private void walk(JsonNode node) throws SQLException {
    if (node.has("sample") && node.has("alias")) {
      requireReadable(node);
    }
    if (node.has("function_name")) {
      requireNotTelling(node.path("function_name").asText());
    }
    for (JsonNode part : node) {
      walk(part);
    }
  }

  private void requireReadable(JsonNode source) throws SQLException {
    switch (source.path("type").asText()) {
      case "BASE_TABLE" -> requireTable(source);
      case "TABLE_FUNCTION" -> requireFunction(source.path("function"));
      case "SHOW_REF" -> {
        if (!source.path("query").isObject()
            && !LISTINGS.contains(source.path("table_name").asText())) {
          throw refusal(
              "SHOW TABLES and DESCRIBE with a table's name are allowed; this form is not");
        }
      }
      case "SUBQUERY", "JOIN", "EXPRESSION_LIST", "EMPTY", "PIVOT", "COLUMN_DATA" -> {}
      default -> throw refusal("this way to name a table is not allowed");
    }
  }

  private void requireTable(JsonNode source) throws SQLException {
    String name = source.path("table_name").asText();
    String schema = source.path("schema_name").asText();
    String catalog = source.path("catalog_name").asText();
    if (schema.equalsIgnoreCase("information_schema")) {
      if (Set.of("", "memory", "system").contains(catalog) && INFORMATION.contains(name)) {
        return;
      }
      throw refusal("information_schema." + name + " is not allowed");
    }
    boolean here = Set.of("", "main", "memory").contains(schema);
    if (!here
        || !Set.of("", "memory").contains(catalog)
        || !(published.contains(name) || named.contains(name))) {
      throw refusal("there is no published table " + name);
    }
  }

  private void requireFunction(JsonNode call) throws SQLException {
    String function = call.path("function_name").asText();
    if (NAMING.contains(function)) {
      JsonNode first = call.path("children").path(0);
      String table =
          first.path("class").asText().equals("COLUMN_REF")
              ? first.path("column_names").path(0).asText()
              : first.path("value").path("value").asText();
      boolean one = !first.path("column_names").has(1) && published.contains(table);
      if (!one || (function.equals("query_table") && call.path("children").size() > 1)) {
        throw refusal(function + "() is allowed for one published table");
      }
      return;
    }
    if (!TABLE_FUNCTIONS.contains(function)) {
      throw refusal("FROM " + function + "(…) is not allowed; query the published tables");
    }
  }

  private static void requireNotTelling(String function) throws SQLException {
    if (TELLING.contains(function)) {
      throw refusal(function + "() is not allowed; only published tables can be read");
    }
  }

  private static SQLException refusal(String message) {
    return new SQLSyntaxErrorException(message);
  }
}

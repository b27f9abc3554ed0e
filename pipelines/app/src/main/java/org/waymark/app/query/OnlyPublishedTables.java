package org.waymark.app.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lets a question pass that reads published tables and nothing of the machine. The locked database
 * opens no other file; this keeps away what tells where the files are (catalogue, settings) and
 * what cannot be stopped while it runs (texts and lists of any length, distances between texts).
 */
final class OnlyPublishedTables {
  private static final Set<String> TABLE_FUNCTIONS =
      Set.of("range", "generate_series", "unnest", "json_each", "json_tree");
  private static final Set<String> LISTINGS = Set.of("\"tables\"", "__show_tables_expanded");

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
          "query_table",
          "write_log",
          "nextval",
          "currval");
  private static final Set<String> ENDLESS =
      Set.of(
          "repeat",
          "lpad",
          "rpad",
          "bitstring",
          "format",
          "printf",
          "list_resize",
          "array_resize",
          "sleep_ms",
          "pg_sleep",
          "levenshtein",
          "editdist3",
          "damerau_levenshtein",
          "jaro_similarity",
          "jaro_winkler_similarity",
          "range",
          "generate_series");

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
  static void require(Connection connection, ParsedQuestion question) throws SQLException {
    OnlyPublishedTables tables = new OnlyPublishedTables(connection);
    tables.name(question.tree());
    tables.walk(question.tree());
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
      throw refusal("WITH may not name a table " + name);
    }
    return name;
  }

  private void walk(JsonNode node) throws SQLException {
    if (node.has("sample") && node.has("alias")) {
      requireReadable(node);
    }
    boolean inFrom = node.path("type").asText().equals("TABLE_FUNCTION");
    if (node.has("function_name")) {
      requireHarmless(node.path("function_name").asText());
    }
    for (JsonNode part : node) {
      if (inFrom && part.has("function_name")) {
        for (JsonNode argument : part) {
          walk(argument);
        }
      } else {
        walk(part);
      }
    }
  }

  private void requireReadable(JsonNode source) throws SQLException {
    String name = source.path("table_name").asText();
    switch (source.path("type").asText()) {
      case "BASE_TABLE" -> {
        String schema = source.path("schema_name").asText();
        String catalog = source.path("catalog_name").asText();
        boolean here = Set.of("", "main", "memory").contains(schema);
        if (!here
            || !Set.of("", "memory").contains(catalog)
            || !(published.contains(name) || named.contains(name))) {
          throw refusal("there is no published table " + name);
        }
      }
      case "TABLE_FUNCTION" -> {
        String function = source.path("function").path("function_name").asText();
        if (!TABLE_FUNCTIONS.contains(function)) {
          throw refusal("FROM " + function + "(…) is not answered: published tables are");
        }
      }
      case "SHOW_REF" -> {
        if (!source.path("query").isObject() && !LISTINGS.contains(name)) {
          throw refusal("SHOW TABLES and DESCRIBE with a table's name are answered, not this");
        }
      }
      case "SUBQUERY", "JOIN", "EXPRESSION_LIST", "EMPTY" -> {}
      default -> throw refusal("this way to name a table is not answered");
    }
  }

  private static void requireHarmless(String function) throws SQLException {
    if (TELLING.contains(function)) {
      throw refusal(function + "() is not answered: only published tables are read");
    }
    if (ENDLESS.contains(function)) {
      boolean series = function.equals("range") || function.equals("generate_series");
      throw refusal(
          function
              + "() is not answered here, as it cannot be stopped"
              + (series ? "; FROM " + function + "(…) can" : ""));
    }
  }

  private static SQLException refusal(String message) {
    return new SQLSyntaxErrorException(message);
  }
}

package org.waymark.app.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.Set;
import java.util.TreeSet;
import org.waymark.dashboards.table.LockedDatabase;

/**
 * One reading statement as DuckDB's own parser sees it.
 *
 * @param tree the statement, as {@code json_serialize_sql} writes it
 * @param plain the same statement as SQL again, without comments and without a semicolon
 */
record ParsedQuestion(JsonNode tree, String plain) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Parses without running anything.
   *
   * @throws SQLException says what is wrong, where it is not a single reading statement
   */
  static ParsedQuestion of(Connection connection, String sql) throws SQLException {
    if (sql.indexOf('\0') >= 0) {
      throw new SQLSyntaxErrorException("a question holds text only; there is a null character");
    }
    try (PreparedStatement parser =
        connection.prepareStatement(
            "SELECT s, json_deserialize_sql(s) FROM (SELECT json_serialize_sql(?::VARCHAR) s)")) {
      LockedDatabase.requireOneSelect(connection, sql);
      parser.setString(1, sql);
      try (ResultSet rows = parser.executeQuery()) {
        rows.next();
        JsonNode tree = JSON.readTree(rows.getString(1));
        return new ParsedQuestion(tree.path("statements").path(0), rows.getString(2));
      }
    } catch (JsonProcessingException | IllegalStateException tooDeep) {
      throw new SQLSyntaxErrorException("the question is nested too deeply");
    }
  }

  /** What is to be given a value, in alphabetical order: {@code min} for {@code $min}. */
  Set<String> parameters() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    tree.path("named_param_map").forEach(entry -> names.add(entry.path("key").asText()));
    return names;
  }

  /** Whether it asks what there is ({@code SHOW}, {@code DESCRIBE}, {@code SUMMARIZE}). */
  boolean isListing() {
    return tree.path("node").path("from_table").path("type").asText().equals("SHOW_REF");
  }
}

package org.waymark.app.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.waymark.dashboards.table.ReadingStatement;

/**
 * One reading statement as DuckDB's own parser sees it.
 *
 * @param plain the same statement as SQL again, without comments and without a semicolon, where
 *     DuckDB can write it again
 */
record ParsedQuestion(ReadingStatement statement, Optional<String> plain) {

  /**
   * Parses without running anything.
   *
   * @throws SQLException says what is wrong, where it is not a single reading statement
   */
  static ParsedQuestion of(Connection connection, String sql) throws SQLException {
    if (sql.indexOf('\0') >= 0) {
      throw new SQLSyntaxErrorException(
          "a query can hold text only, but this one has a null character");
    }
    try {
      ReadingStatement statement = ReadingStatement.of(connection, sql);
      return new ParsedQuestion(
          statement,
          statement.kind() == ReadingStatement.Kind.SELECT
              ? Optional.of(plain(connection, sql))
              : Optional.empty());
    } catch (IllegalStateException tooDeep) {
      throw new SQLSyntaxErrorException("the query is nested too deeply");
    }
  }

  private static String plain(Connection connection, String sql) throws SQLException {
    try (PreparedStatement writer =
        connection.prepareStatement(
            "SELECT json_deserialize_sql(json_serialize_sql(?::VARCHAR))")) {
      writer.setString(1, sql);
      try (ResultSet rows = writer.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  /** What is to be given a value, in alphabetical order: {@code min} for {@code $min}. */
  Set<String> parameters() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    statement
        .tree()
        .path("named_param_map")
        .forEach(entry -> names.add(entry.path("key").asText()));
    return names;
  }

  /**
   * Whether it asks what there is ({@code SHOW}, {@code DESCRIBE}, {@code SUMMARIZE}) or how an
   * answer is worked out ({@code EXPLAIN}): few rows, and nothing that a view can be made of.
   */
  boolean isListing() {
    JsonNode from = statement.tree().path("node").path("from_table");
    return statement.kind() == ReadingStatement.Kind.EXPLAIN
        || from.path("type").asText().equals("SHOW_REF");
  }
}

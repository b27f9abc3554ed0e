package org.waymark.dashboards.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.List;
import java.util.Set;

/**
 * A single statement that reads and changes nothing.
 *
 * @param kind how it has to be run
 * @param tree as {@code json_serialize_sql} writes it, of an EXPLAIN what is explained; missing for
 *     a {@link Kind#PIVOT}
 * @param words its words, in order
 */
public record ReadingStatement(Kind kind, JsonNode tree, List<SqlWords.Word> words) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> BEGINS =
      Set.of("pivot", "pivot_wider", "from", "select", "with");
  private static final Set<String> CHANGES =
      Set.of(
          "alter",
          "attach",
          "call",
          "checkpoint",
          "copy",
          "create",
          "delete",
          "detach",
          "drop",
          "execute",
          "export",
          "import",
          "insert",
          "install",
          "load",
          "merge",
          "pragma",
          "prepare",
          "truncate",
          "update",
          "vacuum");

  /** How a statement has to be run. */
  public enum Kind {
    /** Anything that can be a view, or lists what there is. */
    SELECT,
    /** Tells how a SELECT is worked out. */
    EXPLAIN,
    /** Has a PIVOT whose columns come from the data, which no view can be made of. */
    PIVOT
  }

  /**
   * Parses without running anything.
   *
   * @throws SQLException says what is wrong, where DuckDB knows it with the line
   */
  public static ReadingStatement of(Connection connection, String sql) throws SQLException {
    JsonNode parsed = parsed(connection, sql);
    if (!parsed.path("error").asBoolean()) {
      int statements = parsed.path("statements").size();
      if (statements != 1) {
        throw new SQLSyntaxErrorException(
            "one SELECT at a time; there are " + statements + " statements");
      }
      for (String name : parsed.findValuesAsText("function_name")) {
        requireNoSwitch(name);
      }
      return new ReadingStatement(Kind.SELECT, parsed.path("statements").path(0), List.of());
    }
    if (!parsed.path("error_type").asText().equals("not implemented")) {
      // The parser's own complaint tells the place; nothing runs where nothing parses.
      connection.prepareStatement(sql).close();
      throw new SQLSyntaxErrorException(parsed.path("error_message").asText());
    }
    List<SqlWords.Word> words = SqlWords.of(sql);
    String first = words.isEmpty() ? "" : words.get(0).plain();
    if (first.equals("explain")) {
      return new ReadingStatement(Kind.EXPLAIN, explained(connection, sql, words).tree(), words);
    }
    if (BEGINS.contains(first) && isPivot(words)) {
      return new ReadingStatement(Kind.PIVOT, JSON.missingNode(), words);
    }
    throw new SQLSyntaxErrorException(
        "the published tables are read-only: only SELECT is answered");
  }

  private static ReadingStatement explained(
      Connection connection, String sql, List<SqlWords.Word> words) throws SQLException {
    int next = 1;
    while (next < words.size() && Set.of("analyze", "verbose").contains(words.get(next).plain())) {
      next++;
    }
    if (next < words.size() && words.get(next).inside()) {
      // Its options in brackets: FORMAT json, ANALYZE.
      while (next < words.size() && words.get(next).inside()) {
        next++;
      }
    }
    if (next >= words.size() || words.get(next).plain().equals("explain")) {
      throw new SQLSyntaxErrorException("EXPLAIN is answered for one SELECT");
    }
    ReadingStatement explained = of(connection, sql.substring(words.get(next).at()));
    if (explained.kind() != Kind.SELECT) {
      throw new SQLSyntaxErrorException("EXPLAIN is answered for one SELECT without such a PIVOT");
    }
    return explained;
  }

  private static boolean isPivot(List<SqlWords.Word> words) throws SQLException {
    boolean pivot = false;
    for (SqlWords.Word word : words) {
      pivot |= word.plain().equals("pivot") || word.plain().equals("pivot_wider");
      if (CHANGES.contains(word.plain()) || word.laterStatement()) {
        return false;
      }
      requireNoSwitch(word.name());
    }
    return pivot;
  }

  private static void requireNoSwitch(String name) throws SQLException {
    if (name.startsWith("enable_") || name.startsWith("disable_")) {
      throw new SQLSyntaxErrorException(name + " changes the database; only SELECT is answered");
    }
  }

  private static JsonNode parsed(Connection connection, String sql) throws SQLException {
    try (PreparedStatement parser =
        connection.prepareStatement("SELECT json_serialize_sql(CAST(? AS VARCHAR))")) {
      parser.setString(1, sql);
      try (ResultSet rows = parser.executeQuery()) {
        rows.next();
        return JSON.readTree(rows.getString(1));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

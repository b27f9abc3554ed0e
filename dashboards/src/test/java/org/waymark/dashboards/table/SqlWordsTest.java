package org.waymark.dashboards.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PIVOT place ON name | pivot place on name",
        "SELECT 'getenv' FROM t | select from t",
        "SELECT 'it''s getenv' x | select x",
        "SELECT E'it\\'s getenv' x | select x",
        "SELECT $$getenv$$ x, $tag$ getenv $tag$ y | select x y",
        "SELECT /* getenv /* query */ more */ a -- query | select a",
        "FROM \"Duckdb_Settings\"() | from duckdb_settings",
        "FROM \"a\"\"b\" | from a\"b",
        "SELECT 'never ends getenv | select never ends getenv",
        "SELECT 1e5, 12ab, $1 | select"
      })
  void whatIsNoTextAndNoCommentIsWords(String sql, String words) {
    assertEquals(
        List.of(words.split(" ")), SqlWords.of(sql).stream().map(SqlWords.Word::name).toList());
  }
}

package org.waymark.dashboards.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedTablesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "plain", "O'Brien's", "''", "?", "\\", "'; DROP VIEW run; --", "a\nb", "é−𝒻"})
  void aValueComesBackAsItWasGiven(String value) throws SQLException {
    try (PublishedTables tables = PublishedTables.withoutRows()) {
      LocalDate day = LocalDate.of(2026, 11, 15);
      assertEquals(
          List.of(CleanText.of(value) + " 2026-11-15"),
          tables.list(
              "SELECT ? AS text, ? AS day",
              row -> row.text("text") + " " + row.date("day"),
              value,
              day));
      assertEquals(0, tables.list("SELECT 1 FROM run WHERE run_id = ?", row -> 1, value).size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 1", "SELECT ?, ?"})
  void valuesAndMarksMustBeAsMany(String sql) {
    assertThrows(IllegalArgumentException.class, () -> SqlText.filled(sql, "value"));
  }

  @Test
  void onlyTextsAndDaysAreValues() {
    assertThrows(IllegalArgumentException.class, () -> SqlText.filled("SELECT ?", 1.5));
  }
}

package org.waymark.dashboards.analyst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.dashboards.SampleGovernment;

class AnalystDatabaseTest {
  /** Questions about files: the made-up government has no deliveries. */
  private static final Set<String> EMPTY_HERE = Set.of("5");

  private static Path out = Path.of("");
  private static Path file = Path.of("");

  @BeforeAll
  static void export(@TempDir Path folder) throws Exception {
    out = folder.resolve("published");
    Files.createDirectories(out);
    SampleGovernment.publish(out, SampleGovernment.Plan.usual());
    file = folder.resolve("waymark.duckdb");
    AnalystDatabase.writeDatabase(out, file);
  }

  @Test
  void theTwentyQuestionsOfTheDocumentationRunAndHaveAnswers() throws Exception {
    Map<String, String> questions = questions();
    assertEquals(20, questions.size());
    try (Connection opened = opened()) {
      for (Map.Entry<String, String> question : questions.entrySet()) {
        assertTrue(
            question.getValue().strip().lines().count() <= 10, question.getKey() + " is short");
        boolean mayBeEmpty = EMPTY_HERE.contains(question.getKey().replaceFirst("\\..*", ""));
        assertEquals(
            mayBeEmpty, count(opened, question.getValue()) == 0, question.getKey() + ": answers");
      }
    }
  }

  @Test
  void aTableHasTheSameRowsAsBeforeAndKeepsItsComments() throws Exception {
    try (Connection opened = opened()) {
      assertTrue(count(opened, "SELECT DISTINCT as_of FROM positive_deviance_all") > 1);
      assertEquals(1, count(opened, "SELECT DISTINCT as_of FROM positive_deviance"));
      assertEquals(
          1,
          count(
              opened,
              "SELECT 1 FROM duckdb_columns() WHERE table_name = 'goal_all'"
                  + " AND column_name = 'ambition' AND comment LIKE '`committed`%'"));
      for (String view : AnalystDatabase.VIEWS) {
        assertEquals(
            1,
            count(
                opened,
                "SELECT 1 FROM duckdb_views() WHERE view_name = '"
                    + view
                    + "' AND comment LIKE 'One row is %'"));
      }
    }
  }

  @Test
  void theFileIsWholeWithoutTheFolderThatItCameFrom(@TempDir Path elsewhere) throws Exception {
    Path moved = elsewhere.resolve("renamed.duckdb");
    Files.copy(file, moved);
    try (Connection opened = DriverManager.getConnection("jdbc:duckdb:" + moved)) {
      try (Statement statement = opened.createStatement()) {
        statement.execute("SET enable_external_access = false");
      }
      assertTrue(count(opened, "SELECT * FROM indicator_place") > 10);
      assertTrue(count(opened, "SELECT * FROM goal_progress") > 1);
    }
  }

  @Test
  void writtenAgainItReplacesTheFileAndLeavesNothingBehind() throws Exception {
    AnalystDatabase.writeDatabase(out, file);
    try (var files = Files.list(Optional.ofNullable(file.getParent()).orElseThrow())) {
      assertFalse(files.anyMatch(f -> String.valueOf(f.getFileName()).startsWith(".")));
    }
  }

  @Test
  void theEffectOfAFindingIsInNaturalUnits() throws Exception {
    try (Connection opened = opened();
        Statement statement = opened.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT round(effect, 1), effect_unit, onset_start FROM finding"
                    + " WHERE mission_id = 'health-waits' AND place_id = 'E06000001'"
                    + " AND indicator_id = 'ae-within-4h'")) {
      assertTrue(rows.next());
      assertEquals(7.7, rows.getDouble(1), 1e-9);
      assertEquals("percentage points", rows.getString(2));
      assertEquals("2026-03-01", rows.getString(3));
    }
  }

  @Test
  void everyTableIsAParquetFileUnderANameThatStays() throws Exception {
    Path latest = out.resolve("latest");
    List<Path> written = AnalystDatabase.writeParquet(out, latest);
    assertEquals(written, AnalystDatabase.writeParquet(out, latest));
    assertTrue(written.contains(latest.resolve("goal_progress.parquet")));
    assertTrue(written.contains(latest.resolve("indicator_place.parquet")));
    try (Connection opened = opened()) {
      assertEquals(
          count(opened, "SELECT * FROM goal_progress"),
          count(opened, "SELECT * FROM '" + quoted(latest) + "/goal_progress.parquet'"));
    }
  }

  private static String quoted(Path folder) {
    return folder.toString().replace("'", "''");
  }

  private static Connection opened() throws SQLException {
    Properties readOnly = new Properties();
    readOnly.setProperty("access_mode", "READ_ONLY");
    return DriverManager.getConnection("jdbc:duckdb:" + file, readOnly);
  }

  private static int count(Connection opened, String sql) throws SQLException {
    try (Statement statement = opened.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    }
  }

  private static Map<String, String> questions() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve("schemas"))) {
      root = Optional.ofNullable(root.getParent()).orElseThrow();
    }
    Map<String, String> questions = new LinkedHashMap<>();
    Matcher question =
        Pattern.compile("### (\\d+\\. [^\\n]+)\\n\\n```sql\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(root.resolve("docs/analysts.md")));
    while (question.find()) {
      questions.put(question.group(1), question.group(2));
    }
    return questions;
  }
}

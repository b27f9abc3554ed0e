package org.waymark.app.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.app.cli.CommandFailure;
import org.waymark.dashboards.table.CsvText;

class QueryTest {
  @TempDir Path folder;
  private Path out = Path.of("");

  @BeforeEach
  void publish() throws IOException, SQLException {
    out = folder.resolve("it's out");
    Path data = Files.createDirectories(out.resolve("data").resolve("place"));
    Path file = data.resolve("part-0.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM (VALUES"
              + " ('E1', 'Ashford', 12.5::DOUBLE, 3::BIGINT, DATE '2026-11-15'),"
              + " ('E2', '=cmd|''calc''!A1', NULL, -7, NULL),"
              + " ('E3', E'Two\\nlines, \"quoted\"', 0.123456789, 1200, DATE '2026-01-01'))"
              + " t(place_id, name, share, n, as_of)) TO '"
              + file.toString().replace("'", "''")
              + "' (FORMAT parquet)");
    }
    Files.writeString(
        out.resolve("views.sql"),
        """
        CREATE OR REPLACE VIEW place AS SELECT * FROM read_parquet([
          'data/place/part-0.parquet'
        ]);
        COMMENT ON VIEW place IS 'What''s a place';
        """);
    Files.writeString(folder.resolve("secret.csv"), "a,b\n1,2\n");
  }

  private String ask(String sql, AnswerFormat format)
      throws CommandFailure, IOException, SQLException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      new Query(out, sql, format, Optional.empty()).answer(stream);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private String refusal(String sql) {
    CommandFailure failure =
        assertThrows(CommandFailure.class, () -> ask(sql, AnswerFormat.CSV), sql);
    assertEquals(2, failure.exitCode());
    return String.valueOf(failure.getMessage());
  }

  @Test
  void aTablePutsNumbersToTheRightAndMarksWhatIsMissing() throws Exception {
    assertEquals(
        """
        place_id  name                 share     n  as_of
        ────────  ────────────────  ────────  ────  ──────────
        E1        Ashford               12.5     3  2026-11-15
        E2        =cmd|'calc'!A1           ∅    -7  ∅
        E3        Two lines, "quo…  0.123457  1200  2026-01-01
        """
            .replace("Two lines, \"quo…", "Two lines, \"quoted\"")
            .replace("────────────────", "───────────────────")
            .replace("name                 share", "name                    share")
            .replace("Ashford               12.5", "Ashford                  12.5")
            .replace("=cmd|'calc'!A1           ∅", "=cmd|'calc'!A1              ∅"),
        ask("FROM place ORDER BY place_id", AnswerFormat.TABLE));
  }

  @Test
  void csvIsQuotedAndNoTextIsAFormula() throws Exception {
    assertEquals(
        """
        place_id,name,share,n,as_of
        E1,Ashford,12.5,3,2026-11-15
        E2,'=cmd|'calc'!A1,,-7,
        E3,"Two
        lines, ""quoted\""",0.123456789,1200,2026-01-01
        """,
        ask("FROM place ORDER BY place_id", AnswerFormat.CSV));
  }

  @Test
  void jsonIsAnArrayWithTypes() throws Exception {
    JsonNode rows =
        new ObjectMapper()
            .readTree(
                ask(
                    "SELECT *, [1, NULL] l, {'a': 1.5, 'b': 'x'} s, 'nan'::DOUBLE nan,"
                        + " 170141183460469231731687303715884105727 huge, 1.10::DECIMAL(5,2) d,"
                        + " TIMESTAMPTZ '2026-11-15 10:00:00+02' t, TIMESTAMP '2026-03-29 02:30:00' u,"
                        + " true b FROM place ORDER BY place_id",
                    AnswerFormat.JSON));

    assertEquals(3, rows.size());
    JsonNode second = rows.get(1);
    assertEquals("=cmd|'calc'!A1", second.path("name").asText());
    assertTrue(second.path("share").isNull());
    assertEquals(-7, second.path("n").asInt());
    assertEquals("[1,null]", second.path("l").toString());
    assertEquals("{\"a\":1.5,\"b\":\"x\"}", second.path("s").toString());
    assertTrue(second.path("nan").isNull());
    assertEquals(
        "170141183460469231731687303715884105727",
        second.path("huge").bigIntegerValue().toString());
    assertEquals(1.1, second.path("d").asDouble());
    assertEquals("2026-11-15T08:00Z", second.path("t").asText());
    assertEquals("2026-03-29T02:30", second.path("u").asText());
    assertTrue(second.path("b").asBoolean());
  }

  private String asked(String sql, Map<String, String> parameters) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      new Query(out, sql, new Parameters(parameters), AnswerFormat.CSV, Optional.empty())
          .answer(stream);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aParameterIsAValueAndNeverSql() throws Exception {
    assertEquals(
        "place_id\nE3\n",
        asked(
            "SELECT place_id FROM place WHERE n > $min AND as_of < $Before::DATE; -- $no",
            Map.of("MIN", "3", "before", "2026-06-01")));
    String evil = "x'; DROP VIEW place; --";
    assertEquals("v\n" + evil + "\n", asked("SELECT $v AS v", Map.of("v", evil)));
    assertEquals("v\n0\n", asked("SELECT count(*) v FROM place WHERE name=$n", Map.of("n", evil)));
  }

  @Test
  void aParameterOfTheWrongKindIsRefused() {
    CommandFailure failure =
        assertThrows(
            CommandFailure.class, () -> asked("FROM place WHERE n > $min", Map.of("min", "a few")));
    assertTrue(String.valueOf(failure.getMessage()).contains("a few"), failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "FROM place WHERE n > $min, the query needs a value for $min. Add --param min=VALUE",
    "FROM place WHERE name = $name AND n = $x, the query has no parameter $y; its parameters are $name",
    "SELECT 1, the query has no parameter $name; it has no parameters",
    "SELECT ?, parameters need names here. Write $name instead of ? or $1"
  })
  void aParameterThatIsMissingOrTooManyIsNamed(String sql, String message) {
    Map<String, String> given =
        sql.contains("$name") ? Map.of("name", "a", "x", "1", "y", "2") : Map.of("name", "a");
    CommandFailure failure =
        assertThrows(
            CommandFailure.class, () -> asked(sql, sql.contains("min") ? Map.of() : given));
    assertTrue(String.valueOf(failure.getMessage()).startsWith(message), failure.getMessage());
  }

  @Test
  void aParquetFileHoldsAnAnswerWithParametersToo() throws Exception {
    Path answer = folder.resolve("some.parquet");
    long rows =
        new Query(
                out,
                "FROM place WHERE place_id = $id; -- all",
                new Parameters(Map.of("id", "E3")),
                AnswerFormat.PARQUET,
                Optional.of(answer))
            .answer(System.out);

    assertEquals(1, rows);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet read = statement.executeQuery("SELECT n FROM '" + answer + "'")) {
      read.next();
      assertEquals(1200, read.getLong(1));
    }
  }

  @Test
  void anEmptyAnswerIsAnEmptyArray() throws Exception {
    assertEquals("[\n]\n", ask("FROM place WHERE n > 9999", AnswerFormat.JSON));
  }

  @Test
  void columnsOfTheSameNameAreKeptApart() throws Exception {
    assertEquals("a,a_2\n1,2\n", ask("SELECT 1 AS a, 2 AS a", AnswerFormat.CSV));
  }

  @Test
  void aParquetFileHoldsTheAnswer() throws Exception {
    Path answer = folder.resolve("answer.parquet");
    long rows =
        new Query(out, "FROM place WHERE n > 0; -- all", AnswerFormat.PARQUET, Optional.of(answer))
            .answer(System.out);

    assertEquals(2, rows);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet read = statement.executeQuery("SELECT sum(n) FROM '" + answer + "'")) {
      read.next();
      assertEquals(1203, read.getLong(1));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(3, files.count(), "no part is left behind");
    }
  }

  @Test
  void aFailedAnswerLeavesTheFileAsItWas() throws Exception {
    Path answer = Files.writeString(folder.resolve("answer.csv"), "before");
    Query query =
        new Query(out, "SELECT error('no') FROM place", AnswerFormat.CSV, Optional.of(answer));

    assertThrows(CommandFailure.class, () -> query.answer(System.out));
    assertEquals("before", Files.readString(answer));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(3, files.count(), "no part is left behind");
    }
  }

  @Test
  void parquetWantsAFile() {
    CommandFailure failure =
        assertThrows(CommandFailure.class, () -> ask("FROM place", AnswerFormat.PARQUET));
    assertEquals(2, failure.exitCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHOW TABLES",
        "DESCRIBE place",
        "SUMMARIZE place",
        "WITH p AS (FROM place) SELECT count(*) FROM p",
        "VALUES (1), (2)",
        "SELECT 1;",
        "-- why\nSELECT 1"
      })
  void everyWayToReadIsAnswered(String sql) throws Exception {
    assertFalse(ask(sql, AnswerFormat.TABLE).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY place TO '%s/evil.csv'",
        "COPY place TO 'evil.csv'; SELECT 1",
        "ATTACH '%s/evil.db'",
        "CREATE TABLE evil AS FROM place",
        "DROP VIEW place",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "LOAD httpfs",
        "EXPORT DATABASE '%s/evil'",
        "PRAGMA enable_profiling",
        "SELECT * FROM enable_logging(storage = 'file', storage_config = {'path': '%s/evil'})",
        "SELECT 1; SELECT 2"
      })
  void nothingCanBeChanged(String sql) throws Exception {
    refusal(sql.replace("%s", out.toString().replace("'", "''")));
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(2, files.count(), "data and views.sql");
    }
  }

  @Test
  void noOtherFileCanBeRead() {
    String secret = folder.resolve("secret.csv").toString();
    assertTrue(refusal("FROM read_csv('" + secret + "')").contains("Permission"));
    assertTrue(refusal("FROM read_text('/etc/hostname')").contains("Permission"));
    assertTrue(refusal("SELECT * FROM '" + secret + "'").contains("Permission"));
  }

  @Test
  void aMistakeInSqlIsShownInItsPlaceWithoutATrace() {
    String message = refusal("SELECT nme FROM place");

    assertTrue(message.startsWith("Binder Error"), message);
    assertTrue(message.contains("LINE 1: SELECT nme"), message);
    assertFalse(message.contains("pending query"), message);
    assertTrue(refusal("SELCT 1").startsWith("Parser Error"));
    assertTrue(refusal("FROM plce").contains("place"), "the nearest table is named");
  }

  @Test
  void nothingPublishedIsAMissingInput() {
    Query query = new Query(folder.resolve("no"), "SELECT 1", AnswerFormat.CSV, Optional.empty());

    assertEquals(5, assertThrows(CommandFailure.class, () -> query.answer(System.out)).exitCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1", "+1", "-x", "@a", "\tx", "\rx"})
  void formulasAreDisarmed(String text) {
    assertEquals("'" + text, CsvText.harmless(text));
  }

  @Test
  void aCellCannotDriveATerminal() {
    assertEquals("a·[2Jb c", TableFormat.shown("a\u001b[2Jb\nc"));
    assertEquals(80, TableFormat.shown("x".repeat(500)).length());
  }
}

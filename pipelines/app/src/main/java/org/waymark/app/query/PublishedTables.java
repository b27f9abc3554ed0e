package org.waymark.app.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.waymark.app.CommandFailure;
import org.waymark.app.ExitCode;

/**
 * The published tables of one output folder, to be read and never changed. The database lives in
 * memory; it may open the Parquet files that {@code views.sql} names and nothing else, no file may
 * be written, no extension loaded, no setting changed.
 */
public final class PublishedTables implements AutoCloseable {
  private static final Pattern PARQUET_LITERAL = Pattern.compile("'((?:[^'\\n]|'')+\\.parquet)'");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Connection connection;

  private PublishedTables(Connection connection) {
    this.connection = connection;
  }

  /** Opens what stands published in that folder. */
  public static PublishedTables open(Path out) throws CommandFailure {
    return open(out, Optional.empty());
  }

  /**
   * Opens what stands published in that folder.
   *
   * @param copy the one file that {@link #copyToParquet} may write
   */
  static PublishedTables open(Path out, Optional<Path> copy) throws CommandFailure {
    Path script = out.resolve("views.sql");
    if (!Files.isRegularFile(script)) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING,
          "nothing is published in "
              + out
              + " (no views.sql); `waymark run --out` publishes there");
    }
    try {
      Set<String> files = new LinkedHashSet<>();
      String views = withWholePaths(Files.readString(script), out.toRealPath(), files);
      copy.ifPresent(file -> files.add(file.toString()));
      Properties properties = new Properties();
      properties.setProperty("jdbc_stream_results", "true");
      Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
      try {
        lock(connection, files, views);
      } catch (SQLException e) {
        connection.close();
        throw new CommandFailure(
            ExitCode.INPUT_MISSING,
            "the tables published in " + out + " cannot be opened: " + SqlMessage.of(e));
      }
      return new PublishedTables(connection);
    } catch (IOException | SQLException e) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING, "the tables published in " + out + " cannot be opened: " + e);
    }
  }

  private static void lock(Connection connection, Set<String> files, String views)
      throws SQLException {
    String allowed = files.stream().map(PublishedTables::literal).collect(Collectors.joining(","));
    Path spill = Path.of(System.getProperty("java.io.tmpdir"), "waymark-spill");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("SET temp_directory = " + literal(spill.toString()));
      statement.execute("SET allowed_paths = [" + allowed + "]");
      statement.execute("SET enable_external_access = false");
      statement.execute(views);
      statement.execute("SET lock_configuration = true");
    }
  }

  /**
   * The script with every file named from the root: DuckDB grants access by the name that a view
   * uses, and a file of the same relative name beside the caller must not be taken for ours.
   */
  private static String withWholePaths(String views, Path out, Set<String> files) {
    Matcher literals = PARQUET_LITERAL.matcher(views);
    return literals.replaceAll(
        match -> {
          String file = out.resolve(match.group(1).replace("''", "'")).normalize().toString();
          files.add(file);
          return Matcher.quoteReplacement(literal(file));
        });
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** The latest date at which tables stand published. */
  public LocalDate latestAsOf() throws CommandFailure {
    try (Answer answer = select("SELECT max(as_of) FROM run")) {
      answer.rows().next();
      return answer.rows().getObject(1, LocalDate.class);
    } catch (SQLException e) {
      throw new CommandFailure(ExitCode.INPUT_MISSING, SqlMessage.of(e));
    }
  }

  /** That date, if tables stand published at it. */
  public LocalDate requirePublished(LocalDate asOf) throws CommandFailure {
    List<String> dates = new ArrayList<>();
    try (Answer answer = select("SELECT DISTINCT as_of FROM run_all ORDER BY as_of")) {
      while (answer.rows().next()) {
        dates.add(answer.rows().getObject(1, LocalDate.class).toString());
      }
    } catch (SQLException e) {
      throw new CommandFailure(ExitCode.INPUT_MISSING, SqlMessage.of(e));
    }
    if (!dates.contains(asOf.toString())) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING,
          "nothing is published at " + asOf + "; there is " + String.join(", ", dates));
    }
    return asOf;
  }

  /** An answer that is being read. */
  public record Answer(Statement statement, ResultSet rows) implements AutoCloseable {
    @Override
    public void close() throws SQLException {
      rows.close();
      statement.close();
    }
  }

  /** Asks one question that reads. */
  public Answer select(String sql) throws CommandFailure {
    requireOneSelect(sql);
    try {
      PreparedStatement statement = connection.prepareStatement(sql);
      return new Answer(statement, statement.executeQuery());
    } catch (SQLException e) {
      throw wrong(e);
    }
  }

  /** Writes the answer to the one file that was named when the tables were opened. */
  long copyToParquet(String sql, Path file) throws CommandFailure {
    requireOneSelect(sql);
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMP VIEW waymark_answer AS " + sql);
      return statement.executeUpdate(
          "COPY (FROM waymark_answer) TO "
              + literal(file.toString())
              + " (FORMAT parquet, COMPRESSION zstd)");
    } catch (SQLException e) {
      throw wrong(e);
    }
  }

  /**
   * Lets only a single reading statement pass: DuckDB would run the first of several statements
   * while it prepares the last, and a COPY may write wherever a file may be opened.
   */
  private void requireOneSelect(String sql) throws CommandFailure {
    JsonNode parsed = parsed(sql);
    if (parsed.path("error").asBoolean()) {
      if (parsed.path("error_type").asText().equals("not implemented")) {
        throw new CommandFailure(
            ExitCode.USAGE, "the published tables are read-only: only SELECT is answered");
      }
      throw wrong(syntaxError(sql, parsed.path("error_message").asText()));
    }
    int statements = parsed.path("statements").size();
    if (statements != 1) {
      throw new CommandFailure(
          ExitCode.USAGE, "one SELECT at a time; there are " + statements + " statements");
    }
    List<String> switches = new ArrayList<>();
    for (String name : parsed.findValuesAsText("function_name")) {
      if (name.startsWith("enable_") || name.startsWith("disable_")) {
        switches.add(name);
      }
    }
    if (!switches.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, switches.get(0) + " changes the database; only SELECT is answered");
    }
  }

  private JsonNode parsed(String sql) throws CommandFailure {
    try (PreparedStatement parser =
        connection.prepareStatement("SELECT json_serialize_sql(CAST(? AS VARCHAR))")) {
      parser.setString(1, sql);
      try (ResultSet rows = parser.executeQuery()) {
        rows.next();
        return JSON.readTree(rows.getString(1));
      }
    } catch (SQLException e) {
      throw wrong(e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The parser's own complaint, with the place; nothing runs where nothing parses. */
  private SQLException syntaxError(String sql, String message) {
    try {
      connection.prepareStatement(sql).close();
      return new SQLException(message);
    } catch (SQLException e) {
      return e;
    }
  }

  private static CommandFailure wrong(SQLException e) {
    return new CommandFailure(ExitCode.USAGE, SqlMessage.of(e));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

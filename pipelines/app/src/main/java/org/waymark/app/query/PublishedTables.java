package org.waymark.app.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.dashboards.table.LockedDatabase;
import org.waymark.dashboards.table.ReadingStatement;
import org.waymark.dashboards.table.SqlMessage;
import org.waymark.dashboards.table.SqlText;

/**
 * The published tables of one output folder, to be read and never changed. The database lives in
 * memory; it may open the Parquet files that {@code views.sql} names and nothing else, no file may
 * be written, no extension loaded, no setting changed.
 */
public final class PublishedTables implements AutoCloseable {
  private final Connection connection;

  private PublishedTables(Connection connection) {
    this.connection = connection;
  }

  /** Opens the published tables of that folder. */
  public static PublishedTables open(Path out) throws CommandFailure {
    return open(out, Optional.empty());
  }

  /**
   * Opens the published tables of that folder.
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
              + " (views.sql is missing); run `waymark run --out` to publish there");
    }
    try {
      Properties properties = new Properties();
      if (copy.isEmpty()) {
        properties.setProperty("jdbc_stream_results", "true");
      }
      String most = System.getProperty("waymark.query.megabytes");
      if (most != null) {
        properties.setProperty("memory_limit", most + "MB");
      }
      return new PublishedTables(LockedDatabase.open(out, properties, copy));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING, "the tables published in " + out + " cannot be opened: " + e);
    } catch (SQLException e) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING,
          "the tables published in " + out + " cannot be opened: " + SqlMessage.of(e));
    }
  }

  /** The latest published date. */
  public LocalDate latestAsOf() throws CommandFailure {
    try (Answer answer = select("SELECT max(as_of) FROM run")) {
      answer.rows().next();
      return answer.rows().getObject(1, LocalDate.class);
    } catch (SQLException e) {
      throw new CommandFailure(ExitCode.INPUT_MISSING, SqlMessage.of(e));
    }
  }

  /** That date, if it is published. */
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
          "nothing is published for " + asOf + "; use one of " + String.join(", ", dates));
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
    return select(sql, Parameters.NONE);
  }

  /** Asks one question that reads, with values for what it leaves open. */
  Answer select(String sql, Parameters parameters) throws CommandFailure {
    try {
      var unused = ReadingStatement.of(connection, sql);
      if (parameters.fitting(connection, sql).isEmpty()) {
        PreparedStatement statement = connection.prepareStatement(sql);
        return new Answer(statement, statement.executeQuery());
      }
      // The driver knows parameters by number only; the database itself knows them by name.
      Statement statement = connection.createStatement();
      statement.execute("PREPARE waymark_question AS " + sql);
      return new Answer(
          statement, statement.executeQuery("EXECUTE waymark_question" + parameters.values()));
    } catch (SQLException e) {
      throw wrong(e);
    }
  }

  /** Writes the answer to the one file that was named when the tables were opened. */
  long copyToParquet(String sql, Parameters parameters, Path file) throws CommandFailure {
    String to = " TO " + SqlText.literal(file.toString()) + " (FORMAT parquet, COMPRESSION zstd)";
    try (Statement statement = connection.createStatement()) {
      ReadingStatement.Kind kind = ReadingStatement.of(connection, sql).kind();
      if (parameters.fitting(connection, sql).isEmpty()) {
        // Where no view can be made of a question, as of a PIVOT by what is there, a table can.
        statement.execute(
            (kind == ReadingStatement.Kind.SELECT ? "CREATE TEMP VIEW" : "CREATE TEMP TABLE")
                + " waymark_answer AS "
                + sql);
        return statement.executeUpdate("COPY (FROM waymark_answer)" + to);
      }
      String plain =
          ParsedQuestion.of(connection, sql)
              .plain()
              .orElseThrow(
                  () ->
                      new SQLSyntaxErrorException(
                          "this PIVOT cannot have parameters; write the values into it"));
      statement.execute("PREPARE waymark_copy AS COPY (" + plain + ")" + to);
      return statement.executeUpdate("EXECUTE waymark_copy" + parameters.values());
    } catch (SQLException e) {
      throw wrong(e);
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

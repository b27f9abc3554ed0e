package org.waymark.app.query;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.dashboards.table.ReadingStatement;
import org.waymark.dashboards.table.SqlMessage;

/**
 * A question that may come from anywhere, answered from published tables alone and within limits,
 * as far as the database itself keeps them. No complaint names a path of this machine.
 */
public record BoundedQuery(String sql, Limits limits) {
  private static final List<String> ABOUT_THE_QUESTION =
      List.of("Parser", "Binder", "Catalog", "Conversion", "Invalid Input", "Out of Range");

  /** The forms in which a page gives an answer. */
  public enum Form {
    /** A table of a page. */
    HTML,
    /** Comma-separated values with a header. */
    CSV,
    /** A JSON array of objects. */
    JSON
  }

  /**
   * An answer.
   *
   * @param text in UTF-8
   * @param rows how many there are
   * @param cut whether there may be more
   */
  public record Answer(String text, long rows, boolean cut) {}

  /**
   * Asks.
   *
   * @param connection of its own, to the locked database of published tables
   * @throws CommandFailure says what is wrong with the question
   * @throws OverLimit where it takes too long or the answer is too large
   */
  Answer answer(Connection connection, Form form) throws CommandFailure, OverLimit {
    try (Deadline deadline = new Deadline(limits.time())) {
      try {
        return answer(connection, deadline, form);
      } catch (SQLException e) {
        if (deadline.passed()) {
          throw OverLimit.ofTime(limits);
        }
        throw refusal(SqlMessage.of(e));
      } catch (OutOfMemoryError e) {
        throw OverLimit.ofMemory(limits);
      }
    } catch (IOException e) {
      throw unreadable();
    }
  }

  static CommandFailure unreadable() {
    return new CommandFailure(
        ExitCode.INPUT_MISSING, "the published tables cannot be read at the moment");
  }

  private Answer answer(Connection connection, Deadline deadline, Form form)
      throws CommandFailure, OverLimit, IOException, SQLException {
    ParsedQuestion question = ParsedQuestion.of(connection, sql);
    OnlyPublishedTables.require(connection, question.statement());
    if (!question.parameters().isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, "a query has no parameters here; write the values into it");
    }
    try (Statement statement = connection.createStatement()) {
      String asked = sql;
      if (!question.isListing()) {
        keep(connection, deadline.watch(statement), question.statement().kind());
        asked = "SELECT * FROM waymark_answer LIMIT " + limits.rows();
      }
      BoundedBytes bytes = new BoundedBytes(limits.bytes());
      try (ResultSet rows = deadline.watch(statement).executeQuery(asked);
          PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
        long written = format(form).write(rows, stream);
        stream.flush();
        if (bytes.over) {
          throw OverLimit.ofLength(limits);
        }
        return new Answer(
            bytes.kept.toString(StandardCharsets.UTF_8), written, written >= limits.rows());
      }
    }
  }

  /** A view, or where it cannot be one a table, lets the rows be limited whatever is asked. */
  private void keep(Connection connection, Statement statement, ReadingStatement.Kind kind)
      throws SQLException {
    boolean pivot = kind == ReadingStatement.Kind.PIVOT;
    try {
      statement.execute(
          (pivot ? "CREATE TEMP TABLE" : "CREATE TEMP VIEW") + " waymark_answer AS " + sql);
    } catch (SQLException e) {
      if (!pivot) {
        // Asked as it was written, the complaint shows the right place.
        connection.prepareStatement(sql).close();
        throw e;
      }
      // The place that it shows is one of the text that was made of the question.
      throw new SQLException(SqlMessage.of(e).replaceFirst("(?s)\nLINE .*", ""), e);
    }
  }

  private static ResultFormat format(Form form) {
    return switch (form) {
      case HTML -> new HtmlFormat();
      case CSV -> new CsvFormat();
      case JSON -> new JsonFormat();
    };
  }

  private CommandFailure refusal(String message) throws OverLimit {
    if (message.startsWith("Out of Memory Error")) {
      throw OverLimit.ofMemory(limits);
    }
    boolean ours = !message.matches("(?s)[A-Z][A-Za-z ]*Error: .*");
    if (ours || ABOUT_THE_QUESTION.stream().anyMatch(kind -> message.startsWith(kind + " "))) {
      return new CommandFailure(ExitCode.USAGE, withoutPaths(message));
    }
    return new CommandFailure(
        ExitCode.USAGE, "only published tables can be read, not files, addresses or settings");
  }

  /** The working folder is that of the tables. */
  private static String withoutPaths(String message) {
    String shown = message;
    for (String name : List.of("user.dir", "java.io.tmpdir", "user.home")) {
      String path = System.getProperty(name);
      if (path.length() > 1) {
        shown = shown.replace(path, "…");
      }
    }
    return shown;
  }

  /** Keeps so many bytes and remembers that there were more. */
  private static final class BoundedBytes extends OutputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int most;
    private boolean over;

    BoundedBytes(int most) {
      this.most = most;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (over || kept.size() + (long) length > most) {
        over = true;
        throw new IOException("too long");
      }
      kept.write(bytes, from, length);
    }
  }
}

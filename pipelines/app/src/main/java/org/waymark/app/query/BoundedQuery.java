package org.waymark.app.query;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.waymark.app.CommandFailure;
import org.waymark.app.ExitCode;
import org.waymark.dashboards.table.LockedDatabase;
import org.waymark.dashboards.table.SqlMessage;

/**
 * A question that may come from anywhere, answered from published tables alone and within limits.
 * No complaint names a path of this machine.
 *
 * @param out folder of the published tables
 */
public record BoundedQuery(Path out, String sql, Limits limits) {
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
   * @throws CommandFailure says what is wrong with the question
   * @throws OverLimit where it takes too long or the answer is too large
   */
  public Answer answer(Form form) throws CommandFailure, OverLimit {
    try (Connection connection = open(out, limits);
        Deadline deadline = new Deadline(limits.time())) {
      try {
        return answer(connection, deadline, form);
      } catch (SQLException e) {
        if (deadline.passed()) {
          throw overTime();
        }
        throw refusal(SqlMessage.of(e));
      } catch (OutOfMemoryError e) {
        throw overMemory();
      }
    } catch (IOException | SQLException e) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING, "the published tables cannot be read at the moment");
    }
  }

  /** The published tables with the limits that the database itself keeps. */
  static Connection open(Path out, Limits limits) throws CommandFailure, IOException, SQLException {
    if (!Files.isRegularFile(out.resolve("views.sql"))) {
      throw new CommandFailure(ExitCode.INPUT_MISSING, "nothing is published here yet");
    }
    return LockedDatabase.open(out, limits.settings(), Optional.empty());
  }

  private Answer answer(Connection connection, Deadline deadline, Form form)
      throws CommandFailure, OverLimit, IOException, SQLException {
    ParsedQuestion question = ParsedQuestion.of(connection, sql);
    OnlyPublishedTables.require(connection, question);
    if (!question.parameters().isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, "here a question has no parameters; write the values into it");
    }
    try (Statement statement = connection.createStatement()) {
      String asked = sql;
      if (!question.isListing()) {
        view(connection, deadline.watch(statement));
        asked = "SELECT * FROM waymark_answer LIMIT " + limits.rows();
      }
      BoundedBytes bytes = new BoundedBytes(limits.bytes());
      try (ResultSet rows = deadline.watch(statement).executeQuery(asked);
          PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
        long written = format(form).write(rows, stream);
        stream.flush();
        if (bytes.over) {
          throw new OverLimit(
              "The answer is longer than %d MB. Ask for fewer rows or columns."
                  .formatted(limits.bytes() >> 20));
        }
        return new Answer(
            bytes.kept.toString(StandardCharsets.UTF_8), written, written >= limits.rows());
      }
    }
  }

  /** A view lets the rows be limited whatever the question ends with. */
  private void view(Connection connection, Statement statement) throws SQLException {
    try {
      statement.execute("CREATE TEMP VIEW waymark_answer AS " + sql);
    } catch (SQLException e) {
      // Asked as it was written, the complaint shows the right place.
      connection.prepareStatement(sql).close();
      throw e;
    }
  }

  private static ResultFormat format(Form form) {
    return switch (form) {
      case HTML -> new HtmlFormat();
      case CSV -> new CsvFormat();
      case JSON -> new JsonFormat();
    };
  }

  private OverLimit overTime() {
    return new OverLimit(
        "The question took longer than %d seconds and was stopped. Ask for less, or use"
                .formatted(limits.time().toSeconds())
            + " `waymark query`, which waits.");
  }

  private OverLimit overMemory() {
    return new OverLimit(
        "The question needs more than %d MB of memory. Ask for less, or use `waymark query`."
            .formatted(limits.megabytes()));
  }

  private CommandFailure refusal(String message) throws OverLimit {
    if (message.startsWith("Out of Memory Error")) {
      throw overMemory();
    }
    boolean ours = !message.matches("(?s)[A-Z][A-Za-z ]*Error: .*");
    if (ours || ABOUT_THE_QUESTION.stream().anyMatch(kind -> message.startsWith(kind + " "))) {
      return new CommandFailure(ExitCode.USAGE, withoutPaths(message));
    }
    return new CommandFailure(
        ExitCode.USAGE, "only published tables are read: no file, no address, no setting");
  }

  private String withoutPaths(String message) {
    String shown = message;
    for (Path path : List.of(out.toAbsolutePath().normalize(), out.toAbsolutePath())) {
      shown = shown.replace(path.toString(), "…");
    }
    try {
      shown = shown.replace(out.toRealPath().toString(), "…");
    } catch (IOException gone) {
      return "the published tables cannot be read at the moment";
    }
    return shown.replace(System.getProperty("java.io.tmpdir"), "…");
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

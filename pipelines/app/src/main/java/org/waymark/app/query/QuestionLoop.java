package org.waymark.app.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.dashboards.process.Frames;
import org.waymark.dashboards.table.LockedDatabase;

/**
 * The other side of {@link QuestionProcess}: its working folder is the output folder, whose tables
 * it keeps open until other ones are published.
 */
final class QuestionLoop {
  private static final Path VIEWS = Path.of("views.sql");

  private final Properties settings;
  private String views = "";
  private @Nullable DuckDBConnection database;

  private QuestionLoop(Limits limits) {
    this.settings = limits.settings();
  }

  /** Answers until its parent ends. The argument is the memory for a question in megabytes. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Locale.setDefault(Locale.ROOT);
    Limits usual = Limits.USUAL;
    QuestionLoop loop =
        new QuestionLoop(
            new Limits(usual.time(), usual.rows(), usual.bytes(), Integer.parseInt(arguments[0])));
    Frames.answerAll(loop::answer);
  }

  private byte[] answer(byte[] frame) {
    try {
      QuestionFrame question = QuestionFrame.read(frame);
      try (Connection connection = connection()) {
        return AnswerFrame.of(
            new BoundedQuery(question.sql(), question.limits())
                .answer(connection, question.form()));
      }
    } catch (CommandFailure e) {
      return AnswerFrame.of(e);
    } catch (OverLimit e) {
      return AnswerFrame.of(e);
    } catch (IOException | SQLException e) {
      return AnswerFrame.of(BoundedQuery.unreadable());
    }
  }

  /** A connection of its own for each question: none finds what another one left behind. */
  private Connection connection() throws CommandFailure, IOException, SQLException {
    if (!Files.isRegularFile(VIEWS)) {
      throw new CommandFailure(ExitCode.INPUT_MISSING, "nothing is published here yet");
    }
    String now = Files.readString(VIEWS);
    DuckDBConnection open = database;
    if (open == null || !now.equals(views)) {
      if (open != null) {
        open.close();
      }
      open = LockedDatabase.ofWorkingFolder(now, settings).unwrap(DuckDBConnection.class);
      database = open;
      views = now;
    }
    return open.duplicate();
  }
}

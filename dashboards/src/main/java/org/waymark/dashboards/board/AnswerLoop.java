package org.waymark.dashboards.board;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.waymark.dashboards.process.Frames;
import org.waymark.dashboards.table.Answer;
import org.waymark.dashboards.table.PagedPlaces;
import org.waymark.dashboards.table.PublishedTables;

/** The other side of {@link TablesApart}: a process that has the tables open. */
final class AnswerLoop {
  private final PublishedTables tables;

  private AnswerLoop(PublishedTables tables) {
    this.tables = tables;
  }

  /**
   * Answers until its parent ends. The arguments are the memory for the database in megabytes and,
   * unless tables without rows are asked for, the output folder with, perhaps, the date that the
   * tables are shown at.
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    Locale.setDefault(Locale.ROOT);
    Properties settings = new Properties();
    settings.setProperty("memory_limit", arguments[0] + "MB");
    PublishedTables tables =
        arguments.length > 1
            ? PublishedTables.open(
                Path.of(arguments[1]),
                settings,
                arguments.length > 2
                    ? Optional.of(LocalDate.parse(arguments[2]))
                    : Optional.empty())
            : PublishedTables.withoutRows(settings);
    PagedPlaces.in(tables);
    Frames.answerAll(new AnswerLoop(tables)::answer);
  }

  private byte[] answer(byte[] frame) {
    try {
      AskedFrame.Asked asked = AskedFrame.asked(frame);
      return AskedFrame.of(
          switch (asked.act()) {
            case ANSWER -> Map.of("", tables.answer(asked.sql(), asked.parameters()));
            case DEALT -> tables.dealt(asked.sql(), asked.parameters(), asked.name());
            case KEEP -> {
              tables.keep(asked.name(), asked.sql(), asked.parameters());
              yield Map.<String, Answer>of();
            }
            case FORGET -> {
              tables.forget(asked.parameters().stream().map(Object::toString).toList());
              yield Map.<String, Answer>of();
            }
          });
    } catch (SQLException e) {
      return AskedFrame.of(e);
    } catch (IOException | OutOfMemoryError e) {
      return AskedFrame.of(new SQLException("the answer does not fit into memory", e));
    }
  }
}

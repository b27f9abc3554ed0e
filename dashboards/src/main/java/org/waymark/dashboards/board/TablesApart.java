package org.waymark.dashboards.board;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waymark.dashboards.board.AskedFrame.Act;
import org.waymark.dashboards.board.AskedFrame.Asked;
import org.waymark.dashboards.process.ProcessEnded;
import org.waymark.dashboards.process.SeparateProcess;
import org.waymark.dashboards.table.Answer;
import org.waymark.dashboards.table.AskedTables;

/**
 * The published tables for queries that somebody outside this project wrote, asked in a process
 * that is killed where a query takes too long or too much. The query that ended it is not asked a
 * second time; others go on. The process starts with the first query.
 */
final class TablesApart implements AskedTables, AutoCloseable {
  private static final int HEAP_MEGABYTES = 256;
  private static final int DATABASE_MEGABYTES = 1_024;
  private static final int IDLE_MEGABYTES = 128;
  private static final int LONGEST_ANSWER = 64 << 20;

  /** Longer than the process itself lets a query run that it can stop. */
  private static final Duration LONGEST = Duration.ofSeconds(32);

  private final Optional<Path> out;
  private final Optional<LocalDate> asOf;
  private final Map<String, String> ended = new TreeMap<>();
  private final List<Asked> kept = new ArrayList<>();
  private @Nullable SeparateProcess process;

  /**
   * Nothing is started yet.
   *
   * @param out the output folder; empty for tables without rows
   */
  TablesApart(Optional<Path> out) {
    this(out, Optional.empty());
  }

  /**
   * The same as they were published at an earlier date.
   *
   * @param asOf the date; empty for the latest
   */
  TablesApart(Optional<Path> out, Optional<LocalDate> asOf) {
    this.out = out;
    this.asOf = asOf;
  }

  @Override
  public Answer answer(String sql, List<Object> parameters) throws SQLException {
    Answer answer = ask(new Asked(Act.ANSWER, "", sql, parameters)).get("");
    if (answer == null) {
      throw new SQLException("there is no answer");
    }
    return answer;
  }

  @Override
  public Map<String, Answer> dealt(String sql, List<Object> parameters, String by)
      throws SQLException {
    return ask(new Asked(Act.DEALT, by, sql, parameters));
  }

  @Override
  public void keep(String name, String sql, List<Object> parameters) throws SQLException {
    Asked keep = new Asked(Act.KEEP, name, sql, parameters);
    ask(keep);
    kept.add(keep);
  }

  @Override
  public void forget(List<String> names) throws SQLException {
    kept.clear();
    if (process != null) {
      ask(new Asked(Act.FORGET, "", "", List.copyOf(names)));
    }
  }

  private Map<String, Answer> ask(Asked asked) throws SQLException {
    String before = ended.get(asked.sql());
    if (before != null) {
      throw new SQLException(before);
    }
    try {
      return AskedFrame.answers(process().ask(AskedFrame.of(asked), LONGEST, LONGEST_ANSWER));
    } catch (ProcessEnded e) {
      process = null;
      String why =
          switch (e.reason()) {
            case TIME -> "the query took longer than %d seconds".formatted(LONGEST.toSeconds());
            case MEMORY -> "the query took more than %d MB of memory".formatted(DATABASE_MEGABYTES);
            case LENGTH -> "the answer is longer than %d MB".formatted(LONGEST_ANSWER >> 20);
            case CRASH -> "the query ended the database, by too much memory or by a fault in it";
          };
      ended.put(asked.sql(), why + "; it was stopped");
      throw new SQLException(why + "; it was stopped");
    } catch (IOException e) {
      throw new SQLException("the query cannot be asked: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", e);
    }
  }

  private SeparateProcess process()
      throws IOException, ProcessEnded, InterruptedException, SQLException {
    SeparateProcess running = process;
    if (running == null) {
      List<String> arguments = new ArrayList<>();
      arguments.add(String.valueOf(DATABASE_MEGABYTES));
      out.ifPresent(folder -> arguments.add(folder.toAbsolutePath().normalize().toString()));
      asOf.ifPresent(date -> arguments.add(date.toString()));
      running =
          SeparateProcess.start(
              AnswerLoop.class,
              Path.of("").toAbsolutePath(),
              HEAP_MEGABYTES,
              HEAP_MEGABYTES + DATABASE_MEGABYTES + IDLE_MEGABYTES,
              arguments.toArray(String[]::new));
      process = running;
      for (Asked keep : kept) {
        AskedFrame.answers(running.ask(AskedFrame.of(keep), LONGEST, LONGEST_ANSWER));
      }
    }
    return running;
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
      process = null;
    }
  }
}

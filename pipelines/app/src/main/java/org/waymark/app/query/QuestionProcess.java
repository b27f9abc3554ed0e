package org.waymark.app.query;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.query.BoundedQuery.Answer;
import org.waymark.app.query.BoundedQuery.Form;
import org.waymark.dashboards.process.ProcessEnded;
import org.waymark.dashboards.process.SeparateProcess;

/**
 * A process that answers questions about one output folder, one after the other. Where one takes
 * too long or too much, or crashes the database, the process is gone and its asker starts another.
 */
public final class QuestionProcess implements AutoCloseable {
  private static final int HEAP_MEGABYTES = 128;

  /** What the process needs before it is asked anything, beyond its heap. */
  private static final int IDLE_MEGABYTES = 96;

  private static final Duration GRACE = Duration.ofMillis(500);
  private static final Duration FOR_THE_START = Duration.ofSeconds(30);

  private final SeparateProcess process;
  private final Limits limits;

  private QuestionProcess(SeparateProcess process, Limits limits) {
    this.process = process;
    this.limits = limits;
  }

  /**
   * Starts one and waits until it has opened the tables, so that a question is answered at once.
   */
  public static QuestionProcess start(Path out, Limits limits)
      throws IOException, InterruptedException {
    SeparateProcess process =
        SeparateProcess.start(
            QuestionLoop.class,
            out,
            HEAP_MEGABYTES,
            limits.megabytes() + HEAP_MEGABYTES + IDLE_MEGABYTES,
            String.valueOf(limits.megabytes()));
    QuestionProcess started = new QuestionProcess(process, limits);
    try {
      var unused = started.ask("SELECT 1 AS ready", Form.JSON, FOR_THE_START);
    } catch (CommandFailure | OverLimit nothingPublished) {
      // The first question gets the reason.
    }
    return started;
  }

  /**
   * Asks.
   *
   * @throws CommandFailure says what is wrong with the question
   * @throws OverLimit where it takes too long, too much memory, or the answer is too long
   */
  public Answer ask(String sql, Form form)
      throws CommandFailure, OverLimit, IOException, InterruptedException {
    return ask(sql, form, limits.time().plus(GRACE));
  }

  private Answer ask(String sql, Form form, Duration time)
      throws CommandFailure, OverLimit, IOException, InterruptedException {
    try {
      byte[] question = new QuestionFrame(sql, form, limits).bytes();
      return AnswerFrame.read(process.ask(question, time, limits.bytes() + AnswerFrame.HEAD));
    } catch (ProcessEnded e) {
      throw switch (e.reason()) {
        case TIME -> OverLimit.ofTime(limits);
        case MEMORY -> OverLimit.ofMemory(limits);
        case LENGTH -> OverLimit.ofLength(limits);
        case CRASH -> OverLimit.ofCrash();
      };
    }
  }

  /** Whether it can still be asked. */
  public boolean alive() {
    return process.alive();
  }

  @Override
  public void close() {
    process.close();
  }
}

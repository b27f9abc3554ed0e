package org.waymark.app.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.app.query.BoundedQuery.Answer;
import org.waymark.app.query.BoundedQuery.Form;
import org.waymark.app.query.Limits;
import org.waymark.app.query.OverLimit;
import org.waymark.app.query.QuestionProcess;

/**
 * Has a few questions answered at a time, each by a process that is asked nothing else meanwhile. A
 * few more wait for their turn. A process that had to be killed is replaced at once.
 */
final class Questions implements AutoCloseable {
  private static final int AT_A_TIME = 2;
  private static final int WAITING = 16;

  /** Longer than those before it may take: who waits gets an answer. */
  private static final long TURNS_WAITED_FOR = WAITING / AT_A_TIME + 1L;

  private final Path out;
  private final Limits limits;
  private final AtomicInteger inside = new AtomicInteger();
  private final BlockingQueue<Turn> turns = new LinkedBlockingQueue<>();
  private volatile boolean closed;
  private final ExecutorService starters =
      Executors.newFixedThreadPool(
          1,
          task -> {
            Thread thread = new Thread(task, "start of a process for questions");
            thread.setDaemon(true);
            return thread;
          });

  Questions(Path out, Limits limits) {
    this.out = out;
    this.limits = limits;
    for (int i = 0; i < AT_A_TIME; i++) {
      turns.add(new Turn());
    }
  }

  /** Starts the processes, one after the other, so that the first question need not wait. */
  void prepare() {
    turns.forEach(Turn::beginIfNeeded);
  }

  /** A place in which one question is answered at a time. */
  private final class Turn {
    private @Nullable CompletableFuture<QuestionProcess> process;
    private Optional<Object> folder = Optional.empty();

    private synchronized void beginIfNeeded() {
      if (process == null) {
        var unused = begin();
      }
    }

    private synchronized CompletableFuture<QuestionProcess> begin() {
      folder = Questions.this.folder();
      CompletableFuture<QuestionProcess> begun =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  QuestionProcess started = QuestionProcess.start(out, limits);
                  if (closed) {
                    started.close();
                  }
                  return started;
                } catch (IOException | InterruptedException e) {
                  throw new CompletionException(e);
                }
              },
              starters);
      process = begun;
      return begun;
    }

    private Answer ask(String sql, Form form)
        throws CommandFailure, OverLimit, InterruptedException {
      QuestionProcess asked;
      try {
        asked = begun().get();
      } catch (ExecutionException cannotStart) {
        forget();
        throw new CommandFailure(
            ExitCode.INPUT_MISSING, "the published tables cannot be read at the moment");
      }
      try {
        return asked.ask(sql, form);
      } catch (IOException unreadable) {
        asked.close();
        throw new CommandFailure(
            ExitCode.INPUT_MISSING, "the published tables cannot be read at the moment");
      } finally {
        if (closed) {
          asked.close();
        } else if (!asked.alive()) {
          var unused = begin();
        }
      }
    }

    private synchronized CompletableFuture<QuestionProcess> begun() {
      CompletableFuture<QuestionProcess> begun = process;
      // A folder that was removed and made again under its name is another one.
      if (begun == null || !folder.equals(Questions.this.folder())) {
        end();
        begun = begin();
      }
      return begun;
    }

    private synchronized void forget() {
      process = null;
    }

    private synchronized void end() {
      CompletableFuture<QuestionProcess> begun = process;
      if (begun != null) {
        var unused = begun.thenAccept(QuestionProcess::close);
      }
    }
  }

  private Optional<Object> folder() {
    try {
      return Optional.ofNullable(Files.readAttributes(out, BasicFileAttributes.class).fileKey());
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  /**
   * Asks.
   *
   * @return empty where as many questions wait as may
   */
  Optional<Answer> ask(String sql, Form form) throws CommandFailure, OverLimit {
    if (inside.incrementAndGet() > AT_A_TIME + WAITING) {
      inside.decrementAndGet();
      return Optional.empty();
    }
    try {
      long longest = TURNS_WAITED_FOR * (limits.time().toMillis() + 1_000);
      Turn turn = turns.poll(longest, TimeUnit.MILLISECONDS);
      if (turn == null) {
        return Optional.empty();
      }
      try {
        return Optional.of(turn.ask(sql, form));
      } finally {
        turns.add(turn);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OverLimit("The server is ending.");
    } finally {
      inside.decrementAndGet();
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Turn turn = turns.poll(); turn != null; turn = turns.poll()) {
      turn.end();
    }
    starters.shutdownNow();
  }
}

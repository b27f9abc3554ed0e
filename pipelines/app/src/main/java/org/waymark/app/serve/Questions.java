package org.waymark.app.serve;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.waymark.app.CommandFailure;
import org.waymark.app.query.BoundedQuery;
import org.waymark.app.query.BoundedQuery.Answer;
import org.waymark.app.query.BoundedQuery.Form;
import org.waymark.app.query.Limits;
import org.waymark.app.query.OverLimit;

/** Asks a few questions at a time and waits for none longer than its limit. */
final class Questions implements AutoCloseable {
  private static final int AT_A_TIME = 2;
  private static final long GRACE_MILLISECONDS = 2_000;

  private final Path out;
  private final Limits limits;
  private final Semaphore places = new Semaphore(AT_A_TIME);
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          AT_A_TIME,
          task -> {
            Thread thread = new Thread(task, "question");
            thread.setDaemon(true);
            return thread;
          });

  Questions(Path out, Limits limits) {
    this.out = out;
    this.limits = limits;
  }

  /**
   * Asks.
   *
   * @return empty where as many questions are being answered as may be
   */
  Optional<Answer> ask(String sql, Form form) throws CommandFailure, OverLimit {
    if (!places.tryAcquire()) {
      return Optional.empty();
    }
    Future<Answer> answer =
        workers.submit(
            () -> {
              try {
                return new BoundedQuery(out, sql, limits).answer(form);
              } finally {
                places.release();
              }
            });
    try {
      // Planning cannot be stopped; whoever asked does not wait for it, its place stays taken.
      return Optional.of(
          answer.get(limits.time().toMillis() + GRACE_MILLISECONDS, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw new OverLimit("The question took too long. Ask for less, or use `waymark query`.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OverLimit("The server is ending.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CommandFailure failure) {
        throw failure;
      }
      if (e.getCause() instanceof OverLimit over) {
        throw over;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}

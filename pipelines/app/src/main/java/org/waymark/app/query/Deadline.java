package org.waymark.app.query;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stops a statement that runs for too long, and says so again until it has stopped. */
final class Deadline implements AutoCloseable {
  private static final long AGAIN_MILLISECONDS = 100;
  private static final ScheduledExecutorService CLOCK =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "deadlines");
            thread.setDaemon(true);
            return thread;
          });

  private final ScheduledFuture<?> stopping;
  private volatile @Nullable Statement running;
  private volatile boolean passed;

  Deadline(Duration time) {
    stopping =
        CLOCK.scheduleAtFixedRate(
            this::stop, time.toMillis(), AGAIN_MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  /** From now on it is this statement that is stopped. */
  Statement watch(Statement statement) {
    running = statement;
    return statement;
  }

  /** Whether the time is over. */
  boolean passed() {
    return passed;
  }

  private void stop() {
    passed = true;
    Statement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException ended) {
        running = null;
      }
    }
  }

  @Override
  public void close() {
    stopping.cancel(false);
  }
}

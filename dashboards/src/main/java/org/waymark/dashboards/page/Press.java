package org.waymark.dashboards.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Renders and writes pages beside the thread that reads their figures, a few at a time. What a page
 * holds does not depend on when it is rendered.
 */
public final class Press implements AutoCloseable {
  /** Pages that may wait with their figures; each may be a megabyte. */
  private static final int WAITING = 16;

  private final Pages pages;
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          task -> {
            Thread thread = new Thread(task, "waymark-pages");
            thread.setDaemon(true);
            return thread;
          });
  private final Deque<Future<Path>> underWay = new ArrayDeque<>();

  /** A press for pages that carry the style and the script of {@code pages}. */
  public Press(Pages pages) {
    this.pages = pages;
  }

  /**
   * Takes on a page: its template, and the model that it shows.
   *
   * @throws IOException where an earlier page could not be written
   */
  public void take(Path file, String template, Object model) throws IOException {
    if (underWay.size() >= WAITING) {
      await(underWay.removeFirst());
    }
    underWay.add(workers.submit(() -> pages.write(file, template, model)));
  }

  /**
   * Waits until every page stands in its place.
   *
   * @throws IOException where one could not be written
   */
  public void finish() throws IOException {
    while (!underWay.isEmpty()) {
      await(underWay.removeFirst());
    }
  }

  private static void await(Future<Path> page) throws IOException {
    try {
      page.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while pages were written", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException("a page could not be rendered", e.getCause());
    }
  }

  /** Gives up what still waits. */
  @Override
  public void close() {
    workers.shutdownNow();
  }
}

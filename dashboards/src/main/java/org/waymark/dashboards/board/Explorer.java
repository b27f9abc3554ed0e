package org.waymark.dashboards.board;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.waymark.dashboards.page.Pages;
import org.waymark.registry.Dashboard;
import org.waymark.registry.DashboardReading;

/**
 * Pages that readers ask for with values in an address. A page is made by the queries of a
 * dashboard that declares {@code parameters}; the values that a reader gives are bound, never part
 * of a query. What the queries of a data team ask is asked in a process apart, and holds up only
 * its like.
 */
public final class Explorer implements AutoCloseable {
  /** The shipped dashboard that has no page but the one that is asked for. */
  public static final String SHIPPED = "explore";

  /** Requests that may wait for one of the two desks. */
  private static final int WAITING = 32;

  private final Path definitions;
  private final Pages pages;
  private final ExploreDesk shipped;
  private final ExploreDesk own;
  private final ThreadPoolExecutor forShipped = one("explore");
  private final ThreadPoolExecutor forOwn = one("explore, a data team's");

  /** A page, and whether everything that was given could be. */
  public record Reply(boolean understood, String page) {}

  /** A dashboard that readers can ask. */
  public record Board(String name, String title, String description) {}

  /** Too many wait already. */
  public static final class Busy extends Exception {
    private static final long serialVersionUID = 1L;

    Busy() {
      super("too many requests wait");
    }
  }

  /**
   * Nothing is opened yet.
   *
   * @param out the output folder
   * @param workspace whose dashboards are read as they are now; empty for those that were kept with
   *     the pages
   */
  public Explorer(Path out, Optional<Path> workspace) throws IOException {
    definitions =
        workspace
            .map(folder -> folder.resolve("dashboards"))
            .orElseGet(() -> Dashboards.definitions(out.resolve("dashboards")));
    pages = new Pages();
    shipped = new ExploreDesk(out, false);
    own = new ExploreDesk(out, true);
  }

  private static ThreadPoolExecutor one(String name) {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(WAITING),
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Opens the tables, in the background. */
  public void prepare() {
    forShipped.execute(shipped::prepare);
  }

  /**
   * What was published at a date.
   *
   * @param findings all that were found
   * @param fresh those of them that were new
   * @param onTrack goals on track or achieved, of {@code goals}
   */
  public record Published(long findings, long fresh, long onTrack, long goals) {}

  /** What was published, by date; nothing where the tables cannot be read. */
  public Map<String, Published> published() {
    try {
      return asked(forShipped, shipped::published);
    } catch (IOException | Busy unread) {
      return Map.of();
    }
  }

  /** The dashboards that readers can ask, but the one at {@code /explore}. */
  public List<Board> boards() throws IOException {
    return BoardSources.all(definitions).values().stream()
        .flatMap(reading -> reading.dashboard().stream())
        .filter(board -> !board.parameters().isEmpty())
        .map(board -> new Board(board.name(), board.title(), board.description()))
        .toList();
  }

  /**
   * The page of a dashboard.
   *
   * @param name of the dashboard
   * @param given texts by the words of the parameters
   * @return empty where no dashboard of that name can be asked
   * @throws IOException where the published tables cannot be read
   */
  public Optional<Reply> page(String name, Map<String, String> given) throws IOException, Busy {
    if (name.equals(SHIPPED)) {
      Dashboard board = BoardSources.shippedToServe(SHIPPED);
      return Optional.of(asked(forShipped, () -> page(shipped, board, "/explore", given)));
    }
    DashboardReading reading = BoardSources.all(definitions).get(name);
    Optional<Dashboard> board =
        Optional.ofNullable(reading)
            .flatMap(DashboardReading::dashboard)
            .filter(b -> !b.parameters().isEmpty());
    if (board.isEmpty()) {
      return Optional.empty();
    }
    boolean ours = !BoardSources.in(definitions).containsKey(name);
    ExploreDesk desk = ours ? shipped : own;
    ThreadPoolExecutor thread = ours ? forShipped : forOwn;
    return Optional.of(asked(thread, () -> page(desk, board.get(), "/explore/" + name, given)));
  }

  /**
   * The page of a dashboard of the data team as its definition is now, in place of the page that
   * was written.
   *
   * @param name of the dashboard
   * @param subject the id that the page is about by the name of its file; empty for a single page
   * @return empty where there is no such dashboard or page
   */
  public Optional<String> asDefinedNow(String name, Optional<String> subject)
      throws IOException, Busy {
    DashboardReading reading = BoardSources.in(definitions).get(name);
    if (reading == null) {
      return Optional.empty();
    }
    return asked(
        forOwn,
        () -> own.preview(name, reading, subject).map(page -> pages.render("board.jte", page)));
  }

  private Reply page(ExploreDesk desk, Dashboard board, String address, Map<String, String> given)
      throws IOException, SQLException {
    ExplorePage page = desk.page(board, address, given);
    return new Reply(page.refused().isEmpty(), pages.render("explore.jte", page));
  }

  private static <T> T asked(ThreadPoolExecutor desk, Callable<T> page) throws IOException, Busy {
    try {
      return desk.submit(page).get();
    } catch (RejectedExecutionException full) {
      throw new Busy();
    } catch (ExecutionException e) {
      throw new IOException("the page cannot be made", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void close(ThreadPoolExecutor thread, ExploreDesk desk) {
    try {
      thread.execute(desk::close);
    } catch (RejectedExecutionException closedBefore) {
      // Or as many wait as may: what they use ends with this program.
    }
    thread.shutdown();
  }

  @Override
  public void close() {
    close(forShipped, shipped);
    close(forOwn, own);
  }
}

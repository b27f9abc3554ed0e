package org.waymark.app.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Finds the answer to a request and sends it. */
record Site(
    Gate gate,
    Frame frame,
    StoredPages pages,
    ExplorePages explore,
    HomePage home,
    SqlPage sql,
    Semaphore atATime)
    implements HttpHandler {
  private static final int MOST_AT_A_TIME = 64;
  private static final long LONGEST_WAIT_SECONDS = 20;

  Site(
      Gate gate, Frame frame, StoredPages pages, ExplorePages explore, HomePage home, SqlPage sql) {
    this(gate, frame, pages, explore, home, sql, new Semaphore(MOST_AT_A_TIME));
  }

  /** Answers a request whose headers are all here. Pages are held in memory while they are sent. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    boolean turn = false;
    try (exchange) {
      turn = atATime.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
      if (turn) {
        answer(exchange);
      } else {
        send(exchange, Reply.words(503, "Too many requests at once. Try again in a few seconds."));
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } finally {
      if (turn) {
        atATime.release();
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    Reply reply;
    try {
      Optional<Reply> refusal = gate.refusal(exchange);
      reply = refusal.isPresent() ? refusal.get() : reply(exchange);
    } catch (IOException | RuntimeException e) {
      reply =
          frame.message(
              500,
              "Something went wrong",
              "The page could not be made. Try again in a few seconds.");
    }
    send(exchange, reply);
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    return switch (path) {
      case "/" -> home.reply();
      case "/sql" -> sql.reply(Optional.ofNullable(exchange.getRequestURI().getRawQuery()));
      case "/reports" -> Reply.words(308, "See /").with("Location", "/");
      case "/reports/" -> Reply.words(308, "See /").with("Location", "/");
      case "/dashboards" -> Reply.words(308, "See /dashboards/").with("Location", "/dashboards/");
      default -> {
        Optional<String> query = Optional.ofNullable(exchange.getRequestURI().getRawQuery());
        Optional<Reply> page = explore.page(path, query);
        if (page.isEmpty()) {
          page = pages.page(path);
        }
        yield page.orElseGet(
            () -> frame.message(404, "Page not found", "There is no page with that name."));
      }
    };
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(reply.body().length));
      exchange.sendResponseHeaders(reply.status(), -1);
    } else {
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }
}

package org.waymark.app.serve;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.waymark.app.query.Limits;
import org.waymark.dashboards.board.Explorer;
import org.waymark.dashboards.board.SavedQuestions;

/** Serves the pages of one output folder to browsers of this machine. */
public final class Server implements AutoCloseable {
  /**
   * The library gives a thread to each request from its first byte on. There are many more of them
   * than requests that are answered at a time, so that slow headers hold up nobody else.
   */
  private static final int THREADS = 1_024;

  private static final int STACK_BYTES = 256 << 10;

  private final HttpServer http;
  private final ThreadPoolExecutor threads;
  private final Questions questions;
  private final Explorer explorer;
  private final CountDownLatch ended = new CountDownLatch(1);

  private Server(
      HttpServer http, ThreadPoolExecutor threads, Questions questions, Explorer explorer) {
    this.http = http;
    this.threads = threads;
    this.questions = questions;
    this.explorer = explorer;
  }

  /**
   * Begins to serve on the loopback interface.
   *
   * @param port 0 for any that is free
   * @throws java.net.BindException if the port cannot be had
   */
  public static Server start(Path out, int port, Limits limits) throws IOException {
    return start(out, port, limits, Optional.empty());
  }

  /**
   * The same with the dashboards and saved questions of a workspace as they are at each request.
   *
   * @param watched the workspace; empty for the definitions that runs left in the output folder
   * @throws java.net.BindException if the port cannot be had
   */
  public static Server start(Path out, int port, Limits limits, Optional<Path> watched)
      throws IOException {
    // Seconds for a request to arrive and for an answer to be taken; read once by the library.
    setUnlessSet("sun.net.httpserver.maxReqTime", "10");
    setUnlessSet("sun.net.httpserver.maxRspTime", "60");
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            0,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> new Thread(null, task, "request", STACK_BYTES));
    Questions questions = new Questions(out, limits);
    Frame frame = new Frame();
    Explorer explorer = new Explorer(out, watched);
    StoredPages pages = new StoredPages(out);
    SavedQuestions saved =
        watched.isPresent() ? SavedQuestions.of(watched.get()) : SavedQuestions.adopted(out);
    http.setExecutor(threads);
    http.createContext(
        "/",
        new Site(
            new Gate(http.getAddress().getPort()),
            frame,
            pages,
            new ExplorePages(frame, explorer, watched.isPresent()),
            new HomePage(frame, pages, explorer, saved),
            new SqlPage(frame, out, limits, questions, saved)));
    http.start();
    return new Server(http, threads, questions, explorer);
  }

  /** Makes ready for the first question, in the background. */
  public void prepare() {
    questions.prepare();
    explorer.prepare();
  }

  private static void setUnlessSet(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }

  /** Where it listens. */
  public int port() {
    return http.getAddress().getPort();
  }

  /** The address of its first page. */
  public String address() {
    String host = http.getAddress().getAddress().getHostAddress();
    return "http://" + (host.contains(":") ? "[::1]" : host) + ":" + port() + "/";
  }

  /** Waits until it is closed. */
  public void await() throws InterruptedException {
    ended.await();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
    questions.close();
    explorer.close();
    ended.countDown();
  }
}

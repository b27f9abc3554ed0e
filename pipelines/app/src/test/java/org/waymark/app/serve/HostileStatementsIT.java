package org.waymark.app.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.serve.RawHttp.Response;

/** A thousand statements and two hundred requests that nobody honest would send. */
class HostileStatementsIT {
  private static final int STATEMENTS = 1_000;
  private static final int REQUESTS = 200;
  private static final int CLIENTS = 2;
  private static final int MEGABYTES = 192;

  /** The database's share, the process's own, and what is used between two looks at it. */
  private static final int MOST_MEGABYTES = MEGABYTES + 128 + 96 + 400;

  private static final List<Process> STARTED = new ArrayList<>();
  private static RawHttp http = new RawHttp(0);
  private static ServedFolder folder = new ServedFolder(Path.of(""), Path.of(""));

  @BeforeAll
  static void serve(@TempDir Path temporary) throws Exception {
    folder = ServedFolder.in(temporary);
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(root.resolve("waymark"))) {
      root = root.resolve("..").normalize();
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            root.resolve("waymark").toString(),
            "serve",
            "--out",
            folder.out().toString(),
            "--port",
            "0",
            "--max-seconds",
            "1",
            "--max-megabytes",
            String.valueOf(MEGABYTES));
    builder
        .environment()
        .put("WAYMARK_JAR", Path.of("target", "waymark-app.jar").toAbsolutePath().toString());
    Process server = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    STARTED.add(server);
    BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
    Matcher port = Pattern.compile(":(\\d+)/").matcher(String.valueOf(out.readLine()));
    assertTrue(port.find());
    http = new RawHttp(Integer.parseInt(port.group(1)));
  }

  @AfterAll
  static void end() throws InterruptedException {
    for (Process server : STARTED) {
      server.destroy();
      server.waitFor();
    }
  }

  private static void stillServes() throws IOException {
    assertTrue(STARTED.get(0).isAlive());
    Response honest = http.get("/sql?format=csv&q=SELECT+count(*)+AS+n+FROM+place");
    assertEquals("n\n3\n", honest.body());
    STARTED
        .get(0)
        .toHandle()
        .descendants()
        .forEach(child -> assertTrue(megabytes(child.pid()) < MOST_MEGABYTES));
  }

  private static long megabytes(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException ended) {
      return 0;
    }
  }

  @Test
  void noStatementEndsTheServerOrTellsWhatIsHidden() throws Exception {
    HostileStatements grammar = new HostileStatements(18);
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<String> files = folder.files();
    try {
      for (int round = 0; round < STATEMENTS / 50; round++) {
        List<Future<Response>> asked = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
          String statement = grammar.next();
          statements.add(statement);
          asked.add(
              clients.submit(() -> http.get("/sql?format=json&q=" + RawHttp.encoded(statement))));
        }
        for (int i = 0; i < asked.size(); i++) {
          Response answer = asked.get(i).get();
          String said = answer.status() + " to " + statements.get(i) + ": " + answer.body();
          assertTrue(List.of(200, 400, 422).contains(answer.status()), said);
          assertFalse(answer.body().contains(ServedFolder.SECRET), said);
          assertFalse(answer.body().contains("root:"), said);
          assertFalse(answer.body().contains(folder.out().toString()), said);
        }
        stillServes();
      }
    } finally {
      clients.shutdown();
    }
    assertEquals(files, folder.files());
    assertFalse(Files.exists(Path.of("/tmp/evil.csv")));
  }

  @Test
  void noRequestEndsTheServer() throws Exception {
    Random random = new Random(18);
    List<String> methods = List.of("GET", "POST", "HEAD", "BREW", "", "GET GET", "\u0000");
    List<String> targets =
        List.of(
            "/",
            "/sql",
            "/sql?q=SELECT+1",
            "/../../etc/passwd",
            "*",
            "//",
            "/%00",
            "/%zz",
            "x",
            "");
    List<String> headers =
        List.of(
            "Host: localhost:" + http.port(),
            "Host: evil.example",
            "Content-Length: 99999999999999999999",
            "Content-Length: -1",
            "Transfer-Encoding: chunked",
            "Range: bytes=0-1",
            "Expect: 100-continue",
            "X: " + "y".repeat(10_000),
            ": nothing",
            "no colon",
            "Connection: Upgrade");
    for (int i = 0; i < REQUESTS; i++) {
      StringBuilder request = new StringBuilder();
      request.append(methods.get(random.nextInt(methods.size()))).append(' ');
      request.append(targets.get(random.nextInt(targets.size()))).append(" HTTP/1.");
      request.append(random.nextInt(3)).append("\r\n");
      for (int h = random.nextInt(5); h > 0; h--) {
        request.append(headers.get(random.nextInt(headers.size()))).append("\r\n");
      }
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), http.port())) {
        socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (random.nextBoolean()) {
          socket.getOutputStream().write(noise);
        }
        if (random.nextBoolean()) {
          socket.getOutputStream().write("\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        // Nobody waits for the answer.
      } catch (IOException closedByTheServer) {
        // It may hang up.
      }
    }
    stillServes();
  }

  @Test
  void slowHeadersHoldUpNobodyElse() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), http.port());
        socket
            .getOutputStream()
            .write("GET / HTTP/1.1\r\nHost: l".getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      stillServes();
      assertEquals(200, http.get("/reports/2026-11-15/").status());
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }
}

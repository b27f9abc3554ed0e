package org.waymark.app.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.app.serve.RawHttp.Response;

/** What somebody would try who wants more than the pages and the tables. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileRequestTest {
  private static final String LONG_BODY =
      "GET /sql?q=SELECT+1 HTTP/1.1~Host: localhost:%p~Content-Length: 999999999";
  private static final String BODY_OF_NO_LENGTH =
      "GET / HTTP/1.1~Host: localhost:%p~Transfer-Encoding: chunked";

  private static ServedFolder folder = new ServedFolder(Path.of(""), Path.of(""));
  private static List<String> files = List.of();
  private static List<AutoCloseable> open = new ArrayList<>();
  private static RawHttp http = new RawHttp(0);
  private static RawHttp explore = new RawHttp(0);
  private static Map<String, Future<Response>> bodies = Map.of();

  @BeforeAll
  static void serve(@TempDir Path temporary) throws Exception {
    folder = ServedFolder.in(temporary);
    Server server = Server.start(folder.out(), 0, ServedFolder.LIMITS);
    open.add(server);
    http = new RawHttp(server.port());
    Path second = Files.createDirectories(temporary.resolve("second"));
    Server explored = Server.start(ExploredFolder.in(second).out(), 0, ServedFolder.LIMITS);
    open.add(explored);
    explore = new RawHttp(explored.port());
    files = folder.files();
    ExecutorService clients = Executors.newFixedThreadPool(2);
    open.add(clients::shutdown);
    bodies = new HashMap<>();
    for (String request : List.of(LONG_BODY, BODY_OF_NO_LENGTH)) {
      bodies.put(request, clients.submit(() -> http.send(lines(request))));
    }
  }

  @AfterAll
  static void end() throws Exception {
    for (AutoCloseable server : open) {
      server.close();
    }
  }

  @AfterEach
  void nothingHasChanged() throws IOException {
    assertEquals(files, folder.files());
    Response place = http.get("/sql?format=csv&q=SELECT+count(*)+AS+n+FROM+place");
    assertEquals("n\n3\n", place.body(), "still there for others");
  }

  private static Response tells(int status, Response response) {
    String said = response.withoutQuestion();
    assertEquals(status, response.status(), said);
    assertFalse(said.contains(ServedFolder.SECRET), said);
    assertFalse(said.contains("it's published"), said);
    assertFalse(said.contains("it&#39;s published"), said);
    assertFalse(said.contains("waymark-spill"), said);
    assertFalse(said.contains(System.getProperty("user.home") + "/"), said);
    assertFalse(said.contains("Exception"), said);
    assertFalse(said.contains("\tat "), said);
    return response;
  }

  private static Response guarded(int status, Response response) {
    tells(status, response);
    assertEquals("nosniff", response.header("X-Content-Type-Options"));
    assertEquals("DENY", response.header("X-Frame-Options"));
    assertEquals("no-referrer", response.header("Referrer-Policy"));
    assertTrue(response.header("Content-Security-Policy").startsWith("default-src 'none'"));
    assertEquals("same-origin", response.header("Cross-Origin-Resource-Policy"));
    return response;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.csv",
        "/reports/../../secret.csv",
        "/reports/../catalog.json",
        "/reports/%2e%2e/%2e%2e/secret.csv",
        "/reports/%2E%2E%2F%2E%2E%2Fsecret.csv",
        "/reports/%252e%252e/%252e%252e/secret.csv",
        "/reports/..%5c..%5csecret.csv",
        "/reports/%c0%ae%c0%ae/%c0%ae%c0%ae/secret.csv",
        "/reports/....//....//secret.csv",
        "/reports/..;/..;/secret.csv",
        "//etc/passwd",
        "/etc/passwd",
        "/reports//etc/passwd",
        "/reports/2026-11-15/index.html%00.csv",
        "/reports/2026-11-15/link.html",
        "/dashboards/linked/page.html",
        "/reports/2026-11-15/.draft.html",
        "/reports/2026-11-15/index.html/",
        "/reports/notes.txt",
        "/reports/2026-11-15",
        "/.lock",
        "/catalog.json",
        "/views.sql",
        "/data/place/part-Ashford.parquet",
        "/runs/1a2b/manifest.json",
        "/sql/../catalog.json",
        "/dashboards/C:/secret.csv",
        "http://127.0.0.1/catalog.json"
      })
  void noPathLeadsOutOfThePages(String target) throws IOException {
    guarded(404, http.get(target));
  }

  @Test
  void anAddressThatIsNoneIsRefused() throws IOException {
    // The library answers this one itself.
    Response backslash = http.get("/reports/..\\..\\secret.csv");
    assertEquals(400, backslash.status());
    assertFalse(backslash.body().contains(ServedFolder.SECRET));
    tells(404, http.get("/" + "a/".repeat(20_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FROM read_csv('%s')",
        "SELECT * FROM read_text('%s')",
        "SELECT content FROM read_blob('%s')",
        "FROM glob('/*')",
        "FROM parquet_scan('%s')",
        "FROM read_json_auto('%s')",
        "FROM sniff_csv('%s')",
        "FROM '%s'",
        "FROM \"%s\"",
        "DESCRIBE '%s'",
        "SUMMARIZE FROM read_csv('%s')",
        "FROM 'http://127.0.0.1/x.csv'",
        "SELECT (SELECT word FROM '%s') AS word",
        "SELECT * FROM place WHERE name IN (FROM read_csv('%s'))",
        "SELECT * FROM place, LATERAL (FROM read_text('%s'))",
        "COPY place TO 'evil.csv'",
        "COPY (SELECT 1) TO '%s'",
        "ATTACH '%s' AS evil",
        "INSTALL httpfs",
        "LOAD httpfs",
        "PRAGMA database_list",
        "PRAGMA enable_profiling",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "EXPORT DATABASE 'evil'",
        "IMPORT DATABASE 'evil'",
        "CREATE TABLE evil AS FROM place",
        "DROP VIEW place",
        "CALL pragma_version()",
        "SELECT 1; DROP VIEW place",
        "SELECT 1; SELECT 2",
        "SELECT 1 -- harmless\n; COPY place TO 'evil.csv'",
        "SELECT 1 /* ; */ ; /* */ DROP VIEW place",
        "WITH gone AS (DELETE FROM place RETURNING *) FROM gone",
        "WITH made AS (INSERT INTO place VALUES (1, 2, 3) RETURNING *) FROM made",
        "SELECT getenv('HOME')",
        "SELECT current_setting('temp_directory')",
        "SELECT * FROM duckdb_settings()",
        "SELECT sql FROM duckdb_views()",
        "SELECT sql FROM duckdb_views",
        "SELECT path FROM duckdb_temporary_files()",
        "SELECT install_path FROM duckdb_extensions()",
        "SELECT sql FROM sqlite_master",
        "SELECT definition FROM pg_views",
        "SELECT * FROM pg_catalog.pg_settings",
        "WITH place2 AS (WITH duckdb_views AS (SELECT 1) FROM duckdb_views) SELECT sql FROM duckdb_views",
        "FROM query('SELECT sql FROM duckdb_views()')",
        "FROM query_table('duckdb_views')",
        "FROM json_execute_serialized_sql(json_serialize_sql('FROM duckdb_views()'))",
        "SELECT json_serialize_plan('FROM place')",
        "FROM enable_logging(storage = 'file', storage_config = {'path': 'evil'})",
        "SHOW DATABASES",
        "SELECT filename FROM place",
        "EXPLAIN COPY place TO 'evil.csv'",
        "EXPLAIN ANALYZE COPY place TO 'evil.csv'",
        "EXPLAIN SELECT sql FROM duckdb_views()",
        "EXPLAIN EXPLAIN SELECT 1",
        "EXPLAIN PIVOT place ON name USING count(*)",
        "EXPLAIN",
        "PIVOT (FROM duckdb_settings()) ON name USING first(value)",
        "PIVOT (FROM \"duckdb_settings\"()) ON name USING first(value)",
        "PIVOT (SELECT getenv('HOME') a) ON a USING count(*)",
        "PIVOT (FROM read_csv('%s')) ON word USING count(*)",
        "PIVOT '%s' ON word USING count(*)",
        "PIVOT place ON name USING count(*); DROP VIEW place",
        "PIVOT place ON name USING count(*); COPY place TO 'evil.csv'",
        "WITH p AS (PIVOT place ON name USING count(*)) DELETE FROM place",
        "COPY (PIVOT place ON name USING count(*)) TO 'evil.csv'",
        "CREATE TABLE evil AS PIVOT place ON name USING count(*)",
        "FROM histogram('duckdb_views', 'sql')",
        "FROM query_table(['place', 'duckdb_views'])",
        "FROM query_table('duckdb_views')",
        "SELECT * FROM information_schema.duckdb_views",
        "SELECT * FROM pg_catalog.pg_views",
        "FROM which_secret('s3://x', 's3')",
        "SELECT $1",
        "SELECT <script>alert(1)</script>",
        "SELECT '<script>",
        "\u0000SELECT 1"
      })
  void onlyPublishedTablesAreRead(String question) throws IOException {
    guarded(400, http.sql(question.replace("%s", folder.secret().toString())));
  }

  @Test
  void aQuestionNestedWithoutEndIsRefused() throws IOException {
    guarded(400, http.get("/sql?q=SELECT+" + "(".repeat(20_000) + "1" + ")".repeat(20_000)));
    guarded(400, http.get("/sql?q=SELECT+1" + "-1".repeat(15_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM range(1000000000) a, range(1000000000) b",
        "WITH RECURSIVE t AS (SELECT 1 i UNION ALL SELECT i + 1 FROM t) SELECT max(i) FROM t",
        "SELECT i FROM range(1000000000000) t(i) WHERE i < 0",
        "SELECT len(list(i)) FROM range(1000000000) t(i)",
        "SELECT string_agg(i::VARCHAR, '') FROM range(100000) t(i)",
        "SELECT repeat('x', 2000000000)",
        "SELECT lpad('x', 2000000000, 'y')",
        "SELECT range(1000000000)",
        "SELECT sum(length(replace(s, 'a', s))) FROM (SELECT string_agg('a', '') s FROM range(40000)), range(3)",
        "SELECT s GLOB '*a*a*a*a*a*a*a*a*a*a*a*a*b' FROM (SELECT string_agg('a', '') s FROM range(40))",
        "SELECT json_structure(a || b) FROM (SELECT string_agg('[', '') a, string_agg(']', '') b FROM range(100000))"
      })
  void whatCostsTooMuchIsStopped(String question) throws IOException {
    guarded(422, http.sql(question));
  }

  @Test
  void aHugeAnswerIsCut() throws IOException {
    Response response = guarded(200, http.sql("FROM range(1000000000000)"));
    assertTrue(response.body().contains("The first 100 rows. There may be more."));
    assertFalse(response.body().contains("<td class=\"num\">100</td>"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | GET /sql?q=SELECT+1 HTTP/1.1~Host: evil.example",
        "403 | GET / HTTP/1.1~Host: evil.example:%p",
        "403 | GET / HTTP/1.1~Host: 127.0.0.1.evil.example:%p",
        "403 | GET / HTTP/1.1~Host: 127.0.0.1:1",
        "403 | GET / HTTP/1.1~Host: localhost",
        "403 | GET / HTTP/1.1~Host: 127.0.0.1:%p~Host: evil.example",
        "403 | GET / HTTP/1.0",
        "403 | GET /sql?q=SELECT+1 HTTP/1.1~Host: localhost:%p~Origin: http://evil.example",
        "403 | GET /sql?q=SELECT+1 HTTP/1.1~Host: localhost:%p~Origin: null",
        "403 | GET /sql?q=SELECT+1 HTTP/1.1~Host: localhost:%p~Sec-Fetch-Site: cross-site",
        "403 | GET /sql?q=SELECT+1 HTTP/1.1~Host: localhost:%p~Sec-Fetch-Site: same-site",
        "403 | GET /sql HTTP/1.1~Host: localhost:%p~Sec-Fetch-Site: cross-site~Sec-Fetch-Mode: navigate~Sec-Fetch-Dest: document",
        "403 | GET /explore?place=E1 HTTP/1.1~Host: localhost:%p~Sec-Fetch-Site: cross-site~Sec-Fetch-Mode: navigate~Sec-Fetch-Dest: document",
        "403 | GET /dashboards/ HTTP/1.1~Host: localhost:%p~Sec-Fetch-Site: cross-site~Sec-Fetch-Dest: iframe~Sec-Fetch-Mode: navigate",
        "405 | TRACE / HTTP/1.1~Host: localhost:%p",
        "405 | OPTIONS / HTTP/1.1~Host: localhost:%p~Access-Control-Request-Method: GET",
        "405 | PUT /reports/evil.html HTTP/1.1~Host: localhost:%p~Content-Length: 0",
        "405 | DELETE /reports/2026-11-15/index.html HTTP/1.1~Host: localhost:%p",
        "405 | POST /sql HTTP/1.1~Host: localhost:%p~X-HTTP-Method-Override: GET~Content-Length: 0",
        "405 | PROPFIND / HTTP/1.1~Host: localhost:%p",
        "400 | GET /sql?q=SELECT+1&q=SELECT+2 HTTP/1.1~Host: localhost:%p",
        "400 | GET /sql?q=SELECT+1&format=exe HTTP/1.1~Host: localhost:%p",
        "404 | GET /catalog.json HTTP/1.1~Host: localhost:%p~X-Original-URL: /catalog.json~X-Rewrite-URL: /catalog.json",
        "200 | GET / HTTP/1.1~Host: localhost:%p~X-Forwarded-Host: evil.example~X-HTTP-Method-Override: DELETE"
      })
  void headersTrickNobody(int status, String request) throws IOException {
    tricksNobody(status, http.send(lines(request)));
  }

  private static String lines(String request) {
    return request.replace('~', '\n').replace("%p", String.valueOf(http.port())) + "\n";
  }

  private static void tricksNobody(int status, Response answer) {
    Response response = guarded(status, answer);
    assertEquals("", response.header("Access-Control-Allow-Origin"));
    assertFalse(response.body().contains("evil.example"));
    assertEquals(status == 405 ? "GET, HEAD" : "", response.header("Allow"));
  }

  /** The server waits for the body, and not for ever: asked before all else, looked at after it. */
  @Order(Integer.MAX_VALUE)
  @ParameterizedTest
  @ValueSource(strings = {LONG_BODY, BODY_OF_NO_LENGTH})
  void aBodyIsRefusedAndNotWaitedForWithoutEnd(String request) throws Exception {
    tricksNobody(413, Objects.requireNonNull(bodies.get(request)).get());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | place=E1",
        "200 | place=E1'%20OR%20'1'='1",
        "200 | indicator=waits'%3B%20COPY%20place%20TO%20'evil.csv'%3B--",
        "200 | place=%3Cscript%3Ealert(1)%3C/script%3E&compare=%22%3E%3Cimg%20src=x%20onerror=alert(2)%3E",
        "200 | measure=value)%20UNION%20SELECT%20getenv('HOME')--",
        "200 | indicator=read_text('%s')",
        "200 | unknown=1&place=%00E1",
        "200 | place=E1%0d%0aSet-Cookie:%20a",
        "200 | place=%E2%80%AE",
        "400 | since=2026-01-01'%20OR%20true--",
        "400 | since=-infinity",
        "400 | since=99999-01-01",
        "400 | as_of=2026-11-15'--",
        "400 | as_of=../../catalog.json",
        "400 | place=E1&place=E2"
      })
  void noParameterBecomesPartOfAQueryOrOfAPage(int status, String query) throws IOException {
    Response response =
        guarded(status, explore.get("/explore?" + query.replace("%s", folder.secret().toString())));
    String body = response.body();
    assertEquals("", response.header("Set-Cookie"));
    assertFalse(body.contains("<script>alert"), body);
    assertFalse(body.contains("<img"), body);
    assertFalse(body.contains("\u202e"), body);
    assertTrue(response.header("Content-Security-Policy").contains("form-action 'self'"));
    assertFalse(response.header("Content-Security-Policy").contains("unsafe"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/explore/",
        "/explore/explore",
        "/explore/../catalog.json",
        "/explore/%2e%2e/%2e%2e/secret.csv",
        "/explore/definitions",
        "/explore/winter.html"
      })
  void onlyDashboardsThatReadersMayAskHaveAPage(String target) throws IOException {
    guarded(404, explore.get(target));
  }

  @Test
  void aPageThatIsAskedForKeepsToTheRuleForSmallNumbers() throws IOException {
    String page = guarded(200, explore.get("/explore?place=E2&compare=none")).body();
    assertTrue(page.contains("Burton has no settled value of this indicator"), page);
    String others = guarded(200, explore.get("/explore?place=E1&compare=kind")).body();
    assertFalse(others.contains("<bdi>Burton</bdi>"), "a suppressed value is in no table");
  }

  @Test
  void addressesAreBounded() throws IOException {
    guarded(414, http.get("/sql?q=SELECT+'" + "x".repeat(70_000) + "'"));
  }

  @Test
  void noHeaderCanBeWrittenByAQuestion() throws IOException {
    Response response =
        guarded(200, http.get("/sql?format=csv&q=SELECT+1%0d%0aAS+%22Set-Cookie:+a%22"));
    assertEquals("", response.header("Set-Cookie"));
  }

  @Test
  void neitherQuestionNorDataIsMarkup() throws IOException {
    String evil = "<script>alert(1)</script>\"'&</textarea><img src=x onerror=alert(2)>";
    Response response =
        guarded(
            200,
            http.sql(
                "SELECT '%s' AS \"%s\", name, '\u202e' AS bidi FROM place"
                    .formatted(evil.replace("'", "''"), evil.replace("\"", "\"\""))));
    String body = response.body();
    assertFalse(body.contains("<script"), body);
    assertFalse(body.contains("<img"), body);
    assertFalse(body.contains("\u202e"), body);
    assertEquals(1, body.split("</textarea>", -1).length - 1);
    assertTrue(body.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"), body);
    assertFalse(response.header("Content-Security-Policy").contains("script-src"));
    assertFalse(response.header("Content-Security-Policy").contains("unsafe"));
    assertTrue(body.contains("a place &lt;b&gt;with"), "what a view says is text too");
    Response wrong =
        guarded(400, http.sql("SELECT \"" + evil.replace("\"", "\"\"") + "\" FROM place"));
    assertFalse(wrong.body().contains("<script"), wrong.body());
  }

  @Test
  void ofManyQuestionsAtOnceAllWaitTheirTurnAndAreAnswered() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(12);
    try {
      List<Future<Response>> asked = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        asked.add(clients.submit(() -> http.sql("SELECT count(*) FROM range(10000000)")));
      }
      for (Future<Response> answer : asked) {
        guarded(200, answer.get());
      }
    } finally {
      clients.shutdown();
    }
  }
}

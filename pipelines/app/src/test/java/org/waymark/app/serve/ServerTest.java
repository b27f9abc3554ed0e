package org.waymark.app.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.serve.RawHttp.Response;

class ServerTest {
  private static final List<Server> SERVERS = new ArrayList<>();
  private static ServedFolder folder = new ServedFolder(Path.of(""), Path.of(""));
  private static RawHttp http = new RawHttp(0);

  @BeforeAll
  static void serve(@TempDir Path temporary) throws Exception {
    folder = ServedFolder.in(temporary);
    http = new RawHttp(server(folder).port());
  }

  /** Another one, for a test that changes what is served. */
  private static Server server(ServedFolder folder) throws IOException {
    Server server = Server.start(folder.out(), 0, ServedFolder.LIMITS);
    SERVERS.add(server);
    return server;
  }

  @AfterAll
  static void end() {
    SERVERS.forEach(Server::close);
  }

  @Test
  void theFirstPageLeadsToAllOthers() throws IOException {
    Response start = http.get("/");

    assertEquals(200, start.status());
    assertEquals("text/html; charset=utf-8", start.header("Content-Type"));
    assertTrue(start.body().contains("<a href=\"/reports/2026-11-15/\">The weekly report"));
    assertTrue(start.body().contains("<a href=\"/reports/2026-11-08/\">2026-11-08</a>"));
    assertTrue(start.body().contains("<a href=\"/explore\">"));
    assertTrue(
        start.body().contains("<a href=\"/dashboards/place-profile.html\">Place profile</a>"));
    assertTrue(start.body().contains("<a href=\"/sql\">"));
  }

  @Test
  void aPageIsServedAsItWasWrittenWithThePolicyOfItsHead() throws IOException {
    for (String target :
        List.of(
            "/reports/2026-11-15/",
            "/reports/2026-11-15/health-waits.html",
            "/dashboards/place-profile/_4501.html")) {
      Response page = http.get(target);

      assertEquals(200, page.status(), target);
      String file = target.endsWith("/") ? target + "index.html" : target;
      assertEquals(Files.readString(folder.out().resolve(file.substring(1))), page.body());
      assertEquals("no-cache", page.header("Cache-Control"));
      assertEquals(
          "default-src 'none'; style-src '"
              + Reply.digest("p{color:#000}")
              + "'; script-src 'sha256-xCVN01YICZEgPxJvKOAd8wy0utgmObeGSNQfYNz0Bm8=';"
              + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          page.header("Content-Security-Policy"));
    }
  }

  @Test
  void aLinkFromElsewhereLeadsToAPage() throws IOException {
    String request =
        """
        GET /dashboards/ HTTP/1.1
        Host: localhost:%d
        Sec-Fetch-Site: cross-site
        Sec-Fetch-Mode: navigate
        Sec-Fetch-Dest: document
        """;

    assertEquals(200, http.send(request.formatted(http.port())).status());
  }

  @Test
  void headGivesTheHeadersOfGetAndNoBody() throws IOException {
    for (String target : List.of("/", "/reports/2026-11-15/", "/sql?q=SELECT+1", "/none")) {
      Response get = http.get(target);
      Response head =
          http.send("HEAD " + target + " HTTP/1.1\nHost: 127.0.0.1:" + http.port() + "\n");

      assertEquals(get.status(), head.status());
      assertEquals("", head.body());
      assertEquals(get.header("Content-Length"), head.header("Content-Length"));
      assertEquals(get.header("Content-Type"), head.header("Content-Type"));
    }
  }

  @Test
  void aQuestionHasAnAddressAndItsAnswerIsATable() throws IOException {
    Response answer = http.sql("SELECT place_id, share FROM place ORDER BY 1; -- all");

    assertEquals(200, answer.status());
    assertEquals("no-store", answer.header("Cache-Control"));
    String body = answer.body();
    assertTrue(body.contains("SELECT place_id, share FROM place ORDER BY 1; -- all</textarea>"));
    assertTrue(
        body.contains("<th scope=\"col\">place_id</th><th scope=\"col\" class=\"num\">share"));
    assertTrue(body.contains("<tr><td>E1</td><td class=\"num\">12.5</td></tr>"), body);
    assertTrue(body.contains("3 rows."));
    assertTrue(body.contains("Identifier of the place."), "columns are explained next to it");
    assertFalse(body.contains("<summary>place_all"), "tables of all dates are listed once");
  }

  @Test
  void everyWayToReadIsAnswered() throws IOException {
    for (String sql :
        List.of(
            "SHOW TABLES",
            "DESCRIBE place",
            "SUMMARIZE place",
            "FROM main.place",
            "VALUES (1), (2)",
            "WITH p AS (FROM place), q AS (FROM p) SELECT count(*) FROM q JOIN place_all USING (name)",
            "WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM t WHERE i < 9) FROM t",
            "SELECT i, [x * 2 FOR x IN [1, 2]] FROM range(3) t(i), unnest([1]) u",
            "SELECT name FROM place UNION SELECT 'x' ORDER BY 1",
            "PIVOT place ON name USING sum(share)",
            "SELECT * FROM (PIVOT place ON place_id USING max(share) GROUP BY name)",
            "WITH p AS (PIVOT place ON place_id IN ('E1') USING max(share)) FROM p",
            "FROM place PIVOT (max(share) FOR place_id IN ('E1', 'E2'))",
            "UNPIVOT (SELECT place_id, share, 1.5 AS other FROM place) ON share, other",
            "EXPLAIN SELECT * FROM place",
            "EXPLAIN ANALYZE FROM place",
            "EXPLAIN (FORMAT json) FROM place",
            "SELECT table_name FROM information_schema.tables",
            "SELECT column_name, data_type FROM information_schema.columns",
            "SELECT table_name FROM information_schema.views",
            "FROM pragma_table_info('place')",
            "FROM histogram(place, place_id)",
            "FROM query_table('place')",
            "FROM summary((FROM place))",
            "SHOW ALL TABLES",
            "TABLE place",
            "SELECT format('{} of {}', 1, 2), printf('%d', 3), lpad('7', 3, '0'), rpad('7', 3, '0')",
            "SELECT repeat('ab', 3), generate_series(1, 3), range(3), levenshtein('a', 'b')",
            "FROM place SELECT COLUMNS('na.*') QUALIFY row_number() OVER (ORDER BY share) = 1",
            "FROM place p ASOF JOIN place q ON p.place_id >= q.place_id",
            "SELECT * FROM place USING SAMPLE 2 ROWS",
            "SELECT (SELECT max(share) FROM place p WHERE p.name = q.name) FROM place q")) {
      Response answer = http.sql(sql);
      assertEquals(200, answer.status(), sql + answer.withoutQuestion());
    }
  }

  @Test
  void theSameAnswerIsThereAsCsvThatNoSpreadsheetRuns() throws IOException {
    Response csv =
        http.get(
            "/sql?format=csv&q="
                + RawHttp.encoded(
                    "FROM place WHERE share < 0 OR name LIKE '=%' ORDER BY 1 LIMIT 1"));

    assertEquals(200, csv.status());
    assertEquals("text/csv; charset=utf-8; header=present", csv.header("Content-Type"));
    assertEquals("attachment; filename=\"answer.csv\"", csv.header("Content-Disposition"));
    assertEquals("place_id,name,share\nE2,\"'=HYPERLINK(\"\"http://evil\"\")\",\n", csv.body());
  }

  @Test
  void theSameAnswerIsThereAsJson() throws IOException {
    Response json = http.get("/sql?format=json&q=" + RawHttp.encoded("SELECT share FROM place"));

    assertEquals("application/json", json.header("Content-Type"));
    JsonNode rows = new ObjectMapper().readTree(json.body());
    assertEquals(3, rows.size());
    assertEquals(12.5, rows.get(0).path("share").asDouble());
  }

  @Test
  void aMistakeIsShownInItsPlace() throws IOException {
    Response wrong = http.sql("SELECT nme FROM place");

    assertEquals(400, wrong.status());
    assertTrue(wrong.body().contains("LINE 1: SELECT nme FROM place"), wrong.withoutQuestion());
    Response csv = http.get("/sql?format=csv&q=SELCT");
    assertEquals(400, csv.status());
    assertEquals("text/plain; charset=utf-8", csv.header("Content-Type"));
  }

  @Test
  void whatIsPublishedMeanwhileIsThereAtTheNextRequest(@TempDir Path own) throws Exception {
    ServedFolder folder = ServedFolder.in(own);
    RawHttp http = new RawHttp(server(folder).port());
    assertEquals(404, http.get("/reports/2026-11-22/").status());
    assertTrue(http.sql("FROM place").body().contains("Ashford"));

    folder.publish("Barford");
    folder.page("reports/2026-11-22/index.html", "Week of 22 November");

    assertEquals(200, http.get("/reports/2026-11-22/").status());
    assertTrue(http.get("/").body().contains("The weekly report of 2026-11-22"));
    String places = http.sql("FROM place").body();
    assertTrue(places.contains("Barford"));
    assertFalse(places.contains("Ashford"));
  }

  @Test
  void whereNothingIsPublishedAnyMoreThePageSaysSo(@TempDir Path own) throws Exception {
    ServedFolder folder = ServedFolder.in(own);
    RawHttp http = new RawHttp(server(folder).port());
    Files.delete(folder.out().resolve("views.sql"));

    Response answer = http.sql("SELECT 1");

    assertEquals(503, answer.status());
    assertTrue(answer.body().contains("nothing is published"));
    assertEquals(200, http.get("/").status());
  }

  @Test
  void aTakenPortIsNotShared() {
    assertThrows(
        BindException.class,
        () -> Server.start(folder.out(), http.port(), ServedFolder.LIMITS).close());
  }

  @Test
  void onlyThisMachineCanConnectAndNobodyOnceItIsClosed() throws Exception {
    Server server = server(folder);
    assertTrue(server.address().matches("http://(127\\.0\\.0\\.1|\\[::1])[:]\\d+/"));
    server.close();
    server.await();

    assertThrows(ConnectException.class, () -> new RawHttp(server.port()).get("/"));
  }
}

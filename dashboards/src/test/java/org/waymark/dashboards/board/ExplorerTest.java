package org.waymark.dashboards.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.dashboards.DashboardRenderer;
import org.waymark.dashboards.SampleGovernment;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.registry.Problem;

class ExplorerTest {
  private static final String PLACE = "E06000001";
  private static Path out = Path.of("");

  @TempDir Path workspace;

  @BeforeAll
  static void publish(@TempDir Path folder) throws Exception {
    out = folder;
    SampleGovernment.publish(out, SampleGovernment.Plan.usual());
  }

  private Explorer.Reply asked(String board, Map<String, String> given) throws Exception {
    try (Explorer explorer = new Explorer(out, Optional.of(workspace))) {
      return explorer.page(board, given).orElseThrow();
    }
  }

  private static String headline(String page) {
    Matcher headline = Pattern.compile("<h1><bdi>(.*?)</bdi></h1>").matcher(page);
    assertTrue(headline.find(), page);
    return headline.group(1);
  }

  private void write(String file, String text) throws IOException {
    Path path = workspace.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void aPageSaysWhatChangedAtAPlaceBesideSimilarOnes() throws Exception {
    Map<String, String> given = Map.of("indicator", "ae-within-4h", "place", PLACE);
    Explorer.Reply reply = asked(Explorer.SHIPPED, given);
    String page = reply.page();

    assertTrue(reply.understood());
    assertFalse(page.contains("This cannot be shown"), page);
    assertTrue(headline(page).matches(".+: [0-9.]+% in the period to .+"), headline(page));
    assertTrue(page.contains("<option value=\"" + PLACE + "\" selected>"), "the place is chosen");
    assertTrue(page.contains("likely between"), "the change has an interval");
    assertTrue(page.contains("<form class=\"choose\" method=\"get\" action=\"/explore\""));
    assertTrue(page.contains("form-action &#39;self&#39;") || page.contains("form-action 'self'"));
    assertTrue(page.contains("<svg"));
    assertEquals(page, asked(Explorer.SHIPPED, given).page(), "the same question, the same bytes");
  }

  @Test
  void everyMeasureAndComparisonIsAnswered() throws Exception {
    for (String compare : List.of("similar", "kind", "region", "all", "none", "E06000002")) {
      for (String measure : List.of("value", "gap", "change")) {
        for (String place : List.of("", PLACE)) {
          String page =
              asked(
                      Explorer.SHIPPED,
                      Map.of("place", place, "compare", compare, "measure", measure))
                  .page();
          assertFalse(page.contains("This cannot be shown"), compare + measure + place);
        }
      }
    }
  }

  @Test
  void theSqlOfEachFigureIsOneQueryThatAnyoneCanAsk() throws Exception {
    String page =
        asked(Explorer.SHIPPED, Map.of("indicator", "ae-within-4h", "place", PLACE)).page();
    List<String> questions =
        Pattern.compile("href=\"/sql\\?q=([^\"]+)\"")
            .matcher(page)
            .results()
            .map(r -> URLDecoder.decode(r.group(1), StandardCharsets.UTF_8))
            .toList();
    assertTrue(questions.size() >= 4, page);
    try (PublishedTables tables = PublishedTables.open(out)) {
      for (String sql : questions) {
        assertFalse(tables.answer(sql, List.of()).rows().isEmpty(), sql);
      }
    }
  }

  @Test
  void valuesThatCannotBeAreToldAndReachNoQuery() throws Exception {
    String evil = "'; DROP VIEW place; --<script>alert(1)</script>";
    Explorer.Reply reply =
        asked(
            Explorer.SHIPPED,
            Map.of("indicator", evil, "place", evil, "since", evil, "as_of", evil, "beside", evil));
    assertFalse(reply.understood());
    assertFalse(reply.page().contains("<script>alert"), "text is escaped");
    assertTrue(reply.page().contains("is not one of the choices here"));
    assertTrue(reply.page().contains("is not a date such as 2026-03-31"));
    assertTrue(reply.page().contains("nothing was published for"));
    assertEquals(
        headline(asked(Explorer.SHIPPED, Map.of()).page()), headline(reply.page()), "the default");
    assertFalse(asked(Explorer.SHIPPED, Map.of("since", "2026-02-30")).understood());
    assertFalse(asked(Explorer.SHIPPED, Map.of("since", "0000-01-01")).understood());
  }

  @Test
  void aDashboardOfAWorkspaceIsAskedWithItsParametersAndShownAsItIsNow() throws Exception {
    write(
        "dashboards/winter/dashboard.yaml",
        """
        title: Winter
        description: Beds.
        headline: headline.sql
        parameters:
          - {name: place, title: Place, choice: places.sql}
          - {name: least, title: Least, number: 2, least: 0, most: 5}
          - {name: since, title: Since, date: 2026-04-01}
        tables:
          - {name: kept, query: kept.sql}
        blocks:
          - table: table.sql
        """);
    write("dashboards/winter/queries/headline.sql", "SELECT name || ' in winter' FROM kept");
    write(
        "dashboards/winter/queries/places.sql",
        "SELECT place_id AS value, name AS label FROM place ORDER BY place_id");
    write(
        "dashboards/winter/queries/kept.sql",
        "SELECT name FROM place WHERE place_id = :place AND :since >= DATE '2026-04-01'");
    write("dashboards/winter/queries/table.sql", "SELECT :least + 1 AS \"More\"");

    assertEquals(
        List.of(), DashboardRenderer.check(workspace).stream().map(Problem::rendered).toList());
    String chosen = asked("winter", Map.of("place", "E06000002", "least", "3")).page();
    assertTrue(headline(chosen).endsWith(" in winter"), chosen);
    assertTrue(chosen.contains("<bdi>4</bdi>"), chosen);
    assertFalse(asked("winter", Map.of("least", "6")).understood(), "out of bounds");
    assertFalse(asked("winter", Map.of("least", "NaN")).understood(), "no number");

    try (Explorer explorer = new Explorer(out, Optional.of(workspace))) {
      assertEquals(
          List.of("changes", "winter"),
          explorer.boards().stream().map(Explorer.Board::name).toList());
      assertTrue(explorer.page("summer", Map.of()).isEmpty());
      String before = explorer.asDefinedNow("winter", Optional.empty()).orElseThrow();
      assertTrue(before.contains("Place: "), "a page says for which values it is shown");
      write("dashboards/winter/queries/table.sql", "SELECT :least + 2 AS \"Fresh\"");
      String after = explorer.asDefinedNow("winter", Optional.empty()).orElseThrow();
      assertTrue(after.contains(">Fresh<") && !before.contains(">Fresh<"));
      write("dashboards/winter/dashboard.yaml", "title: Winter\nblocks: x\n");
      assertTrue(
          explorer.asDefinedNow("winter", Optional.empty()).orElseThrow().contains("`headline`"));
    }
  }

  @Test
  void savedQuestionsAreCheckedAndKeptWithThePages() throws Exception {
    write("questions/beds.sql", "-- How many beds?\nSELECT count(*) AS beds FROM place;\n");
    write("questions/no-title.sql", "SELECT 1 AS a");
    write("questions/wrong.sql", "SELECT plcae_id FROM place");
    List<String> problems =
        DashboardRenderer.check(workspace).stream().map(Problem::rendered).toList();
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).startsWith("questions/wrong.sql:1:8:"), problems.get(0));

    DashboardRenderer.adopt(workspace, out);
    assertEquals(
        List.of("How many beds?", "No title", "Wrong"),
        SavedQuestions.adopted(out).list().stream().map(SavedQuestions.Saved::title).toList());
    Files.delete(workspace.resolve("questions/wrong.sql"));
    DashboardRenderer.adopt(workspace, out);
    assertEquals(2, SavedQuestions.adopted(out).list().size());
  }
}

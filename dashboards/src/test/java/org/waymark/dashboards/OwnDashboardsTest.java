package org.waymark.dashboards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.dashboards.board.Dashboards;
import org.waymark.registry.Problem;

class OwnDashboardsTest {
  private static Path published = Path.of("");

  @TempDir Path folder;
  private Path out = Path.of("");
  private Path workspace = Path.of("");

  @BeforeAll
  static void publish(@TempDir Path shared) throws Exception {
    published = shared;
    SampleGovernment.publish(published, new SampleGovernment.Plan(8, 4, "", false));
  }

  @BeforeEach
  void copy() throws IOException {
    out = folder.resolve("out");
    workspace = folder.resolve("workspace");
    try (Stream<Path> all = Files.walk(published)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Files.copy(path, out.resolve(published.relativize(path).toString()));
      }
    }
  }

  private void board(String name, String yaml) throws IOException {
    write(name + "/dashboard.yaml", yaml);
  }

  private void write(String file, String text) throws IOException {
    Path path = workspace.resolve("dashboards").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static List<String> rendered(List<Problem> problems) {
    return problems.stream().map(Problem::rendered).toList();
  }

  @Test
  void aFolderOfAWorkspaceBecomesAPageAndCanBeWrittenAgainWithoutIt() throws IOException {
    board(
        "winter",
        """
        title: Winter
        description: What matters in winter.
        headline: headline.sql
        blocks:
          - dot-and-interval: dots.sql
          - funnel: funnel.sql
          - heatmap: heat.sql
          - small-multiples: many.sql
          - headline: headline.sql
        """);
    write("winter/queries/headline.sql", "SELECT count(*) || ' places in winter' FROM place;");
    write(
        "winter/queries/dots.sql",
        "SELECT name AS label, 1.5 AS value, 1.0 AS low, NULL AS high FROM place ORDER BY 1");
    write(
        "winter/queries/funnel.sql",
        "SELECT name AS label, 10 AS size, 1.5 AS value, 1 AS mean, 0 AS lower_limit,"
            + " 2 AS upper_limit FROM place ORDER BY 1");
    write(
        "winter/queries/heat.sql",
        "SELECT name AS row, 'A' AS \"column\", 2.4 AS value, place_id FROM place ORDER BY 1");
    write(
        "winter/queries/many.sql",
        "SELECT name AS panel, :as_of::DATE - n AS day, 3 + n AS value"
            + " FROM place, (SELECT unnest([14, 7, 0]) AS n) ORDER BY 1, 2");
    assertEquals(List.of(), DashboardRenderer.check(workspace));
    DashboardRenderer.adopt(workspace, out);
    Dashboards.Written written = DashboardRenderer.render(out);
    assertEquals(List.of(), rendered(written.problems()));
    String page = Html.read(written.pages(), "winter.html");
    assertTrue(page.contains("<h1><bdi>8 places in winter</bdi></h1>"), page);
    assertTrue(page.contains("class=\"num up-2\""));
    assertTrue(page.contains("href=\"place-profile/"));
    assertEquals(3, Html.all(page, "(<svg)").size());
    assertTrue(page.contains(">Lowest</th>") && page.contains(">Latest</th>"), page);
    List<String> saved = Html.all(page, "href=\"data:text/csv;charset=utf-8,(Panel[^\"]*)\"");
    String csv = URLDecoder.decode(saved.get(0), StandardCharsets.UTF_8);
    assertEquals(1 + 8 * 3, csv.lines().count(), "a row a panel is shown, every value is saved");
    Files.delete(workspace.resolve("dashboards/winter/dashboard.yaml"));
    assertEquals(page, Html.read(DashboardRenderer.render(out).pages(), "winter.html"));
  }

  @Test
  void aQueryThatCrashesTheDatabaseIsReportedAndTheOthersAreAsked() throws IOException {
    board(
        "winter",
        """
        title: Winter
        description: What matters in winter.
        headline: headline.sql
        tables:
          - {name: kept, query: kept.sql}
        blocks:
          - table: before.sql
          - table: crash.sql
          - table: after.sql
        """);
    write("winter/queries/headline.sql", "SELECT count(*) || ' places' FROM kept");
    write("winter/queries/kept.sql", "FROM place");
    write("winter/queries/before.sql", "SELECT name AS \"Before\" FROM kept");
    write("winter/queries/after.sql", "SELECT name AS \"After\" FROM kept");
    write(
        "winter/queries/crash.sql",
        "SELECT json_structure(a || b) FROM (SELECT string_agg('[', '') a,"
            + " string_agg(']', '') b FROM range(100000))");

    List<String> problems = rendered(DashboardRenderer.check(workspace));
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(
        problems.get(0).contains("crash.sql:1:1: the query ended the database"), problems.get(0));
    DashboardRenderer.adopt(workspace, out);
    Dashboards.Written written = DashboardRenderer.render(out);
    assertEquals(problems, rendered(written.problems()));
    String page = Html.read(written.pages(), "winter.html");
    assertTrue(page.contains("8 places") && page.contains("Before") && page.contains("After"));
  }

  @Test
  void aDefinitionThatIsALinkOutOfTheWorkspaceIsNotRead() throws IOException {
    board("winter", "title: Winter\ndescription: W.\nheadline: headline.sql\n");
    Path secret = Files.writeString(folder.resolve("secret"), "SELECT 'hidden-k7' AS a");
    Path queries = Files.createDirectories(workspace.resolve("dashboards/winter/queries"));
    Files.createSymbolicLink(queries.resolve("headline.sql"), secret);

    assertTrue(
        rendered(DashboardRenderer.check(workspace))
            .contains(
                "dashboards/winter/queries/headline.sql:1:1: this is a link that leads out of the"
                    + " workspace; expected a file in the workspace"));
    DashboardRenderer.adopt(workspace, out);
    Dashboards.Written written = DashboardRenderer.render(out);
    assertFalse(Html.read(written.pages(), "index.html").contains("hidden-k7"));
  }

  @Test
  void aBlockThatFailsIsToldWithItsLineAndTheOthersAreShown() throws IOException {
    board(
        "winter",
        """
        title: Winter
        description: What matters in winter.
        headline: headline.sql
        blocks:
          - table: wrong.sql
          - bar: noval.sql
          - table: two.sql
          - text: Still here.
        """);
    write("winter/queries/headline.sql", "SELECT 'Cold'");
    write("winter/queries/wrong.sql", "SELECT name,\n  plcae_id\nFROM place");
    write("winter/queries/noval.sql", "SELECT name AS label FROM place");
    write("winter/queries/two.sql", "SELECT 1; DROP VIEW place");
    List<String> problems = rendered(DashboardRenderer.check(workspace));
    assertEquals(3, problems.size(), problems.toString());
    assertTrue(
        problems.get(0).startsWith("dashboards/winter/queries/noval.sql:1:1: a block `bar` needs"),
        problems.toString());
    assertTrue(problems.get(1).contains("only SELECT is answered"), problems.toString());
    assertTrue(
        problems.get(2).startsWith("dashboards/winter/queries/wrong.sql:2:3: "),
        problems.toString());
    assertTrue(problems.get(2).endsWith("did you mean `place_id`?"), problems.toString());
    DashboardRenderer.adopt(workspace, out);
    Dashboards.Written written = DashboardRenderer.render(out);
    assertEquals(problems, rendered(written.problems()));
    String page = Html.read(written.pages(), "winter.html");
    assertTrue(page.contains("wrong.sql:2:3"));
    assertTrue(page.contains("Still here."));
    assertTrue(Html.read(written.pages(), "data-quality.html").contains("all rows"));
  }

  @Test
  void aQueryReachesNoFileAndChangesNothing() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.csv"), "a\nhidden-thing\n");
    String[] hostile = {
      "SELECT * FROM read_csv('" + secret + "')",
      "SELECT * FROM '" + secret + "'",
      "COPY place TO '" + folder.resolve("taken.csv") + "'",
      "SELECT * FROM read_text('/etc/passwd')",
      "SELECT getenv('HOME') FROM glob('/*')",
      "ATTACH '" + folder.resolve("x.db") + "'",
      "SET enable_external_access = true",
      "INSTALL httpfs"
    };
    StringBuilder yaml =
        new StringBuilder("title: T\ndescription: D\nheadline: headline.sql\nblocks:\n");
    write("bad/queries/headline.sql", "SELECT 'Bad'");
    for (int i = 0; i < hostile.length; i++) {
      yaml.append("  - table: q").append(i).append(".sql\n");
      write("bad/queries/q" + i + ".sql", hostile[i]);
    }
    board("bad", yaml.toString());
    DashboardRenderer.adopt(workspace, out);
    Dashboards.Written written = DashboardRenderer.render(out);
    assertEquals(
        hostile.length, written.problems().size(), rendered(written.problems()).toString());
    assertFalse(Html.read(written.pages(), "bad.html").contains("hidden-thing"));
    assertFalse(Files.exists(folder.resolve("taken.csv")));
  }

  @Test
  void aDashboardOfTheSameNameStandsInPlaceOfAShippedOne() throws IOException {
    board("voices", "title: Ours\ndescription: D\nheadline: headline.sql\nblocks: []\n");
    write("voices/queries/headline.sql", "SELECT 'Our own voices'");
    DashboardRenderer.adopt(workspace, out);
    Dashboards.Written written = DashboardRenderer.render(out);
    assertTrue(Html.read(written.pages(), "voices.html").contains("Our own voices"));
  }

  @Test
  void aQueryAskedOnceForAllPagesGivesEachItsRowsInTheOrderOfTheQuery() throws IOException {
    board(
        "towns",
        """
        title: Towns
        description: A page for each.
        for: place
        headline: headline.sql
        blocks:
          - table: own.sql
          - table: same.sql
          - table: asked.sql
        """);
    write(
        "towns/queries/headline.sql",
        "SELECT place_id AS page_of, 'All about ' || name FROM place ORDER BY name");
    write(
        "towns/queries/own.sql",
        "SELECT n AS \"Number\", place_id AS page_of, name || ' ' || n AS \"Own\" FROM place,"
            + " range(1, 4) r(n) WHERE name <> (SELECT min(name) FROM place) ORDER BY n DESC, name");
    write("towns/queries/same.sql", "SELECT count(*) || ' in all' AS \"Places\" FROM place");
    write("towns/queries/asked.sql", "SELECT 'asked for ' || :place AS \"Asked\"");
    assertEquals(List.of(), DashboardRenderer.check(workspace));
    DashboardRenderer.adopt(workspace, out);
    Dashboards.Written written = DashboardRenderer.render(out);
    assertEquals(List.of(), rendered(written.problems()));
    List<Path> pages =
        written.pages().stream()
            .filter(page -> page.startsWith(out.resolve("dashboards").resolve("towns")))
            .toList();
    assertEquals(8, pages.size());
    int without = 0;
    for (Path file : pages) {
      String page = Files.readString(file);
      String name = Html.all(page, "<h1><bdi>All about ([^<]*)</bdi>").get(0);
      assertTrue(page.contains("8 in all"));
      assertEquals(1, Html.all(page, "(asked for [A-Z0-9]+)").size());
      assertFalse(page.contains(">page_of<"), "the column is not shown");
      List<String> own = Html.all(page, "<bdi>(" + name + " [123])</bdi>");
      if (own.isEmpty()) {
        without++;
      } else {
        assertEquals(List.of(name + " 3", name + " 2", name + " 1"), own);
      }
      assertEquals(own.size(), Html.all(page, "<bdi>([^<]* [123])</bdi>").size(), "no one else's");
    }
    assertEquals(1, without, "a place without a row has an empty block");
  }

  @Test
  void aQueryThatFailsForAllPagesIsToldOnce() throws IOException {
    board(
        "towns",
        "title: T\ndescription: D\nfor: place\nheadline: headline.sql\nblocks:\n  - table: q.sql\n");
    write("towns/queries/headline.sql", "SELECT 'Towns'");
    write("towns/queries/q.sql", "SELECT place_id AS page_of, error('too cold') FROM place");
    DashboardRenderer.adopt(workspace, out);
    Dashboards.Written written = DashboardRenderer.render(out);
    assertEquals(1, written.problems().size(), rendered(written.problems()).toString());
    assertTrue(rendered(written.problems()).get(0).contains("too cold"));
  }
}

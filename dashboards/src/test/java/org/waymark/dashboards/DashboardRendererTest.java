package org.waymark.dashboards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardRendererTest {
  private static Path out = Path.of("");
  private static List<Path> rendered = List.of();

  @BeforeAll
  static void publish(@TempDir Path folder) throws Exception {
    out = folder;
    SampleGovernment.publish(out, SampleGovernment.Plan.usual());
    rendered = DashboardRenderer.render(out).pages();
  }

  @Test
  void aListAndAPageForEachDashboardAreWritten() throws IOException {
    List<String> pages =
        rendered.stream()
            .map(p -> out.resolve("dashboards").relativize(p).toString().replace('\\', '/'))
            .toList();
    assertEquals("index.html", pages.get(0));
    for (String page :
        List.of(
            "mission-progress.html",
            "positive-deviance.html",
            "positive-deviance/health-waits.html",
            "place-profile.html",
            "voices.html",
            "voices/safer-streets.html",
            "data-quality.html")) {
      assertTrue(pages.contains(page), page);
    }
    assertEquals(40, pages.stream().filter(p -> p.startsWith("place-profile/")).count());
  }

  @Test
  void dataQualityAccountsForEveryRow() throws IOException {
    String page = Html.read(rendered, "data-quality.html");
    assertTrue(page.contains("<strong><bdi>all rows</bdi></strong>"));
    assertTrue(page.contains("unknown place"));
    assertTrue(page.contains("landing/nhs-ae/all.csv, line 101"));
    assertTrue(page.contains("Two rows for one place and period"));
  }

  @Test
  void missionProgressSaysHowManyGoalsAreOnTrack() throws IOException {
    String page = Html.read(rendered, "mission-progress.html");
    assertTrue(page.contains("3 of 6 goals are achieved or on track"));
    assertTrue(page.contains("linear pace: on track"));
    assertTrue(page.contains("growth rate: limited progress; trajectory: needs to go faster"));
  }

  @Test
  void everyFigureShowsTheQueryThatMadeIt() throws IOException {
    String page = Html.read(rendered, "data-quality.html");
    assertEquals(9, Html.all(page, "(<summary>How this was calculated)").size());
    assertTrue(page.contains("FROM rejected_record"));
  }

  @Test
  void renderedAgainThePagesAreTheSame() throws IOException {
    String before = Files.readString(rendered.get(2));
    assertEquals(rendered, DashboardRenderer.render(out).pages());
    assertEquals(before, Files.readString(rendered.get(2)));
  }
}

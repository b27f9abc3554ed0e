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

  @BeforeAll
  static void publish(@TempDir Path folder) throws Exception {
    out = folder;
    SampleGovernment.publish(out, SampleGovernment.Plan.usual());
  }

  @Test
  void aListAndAPageForEachDashboardAreWritten() throws IOException {
    assertEquals(
        List.of("index.html", "mission-progress.html", "data-quality.html"),
        DashboardRenderer.render(out).stream().map(p -> String.valueOf(p.getFileName())).toList());
  }

  @Test
  void dataQualityAccountsForEveryRow() throws IOException {
    String page = Html.read(DashboardRenderer.render(out), "data-quality.html");
    assertTrue(page.contains("<strong>all rows</strong>"));
    assertTrue(page.contains("unknown place"));
    assertTrue(page.contains("landing/nhs-ae/all.csv, line 101"));
    assertTrue(page.contains("Two rows for one place and period"));
  }

  @Test
  void missionProgressSaysHowManyGoalsAreOnTrack() throws IOException {
    String page = Html.read(DashboardRenderer.render(out), "mission-progress.html");
    assertTrue(page.contains("3 of 6 goals are achieved or on track"));
    assertTrue(page.contains("linear pace: on track"));
    assertTrue(page.contains("growth rate: limited; trajectory: acceleration needed"));
  }

  @Test
  void everyFigureShowsTheQueryThatMadeIt() throws IOException {
    String page = Html.read(DashboardRenderer.render(out), "data-quality.html");
    assertEquals(7, Html.all(page, "(How this was calculated)").size());
    assertTrue(page.contains("FROM rejected_record"));
  }

  @Test
  void renderedAgainThePagesAreTheSame() throws IOException {
    List<Path> pages = DashboardRenderer.render(out);
    String before = Files.readString(pages.get(2));
    DashboardRenderer.render(out);
    assertEquals(before, Files.readString(pages.get(2)));
  }
}

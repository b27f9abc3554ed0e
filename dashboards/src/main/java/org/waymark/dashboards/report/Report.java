package org.waymark.dashboards.report;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.dashboards.page.Masthead;
import org.waymark.dashboards.page.Pages;
import org.waymark.dashboards.table.PublishedTables;

/** The weekly report of a date: one page for all missions, one for each. */
public final class Report {
  private Report() {}

  /**
   * Writes the pages of a published date into a folder; pages there of missions that are no more
   * are removed.
   *
   * @throws IOException where the date is not published, or a page cannot be written
   */
  public static List<Path> write(PublishedTables published, LocalDate asOf, Path folder)
      throws IOException, SQLException {
    WeeklyReport report = read(published, asOf);
    Pages pages = new Pages();
    Map<Path, String> made = new LinkedHashMap<>();
    made.put(folder.resolve("index.html"), pages.render("index.jte", report.index()));
    report
        .missions()
        .forEach(
            (id, page) ->
                made.put(folder.resolve(Pages.fileName(id)), pages.render("mission.jte", page)));
    List<Path> written = new ArrayList<>();
    for (Map.Entry<Path, String> page : made.entrySet()) {
      written.add(Pages.write(page.getKey(), page.getValue()));
    }
    Pages.removeOthers(folder, written);
    return List.copyOf(written);
  }

  /**
   * What the report of a published date says, before it is given a form.
   *
   * @throws IOException where the date is not published
   */
  public static WeeklyReport read(PublishedTables published, LocalDate asOf)
      throws IOException, SQLException {
    ReportTables tables = new ReportTables(published, asOf);
    List<LocalDate> dates = ReportTables.dates(published);
    if (!dates.contains(asOf)) {
      throw new IOException(
          "nothing is published as of "
              + asOf
              + "; what stands: "
              + (dates.isEmpty()
                  ? "nothing"
                  : String.join(", ", dates.stream().map(LocalDate::toString).toList())));
    }
    Optional<ReportTables.RunRow> run = tables.run();
    List<ReportTables.MissionRow> missions = tables.missions();
    List<Finding> findings = tables.findings();
    CaveatTables caveats = new CaveatTables(published, asOf);
    Map<String, CaveatTables.Tests> tests = new LinkedHashMap<>();
    for (ReportTables.MissionRow m : missions) {
      tests.put(m.id(), caveats.tests(m.id()));
    }
    MissionPages writer = new MissionPages(tables, run);
    Map<String, MissionPage> pages = new LinkedHashMap<>();
    IndexPage index =
        new IndexPages(tables)
            .page(missions, findings, tests, links(missions, ""), writer.method());
    for (Map.Entry<String, CaveatTables.Tests> entry : tests.entrySet()) {
      String id = entry.getKey();
      ReportTables.MissionRow mission =
          missions.stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
      List<Finding> own = findings.stream().filter(f -> f.missionId().equals(id)).toList();
      pages.put(id, writer.page(mission, own, entry.getValue(), links(missions, id)));
    }
    return new WeeklyReport(asOf, index, pages);
  }

  private static List<Masthead.Link> links(List<ReportTables.MissionRow> missions, String here) {
    List<Masthead.Link> links = new ArrayList<>();
    links.add(new Masthead.Link("index.html", "All missions", here.isEmpty()));
    for (ReportTables.MissionRow m : missions) {
      links.add(new Masthead.Link(Pages.fileName(m.id()), m.title(), m.id().equals(here)));
    }
    links.add(new Masthead.Link("../../dashboards/index.html", "Dashboards", false));
    return List.copyOf(links);
  }
}

package org.waymark.dashboards.report;

import java.io.IOException;
import java.nio.file.Files;
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
  /** Folders with pages of the report, in its folder. */
  private static final List<String> FOLDERS = List.of("", Ways.FINDINGS, Ways.TRIALS, Ways.MODELS);

  private static final CaveatTables.Tests NONE = new CaveatTables.Tests(0, 0, 0, 0, 0, 0);

  private Report() {}

  /** A page: its file in the folder of the report, its template, and what it shows. */
  private record Page(String file, String template, Object model) {}

  /**
   * Every page of the report. A further kind of page is a further line here; {@link #write} removes
   * what an earlier rendering left in the folders named in {@link #FOLDERS}.
   */
  private static List<Page> pages(WeeklyReport report) {
    List<Page> pages = new ArrayList<>();
    pages.add(new Page("index.html", "index.jte", report.index()));
    pages.add(new Page(ReadingPage.FILE, "reading.jte", ReadingPage.of(report)));
    report
        .missions()
        .forEach((id, page) -> pages.add(new Page(Pages.fileName(id), "mission.jte", page)));
    report
        .findings()
        .forEach(
            (id, page) ->
                pages.add(new Page(Ways.FINDINGS + "/" + Pages.fileName(id), "finding.jte", page)));
    report
        .trials()
        .forEach(
            (id, page) ->
                pages.add(new Page(Ways.TRIALS + "/" + Pages.fileName(id), "trial.jte", page)));
    report
        .models()
        .forEach(
            (id, page) ->
                pages.add(new Page(Ways.MODELS + "/" + Pages.fileName(id), "model.jte", page)));
    return pages;
  }

  /**
   * Writes the pages of a published date into a folder; pages there that the report no longer has
   * are removed.
   *
   * @throws IOException where the date is not published, or a page cannot be written
   */
  public static List<Path> write(PublishedTables published, LocalDate asOf, Path folder)
      throws IOException, SQLException {
    WeeklyReport report = read(published, asOf);
    Pages pages = new Pages();
    List<Path> written = new ArrayList<>();
    for (Page page : pages(report)) {
      Path file = folder.resolve(page.file());
      written.add(Pages.write(file, pages.render(page.template(), page.model())));
    }
    for (String part : FOLDERS) {
      Path own = folder.resolve(part).normalize();
      if (Files.isDirectory(own)) {
        Pages.removeOthers(own, written.stream().filter(p -> own.equals(p.getParent())).toList());
      }
    }
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
              + "; published are: "
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
    Ways ways = Ways.of(published);
    MissionPages writer = new MissionPages(tables, run, ways);
    Map<String, MissionPage> pages = new LinkedHashMap<>();
    Map<String, FindingPage> ofFindings = new LinkedHashMap<>();
    Map<String, TrialPage> ofTrials = new LinkedHashMap<>();
    Map<String, ModelPage> ofModels = new LinkedHashMap<>();
    IndexPage index =
        new IndexPages(tables, ways)
            .page(missions, findings, tests, links(missions, "", ways), writer.method());
    for (ReportTables.MissionRow mission : missions) {
      List<Finding> own =
          findings.stream().filter(f -> f.missionId().equals(mission.id())).toList();
      MissionPages.Written written =
          writer.pages(mission, own, tests.getOrDefault(mission.id(), NONE), missions);
      pages.put(mission.id(), written.page());
      ofFindings.putAll(written.findings());
      ofTrials.putAll(written.trials());
      ofModels.putAll(written.models());
    }
    return new WeeklyReport(asOf, index, pages, ofFindings, ofTrials, ofModels);
  }

  /**
   * The ways to the pages that every page of the report names.
   *
   * @param here id of the mission that the page is about; empty for all
   */
  static List<Masthead.Link> links(List<ReportTables.MissionRow> missions, String here, Ways ways) {
    List<Masthead.Link> links = new ArrayList<>();
    links.add(new Masthead.Link(ways.up() + "index.html", "All missions", here.isEmpty()));
    for (ReportTables.MissionRow m : missions) {
      links.add(
          new Masthead.Link(
              ways.mission(m.id()), m.title(), m.id().equals(here) && ways.up().isEmpty()));
    }
    links.add(new Masthead.Link(ways.up() + "../../dashboards/index.html", "Dashboards"));
    return List.copyOf(links);
  }
}

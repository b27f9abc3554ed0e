package org.waymark.themes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.registry.Feed;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.registry.Settings;
import org.waymark.registry.Theme;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.ReportExcerpt;
import org.waymark.schema.record.ReportTheme;
import org.waymark.text.Report;
import org.waymark.text.StandingReports;

class ReportThemesTest {

  static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);
  private static final LocalDate MONDAY = LocalDate.of(2026, 8, 3);

  private static final Workspace WORKSPACE =
      new Workspace(
          Settings.defaults(),
          List.of(place("A"), place("B")),
          List.of(
              mission(
                  "health",
                  new Theme("delay", "health", "Delay", List.of("bed blocked", "waiting for care")),
                  new Theme("kind", "health", "Kindness", List.of("kind staff"))),
              mission("quiet"),
              mission("work", new Theme("delay", "work", "Delay", List.of("bed blocked")))),
          List.of(feed("notes")));

  private static final ReportThemes THEMES = ReportThemes.of(WORKSPACE);

  private static Place place(String id) {
    return new Place(
        id,
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>());
  }

  static Mission missionOf(Theme... themes) {
    return mission("m", themes);
  }

  private static Mission mission(String id, Theme... themes) {
    return new Mission(
        id,
        id,
        Optional.empty(),
        Optional.empty(),
        LocalDate.of(2025, 4, 1),
        LocalDate.of(2029, 3, 31),
        List.of(),
        List.of(),
        List.of(themes),
        List.of());
  }

  static Feed feed(String id) {
    Feed.Source column = new Feed.Source.Column("c");
    return new Feed.ReportsFeed(
        id,
        new Feed.Reading(
            "jsonl", "*", List.of(), Optional.empty(), Optional.empty(), Optional.empty()),
        column,
        column,
        new Feed.DatedSource(column, Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        column,
        false,
        Feed.ReportsFeed.USUAL_PLACEHOLDERS);
  }

  @Test
  void aMissionReadsTheReportsOfItsFeedsAlone() {
    Theme delay = new Theme("delay", "health", "Delay", List.of("bed blocked"));
    Workspace workspace =
        new Workspace(
            Settings.defaults(),
            List.of(place("A")),
            List.of(
                mission("health", delay).reading(List.of("notes")),
                mission("streets", delay).reading(List.of("calls"))),
            List.of(feed("calls"), feed("notes")));
    ReportThemes themes = ReportThemes.of(workspace);
    Report note =
        new Report(1, 0, 1, "r", 0, MONDAY, Optional.of("nurse"), "", "The bed blocked again.");
    ReportThemes.Heard heard = themes.hear(note, true);
    assertEquals(
        List.of(0), heard.reading().mentions().stream().map(ReportMention::mission).toList());
    assertEquals(Set.of(0), heard.unread().keySet());
    assertEquals(
        List.of(0, 0), themes.counts(heard.reading()).stream().map(ReportCount::mission).toList());
    assertEquals(
        List.of("health"),
        themes.excerpts(heard.reading(), MONDAY, "r").stream()
            .map(ReportExcerpt::getMissionId)
            .toList());
  }

  static Report report(int file, int line, String id, int place, LocalDate date, String text) {
    return new Report(0, file, line, id, place, date, Optional.of("nurse"), "", text);
  }

  /**
   * A reader for that many themes of five phrases of two words each; a dozen of them hold everyday
   * words only.
   */
  static ReportThemes themesOf(int number) {
    String[] words =
        "bed discharge care package late food cold parking full letter lost".split(" ");
    Theme[] themes = new Theme[number];
    for (int i = 0; i < number; i++) {
      List<String> phrases = new ArrayList<>();
      for (int j = 0; j < 5; j++) {
        int k = i * 5 + j;
        phrases.add(words[k % 11] + " " + (k < 60 ? words[k / 11] : "w" + k));
      }
      themes[i] = new Theme("t" + i, "m", "t" + i, phrases);
    }
    return ReportThemes.of(
        new Workspace(
            Settings.defaults(),
            List.of(place("A")),
            List.of(mission("m", themes)),
            WORKSPACE.feeds()));
  }

  private static List<ReportTheme> rows(int mission, List<Report> reports) {
    List<ReportCount> counts = new ArrayList<>();
    for (Report report : reports) {
      counts.addAll(THEMES.counts(THEMES.read(report)));
    }
    return ThemeShares.rows(
        WORKSPACE,
        mission,
        ThemeModel.byPhrases(WORKSPACE.missions().get(mission).themes().size()),
        counts,
        AS_OF,
        "run-1");
  }

  /** That many reports of a place in a week, of which the first few speak of a blocked bed. */
  private static List<Report> week(int place, int week, int reports, int mentions) {
    List<Report> made = new ArrayList<>();
    for (int i = 0; i < reports; i++) {
      made.add(
          report(
              0,
              week * 1000 + i,
              "r" + place + "-" + week + "-" + i,
              place,
              MONDAY.plusWeeks(week).plusDays(i % 7),
              i < mentions ? "The bed blocked." : "Fine."));
    }
    return made;
  }

  @Test
  void aReportIsReadForEveryMissionWithThemes() {
    ReportReading reading =
        THEMES.read(
            report(
                0,
                2,
                "r1",
                1,
                MONDAY.plusDays(6),
                "Bed blocked again, beds blocked! Dr Jones rang 07700 900123. Waiting for care."));
    assertEquals(
        List.of("0/0 2", "2/0 1"),
        reading.mentions().stream()
            .map(m -> m.mission() + "/" + m.theme() + " " + (int) m.score())
            .toList());
    List<ReportExcerpt> excerpts = THEMES.excerpts(reading, AS_OF, "run-1");
    ReportExcerpt first = excerpts.get(0);
    assertEquals(
        "Bed blocked again, beds blocked! Dr [name] rang [phone]. Waiting for care.",
        first.getExcerpt());
    assertEquals("health", first.getMissionId());
    assertEquals("delay", first.getThemeId());
    assertEquals("B", first.getPlaceId());
    assertEquals("2026-W32", first.getPeriod());
    assertEquals(2, first.getScore());
    assertEquals("nurse", first.getRole());
    assertEquals(
        List.of(
            ReportCount.one(0, 1, reading.source().week()),
            ReportCount.one(2, 1, reading.source().week()),
            ReportCount.one(0, 1, reading.source().week(), 0, Polarity.PROBLEM),
            ReportCount.one(2, 1, reading.source().week(), 0, Polarity.PROBLEM)),
        THEMES.counts(reading));
  }

  @Test
  void theLaterReportOfAnIdStandsAndTheOthersAreCounted() {
    Report old = report(1, 5, "r1", 0, MONDAY, "old");
    Report same = report(1, 9, "r1", 0, MONDAY, "new");
    Report stands = report(2, 3, "r1", 0, MONDAY, "new");
    Report other = report(1, 6, "", 0, MONDAY, "old");
    Report another = report(1, 7, "", 0, MONDAY, "old");
    StandingReports made = StandingReports.of(List.of(stands, another, old, other, same));
    assertEquals(List.of(other, another, stands), made.reports());
    assertEquals(List.of(new StandingReports.FileTally(0, 1, 1, 1)), made.tallies());
  }

  @Test
  void aWeekIsComparedWithTheThirteenBefore() {
    List<Report> reports = new ArrayList<>();
    reports.addAll(week(0, 0, 50, 50)); // 14 weeks before the last: out of reach
    for (int week = 1; week <= 13; week++) {
      reports.addAll(week(0, week, 10, 1));
    }
    reports.addAll(week(0, 14, 20, 9));
    List<ReportTheme> rows = rows(0, reports);
    ReportTheme last = rows.get(rows.size() - 1);
    assertEquals(15, rows.size());
    assertEquals("2026-W46", last.getPeriod());
    assertEquals(LocalDate.of(2026, 11, 15), last.getPeriodEnd());
    assertEquals(20, last.getReports());
    assertEquals(9, last.getMentions());
    assertEquals(.45, last.getShare());
    assertEquals(.1, last.getExpectedShare(), 1e-15);
    // ln(9.5 · 117.5 / (11.5 · 13.5)) = 1.97316...; z = 3.7646; p = .000167; alone in its week
    double logOdds = Math.log(9.5 * 117.5 / (11.5 * 13.5));
    assertEquals(logOdds, last.getLogOdds(), 1e-12);
    assertEquals(.000167, last.getQValue(), 2e-5);
  }

  @Test
  void theFirstWeekOfAPlaceHasNothingToBeComparedWith() {
    ReportTheme row = rows(0, week(0, 0, 4, 1)).get(0);
    assertEquals(.25, row.getShare());
    assertNull(row.getExpectedShare());
    assertNull(row.getLogOdds());
    assertNull(row.getQValue());
  }

  @Test
  void aSilentThemeHasARowWhereItWasSpokenOfBeforeAndTheFirstThemeWhereverThereWereReports() {
    List<Report> reports = new ArrayList<>(week(0, 0, 4, 1));
    reports.addAll(week(0, 1, 4, 0));
    reports.addAll(week(1, 1, 4, 0));
    List<ReportTheme> rows = rows(0, reports);
    assertEquals(
        List.of("A delay 1", "A delay 0", "B delay 0"),
        rows.stream()
            .map(r -> r.getPlaceId() + " " + r.getThemeId() + " " + r.getMentions())
            .toList());
    assertEquals(.25, rows.get(1).getExpectedShare());
    assertTrue(rows.get(1).getLogOdds() < 0);
    assertEquals(4, rows.get(2).getReports());
    assertNull(rows.get(2).getLogOdds());
  }

  @Test
  void aWeekWithoutReportsHasNoRow() {
    List<Report> reports = new ArrayList<>(week(0, 0, 4, 1));
    reports.addAll(week(0, 5, 4, 1));
    assertEquals(2, rows(0, reports).size());
  }

  @Test
  void qValuesAreAdjustedOverThePlacesOfTheWeek() {
    List<Report> reports = new ArrayList<>();
    for (int place = 0; place < 2; place++) {
      for (int week = 0; week < 8; week++) {
        reports.addAll(week(place, week, 20, 1));
      }
    }
    List<Report> one = new ArrayList<>(reports.subList(0, reports.size() / 2));
    reports.addAll(week(0, 8, 20, 10));
    reports.addAll(week(1, 8, 20, 1));
    one.addAll(week(0, 8, 20, 10));
    assertEquals(2 * lastOf("A", one).getQValue(), lastOf("A", reports).getQValue(), 1e-15);
  }

  private static ReportTheme lastOf(String place, List<Report> reports) {
    List<ReportTheme> rows =
        rows(0, reports).stream().filter(r -> r.getPlaceId().equals(place)).toList();
    ReportTheme last = rows.get(rows.size() - 1);
    assertNotNull(last.getQValue());
    return last;
  }

  @Test
  void theOrderOfReportsChangesNothing() {
    List<Report> reports = new ArrayList<>();
    for (int week = 0; week < 10; week++) {
      reports.addAll(week(week % 2, week, 9, week % 4));
      reports.addAll(week(1, week + 10, 7, 2));
    }
    List<ReportTheme> first = rows(0, reports);
    Collections.shuffle(reports, new Random(8));
    assertEquals(first, rows(0, reports));
    assertEquals(List.of(), rows(1, reports));
    assertEquals(first.size(), rows(2, reports).size());
  }
}

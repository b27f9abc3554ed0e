package org.waymark.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.waymark.panel.Period;
import org.waymark.panel.PeriodKind;
import org.waymark.registry.Feed;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.registry.Theme;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.ReportExcerpt;

/**
 * Reads reports for the themes of all missions.
 *
 * <p>Two steps that need not run in one place. Per report: {@link #read} finds themes in the
 * redacted text and keeps redacted excerpts; {@link #counts} and {@link #excerpts} turn the reading
 * into numbers and rows. Per mission: {@link ThemeShares} makes the table from the sums of counts.
 * Reports must stand once: see {@link StandingReports}.
 *
 * <p>Every report is read for every mission that has themes: reports belong to places, not to
 * missions. Safe for use by many threads.
 */
public final class ReportThemes {

  private record Position(int mission, int theme) {}

  private final Workspace workspace;
  private final ThemeMatcher matcher;

  /** By position of the feed in the workspace. */
  private final List<Redaction> redactions;

  /** By position in the matcher, in order of mission, then theme. */
  private final List<Position> positions;

  private ReportThemes(Workspace workspace, List<Theme> themes, List<Position> positions) {
    this.workspace = workspace;
    this.matcher = ThemeMatcher.of(themes);
    this.positions = positions;
    Redaction knowing =
        Redaction.standard().knowingPlaces(workspace.places().stream().map(Place::name).toList());
    Redaction withRooms = knowing.withRooms();
    this.redactions =
        workspace.feeds().stream()
            .map(feed -> feed instanceof Feed.ReportsFeed r && r.rooms() ? withRooms : knowing)
            .toList();
  }

  /** A reader for the themes of the workspace's missions. */
  public static ReportThemes of(Workspace workspace) {
    List<Theme> themes = new ArrayList<>();
    List<Position> positions = new ArrayList<>();
    for (int mission = 0; mission < workspace.missions().size(); mission++) {
      List<Theme> ofMission = workspace.missions().get(mission).themes();
      for (int theme = 0; theme < ofMission.size(); theme++) {
        themes.add(ofMission.get(theme));
        positions.add(new Position(mission, theme));
      }
    }
    return new ReportThemes(workspace, themes, positions);
  }

  /** The themes that a report speaks of, with an excerpt for each. */
  public ReportReading read(Report report) {
    // Redacted before anything is cut out, so that no cut hides what a detail is known by.
    Redaction redaction = redactions.get(report.feed());
    Redacted redacted = redaction.apply(report.text());
    String text = redacted.text();
    List<ThemeMatch> matches = matcher.matches(text);
    List<ReportMention> mentions = matches.isEmpty() ? List.of() : mentions(text, matches);
    return new ReportReading(
        report.feed(),
        report.id(),
        report.place(),
        Period.containing(PeriodKind.WEEK, report.date()).code(),
        report.role().map(role -> redaction.apply(role).text()).orElse(""),
        redacted.doubts(),
        mentions);
  }

  private List<ReportMention> mentions(String text, List<ThemeMatch> matches) {
    List<ReportMention> mentions = new ArrayList<>();
    int[] themes = matches.stream().mapToInt(ThemeMatch::theme).sorted().distinct().toArray();
    for (int theme : themes) {
      List<ThemeMatch> ofTheme = matches.stream().filter(m -> m.theme() == theme).toList();
      ThemeMatch first = ofTheme.get(0);
      Position position = positions.get(theme);
      mentions.add(
          new ReportMention(
              position.mission(),
              position.theme(),
              (int) ofTheme.stream().mapToInt(ThemeMatch::phrase).distinct().count(),
              Excerpt.around(text, first.start(), first.end())));
    }
    return mentions;
  }

  /** What a report adds to the counts of every mission that has themes. */
  public List<ReportCount> counts(ReportReading reading) {
    List<ReportCount> counts = new ArrayList<>();
    for (int mission = 0; mission < workspace.missions().size(); mission++) {
      if (!workspace.missions().get(mission).themes().isEmpty()) {
        counts.add(count(mission, reading, ReportCount.ALL_REPORTS));
      }
    }
    for (ReportMention mention : reading.mentions()) {
      counts.add(count(mention.mission(), reading, mention.theme()));
    }
    return counts;
  }

  private static ReportCount count(int mission, ReportReading reading, int theme) {
    return new ReportCount(mission, reading.place(), reading.week(), theme, 1);
  }

  /** The rows of the published table that a report gives: one for each theme it speaks of. */
  public List<ReportExcerpt> excerpts(ReportReading reading, LocalDate asOf, String runId) {
    Period week = Period.ofCode(reading.week());
    List<ReportExcerpt> rows = new ArrayList<>();
    for (ReportMention mention : reading.mentions()) {
      Mission mission = workspace.missions().get(mention.mission());
      rows.add(
          ReportExcerpt.newBuilder()
              .setReportId(reading.id())
              .setMissionId(mission.id())
              .setThemeId(mission.themes().get(mention.theme()).id())
              .setPlaceId(workspace.places().get(reading.place()).id())
              .setPeriod(week.toString())
              .setPeriodStart(week.start())
              .setPeriodEnd(week.end())
              .setRole(reading.role().isEmpty() ? null : reading.role())
              .setExcerpt(mention.excerpt())
              .setScore(mention.phrases())
              .setFeedId(workspace.feeds().get(reading.feed()).id())
              .setAsOf(asOf)
              .setRunId(runId)
              .build());
    }
    return rows;
  }
}

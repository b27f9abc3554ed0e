package org.waymark.themes;

import java.util.Comparator;

/**
 * A number of reports of a place in a week, for one mission. Counts of the same key add up.
 *
 * @param mission position of the mission in the workspace
 * @param place position of the place in the workspace
 * @param week {@link org.waymark.period.Period#code()} of an ISO week
 * @param theme position of the theme in its mission, for reports that speak of it; {@link
 *     #ALL_REPORTS} for all reports, whatever they speak of
 * @param praise those among them that praise
 * @param problems those among them that tell of a problem
 * @param suggestions those among them that suggest something
 */
public record ReportCount(
    int mission,
    int place,
    int week,
    int theme,
    long reports,
    long praise,
    long problems,
    long suggestions)
    implements ThemeCount<ReportCount> {
  /** In place of a theme: every report of the place in the week. */
  public static final int ALL_REPORTS = -1;

  /** By what is counted, whatever the numbers. */
  public static final Comparator<ReportCount> BY_KEY =
      Comparator.comparingInt(ReportCount::mission)
          .thenComparingInt(ReportCount::place)
          .thenComparingInt(ReportCount::week)
          .thenComparingInt(ReportCount::theme);

  /** One report. */
  static ReportCount one(int mission, int place, int week) {
    return new ReportCount(mission, place, week, ALL_REPORTS, 1, 0, 0, 0);
  }

  /** One report that speaks of a theme in that way. */
  static ReportCount one(int mission, int place, int week, int theme, Polarity polarity) {
    return new ReportCount(
        mission,
        place,
        week,
        theme,
        1,
        polarity == Polarity.PRAISE ? 1 : 0,
        polarity == Polarity.PROBLEM ? 1 : 0,
        polarity == Polarity.SUGGESTION ? 1 : 0);
  }

  /** The reports of both, which have the same key. */
  @Override
  public ReportCount plus(ReportCount other) {
    return new ReportCount(
        mission,
        place,
        week,
        theme,
        reports + other.reports,
        praise + other.praise,
        problems + other.problems,
        suggestions + other.suggestions);
  }

  /** So many of them at most: those that praise first, then those that tell of a problem. */
  ReportCount atMost(long most) {
    long kept = Math.min(reports, most);
    long praising = Math.min(praise, kept);
    long problem = Math.min(problems, kept - praising);
    long suggesting = Math.min(suggestions, kept - praising - problem);
    return new ReportCount(mission, place, week, theme, kept, praising, problem, suggesting);
  }

  @Override
  public ReportCount silentIn(int otherWeek) {
    return new ReportCount(mission, place, otherWeek, theme, 0, 0, 0, 0);
  }

  @Override
  public ReportCount silentOf(int otherTheme) {
    return new ReportCount(mission, place, week, otherTheme, 0, 0, 0, 0);
  }
}

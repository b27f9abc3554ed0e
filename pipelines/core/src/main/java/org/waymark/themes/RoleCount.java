package org.waymark.themes;

import java.util.Comparator;

/**
 * A number of reports that people in a role wrote in a week, over all places, for one mission.
 * Counts of the same key add up.
 *
 * @param mission position of the mission in the workspace
 * @param role redacted; "" where the feed does not say
 * @param week {@link org.waymark.period.Period#code()} of an ISO week
 * @param theme position of the theme in its mission, for reports that speak of it; {@link
 *     ReportCount#ALL_REPORTS} for all reports, whatever they speak of
 */
public record RoleCount(int mission, String role, int week, int theme, long reports)
    implements ThemeCount<RoleCount> {

  /** By what is counted, whatever the numbers. */
  static final Comparator<RoleCount> BY_KEY =
      Comparator.comparingInt(RoleCount::mission)
          .thenComparing(RoleCount::role)
          .thenComparingInt(RoleCount::week)
          .thenComparingInt(RoleCount::theme);

  /** The same reports, all of which were written in a role. */
  static RoleCount of(String role, ReportCount count) {
    return new RoleCount(count.mission(), role, count.week(), count.theme(), count.reports());
  }

  RoleCount in(String other) {
    return new RoleCount(mission, other, week, theme, reports);
  }

  @Override
  public RoleCount plus(RoleCount other) {
    return new RoleCount(mission, role, week, theme, reports + other.reports);
  }

  @Override
  public RoleCount silentIn(int otherWeek) {
    return new RoleCount(mission, role, otherWeek, theme, 0);
  }

  @Override
  public RoleCount silentOf(int otherTheme) {
    return new RoleCount(mission, role, week, otherTheme, 0);
  }
}

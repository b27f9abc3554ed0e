package org.waymark.text;

import java.io.Serializable;

/**
 * A number of reports of a place in a week, for one mission. Counts of the same key add up.
 *
 * @param mission position of the mission in the workspace
 * @param place position of the place in the workspace
 * @param week {@link org.waymark.panel.Period#code()} of an ISO week
 * @param theme position of the theme in its mission, for reports that speak of it; {@link
 *     #ALL_REPORTS} for all reports, whatever they speak of
 */
public record ReportCount(int mission, int place, int week, int theme, long reports)
    implements Serializable {
  /** In place of a theme: every report of the place in the week. */
  public static final int ALL_REPORTS = -1;
}

package org.waymark.themes;

/**
 * A number of reports of one week that speak of a theme, or of all reports of the week.
 *
 * @param <C> what counts it: places or roles
 */
interface ThemeCount<C extends ThemeCount<C>> {

  /** {@link org.waymark.period.Period#code()} of an ISO week. */
  int week();

  /** Position of the theme in its mission; {@link ReportCount#ALL_REPORTS} for all reports. */
  int theme();

  /** How many. */
  long reports();

  /** The reports of both, which have the same key. */
  C plus(C other);

  /** The same in another week, without reports. */
  C silentIn(int otherWeek);

  /** The same of another theme, without reports. */
  C silentOf(int otherTheme);
}

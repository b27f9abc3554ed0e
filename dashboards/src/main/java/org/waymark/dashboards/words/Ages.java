package org.waymark.dashboards.words;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How old figures are, in words. */
public final class Ages {
  private Ages() {}

  /**
   * The time from the last day of a period to a date: "2 weeks old", "8 months old".
   *
   * @param last the last day of the period
   * @param asOf the date that counts as now
   */
  public static String of(LocalDate last, LocalDate asOf) {
    long days = Math.max(0, ChronoUnit.DAYS.between(last, asOf));
    if (days < 7) {
      return days == 1 ? "1 day old" : days + " days old";
    }
    if (days < 91) {
      return days < 14 ? "1 week old" : days / 7 + " weeks old";
    }
    long months = ChronoUnit.MONTHS.between(last, asOf);
    if (months < 24) {
      return months + " months old";
    }
    return months / 12 + " years old";
  }
}

package org.waymark.wording;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;

/** Periods as readers say them. */
public final class PeriodWords {

  private PeriodWords() {}

  /** October 2026, the week to 15 November 2026, July to September 2026, 2026, 2025/26. */
  public static String name(Period period) {
    LocalDate start = period.start();
    return switch (period.kind()) {
      case WEEK -> "the week to " + day(period.end());
      case MONTH -> month(start) + " " + start.getYear();
      case QUARTER -> month(start) + " to " + month(period.end()) + " " + start.getYear();
      case YEAR -> Integer.toString(start.getYear());
      case FINANCIAL_YEAR ->
          start.getYear() + "/" + String.format(Locale.ROOT, "%02d", (start.getYear() + 1) % 100);
    };
  }

  /** 15 November 2026. */
  public static String day(LocalDate day) {
    return day.getDayOfMonth() + " " + month(day) + " " + day.getYear();
  }

  /**
   * A span of whole periods with its preposition: over the 12 months to October 2026, in 2025/26.
   *
   * @param first first day of the first period
   * @param last last day of the last period
   */
  public static String span(PeriodKind kind, LocalDate first, LocalDate last) {
    LocalDate after = last.plusDays(1);
    long count =
        switch (kind) {
          case WEEK -> ChronoUnit.WEEKS.between(first, after);
          case MONTH -> ChronoUnit.MONTHS.between(first, after);
          case QUARTER -> ChronoUnit.MONTHS.between(first, after) / 3;
          case YEAR, FINANCIAL_YEAR -> ChronoUnit.YEARS.between(first, after);
        };
    String end =
        switch (kind) {
          case WEEK -> day(last);
          case MONTH, QUARTER -> month(last) + " " + last.getYear();
          case YEAR, FINANCIAL_YEAR ->
              last.getMonthValue() == 12
                  ? Integer.toString(last.getYear())
                  : month(last) + " " + last.getYear();
        };
    String noun =
        switch (kind) {
          case WEEK -> "week";
          case MONTH -> "month";
          case QUARTER -> "quarter";
          case YEAR, FINANCIAL_YEAR -> "year";
        };
    return count <= 1
        ? "over the " + noun + " to " + end
        : "over the " + count + " " + noun + "s to " + end;
  }

  private static String month(LocalDate day) {
    return day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}

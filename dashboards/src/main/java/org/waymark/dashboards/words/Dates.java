package org.waymark.dashboards.words;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and periods in words, in English, without regard to the machine's locale. */
public final class Dates {
  private static final String[] MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };
  private static final Pattern YEAR = Pattern.compile("(\\d{4})");
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
  private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");
  private static final Pattern DAY = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])");
  private static final Pattern FINANCIAL_YEAR = Pattern.compile("(\\d{4})-04-01/P1Y");

  /** The days of a period, both ends inclusive. */
  public record Span(LocalDate first, LocalDate last) {}

  private Dates() {}

  /** "15 November 2026". */
  public static String day(LocalDate date) {
    return date.getDayOfMonth() + " " + month(date.getMonthValue()) + " " + date.getYear();
  }

  /** "15 Nov 2026". */
  public static String shortDay(LocalDate date) {
    return date.getDayOfMonth() + " " + shortMonth(date.getMonthValue()) + " " + date.getYear();
  }

  /** The days between two dates, as whole months where they are: "Nov 2025 to Oct 2026". */
  public static String span(LocalDate first, LocalDate last) {
    boolean months = first.getDayOfMonth() == 1 && last.equals(YearMonth.from(last).atEndOfMonth());
    String from =
        months ? shortMonth(first.getMonthValue()) + " " + first.getYear() : shortDay(first);
    String to = months ? shortMonth(last.getMonthValue()) + " " + last.getYear() : shortDay(last);
    return from.equals(to) ? from : from + " to " + to;
  }

  /** A period as SDMX writes it, in words; what is not understood stays as it is. */
  public static String period(String sdmx) {
    if (sdmx.isEmpty() || sdmx.charAt(0) < '0' || sdmx.charAt(0) > '9') {
      return sdmx;
    }
    if (DAY.matcher(sdmx).matches()) {
      return shortDay(LocalDate.parse(sdmx));
    }
    Matcher m = FINANCIAL_YEAR.matcher(sdmx);
    if (m.matches()) {
      int year = Integer.parseInt(m.group(1));
      return year + "/" + String.format(Locale.ROOT, "%02d", (year + 1) % 100);
    }
    m = QUARTER.matcher(sdmx);
    if (m.matches()) {
      int last = 3 * Integer.parseInt(m.group(2));
      return shortMonth(last - 2) + "–" + shortMonth(last) + " " + m.group(1);
    }
    m = WEEK.matcher(sdmx);
    if (m.matches()) {
      return "week " + Integer.parseInt(m.group(2)) + " of " + m.group(1);
    }
    m = MONTH.matcher(sdmx);
    if (m.matches() && Integer.parseInt(m.group(2)) >= 1 && Integer.parseInt(m.group(2)) <= 12) {
      return shortMonth(Integer.parseInt(m.group(2))) + " " + m.group(1);
    }
    return sdmx;
  }

  /** The days of a period as SDMX writes it; empty where it is not understood. */
  public static Optional<Span> days(String sdmx) {
    Matcher m = YEAR.matcher(sdmx);
    if (m.matches()) {
      int year = Integer.parseInt(m.group(1));
      return span(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), true);
    }
    m = FINANCIAL_YEAR.matcher(sdmx);
    if (m.matches()) {
      int year = Integer.parseInt(m.group(1));
      return span(LocalDate.of(year, 4, 1), LocalDate.of(year + 1, 3, 31), true);
    }
    m = QUARTER.matcher(sdmx);
    if (m.matches()) {
      YearMonth last = YearMonth.of(Integer.parseInt(m.group(1)), 3 * Integer.parseInt(m.group(2)));
      return span(last.minusMonths(2).atDay(1), last.atEndOfMonth(), true);
    }
    m = MONTH.matcher(sdmx);
    if (m.matches()) {
      int number = Integer.parseInt(m.group(2));
      if (number >= 1 && number <= 12) {
        YearMonth month = YearMonth.of(Integer.parseInt(m.group(1)), number);
        return span(month.atDay(1), month.atEndOfMonth(), true);
      }
    }
    m = WEEK.matcher(sdmx);
    if (m.matches()) {
      int week = Integer.parseInt(m.group(2));
      LocalDate january4 = LocalDate.of(Integer.parseInt(m.group(1)), 1, 4);
      LocalDate monday = january4.with(java.time.DayOfWeek.MONDAY).plusWeeks(week - 1L);
      boolean exists = monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) == week;
      return span(monday, monday.plusDays(6), exists);
    }
    return Optional.empty();
  }

  private static Optional<Span> span(LocalDate first, LocalDate last, boolean exists) {
    return exists ? Optional.of(new Span(first, last)) : Optional.empty();
  }

  private static String month(int number) {
    return MONTHS[number - 1];
  }

  private static String shortMonth(int number) {
    return MONTHS[number - 1].substring(0, 3);
  }
}

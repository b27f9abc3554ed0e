package org.waymark.watch.plan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as trackers write it. A month is its last day. Words such as “Ongoing” are not a date, and
 * not a fault.
 */
public record PlanDate(Optional<LocalDate> day, boolean understood) {
  private static final Set<String> WORDS =
      Set.of(
          "",
          "na",
          "n/a",
          "tbc",
          "tbd",
          "ongoing",
          "started",
          "complete",
          "completed",
          "none",
          "-",
          "reset",
          "unknown");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ]\\d{2}:\\d{2}.*)?");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[/.](\\d{1,2})[/.](\\d{2}|\\d{4})(?: \\d{2}:\\d{2}.*)?");
  private static final Pattern NAMED =
      Pattern.compile("(\\d{1,2})[ /-]([A-Za-z]{3,9})[ /-](\\d{2}|\\d{4})");
  private static final Pattern MONTH = Pattern.compile("([A-Za-z]{3,9})[ -](\\d{4})");
  private static final Pattern ISO_MONTH = Pattern.compile("(\\d{4})-(\\d{2})");

  private static final PlanDate NONE = new PlanDate(Optional.empty(), true);
  private static final PlanDate ODD = new PlanDate(Optional.empty(), false);

  /** The date that is written there. Days come before months, as in the United Kingdom. */
  public static PlanDate of(String written) {
    String text = written.strip();
    String lower = text.toLowerCase(Locale.ROOT);
    if (WORDS.contains(lower) || lower.startsWith("exempt under")) {
      return NONE;
    }
    try {
      Matcher m = ISO.matcher(text);
      if (m.matches()) {
        return day(m.group(1), Integer.parseInt(m.group(2)), m.group(3));
      }
      m = DAY_FIRST.matcher(text);
      if (m.matches()) {
        return day(m.group(3), Integer.parseInt(m.group(2)), m.group(1));
      }
      m = NAMED.matcher(text);
      if (m.matches() && month(m.group(2)) > 0) {
        return day(m.group(3), month(m.group(2)), m.group(1));
      }
      m = MONTH.matcher(text);
      if (m.matches() && month(m.group(1)) > 0) {
        return last(Integer.parseInt(m.group(2)), month(m.group(1)));
      }
      m = ISO_MONTH.matcher(text);
      if (m.matches()) {
        return last(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
      }
    } catch (DateTimeException noSuchDay) {
      return ODD;
    }
    return ODD;
  }

  private static PlanDate day(String year, int month, String day) {
    int number = Integer.parseInt(year);
    LocalDate date =
        LocalDate.of(number < 100 ? 2000 + number : number, month, Integer.parseInt(day));
    return new PlanDate(Optional.of(date), true);
  }

  private static PlanDate last(int year, int month) {
    return new PlanDate(Optional.of(YearMonth.of(year, month).atEndOfMonth()), true);
  }

  private static int month(String name) {
    return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
  }
}

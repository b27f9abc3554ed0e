package org.waymark.feed.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as spreadsheets and people write them. Whether the day or the month comes first, the file as
 * a whole decides: a number above 12 can only be a day. Where nothing decides, the day comes first.
 */
final class SheetDates {
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ].*)?");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[/.](\\d{1,2})[/.](\\d{1,2})(?:[T ].*)?");
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})(?:[T ].*)?");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:\\p{L}+,? )?(\\d{1,2})(?:st|nd|rd|th)?[-/ .]*(\\p{L}{3,9})[-/"
              + " .,]*(\\d{4}|\\d{2})(?:[T ].*)?");
  private static final Pattern NAMED_FIRST =
      Pattern.compile("(\\p{L}{3,9})[- .]*(\\d{1,2})(?:st|nd|rd|th)?,?[- .]+(\\d{4})(?:[T ].*)?");
  private static final Pattern COMPACT = Pattern.compile("(20\\d{2}|19\\d{2})(\\d{2})(\\d{2})");
  private static final Pattern SERIAL = Pattern.compile("(\\d{5})(?:\\.\\d+)?");

  /** Days since 1899-12-30, as spreadsheets number them, from 1990 to 2099. */
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  private static final int FIRST_SERIAL = 32_874;
  private static final int LAST_SERIAL = 73_050;
  private static final int LAST_MONTH = 12;
  private static final int CENTURY = 2000;
  private static final int SHORT_YEAR = 100;

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private boolean firstAbove;
  private boolean secondAbove;
  private boolean seen;

  /** Takes note of a date that may tell which number is the day. */
  void see(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    if (numbers.matches()) {
      seen = true;
      firstAbove |= Integer.parseInt(numbers.group(1)) > LAST_MONTH;
      secondAbove |= Integer.parseInt(numbers.group(2)) > LAST_MONTH;
    }
  }

  /** Whether nothing in the file told which number is the day. */
  boolean undecided() {
    return seen && !firstAbove && !secondAbove;
  }

  private boolean monthFirst() {
    return secondAbove && !firstAbove;
  }

  /** The day that a text means, in the order of the file. */
  Optional<LocalDate> day(String text) {
    Matcher serial = SERIAL.matcher(text);
    if (serial.matches()) {
      int days = Integer.parseInt(serial.group(1));
      return days >= FIRST_SERIAL && days <= LAST_SERIAL
          ? Optional.of(SERIAL_ZERO.plusDays(days))
          : Optional.empty();
    }
    for (Pattern yearFirst : List.of(ISO, YEAR_FIRST, COMPACT)) {
      Matcher match = yearFirst.matcher(text);
      if (match.matches()) {
        return of(match.group(1), match.group(2), match.group(3));
      }
    }
    Matcher match = NUMBERS.matcher(text);
    if (match.matches()) {
      int day = monthFirst() ? 2 : 1;
      return of(match.group(3), match.group(3 - day), match.group(day));
    }
    match = NAMED.matcher(text);
    if (match.matches()) {
      return of(match.group(3), month(match.group(2)), match.group(1));
    }
    match = NAMED_FIRST.matcher(text);
    return match.matches()
        ? of(match.group(3), month(match.group(1)), match.group(2))
        : Optional.empty();
  }

  private static String month(String name) {
    String start = name.toLowerCase(Locale.ROOT).substring(0, 3);
    return String.valueOf(MONTHS.indexOf(start) + 1);
  }

  private static Optional<LocalDate> of(String year, String month, String day) {
    int number = Integer.parseInt(year);
    try {
      return Optional.of(
          LocalDate.of(
              number < SHORT_YEAR ? CENTURY + number : number,
              Integer.parseInt(month),
              Integer.parseInt(day)));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}

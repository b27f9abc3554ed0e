package org.waymark.period;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day, with or without a time, as ISO 8601 writes it: {@code 2026-11-03}, {@code
 * 2026-11-03T10:15:30.5+01:00}, {@code 2026-11-03 10:15}.
 *
 * @param date the day as written, whatever the offset
 * @param epochSecond seconds since 1970-01-01T00:00Z of the moment; a day stands for its first
 *     moment, a missing offset for UTC
 */
public record DateText(LocalDate date, long epochSecond) {

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-(\\d{2})-(\\d{2})"
              + "(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?"
              + " ?(?:(Z|UTC)|([+-])(\\d{2}):?(\\d{2})?)?)?");

  /** The day that begins with its first moment. */
  public static DateText of(LocalDate date) {
    return new DateText(date, date.toEpochDay() * 86_400);
  }

  /** Reads a text; empty where it is no ISO date or date-time, or there is no such day. */
  public static Optional<DateText> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.of(number(form, 1), number(form, 2), number(form, 3));
      LocalTime time = LocalTime.of(number(form, 4), number(form, 5), number(form, 6));
      int sign = "-".equals(form.group(8)) ? -1 : 1;
      ZoneOffset offset =
          ZoneOffset.ofHoursMinutes(sign * number(form, 9), sign * number(form, 10));
      return Optional.of(new DateText(date, date.toEpochSecond(time, offset)));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static int number(Matcher form, int group) {
    String digits = form.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}

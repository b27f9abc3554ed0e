package org.waymark.feed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.waymark.period.DateText;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;

/**
 * A declared pattern of java.time for dates or periods. Names of days are read in English, those of
 * months in other {@link MonthNames languages} too, in any case; dates that do not exist are not
 * read.
 */
final class DatePattern {
  /** Years have four digits in every other form of a date. */
  private static final int LAST_YEAR = 9999;

  private static final Pattern TWO_DIGITS = Pattern.compile("(?<![yu])(yy|uu)(?![yu])");
  private static final Pattern SHORT_MONTH = Pattern.compile("(?<!M)MMM(?!M)");
  private static final Pattern LONG_MONTH = Pattern.compile("(?<!M)MMMM(?!M)");
  private static final Pattern MONTH =
      Pattern.compile("(?i)(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?");
  private static final int CENTURY = 100;

  /** Plans reach a little into the future; what is later still is probably of another century. */
  private static final int YEARS_AHEAD = 2;

  private static final int YEARS_UNCLEAR = 20;

  /** Of which century a year of two digits is, seen from a day. */
  enum Century {
    /** As it is written, or of the century that it falls into. */
    OWN,
    /** The one before: what would be decades ahead was a century ago. */
    BEFORE,
    /** It may be either. */
    UNCLEAR
  }

  private final List<DateTimeFormatter> formatters;
  private final boolean twoDigits;
  private final boolean shortMonth;
  private final boolean longMonth;

  /**
   * @throws IllegalArgumentException where java.time knows no such pattern
   */
  DatePattern(String pattern) {
    formatters = List.of(formatter(pattern, Locale.ROOT), formatter(pattern, Locale.ENGLISH));
    twoDigits = TWO_DIGITS.matcher(pattern).find();
    shortMonth = SHORT_MONTH.matcher(pattern).find();
    longMonth = LONG_MONTH.matcher(pattern).find();
  }

  /**
   * Of which century the date is that a text names with a year of two digits.
   *
   * @param start first day of what it names, in the century of 2000
   */
  Century century(LocalDate start, LocalDate asOf) {
    if (!twoDigits || !start.isAfter(asOf.plusYears(YEARS_AHEAD))) {
      return Century.OWN;
    }
    return start.isAfter(asOf.plusYears(YEARS_UNCLEAR)) ? Century.BEFORE : Century.UNCLEAR;
  }

  /** The same a century earlier. */
  static DateText before(DateText date) {
    LocalDate earlier = date.date().minusYears(CENTURY);
    long days = date.date().toEpochDay() - earlier.toEpochDay();
    return new DateText(earlier, date.epochSecond() - Duration.ofDays(days).toSeconds());
  }

  private static DateTimeFormatter formatter(String pattern, Locale locale) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .parseDefaulting(ChronoField.ERA, 1)
        .toFormatter(locale)
        .withResolverStyle(ResolverStyle.STRICT)
        .withChronology(IsoChronology.INSTANCE);
  }

  /** The day that a text names, with its time of day where the pattern has one. */
  Optional<DateText> date(String text) {
    return parsed(text).flatMap(DatePattern::date);
  }

  private static Optional<DateText> date(TemporalAccessor parsed) {
    LocalDate date = parsed.query(TemporalQueries.localDate());
    if (date == null) {
      return Optional.empty();
    }
    LocalTime time = parsed.query(TemporalQueries.localTime());
    ZoneOffset offset = parsed.query(TemporalQueries.offset());
    return Optional.of(
        new DateText(
            date,
            date.toEpochSecond(
                time == null ? LocalTime.MIDNIGHT : time,
                offset == null ? ZoneOffset.UTC : offset)));
  }

  /**
   * The period that a text names: of {@code kind} where it names a day, else the month, quarter or
   * year that it names.
   */
  Optional<Period> period(String text, PeriodKind kind) {
    return parsed(text).flatMap(parsed -> period(parsed, kind));
  }

  private static Optional<Period> period(TemporalAccessor parsed, PeriodKind kind) {
    Optional<DateText> day = date(parsed);
    if (day.isPresent()) {
      return Optional.of(Period.containing(kind, day.get().date()));
    }
    if (!parsed.isSupported(ChronoField.YEAR)) {
      return Optional.empty();
    }
    int year = parsed.get(ChronoField.YEAR);
    if (parsed.isSupported(ChronoField.MONTH_OF_YEAR)) {
      int month = parsed.get(ChronoField.MONTH_OF_YEAR);
      return Optional.of(new Period(PeriodKind.MONTH, LocalDate.of(year, month, 1)));
    }
    if (parsed.isSupported(IsoFields.QUARTER_OF_YEAR)) {
      // Without a month, java.time knows a quarter's number and not its range.
      long quarter = parsed.getLong(IsoFields.QUARTER_OF_YEAR);
      if (!IsoFields.QUARTER_OF_YEAR.range().isValidValue(quarter)) {
        return Optional.empty();
      }
      int month = (int) quarter * 3 - 2;
      return Optional.of(new Period(PeriodKind.QUARTER, LocalDate.of(year, month, 1)));
    }
    return Optional.of(new Period(PeriodKind.YEAR, LocalDate.of(year, 1, 1)));
  }

  private Optional<TemporalAccessor> parsed(String text) {
    Optional<TemporalAccessor> asWritten = parsedBy(text);
    if (asWritten.isPresent() || !(shortMonth || longMonth)) {
      return asWritten;
    }
    // A short month is three letters to Java, and Sept, June or Sep. to people.
    Optional<TemporalAccessor> shortened =
        shortMonth ? parsedBy(MONTH.matcher(text).replaceAll("$1")) : Optional.empty();
    return shortened.isPresent()
        ? shortened
        : parsedBy(MonthNames.inEnglish(text, shortMonth ? TextStyle.SHORT : TextStyle.FULL));
  }

  private Optional<TemporalAccessor> parsedBy(String text) {
    for (DateTimeFormatter formatter : formatters) {
      Optional<TemporalAccessor> parsed = parsed(formatter, text);
      if (parsed.isPresent()) {
        return parsed;
      }
    }
    return Optional.empty();
  }

  private static Optional<TemporalAccessor> parsed(DateTimeFormatter formatter, String text) {
    try {
      TemporalAccessor parsed = formatter.parse(text);
      boolean bounded =
          (!parsed.isSupported(ChronoField.YEAR)
                  || (parsed.get(ChronoField.YEAR) >= 0
                      && parsed.get(ChronoField.YEAR) <= LAST_YEAR))
              && (!parsed.isSupported(ChronoField.MONTH_OF_YEAR)
                  || ChronoField.MONTH_OF_YEAR
                      .range()
                      .isValidValue(parsed.getLong(ChronoField.MONTH_OF_YEAR)));
      return bounded ? Optional.of(parsed) : Optional.empty();
    } catch (DateTimeException other) {
      return Optional.empty();
    }
  }
}

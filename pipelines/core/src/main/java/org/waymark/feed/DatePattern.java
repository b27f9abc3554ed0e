package org.waymark.feed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.waymark.panel.DateText;
import org.waymark.panel.Period;
import org.waymark.panel.PeriodKind;

/**
 * A declared pattern of java.time for dates or periods. Names of months and days are read in
 * English, short or in full, in any case; dates that do not exist are not read.
 */
final class DatePattern {
  /** Years have four digits in every other form of a date. */
  private static final int LAST_YEAR = 9999;

  private final List<DateTimeFormatter> formatters;

  /**
   * @throws IllegalArgumentException where java.time knows no such pattern
   */
  DatePattern(String pattern) {
    formatters = List.of(formatter(pattern, Locale.ROOT), formatter(pattern, Locale.ENGLISH));
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
      int month = parsed.get(IsoFields.QUARTER_OF_YEAR) * 3 - 2;
      return Optional.of(new Period(PeriodKind.QUARTER, LocalDate.of(year, month, 1)));
    }
    return Optional.of(new Period(PeriodKind.YEAR, LocalDate.of(year, 1, 1)));
  }

  private Optional<TemporalAccessor> parsed(String text) {
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
          !parsed.isSupported(ChronoField.YEAR)
              || (parsed.get(ChronoField.YEAR) >= 0 && parsed.get(ChronoField.YEAR) <= LAST_YEAR);
      return bounded ? Optional.of(parsed) : Optional.empty();
    } catch (DateTimeException other) {
      return Optional.empty();
    }
  }
}

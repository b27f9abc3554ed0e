package org.waymark.period;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * A week, month, quarter or year, written as SDMX writes it.
 *
 * <p>Periods are ordered by their first day, then by {@link PeriodKind}. Inside batches and panels
 * a period travels as its {@link #code()}, an int whose natural order is that order.
 *
 * @param kind its length
 * @param start its first day
 */
public record Period(PeriodKind kind, LocalDate start) implements Comparable<Period> {

  private static final int KINDS = 8;

  public Period {
    boolean aligned =
        switch (kind) {
          case WEEK -> start.getDayOfWeek() == DayOfWeek.MONDAY;
          case MONTH, FINANCIAL_YEAR -> start.getDayOfMonth() == 1;
          case QUARTER -> start.getDayOfMonth() == 1 && start.getMonthValue() % 3 == 1;
          case YEAR -> start.getDayOfYear() == 1;
        };
    if (!aligned) {
      throw new DateTimeException("no " + kind + " starts on " + start);
    }
  }

  /** The period of that kind that holds the day; a financial year is taken to start in April. */
  public static Period containing(PeriodKind kind, LocalDate day) {
    return switch (kind) {
      case WEEK -> new Period(kind, day.with(DayOfWeek.MONDAY));
      case MONTH -> new Period(kind, day.withDayOfMonth(1));
      case QUARTER ->
          new Period(kind, LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1));
      case YEAR -> new Period(kind, LocalDate.of(day.getYear(), 1, 1));
      case FINANCIAL_YEAR -> {
        LocalDate april = LocalDate.of(day.getYear(), 4, 1);
        yield new Period(kind, day.isBefore(april) ? april.minusYears(1) : april);
      }
    };
  }

  /** The period that {@link #code()} stands for. */
  public static Period ofCode(int code) {
    return new Period(
        PeriodKind.ofDigit(Math.floorMod(code, KINDS)),
        LocalDate.ofEpochDay(Math.floorDiv(code, KINDS)));
  }

  /** First day × 8 + digit of the kind, days counted from 1970-01-01. */
  public int code() {
    return Math.toIntExact(start.toEpochDay() * KINDS + kind.digit());
  }

  /** Last day, inclusive. */
  public LocalDate end() {
    return next().start.minusDays(1);
  }

  /** The period of the same kind that follows. */
  public Period next() {
    return plus(1);
  }

  /** The period of the same kind {@code count} periods later, or earlier where negative. */
  public Period plus(int count) {
    return new Period(
        kind,
        switch (kind) {
          case WEEK -> start.plusWeeks(count);
          case MONTH -> start.plusMonths(count);
          case QUARTER -> start.plusMonths(3L * count);
          case YEAR, FINANCIAL_YEAR -> start.plusYears(count);
        });
  }

  /**
   * The period's place in the row of all periods of its kind: the next one's is one more. Years of
   * any kind are numbered by the year in which they begin.
   */
  public int number() {
    return switch (kind) {
      case WEEK -> Math.toIntExact(Math.floorDiv(start.toEpochDay() + 3, 7));
      case MONTH -> start.getYear() * 12 + start.getMonthValue() - 1;
      case QUARTER -> start.getYear() * 4 + (start.getMonthValue() - 1) / 3;
      case YEAR, FINANCIAL_YEAR -> start.getYear();
    };
  }

  /** Middle of the period in years, for paces per year: 2026-07 is about 2026.54. */
  public double midYear() {
    double first = start.getYear() + (start.getDayOfYear() - 1) / (double) start.lengthOfYear();
    LocalDate after = next().start;
    double last = after.getYear() + (after.getDayOfYear() - 1) / (double) after.lengthOfYear();
    return (first + last) / 2;
  }

  @Override
  public int compareTo(Period other) {
    return Integer.compare(code(), other.code());
  }

  /** As SDMX writes it: 2026, 2026-Q3, 2026-11, 2026-W47; a year from April is 2025-04-01/P1Y. */
  @Override
  public String toString() {
    return switch (kind) {
      case WEEK ->
          String.format(
              Locale.ROOT,
              "%04d-W%02d",
              start.get(IsoFields.WEEK_BASED_YEAR),
              start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> String.format(Locale.ROOT, "%04d-%02d", start.getYear(), start.getMonthValue());
      case QUARTER ->
          String.format(
              Locale.ROOT, "%04d-Q%d", start.getYear(), (start.getMonthValue() - 1) / 3 + 1);
      case YEAR -> String.format(Locale.ROOT, "%04d", start.getYear());
      case FINANCIAL_YEAR -> start + "/P1Y";
    };
  }
}

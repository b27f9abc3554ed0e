package org.waymark.feed;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.waymark.period.DateText;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.period.PeriodText;
import org.waymark.period.ReportingYear;

/**
 * Where the periods of a file are, as its rows let one guess.
 *
 * @param column that holds them, or the year where another holds the part of it
 * @param part the column with the month, quarter or week of the year
 * @param kind length of the periods
 * @param pattern how its dates are written, where that needs to be said
 * @param financial whether its years need their first month
 */
record SketchedPeriods(
    String column,
    Optional<String> part,
    PeriodKind kind,
    Optional<String> pattern,
    boolean financial) {

  private static final List<String> PATTERNS =
      List.of(
          "dd/MM/yyyy",
          "MM/dd/yyyy",
          "dd.MM.yyyy",
          "dd-MM-yyyy",
          "yyyy/MM/dd",
          "yyyyMMdd",
          "d/M/yyyy",
          "M/d/yyyy",
          "d.M.yyyy",
          "dd/MM/yyyy HH:mm",
          "MM/dd/yyyy HH:mm",
          "d MMMM yyyy",
          "dd MMM yyyy",
          "dd-MMM-yyyy",
          "dd-MMM-yy",
          "dd/MM/yy",
          "MMM yyyy",
          "MMMM yyyy",
          "MMM-yy",
          "MMM yy",
          "MMM-yyyy",
          "MM/yyyy",
          "yyyyMM");
  private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
  private static final Pattern MONTH =
      Pattern.compile(
          "(?i)M?0?[1-9]|M?1[0-2]|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*");
  private static final Pattern QUARTER = Pattern.compile("(?i)Q?[1-4]");
  private static final Pattern WEEK = Pattern.compile("(?i)W?(0?[1-9]|[1-4]\\d|5[0-3])");

  /** Of so many values all but a few must be periods: totals and notes stand among them. */
  private static final double SHARE = 0.9;

  /** What a column's values are, if they are periods. */
  static Optional<SketchedPeriods> of(String column, List<String> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (most(values, value -> DateText.parse(value).isPresent())) {
      return Optional.of(dates(column, values, Optional.empty()));
    }
    for (PeriodKind kind :
        List.of(PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.WEEK, PeriodKind.YEAR)) {
      if (most(
          values,
          value ->
              PeriodText.parse(value, kind).isPresent() && AcrossTable.looksLikePeriod(value))) {
        return Optional.of(
            new SketchedPeriods(column, Optional.empty(), kind, Optional.empty(), false));
      }
    }
    if (most(values, value -> value.length() > 5 && ReportingYear.mayName(value))) {
      return Optional.of(
          new SketchedPeriods(column, Optional.empty(), PeriodKind.YEAR, Optional.empty(), true));
    }
    for (String pattern : PATTERNS) {
      DatePattern read = new DatePattern(pattern);
      if (most(values, value -> read.period(value, PeriodKind.MONTH).isPresent())) {
        return Optional.of(dates(column, values, Optional.of(pattern)));
      }
    }
    return Optional.empty();
  }

  /** The same year with a column that holds the month, quarter or week of it. */
  Optional<SketchedPeriods> with(String other, List<String> values) {
    String name = other.toLowerCase(Locale.ROOT);
    Optional<PeriodKind> found = Optional.empty();
    if (name.contains("month") && most(values, value -> MONTH.matcher(value).matches())) {
      found = Optional.of(PeriodKind.MONTH);
    } else if ((name.contains("quarter") || name.equals("qtr"))
        && most(values, value -> QUARTER.matcher(value).matches())) {
      found = Optional.of(PeriodKind.QUARTER);
    } else if (name.contains("week") && most(values, value -> WEEK.matcher(value).matches())) {
      found = Optional.of(PeriodKind.WEEK);
    }
    return found.map(
        of -> new SketchedPeriods(column, Optional.of(other), of, Optional.empty(), false));
  }

  /** Whether it is a column of years alone. */
  static boolean isYears(List<String> values) {
    return !values.isEmpty() && most(values, value -> YEAR.matcher(value).matches());
  }

  /** What finds the period that a value names; empty where it names none. */
  Function<String, Optional<Period>> reader() {
    if (financial) {
      return value ->
          value.length() < 4
              ? Optional.empty()
              : PeriodText.parse(value.substring(0, 4), PeriodKind.YEAR)
                  .map(year -> new Period(PeriodKind.FINANCIAL_YEAR, year.start().plusMonths(3)));
    }
    if (part.isPresent()) {
      return value -> PeriodText.parse(value, PeriodKind.YEAR);
    }
    if (pattern.isPresent()) {
      DatePattern read = new DatePattern(pattern.get());
      return value -> read.period(value, kind);
    }
    return value ->
        DateText.parse(value)
            .map(text -> Period.containing(kind, text.date()))
            .or(() -> PeriodText.parse(value, kind));
  }

  private static boolean most(List<String> values, java.util.function.Predicate<String> test) {
    long passed = values.stream().filter(test).count();
    return values.size() < 10 ? passed == values.size() : passed >= SHARE * values.size();
  }

  /** Dates make weeks, months, quarters or years by how far apart they are. */
  private static SketchedPeriods dates(
      String column, List<String> values, Optional<String> pattern) {
    TreeSet<LocalDate> days = new TreeSet<>();
    Optional<DatePattern> read = pattern.map(DatePattern::new);
    for (String value : values) {
      day(value, read).ifPresent(days::add);
    }
    List<Long> steps = new ArrayList<>();
    LocalDate before = null;
    for (LocalDate day : days) {
      if (before != null) {
        steps.add(ChronoUnit.DAYS.between(before, day));
      }
      before = day;
    }
    Function<Long, Boolean> all =
        least -> !steps.isEmpty() && steps.stream().allMatch(step -> step >= least);
    PeriodKind kind =
        all.apply(360L)
            ? PeriodKind.YEAR
            : all.apply(85L)
                ? PeriodKind.QUARTER
                : all.apply(7L) && steps.stream().allMatch(step -> step % 7 == 0)
                    ? PeriodKind.WEEK
                    : PeriodKind.MONTH;
    return new SketchedPeriods(column, Optional.empty(), kind, pattern, false);
  }

  private static Optional<LocalDate> day(String value, Optional<DatePattern> pattern) {
    return pattern.isPresent()
        ? pattern
            .get()
            .date(value)
            .map(DateText::date)
            .or(() -> pattern.get().period(value, PeriodKind.MONTH).map(Period::start))
        : DateText.parse(value).map(DateText::date);
  }
}

package org.waymark.feed;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.period.PeriodText;
import org.waymark.period.ReportingYear;

/**
 * Reads a period that is written by its first and its last month: {@code Apr 2022 to Mar 2023},
 * {@code April - June 2023}, {@code 2022-04/2023-03}.
 *
 * @param first month of it
 * @param months how many there are
 */
record MonthSpan(YearMonth first, int months) {
  private static final int MONTHS_OF_A_YEAR = 12;
  private static final int MONTHS_OF_A_QUARTER = 3;

  private static final String NAME = "\\p{L}{3,}\\.?";
  private static final String BETWEEN = "(?: ?[-/\u2010-\u2015] ?| to | until )";
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<from>"
              + NAME
              + ")(?:[ -]?(?<fromyear>\\d{4}))?"
              + BETWEEN
              + "(?<to>"
              + NAME
              + ")[ -]?(?<toyear>\\d{4})");
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?<fromyear>\\d{4})-(?<from>\\d{2})(?: ?[/\u2010-\u2015] ?| to | - )"
              + "(?<toyear>\\d{4})-(?<to>\\d{2})");

  /** The months that a text names the first and the last of, if it does. */
  static Optional<MonthSpan> of(String text) {
    String bare = PeriodText.bare(text);
    Matcher form = NAMED.matcher(bare);
    if (!form.matches()) {
      form = NUMBERED.matcher(bare);
      if (!form.matches()) {
        return Optional.empty();
      }
    }
    Optional<Month> from = month(form.group("from"));
    Optional<Month> to = month(form.group("to"));
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    YearMonth last = YearMonth.of(Integer.parseInt(form.group("toyear")), to.get());
    YearMonth first =
        form.group("fromyear") != null
            ? YearMonth.of(Integer.parseInt(form.group("fromyear")), from.get())
            : before(from.get(), last);
    long months = first.until(last, ChronoUnit.MONTHS) + 1;
    return months < 1 || months > 9999
        ? Optional.empty()
        : Optional.of(new MonthSpan(first, (int) months));
  }

  private static Optional<Month> month(String text) {
    if (!Character.isDigit(text.charAt(0))) {
      return MonthNames.named(text);
    }
    int number = Integer.parseInt(text);
    return number >= 1 && number <= MONTHS_OF_A_YEAR
        ? Optional.of(Month.of(number))
        : Optional.empty();
  }

  /** November to January 2023 begins in 2022. */
  private static YearMonth before(Month month, YearMonth last) {
    YearMonth same = YearMonth.of(last.getYear(), month);
    return same.isAfter(last) ? same.minusYears(1) : same;
  }

  /**
   * The period of these months.
   *
   * @param declared the year that the feed declares; without one, twelve months must begin in
   *     January or April, as others may be a rolling year
   */
  PeriodText.Reading read(PeriodKind kind, Optional<ReportingYear> declared) {
    LocalDate start = first.atDay(1);
    return switch (months) {
      case 1 -> length(PeriodKind.MONTH, kind, start, "a month");
      case MONTHS_OF_A_QUARTER ->
          first.getMonthValue() % MONTHS_OF_A_QUARTER == 1
              ? length(PeriodKind.QUARTER, kind, start, "a quarter")
              : new PeriodText.Reading.OtherLength("three months that are not a calendar quarter");
      case MONTHS_OF_A_YEAR -> year(kind, start, declared);
      default -> new PeriodText.Reading.OtherLength(months + " months");
    };
  }

  private static PeriodText.Reading length(
      PeriodKind found, PeriodKind expected, LocalDate start, String words) {
    return found == expected
        ? new PeriodText.Reading.Found(new Period(found, start))
        : new PeriodText.Reading.OtherLength(words);
  }

  private static PeriodText.Reading year(
      PeriodKind kind, LocalDate start, Optional<ReportingYear> declared) {
    if (kind != PeriodKind.YEAR && kind != PeriodKind.FINANCIAL_YEAR) {
      return new PeriodText.Reading.OtherLength("a year");
    }
    Month month = start.getMonth();
    boolean usual = month == Month.JANUARY || month == Month.APRIL;
    if (declared.map(year -> year.first() != month).orElse(!usual)) {
      return new PeriodText.Reading.Unclear(
          "is a year from "
              + ReportingYear.name(month)
              + "; "
              + declared
                  .map(
                      year ->
                          "the feed declares `first_month: "
                              + ReportingYear.name(year.first())
                              + "`")
                  .orElse(
                      "where every year starts then, declare `first_month: "
                          + ReportingYear.name(month)
                          + "`; rolling years overlap and cannot be compared"));
    }
    return new PeriodText.Reading.Found(
        new Period(month == Month.JANUARY ? PeriodKind.YEAR : PeriodKind.FINANCIAL_YEAR, start));
  }
}

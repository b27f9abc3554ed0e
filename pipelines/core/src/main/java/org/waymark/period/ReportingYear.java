package org.waymark.period;

import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year that starts in a declared month: a financial year from April, a school year from
 * September, a water year from October. Reads such years, and their quarters, as offices write
 * them.
 *
 * @param first the month in which the year starts
 * @param namedBy which of its two calendar years a single number such as 2023 names; empty where
 *     that is not declared
 */
public record ReportingYear(Month first, Optional<NamedBy> namedBy) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?<before>Q(?:uarter )?[1-4]),? ?)?"
              + "(?<word>FY|AY|SY|WY|(?:financial|fiscal|academic|school|tax|water) year)?[ -]?"
              + "(?:(?<year>\\d{4})(?: ?(?:[-/]| to ) ?(?<end>\\d{4}|\\d{2})|(?<joined>\\d{2}))?"
              + "|(?<short>\\d{2})(?:[-/](?<shortend>\\d{2}))?)"
              + "(?:,?[ :-]?(?<after>Q(?:uarter )?[1-4]))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2212]");
  private static final int FIRST_SHORT_YEAR = 70;

  /** Which of its two calendar years names a year. */
  public enum NamedBy {
    START,
    END
  }

  /** True where a text may name a year of two calendar years, such as 2022-23 or 202223. */
  public static boolean mayName(String text) {
    Matcher form = form(text);
    return form.matches() && spansTwo(form);
  }

  private static Matcher form(String text) {
    return FORM.matcher(DASHES.matcher(PeriodText.bare(text)).replaceAll("-"));
  }

  private static boolean spansTwo(Matcher form) {
    Optional<Integer> end = end(form);
    return end.isPresent() && end.get() == (year(form) + 1) % modulus(form);
  }

  private static int modulus(Matcher form) {
    String end = form.group("end");
    return end != null && end.length() == 4 ? 10_000 : 100;
  }

  private static int year(Matcher form) {
    if (form.group("year") != null) {
      return Integer.parseInt(form.group("year"));
    }
    int digits = Integer.parseInt(form.group("short"));
    return digits + (digits < FIRST_SHORT_YEAR ? 2000 : 1900);
  }

  private static Optional<Integer> end(Matcher form) {
    for (String group : new String[] {"end", "joined", "shortend"}) {
      if (form.group(group) != null) {
        return Optional.of(Integer.parseInt(form.group(group)));
      }
    }
    return Optional.empty();
  }

  /**
   * Reads a text as such a year, or as a quarter of one.
   *
   * <p>Forms: {@code 2022-23}, {@code 2022/23}, {@code 2022-2023}, {@code 202223}, {@code 22-23},
   * {@code 2022 to 2023}, with any dash; {@code 2023}, {@code FY2023} and {@code FY23} where it is
   * declared by which year they are named; each with {@code Q1} before or behind for a quarter; a
   * day, which means the year or quarter that holds it; {@code 2022-04-01/P1Y}.
   *
   * @param kind {@link PeriodKind#YEAR}, {@link PeriodKind#FINANCIAL_YEAR} or {@link
   *     PeriodKind#QUARTER}; others are read as {@link PeriodText} does
   */
  public PeriodText.Reading read(String text, PeriodKind kind) {
    boolean quarters = kind == PeriodKind.QUARTER;
    boolean years = kind == PeriodKind.YEAR || kind == PeriodKind.FINANCIAL_YEAR;
    if (!quarters && !years) {
      return PeriodText.read(text, kind);
    }
    String bare = PeriodText.bare(text);
    Optional<DateText> day = DateText.parse(bare);
    if (day.isPresent()) {
      return found(containing(day.get().date()), quarters ? quarterOf(day.get().date()) : 0);
    }
    if (bare.endsWith("/P1Y")) {
      return ofSdmx(bare, quarters);
    }
    Matcher form = form(text);
    if (!form.matches() || (form.group("before") != null && form.group("after") != null)) {
      return new PeriodText.Reading.NoPeriod();
    }
    String written = form.group("before") != null ? form.group("before") : form.group("after");
    int quarter = written == null ? 0 : written.charAt(written.length() - 1) - '0';
    if (quarters != (quarter > 0)) {
      return new PeriodText.Reading.OtherLength(quarter > 0 ? "a quarter" : "a year");
    }
    Optional<Integer> end = end(form);
    if (end.isPresent()) {
      return spansTwo(form) && first != Month.JANUARY
          ? found(start(year(form)), quarter)
          : notTwo(form, end.get());
    }
    return single(form, quarter);
  }

  private static PeriodText.Reading notTwo(Matcher form, int end) {
    if (form.group("joined") != null) {
      return end >= 1 && end <= 12
          ? new PeriodText.Reading.OtherLength("a month")
          : new PeriodText.Reading.NoPeriod();
    }
    return new PeriodText.Reading.OtherLength("several years");
  }

  private PeriodText.Reading single(Matcher form, int quarter) {
    if (form.group("short") != null && form.group("word") == null) {
      return new PeriodText.Reading.NoPeriod();
    }
    int year = year(form);
    if (first == Month.JANUARY) {
      return found(start(year), quarter);
    }
    if (namedBy.isEmpty()) {
      return new PeriodText.Reading.Unclear(
          "may be the year that starts in "
              + name(first)
              + " "
              + year
              + " or the one that ends in "
              + year
              + "; declare `named_by: start` or `named_by: end`");
    }
    return found(start(namedBy.get() == NamedBy.START ? year : year - 1), quarter);
  }

  private PeriodText.Reading ofSdmx(String text, boolean quarters) {
    PeriodText.Reading read = PeriodText.read(text, PeriodKind.YEAR);
    if (read instanceof PeriodText.Reading.Found found) {
      if (quarters) {
        return new PeriodText.Reading.OtherLength("a year");
      }
      if (found.period().start().getMonth() != first) {
        return new PeriodText.Reading.Unclear(
            "starts in "
                + name(found.period().start().getMonth())
                + "; the feed declares `first_month: "
                + name(first)
                + "`");
      }
    }
    return read;
  }

  /** The first day of the year that starts in that calendar year. */
  private LocalDate start(int year) {
    return LocalDate.of(year, first, 1);
  }

  /** The first day of the year that holds a day. */
  private LocalDate containing(LocalDate day) {
    LocalDate start = start(day.getYear());
    return day.isBefore(start) ? start.minusYears(1) : start;
  }

  private int quarterOf(LocalDate day) {
    int months = Math.floorMod(day.getMonthValue() - first.getValue(), 12);
    return months / 3 + 1;
  }

  /**
   * @param quarter 0 for the year
   */
  private PeriodText.Reading found(LocalDate start, int quarter) {
    if (quarter == 0) {
      PeriodKind kind = first == Month.JANUARY ? PeriodKind.YEAR : PeriodKind.FINANCIAL_YEAR;
      return new PeriodText.Reading.Found(new Period(kind, start));
    }
    if (first.getValue() % 3 != 1) {
      return new PeriodText.Reading.Unclear(
          "is a quarter of a year from "
              + name(first)
              + ", and such quarters are not those of the calendar; deliver months or years");
    }
    return new PeriodText.Reading.Found(
        new Period(PeriodKind.QUARTER, start.plusMonths(3L * (quarter - 1))));
  }

  /**
   * The month of a year that is written as one of two calendar years: April of 2022-23 is 2022-04.
   *
   * @return empty where the text names no such year
   */
  public Optional<Period> month(String year, Month month) {
    PeriodText.Reading read = read(year, PeriodKind.YEAR);
    if (!(read instanceof PeriodText.Reading.Found found)) {
      return Optional.empty();
    }
    int ahead = Math.floorMod(month.getValue() - first.getValue(), 12);
    return Optional.of(new Period(PeriodKind.MONTH, found.period().start().plusMonths(ahead)));
  }

  /** A month in English, as people write it. */
  public static String name(Month month) {
    String name = month.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}

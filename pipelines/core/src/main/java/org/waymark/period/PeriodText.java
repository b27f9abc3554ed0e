package org.waymark.period;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the forms in which registries and feeds write periods. */
public final class PeriodText {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<year>\\d{4})(?:"
              + "\\.0"
              + "|-A1"
              + "|-?M(?<numbered>\\d{2})"
              + "|-(?<month>\\d{2})(?:-(?<day>\\d{2})/P1Y)?"
              + "|[- ]?Q(?<quarter>[1-4])"
              + "|[- ]?W(?<week>\\d{2})"
              + "|/(?<end>\\d{2}|\\d{4})"
              + ")?");

  private static final Pattern YEARS =
      Pattern.compile("\\d{4}(?:/\\d{2,4})? ?(?:to|-|\u2013) ?\\d{4}(?:/\\d{2,4})?");

  private static final Pattern FOOTNOTE =
      Pattern.compile(" *\\[(?:(?:[Nn]otes? ?)?\\d[\\d, ]*|[a-z])\\]$");

  /** Provisional, revised or estimated, behind the last digit. */
  private static final Pattern MARK = Pattern.compile("(?<=\\d)(?: ?\\([pPrReE]\\)| ?[pre])$");

  private static final Pattern JOINED_MONTH = Pattern.compile("(?<year>\\d{4})(?<month>\\d{2})");

  private PeriodText() {}

  /** What a text turns out to be. */
  public sealed interface Reading {
    /** A period of the length that was expected. */
    record Found(Period period) implements Reading {}

    /** A period, or several, of another length; {@code found} says of which, in words. */
    record OtherLength(String found) implements Reading {}

    /** No period, or one that does not exist such as the 13th month. */
    record NoPeriod() implements Reading {}

    /** A text that may mean several periods; {@code what} goes on after the text itself. */
    record Unclear(String what) implements Reading {}
  }

  /**
   * The period that a text means, empty where {@link #read} does not find one of that length.
   *
   * @param kind the length that is expected; {@link PeriodKind#YEAR} also takes financial years
   */
  public static Optional<Period> parse(String text, PeriodKind kind) {
    return read(text, kind) instanceof Reading.Found found
        ? Optional.of(found.period())
        : Optional.empty();
  }

  /**
   * Reads a text as a period.
   *
   * <p>Forms: {@code 2026-11-03}, with or without a time (the period of {@code kind} that holds the
   * day), {@code 2026-11}, {@code 2026-M11}, {@code 2026-Q3}, {@code 2026Q3}, {@code 2026 Q3},
   * {@code 2026-W47}, {@code 2026}, {@code 2026.0}, {@code 2025/26}, {@code 2025/2026} and {@code
   * 2025-04-01/P1Y}. Where months are expected also {@code 202611}, unless it may be a year of two
   * calendar years as {@code 201112} is. A footnote mark such as {@code [Note 5]}, {@code [5]} or
   * {@code [p]} at the end is left aside, and so is the {@code p}, {@code r} or {@code e} of what
   * is provisional, revised or estimated, as in {@code 2022/23p} or {@code 2022/23 (r)}. A year and
   * two digits such as {@code 2003-05} is a month, never a range or a financial year: it may mean
   * any of these where a year is expected and is then of another length.
   *
   * @param kind the length that is expected; {@link PeriodKind#YEAR} also takes financial years
   */
  public static Reading read(String text, PeriodKind kind) {
    String bare = bare(text);
    Optional<DateText> day = DateText.parse(bare);
    if (day.isPresent()) {
      return new Reading.Found(Period.containing(kind, day.get().date()));
    }
    Matcher form = FORM.matcher(bare);
    if (!form.matches()) {
      Matcher joined = JOINED_MONTH.matcher(bare);
      if (kind == PeriodKind.MONTH && joined.matches()) {
        return joinedMonth(number(joined, "year"), number(joined, "month"));
      }
      return YEARS.matcher(bare).matches()
          ? new Reading.OtherLength("several years")
          : new Reading.NoPeriod();
    }
    if (kind == PeriodKind.YEAR && form.group("month") != null && form.group("day") == null) {
      boolean month = number(form, "month") <= 12;
      return new Reading.OtherLength(
          (month ? "a month, " : "") + "a range of years or a financial year");
    }
    try {
      if (form.group("end") != null && !endsInNextYear(form)) {
        return severalYears(form);
      }
      Period period = period(form);
      return fits(period.kind(), kind)
          ? new Reading.Found(period)
          : new Reading.OtherLength(words(period.kind()));
    } catch (DateTimeException impossible) {
      return new Reading.NoPeriod();
    }
  }

  /** Without a footnote mark, or a mark of what is provisional, behind it. */
  public static String bare(String text) {
    return MARK.matcher(FOOTNOTE.matcher(text.strip()).replaceFirst("")).replaceFirst("");
  }

  private static Reading joinedMonth(int year, int month) {
    if (month < 1 || month > 12) {
      return new Reading.NoPeriod();
    }
    if (month == (year + 1) % 100) {
      return new Reading.Unclear(
          "may be month "
              + month
              + " of "
              + year
              + " or the year "
              + year
              + "/"
              + String.format(Locale.ROOT, "%02d", month)
              + "; for months, declare `pattern: yyyyMM`");
    }
    return new Reading.Found(new Period(PeriodKind.MONTH, LocalDate.of(year, month, 1)));
  }

  private static boolean endsInNextYear(Matcher form) {
    int next = number(form, "year") + 1;
    return number(form, "end") == (form.group("end").length() == 2 ? next % 100 : next);
  }

  private static Reading severalYears(Matcher form) {
    boolean later = form.group("end").length() == 4 && number(form, "end") > number(form, "year");
    return later ? new Reading.OtherLength("several years") : new Reading.NoPeriod();
  }

  private static String words(PeriodKind kind) {
    return switch (kind) {
      case WEEK -> "a week";
      case MONTH -> "a month";
      case QUARTER -> "a quarter";
      case YEAR -> "a year";
      case FINANCIAL_YEAR -> "a financial year";
    };
  }

  private static boolean fits(PeriodKind found, PeriodKind expected) {
    return found == expected || (expected == PeriodKind.YEAR && found == PeriodKind.FINANCIAL_YEAR);
  }

  private static Period period(Matcher form) {
    int year = number(form, "year");
    if (form.group("day") != null) {
      return new Period(
          PeriodKind.FINANCIAL_YEAR,
          LocalDate.of(year, number(form, "month"), number(form, "day")));
    }
    if (form.group("numbered") != null) {
      return new Period(PeriodKind.MONTH, LocalDate.of(year, number(form, "numbered"), 1));
    }
    if (form.group("month") != null) {
      return new Period(PeriodKind.MONTH, LocalDate.of(year, number(form, "month"), 1));
    }
    if (form.group("quarter") != null) {
      return new Period(PeriodKind.QUARTER, LocalDate.of(year, number(form, "quarter") * 3 - 2, 1));
    }
    if (form.group("week") != null) {
      return week(year, number(form, "week"));
    }
    if (form.group("end") != null) {
      return new Period(PeriodKind.FINANCIAL_YEAR, LocalDate.of(year, 4, 1));
    }
    return new Period(PeriodKind.YEAR, LocalDate.of(year, 1, 1));
  }

  private static Period week(int year, int week) {
    LocalDate fourth = LocalDate.of(year, 1, 4);
    if (week < 1 || week > IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(fourth).getMaximum()) {
      throw new DateTimeException(year + " has no week " + week);
    }
    return Period.containing(PeriodKind.WEEK, fourth.plusWeeks(week - 1L));
  }

  private static int number(Matcher form, String group) {
    return Integer.parseInt(form.group(group));
  }
}

package org.waymark.panel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the forms in which registries and feeds write periods. */
public final class PeriodText {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<year>\\d{4})(?:"
              + "-(?<month>\\d{2})(?:-(?<day>\\d{2})(?<financial>/P1Y)?)?"
              + "|[- ]?Q(?<quarter>[1-4])"
              + "|[- ]?W(?<week>\\d{2})"
              + "|/(?<end>\\d{2}|\\d{4})"
              + ")?");

  private PeriodText() {}

  /**
   * The period that a text means.
   *
   * <p>Forms: {@code 2026-11-03} (the period of {@code kind} that holds the day), {@code 2026-11},
   * {@code 2026-Q3}, {@code 2026Q3}, {@code 2026 Q3}, {@code 2026-W47}, {@code 2026}, {@code
   * 2025/26}, {@code 2025/2026} and {@code 2025-04-01/P1Y}.
   *
   * @param kind the length that is expected; {@link PeriodKind#YEAR} also takes financial years
   * @return empty where the text is no period, or one of another length
   */
  public static Optional<Period> parse(String text, PeriodKind kind) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(form, kind)).filter(period -> fits(period.kind(), kind));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static boolean fits(PeriodKind found, PeriodKind expected) {
    return found == expected || (expected == PeriodKind.YEAR && found == PeriodKind.FINANCIAL_YEAR);
  }

  private static Period read(Matcher form, PeriodKind kind) {
    int year = Integer.parseInt(form.group("year"));
    if (form.group("financial") != null) {
      return new Period(
          PeriodKind.FINANCIAL_YEAR,
          LocalDate.of(year, number(form, "month"), number(form, "day")));
    }
    if (form.group("day") != null) {
      return Period.containing(
          kind, LocalDate.of(year, number(form, "month"), number(form, "day")));
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
      if (number(form, "end") % 100 != (year + 1) % 100) {
        throw new DateTimeException("a financial year ends in the year after it starts");
      }
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

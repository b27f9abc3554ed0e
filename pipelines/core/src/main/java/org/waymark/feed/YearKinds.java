package org.waymark.feed;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.waymark.period.ReportingYear;

/**
 * Holds years to the column {@code time_identifier} of statistical files, which says whether a year
 * is an academic, a financial or a calendar year.
 */
final class YearKinds {
  private static final String COLUMN = "timeidentifier";
  private static final long DAYS_OF_A_YEAR = 365;

  /** A kind of year, and the months in which one may start. */
  private record YearKind(String written, List<Month> starts) {}

  private final Optional<Lookup<Optional<YearKind>>> kinds;

  YearKinds(Columns columns) {
    kinds =
        column(columns.layout().header())
            .map(column -> new Memo<>(columns.position(column), YearKinds::kind, Optional.empty()));
  }

  /** The column that says so, if a header has it once. */
  static Optional<String> column(List<String> header) {
    List<String> found =
        header.stream().filter(name -> ExportFormat.bare(name).equals(COLUMN)).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static Optional<YearKind> kind(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!lower.contains("year")) {
      return Optional.empty();
    }
    if (lower.contains("academic") || lower.contains("school")) {
      return Optional.of(
          new YearKind(text, List.of(Month.SEPTEMBER, Month.AUGUST, Month.JULY, Month.OCTOBER)));
    }
    if (lower.contains("financial") || lower.contains("tax") || lower.contains("fiscal")) {
      return Optional.of(new YearKind(text, List.of(Month.APRIL, Month.JULY, Month.OCTOBER)));
    }
    return lower.contains("calendar")
        ? Optional.of(new YearKind(text, List.of(Month.JANUARY)))
        : Optional.empty();
  }

  /** What is wrong where a row's period is a year that its kind does not allow. */
  Optional<Refusal> contradiction(Row row, DatedText.PeriodFound period) {
    boolean year = period.lastDay() - period.firstDay() + 1 >= DAYS_OF_A_YEAR;
    if (kinds.isEmpty() || !year || period.refusal().isPresent()) {
      return Optional.empty();
    }
    Month read = LocalDate.ofEpochDay(period.firstDay()).getMonth();
    return kinds
        .get()
        .in(row)
        .filter(kind -> !kind.starts().contains(read))
        .map(
            kind ->
                new Refusal(
                    "other-year",
                    "time_identifier",
                    "`time_identifier` says "
                        + RowText.quoted(kind.written())
                        + ", and the period was read as a year from "
                        + ReportingYear.name(read)
                        + "; declare the month in which it starts: `period: {column: \u2026,"
                        + " first_month: "
                        + ReportingYear.name(kind.starts().get(0))
                        + "}`"));
  }
}

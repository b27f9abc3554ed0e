package org.waymark.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The periods of the sample: two years that end in autumn 2026. */
final class SampleCalendar {
  /** The reporting date of the demo. */
  static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);

  private static final LocalDate FIRST_MONTH = LocalDate.of(2024, 11, 1);
  private static final LocalDate FIRST_WEEK = LocalDate.of(2024, 11, 4);
  private static final LocalDate FIRST_QUARTER = LocalDate.of(2024, 10, 1);

  private SampleCalendar() {}

  /** First days of all periods of that length: 24 months, 105 weeks or 8 quarters. */
  static List<LocalDate> starts(String length) {
    return switch (length) {
      case "month" -> series(FIRST_MONTH, ChronoUnit.MONTHS, 1, 24);
      case "week" -> series(FIRST_WEEK, ChronoUnit.WEEKS, 1, 105);
      case "quarter" -> series(FIRST_QUARTER, ChronoUnit.MONTHS, 3, 8);
      default -> throw new IllegalArgumentException("no period of length " + length);
    };
  }

  private static List<LocalDate> series(LocalDate first, ChronoUnit unit, int step, int count) {
    List<LocalDate> days = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      days.add(first.plus((long) i * step, unit));
    }
    return days;
  }

  /** The period as SDMX writes it: 2026-11, 2026-W45, 2026-Q3. */
  static String label(String length, LocalDate start) {
    return switch (length) {
      case "month" ->
          String.format(Locale.ROOT, "%04d-%02d", start.getYear(), start.getMonthValue());
      case "week" ->
          String.format(
              Locale.ROOT,
              "%04d-W%02d",
              start.get(IsoFields.WEEK_BASED_YEAR),
              start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case "quarter" ->
          String.format(Locale.ROOT, "%04d-Q%d", start.getYear(), (start.getMonthValue() + 2) / 3);
      default -> throw new IllegalArgumentException("no period of length " + length);
    };
  }

  /** 1 at the turn of the year, -1 at midsummer. */
  static double winter(LocalDate start, String length) {
    LocalDate middle =
        switch (length) {
          case "week" -> start.plusDays(3);
          case "month" -> start.plusDays(15);
          default -> start.plusDays(45);
        };
    return StrictMath.cos(2 * StrictMath.PI * (middle.getDayOfYear() - 1) / 365.25);
  }

  /** The half year that holds the day, as files are named by it: 2026H2. */
  static String half(LocalDate start) {
    return start.getYear() + (start.getMonthValue() <= 6 ? "H1" : "H2");
  }
}

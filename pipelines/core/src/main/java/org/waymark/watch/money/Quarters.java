package org.waymark.watch.money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;

/** Quarters of the calendar by their names. */
public final class Quarters {
  private static final int MONTHS = 3;

  private Quarters() {}

  /** The quarter that a day is in, such as {@code 2026-Q1}. */
  public static String of(LocalDate day) {
    return day.getYear() + "-Q" + ((day.getMonthValue() - 1) / MONTHS + 1);
  }

  /** The last {@code n} quarters that ended by a day, the earliest first. */
  public static List<String> ended(LocalDate asOf, int n) {
    Period quarter = Period.containing(PeriodKind.QUARTER, asOf);
    LocalDate last =
        quarter.end().isAfter(asOf) ? quarter.start().minusMonths(MONTHS) : quarter.start();
    List<String> quarters = new ArrayList<>();
    for (int q = n - 1; q >= 0; q--) {
      quarters.add(of(last.minusMonths((long) MONTHS * q)));
    }
    return List.copyOf(quarters);
  }
}

package org.waymark.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far apart the dates of a backfill are. */
enum Interval {
  DAY,
  WEEK,
  MONTH;

  /** The dates from one to another; months from their end on end with the shorter months. */
  List<LocalDate> dates(LocalDate from, LocalDate to) {
    List<LocalDate> dates = new ArrayList<>();
    for (int k = 0; !after(from, k).isAfter(to); k++) {
      dates.add(after(from, k));
    }
    return List.copyOf(dates);
  }

  private LocalDate after(LocalDate from, int times) {
    return switch (this) {
      case DAY -> from.plusDays(times);
      case WEEK -> from.plusWeeks(times);
      case MONTH -> from.plusMonths(times);
    };
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.waymark.watch.plan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * What became of something that was due, as the Institute for Government counted the UK's Business
 * Plans: a date within the due month is on time.
 */
public enum Outcome {
  EARLY,
  ON_TIME,
  LATE,
  OVERDUE,
  NOT_DUE;

  /** What became of it at a date. Both days count by their month. */
  public static Outcome of(LocalDate due, Optional<LocalDate> done, LocalDate asOf) {
    YearMonth month = YearMonth.from(due);
    if (done.isPresent()) {
      YearMonth when = YearMonth.from(done.get());
      return when.isBefore(month) ? EARLY : when.equals(month) ? ON_TIME : LATE;
    }
    return due.isBefore(asOf) ? OVERDUE : NOT_DUE;
  }
}

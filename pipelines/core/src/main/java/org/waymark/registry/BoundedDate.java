package org.waymark.registry;

import java.time.DateTimeException;
import java.time.LocalDate;

/** A date of the registry, in years that a person may mean. */
final class BoundedDate {
  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 2999;

  private BoundedDate() {}

  /**
   * The date.
   *
   * @throws DateTimeException if the text is none, or one in no such year
   */
  static LocalDate parse(String text) {
    LocalDate date = LocalDate.parse(text);
    if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
      throw new DateTimeException("out of bounds: " + text);
    }
    return date;
  }
}

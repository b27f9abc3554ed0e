package org.waymark.app.export;

import java.time.LocalDate;

/**
 * What a document says of itself.
 *
 * @param date the day that it is as of, its only date: the day of writing would make every file
 *     another
 */
record Description(String title, String subject, LocalDate date) {
  /** Language of everything that Waymark itself writes. */
  static final String LANGUAGE = "en-GB";
}

package org.waymark.text;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A frontline report as delivered: its text is not redacted.
 *
 * @param feed position of the feed in the workspace
 * @param file position of the file in the run's inventory
 * @param line line of the file on which the report starts, counted from 1, header included
 * @param id as the feed writes it
 * @param place position of the place in the workspace
 * @param date the day it was written, as written
 * @param role what its author does, where the feed says so
 * @param question that its author answered; "" where the feed does not say
 * @param text what was written, trimmed, never empty
 * @param author a number for its writer, {@link #UNKNOWN_AUTHOR} where the feed does not say; never
 *     published
 */
public record Report(
    int feed,
    int file,
    int line,
    String id,
    int place,
    LocalDate date,
    Optional<String> role,
    String question,
    String text,
    long author) {

  /** In place of an author's number: nobody is named. */
  public static final long UNKNOWN_AUTHOR = 0;

  /** A report by nobody in particular. */
  public Report(
      int feed,
      int file,
      int line,
      String id,
      int place,
      LocalDate date,
      Optional<String> role,
      String question,
      String text) {
    this(feed, file, line, id, place, date, role, question, text, UNKNOWN_AUTHOR);
  }
}

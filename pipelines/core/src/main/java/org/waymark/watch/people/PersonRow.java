package org.waymark.watch.people;

import java.time.LocalDate;
import java.util.Locale;

/**
 * An assignment of a person, or a number of people, in one snapshot.
 *
 * @param mission that claims it; "" for none
 * @param person a digest; "" where the row counts people
 * @param fte full-time equivalents
 * @param cost for a year; 0 where none is told
 * @param source file and line
 */
public record PersonRow(
    String feed,
    String mission,
    LocalDate snapshot,
    String person,
    double fte,
    String org,
    String team,
    String profession,
    String role,
    String employment,
    double cost,
    String source) {

  /** Whether a consultant, not an employee. */
  public boolean isConsultant() {
    return employment.toLowerCase(Locale.ROOT).startsWith("consult");
  }

  /** Whether staff, as opposed to agency staff and consultants. */
  public boolean isStaff() {
    return employment.isEmpty() || employment.toLowerCase(Locale.ROOT).startsWith("staff");
  }
}

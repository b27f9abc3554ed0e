package org.waymark.app.query;

import java.time.LocalDate;

/**
 * Two published dates that are compared.
 *
 * @param otherRule whether small numbers were hidden by another rule at the one than at the other
 */
record Dates(LocalDate from, LocalDate to, boolean otherRule) {

  /**
   * The question with both dates in place of {@code {from}} and {@code {to}}, and whether another
   * rule hid small numbers in place of {@code {other_rule}}.
   */
  String in(String sql) {
    return sql.replace("{from}", "DATE '" + from + "'")
        .replace("{to}", "DATE '" + to + "'")
        .replace("{other_rule}", Boolean.toString(otherRule));
  }
}

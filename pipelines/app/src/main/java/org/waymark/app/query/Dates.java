package org.waymark.app.query;

import java.time.LocalDate;

/** Two published dates that are compared. */
record Dates(LocalDate from, LocalDate to) {

  /** The question with both dates in place of {@code {from}} and {@code {to}}. */
  String in(String sql) {
    return sql.replace("{from}", "DATE '" + from + "'").replace("{to}", "DATE '" + to + "'");
  }
}

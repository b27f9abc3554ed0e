package org.waymark.app.query;

import java.time.LocalDate;

/**
 * Two published dates that are compared.
 *
 * @param otherRule whether small numbers were hidden by another rule at the one than at the other
 */
record Dates(LocalDate from, LocalDate to, boolean otherRule) {

  /** Of the observations {@code o} of both dates, the series that differ, and why. */
  private static final String REVISED_AND_HIDDEN =
      """
      revised AS (
        SELECT DISTINCT a.indicator_id, a.place_id
        FROM o a JOIN o b USING (indicator_id, place_id, period)
        WHERE a.as_of = {from} AND b.as_of = {to} AND a.event IS NOT DISTINCT FROM b.event
          AND (a.value, a.numerator, a.denominator, a.standard_error, a.n)
            IS DISTINCT FROM (b.value, b.numerator, b.denominator, b.standard_error, b.n)),
      hidden AS (
        SELECT indicator_id, place_id
        FROM o WHERE {other_rule}
        GROUP BY indicator_id, place_id
        HAVING count(*) FILTER (as_of = {from} AND status = 'suppressed')
          <> count(*) FILTER (as_of = {to} AND status = 'suppressed'))""";

  /**
   * The question with both dates in place of {@code {from}} and {@code {to}}, and in place of
   * {@code {revised_and_hidden}} two tables, {@code revised} and {@code hidden}, of the series in
   * the question's own table {@code o} whose numbers were revised, or of which another rule hides
   * others.
   */
  String in(String sql) {
    return sql.replace("{revised_and_hidden}", REVISED_AND_HIDDEN)
        .replace("{from}", "DATE '" + from + "'")
        .replace("{to}", "DATE '" + to + "'")
        .replace("{other_rule}", Boolean.toString(otherRule));
  }
}

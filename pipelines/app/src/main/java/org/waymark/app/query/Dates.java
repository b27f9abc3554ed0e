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
          <> count(*) FILTER (as_of = {to} AND status = 'suppressed')),
      was AS (FROM delivery_all WHERE as_of = {from} AND state <> 'gone'),
      now AS (FROM delivery_all WHERE as_of = {to} AND state <> 'gone'),
      lost AS (
        SELECT DISTINCT a.indicator_id, a.place_id, a.feed_id, a.source_file
        FROM o a
        WHERE a.as_of = {from} AND a.value IS NOT NULL
          AND NOT EXISTS (
            SELECT 1 FROM o b
            WHERE b.as_of = {to} AND b.indicator_id = a.indicator_id AND b.place_id = a.place_id
              AND b.period = a.period AND b.event IS NOT DISTINCT FROM a.event)),
      file_gone AS (
        SELECT DISTINCT indicator_id, place_id
        FROM lost JOIN was USING (feed_id, source_file) ANTI JOIN now USING (feed_id, source_file)
        WHERE EXISTS (SELECT 1 FROM now)),
      withdrawn AS (
        SELECT DISTINCT indicator_id, place_id FROM o b
        WHERE b.as_of = {to} AND b.status = 'withdrawn'
          AND EXISTS (
            SELECT 1 FROM o a
            WHERE a.as_of = {from} AND a.indicator_id = b.indicator_id
              AND a.place_id = b.place_id AND a.period = b.period AND a.status <> 'withdrawn')),
      restated AS (
        SELECT DISTINCT indicator_id, place_id
        FROM lost JOIN was USING (feed_id, source_file) JOIN now USING (feed_id, source_file)
        WHERE was.sha256 <> now.sha256
          AND starts_with(was.sha256, 'hmac') = starts_with(now.sha256, 'hmac')),
      late AS (
        SELECT DISTINCT o.indicator_id, o.place_id
        FROM o JOIN now ON now.feed_id = o.feed_id
        WHERE o.as_of = {to} AND now.state = 'late')\
      """;

  /**
   * The question with both dates in place of {@code {from}} and {@code {to}}, and in place of
   * {@code {revised_and_hidden}} tables of the series in the question's own table {@code o}: whose
   * numbers were {@code revised}; of which another rule {@code hidden} others; of which a file is
   * gone ({@code file_gone}); of which values were {@code withdrawn}; of which a file was {@code
   * restated}; and whose feed is {@code late}.
   */
  String in(String sql) {
    return sql.replace("{revised_and_hidden}", REVISED_AND_HIDDEN)
        .replace("{from}", "DATE '" + from + "'")
        .replace("{to}", "DATE '" + to + "'")
        .replace("{other_rule}", Boolean.toString(otherRule));
  }
}

package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.waymark.dashboards.table.PublishedTables;

/** What a reader must know before leaning on a report: refusals, gaps, audits, in figures. */
final class CaveatTables {
  private final PublishedTables tables;
  private final LocalDate asOf;

  /** Rows of a feed. */
  record FeedRows(
      String feedId, long files, long read, long accepted, long rejected, long skipped) {}

  /** A reason and how often it applied. */
  record Reason(String words, long count) {}

  /**
   * Values that a rule hides.
   *
   * @param hidden those that are too small, and those that would tell others
   * @param held values shown as they were published before
   * @param before hidden values that other publications tell
   */
  record Hidden(String rule, long hidden, long held, long before) {}

  /** How recent an indicator is, and how many places have its latest period. */
  record Freshness(
      String indicatorTitle, String period, LocalDate latest, long places, long inLatest) {}

  /**
   * Tests of a mission: one is an indicator of a place.
   *
   * @param changeTests tests of a change
   * @param changeWorse tests that worsened, by the rule that finds changes for the better
   */
  record Tests(
      long all, long tested, long placesTested, long places, long changeTests, long changeWorse) {}

  CaveatTables(PublishedTables tables, LocalDate asOf) {
    this.tables = tables;
    this.asOf = asOf;
  }

  /** Feeds behind the indicators and themes of a mission. */
  List<FeedRows> feeds(String missionId) throws SQLException {
    String heard = heard();
    return tables.list(
        "WITH behind AS (SELECT h.feed_id FROM "
            + heard
            + " h JOIN indicator_all i"
            + " ON i.indicator_id = h.indicator_id AND i.as_of = ?"
            + " WHERE i.mission_id = ?"
            + " UNION SELECT feed_id FROM report_excerpt_all WHERE as_of = ? AND mission_id = ?"
            + "), files AS (SELECT feed_id, source_file, max(rows_read) AS rows_read,"
            + " max(rows_accepted) AS rows_accepted, max(rows_rejected) AS rows_rejected,"
            + " max(rows_skipped) AS rows_skipped FROM data_quality_all WHERE as_of = ?"
            + " GROUP BY feed_id, source_file)"
            + " SELECT feed_id, count(*) AS files, sum(rows_read) AS rows_read,"
            + " sum(rows_accepted) AS rows_accepted, sum(rows_rejected) AS rows_rejected,"
            + " sum(rows_skipped) AS rows_skipped FROM files SEMI JOIN behind USING (feed_id)"
            + " GROUP BY feed_id ORDER BY feed_id",
        row ->
            new FeedRows(
                row.text("feed_id"),
                row.whole("files"),
                row.whole("rows_read"),
                row.whole("rows_accepted"),
                row.whole("rows_rejected"),
                row.whole("rows_skipped")),
        asOf,
        missionId,
        asOf,
        missionId,
        asOf);
  }

  List<Freshness> freshness(String missionId) throws SQLException {
    return tables.list(
        """
        WITH periods AS (
          SELECT indicator_id, period, period_end, sum(places) AS places
          FROM heard GROUP BY ALL),
        latest AS (
          SELECT indicator_id, max(period_end) AS period_end FROM periods GROUP BY indicator_id),
        known AS (
          SELECT indicator_id, count(*) AS places
          FROM deviance_score_all WHERE mission_id = ? AND as_of = ? GROUP BY indicator_id)
        SELECT i.title, max(periods.period) AS period, latest.period_end,
          any_value(known.places) AS places, sum(periods.places)::BIGINT AS in_latest
        FROM indicator_all i
        JOIN latest USING (indicator_id)
        JOIN known USING (indicator_id)
        JOIN periods ON periods.indicator_id = latest.indicator_id
          AND periods.period_end = latest.period_end
        WHERE i.mission_id = ? AND i.as_of = ?
        GROUP BY i.indicator_id, i.title, latest.period_end
        ORDER BY i.indicator_id\
        """
            .replace("heard", heard()),
        row ->
            new Freshness(
                row.text("title"),
                row.text("period"),
                row.date("period_end"),
                row.whole("places"),
                row.whole("in_latest")),
        missionId,
        asOf,
        missionId,
        asOf);
  }

  /**
   * Name of a small table of what was heard of each indicator in each period: the many observations
   * are read once for all missions.
   */
  String heard() throws SQLException {
    return tables.remember(
        "heard_" + asOf.toString().replace('-', '_'),
        "SELECT indicator_id, feed_id, period, period_end, count(*) AS places"
            + " FROM observation_all WHERE as_of = ? GROUP BY ALL",
        asOf);
  }

  /** Benjamini-Hochberg over the mission's tests, the same rule as for findings, turned round. */
  Tests tests(String missionId) throws SQLException {
    return tables
        .list(
            """
            WITH own AS (
              SELECT * FROM deviance_score_all WHERE mission_id = ? AND as_of = ?),
            change AS (
              SELECT p_down AS p, row_number() OVER (ORDER BY p_down) AS rank,
                count(*) OVER () AS tests
              FROM own WHERE p_down IS NOT NULL)
            SELECT count(*) AS tests,
              count(*) FILTER (WHERE p_level IS NOT NULL OR p_change IS NOT NULL) AS tested,
              count(DISTINCT place_id)
                FILTER (WHERE p_level IS NOT NULL OR p_change IS NOT NULL) AS places_tested,
              (SELECT count(*) FROM place_all WHERE as_of = ?) AS places,
              (SELECT count(*) FROM change) AS change_tests,
              (SELECT coalesce(max(rank), 0) FROM change WHERE p <= 0.10 * rank / tests)
                AS change_worse
            FROM own\
            """,
            row ->
                new Tests(
                    row.whole("tests"),
                    row.whole("tested"),
                    row.whole("places_tested"),
                    row.whole("places"),
                    row.whole("change_tests"),
                    row.whole("change_worse")),
            missionId,
            asOf,
            asOf)
        .get(0);
  }

  List<Reason> notTested(String missionId) throws SQLException {
    return tables.list(
        """
        SELECT reason_not_tested AS reason, count(*) AS tests FROM deviance_score_all
        WHERE mission_id = ? AND as_of = ? AND reason_not_tested IS NOT NULL
        GROUP BY reason_not_tested ORDER BY tests DESC, reason LIMIT 8\
        """,
        row -> new Reason(row.text("reason"), row.whole("tests")),
        missionId,
        asOf);
  }

  /** What the rule for small numbers hides of a mission's indicators; empty without a rule. */
  Optional<Hidden> hidden(String missionId) throws SQLException {
    return tables
        .list(
            """
            SELECT any_value(a.rule) AS rule, sum(a.hidden)::BIGINT AS hidden,
              sum(a.held)::BIGINT AS held,
              sum(a.shown_before + a.recoverable_with_before)::BIGINT AS before
            FROM disclosure_audit_all a
            JOIN indicator_all i ON i.indicator_id = a.indicator_id AND i.as_of = a.as_of
            WHERE i.mission_id = ? AND a.as_of = ? HAVING count(*) > 0\
            """,
            row ->
                new Hidden(
                    row.text("rule"), row.whole("hidden"), row.whole("held"), row.whole("before")),
            missionId,
            asOf)
        .stream()
        .findFirst();
  }

  /** Reasons for refusals in the feeds that stand behind the mission, the commonest first. */
  List<Reason> rejections(List<FeedRows> feeds) throws SQLException {
    if (feeds.isEmpty()) {
      return List.of();
    }
    Object[] parameters = new Object[feeds.size() + 1];
    parameters[0] = asOf;
    for (int i = 0; i < feeds.size(); i++) {
      parameters[i + 1] = feeds.get(i).feedId();
    }
    return tables.list(
        "SELECT reason, count(*) AS refused FROM rejected_record_all WHERE as_of = ?"
            + " AND feed_id IN ("
            + String.join(", ", java.util.Collections.nCopies(feeds.size(), "?"))
            + ") GROUP BY reason ORDER BY refused DESC, reason LIMIT 6",
        row -> new Reason(row.text("reason").replace('-', ' '), row.whole("refused")),
        parameters);
  }
}

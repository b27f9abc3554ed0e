package org.waymark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Whether the full run and the peer came to the same numbers, and to those of the generator. */
final class Agreement {

  /**
   * One question.
   *
   * @param expected what the generator knows, or what must not be exceeded
   * @param waymark what the full run published, or by how much it differs from the peer
   * @param peer what the peer wrote; empty where the question is a difference
   */
  record Check(String question, String expected, String waymark, String peer, boolean agrees) {}

  /** Largest difference of a value, mean or limit, relative to the limits' distance. */
  private static final double TOLERANCE = 1e-9;

  private Agreement() {}

  /**
   * Asks all questions of what was published and written.
   *
   * @param waymarkOut folder with {@code views.sql}
   * @param peerOut folder with the peer's Parquet files
   */
  static List<Check> between(Tally tally, Path waymarkOut, Path peerOut)
      throws IOException, SQLException {
    List<Check> checks = new ArrayList<>();
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute(
          "SET file_search_path = '" + waymarkOut.toString().replace("'", "''") + "'");
      statement.execute(Files.readString(waymarkOut.resolve("views.sql")));
      for (String table : List.of("observation", "spc_point", "rejected_record")) {
        String file = peerOut.resolve(table + ".parquet").toString().replace("'", "''");
        statement.execute(
            "CREATE VIEW peer_" + table + " AS SELECT * FROM read_parquet('" + file + "')");
      }
      checks.add(
          counted(
              "rows accepted",
              tally.accepted(),
              count(
                  statement,
                  "SELECT sum(rows_accepted)::BIGINT FROM data_quality WHERE \"check\" = 'rows'"),
              tally.rows() - count(statement, "SELECT count(*) FROM peer_rejected_record")));
      checks.add(
          counted(
              "rows rejected",
              tally.rejected(),
              count(
                  statement,
                  "SELECT sum(rows_rejected)::BIGINT FROM data_quality WHERE \"check\" = 'rows'"),
              count(statement, "SELECT count(*) FROM peer_rejected_record")));
      for (String table : List.of("observation", "spc_point")) {
        checks.add(
            counted(
                table + " rows",
                tally.observations(),
                count(statement, "SELECT count(*) FROM " + table),
                count(statement, "SELECT count(*) FROM peer_" + table)));
      }
      checks.addAll(differences(statement));
    }
    return checks;
  }

  /**
   * Compares every point of the charts of one place in a hundred. Limits and verdicts are compared
   * in series without a gap: the full run takes no moving range across a missing month, the peer
   * does.
   */
  private static List<Check> differences(Statement statement) throws SQLException {
    List<Check> checks = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            """
            SELECT count(*) AS points,
              max(abs(w.value - p.value) / span) AS value,
              max(abs(w.mean - p.mean) / span) AS mean,
              count(*) FILTER (WHERE whole) AS unbroken,
              max(abs(w.lower_limit - p.lower_limit) / span) FILTER (WHERE whole) AS lower,
              max(abs(w.upper_limit - p.upper_limit) / span) FILTER (WHERE whole) AS upper,
              count(*) FILTER (WHERE whole IS DISTINCT FROM false
                AND (w.rule IS DISTINCT FROM p.rule
                  OR w.variation IS DISTINCT FROM p.variation)) AS verdicts
            FROM (SELECT * FROM spc_point WHERE right(place_id, 2) = '07') AS w
            FULL JOIN (
              SELECT *, greatest(upper_limit - lower_limit, 1e-3) AS span,
                count(*) OVER (PARTITION BY indicator_id, place_id)
                  = (SELECT count(DISTINCT period) FROM peer_spc_point) AS whole
              FROM peer_spc_point WHERE right(place_id, 2) = '07') AS p
            ON w.indicator_id = p.indicator_id AND w.place_id = p.place_id
              AND w.period = p.period
            """)) {
      row.next();
      long points = row.getLong("points");
      long unbroken = row.getLong("unbroken");
      for (String column : List.of("value", "mean", "lower", "upper")) {
        double difference = row.getDouble(column);
        // A point that only one of them has leaves no difference at all.
        boolean agrees = unbroken > 0 && !row.wasNull() && difference <= TOLERANCE;
        boolean all = List.of("value", "mean").contains(column);
        checks.add(
            new Check(
                "largest difference of "
                    + column
                    + " among "
                    + (all ? points + " chart points" : unbroken + " points of unbroken series"),
                "at most " + TOLERANCE,
                Double.toString(difference),
                "",
                agrees));
      }
      long verdicts = row.getLong("verdicts");
      checks.add(
          new Check(
              "points of unbroken series whose rule or variation differs",
              "0",
              Long.toString(verdicts),
              "",
              verdicts == 0));
    }
    return checks;
  }

  private static Check counted(String question, long expected, long waymark, long peer) {
    return new Check(
        question,
        Long.toString(expected),
        Long.toString(waymark),
        Long.toString(peer),
        waymark == expected && peer == expected);
  }

  private static long count(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}

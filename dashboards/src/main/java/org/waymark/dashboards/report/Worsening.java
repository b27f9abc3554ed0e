package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.dashboards.words.Numbers;

/**
 * The worsening of a place that is least likely to be luck: of those that pass the rule by which
 * changes for the better are found, turned round.
 */
public record Worsening(String place, String words, String mission) {

  /** The one of a published date; empty where none passes the rule. */
  public static Optional<Worsening> of(PublishedTables tables, LocalDate asOf) throws SQLException {
    return tables
        .list(
            """
            WITH ranked AS (
              SELECT *, row_number() OVER (
                  PARTITION BY mission_id ORDER BY p_down, indicator_id, place_id) AS rank,
                count(*) OVER (PARTITION BY mission_id) AS tests
              FROM deviance_score_all
              WHERE as_of = ? AND p_down IS NOT NULL)
            SELECT p.name, i.title, i.measure, m.title AS mission, r.observed
            FROM ranked r
            JOIN place_all p ON p.place_id = r.place_id AND p.as_of = r.as_of
            JOIN indicator_all i ON i.indicator_id = r.indicator_id AND i.as_of = r.as_of
            JOIN mission_all m ON m.mission_id = r.mission_id AND m.as_of = r.as_of
            WHERE r.p_down <= 0.10 * r.rank / r.tests
            ORDER BY r.p_down, r.indicator_id, r.place_id
            LIMIT 1\
            """,
            row -> {
              OptionalDouble seen = row.optionalNumber("observed");
              String now =
                  seen.isEmpty()
                      ? ""
                      : " It is " + shown(seen.getAsDouble(), row.text("measure")) + " now.";
              return new Worsening(
                  row.text("name"),
                  row.text("title")
                      + " got worse there, more than chance explains."
                      + now
                      + " Ask why before anybody judges.",
                  row.text("mission"));
            },
            asOf)
        .stream()
        .findFirst();
  }

  private static String shown(double value, String measure) {
    return measure.equals("proportion") ? Numbers.brief(100 * value) + "%" : Numbers.brief(value);
  }
}

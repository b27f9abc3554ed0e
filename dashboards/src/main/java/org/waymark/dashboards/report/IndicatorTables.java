package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.dashboards.words.Scale;

/** What is published of every indicator of a mission: all places together, and their spread. */
final class IndicatorTables {
  private final PublishedTables tables;
  private final LocalDate asOf;

  /** An indicator as the registry has it. */
  record Indicator(String id, String title, String role, String periodLength, Scale scale) {}

  /**
   * The value of all places together in a period.
   *
   * @param settled false while it may still change
   */
  record Whole(
      String period,
      LocalDate first,
      LocalDate last,
      double value,
      OptionalDouble mean,
      OptionalDouble lower,
      OptionalDouble upper,
      String variation,
      Optional<String> assurance,
      boolean settled) {}

  /** A feed that is late, and the day on which its next period was expected. */
  record Late(String indicatorId, String feedId, Optional<LocalDate> expected) {}

  IndicatorTables(PublishedTables tables, LocalDate asOf) {
    this.tables = tables;
    this.asOf = asOf;
  }

  /** The indicators of a mission: outcomes first, then by title. */
  List<Indicator> indicators(String missionId) throws SQLException {
    return tables.list(
        """
        SELECT * FROM indicator_all WHERE mission_id = ? AND as_of = ?
        ORDER BY list_position(['outcome', 'output', 'input', 'guardrail'], role), title,
          indicator_id\
        """,
        row ->
            new Indicator(
                row.text("indicator_id"),
                row.text("title"),
                row.optionalText("role").orElse(""),
                row.optionalText("period").orElse(""),
                ReportTables.scale(row)),
        missionId,
        asOf);
  }

  /** The series of all places together, by indicator, in order of time. */
  Map<String, List<Whole>> wholes(String missionId) throws SQLException {
    Map<String, List<Whole>> wholes = new LinkedHashMap<>();
    List<Object> parameters = own(missionId);
    if (parameters.isEmpty()) {
      return wholes;
    }
    String marks = PublishedTables.marks(parameters.size());
    parameters.add(asOf);
    tables.list(
        "SELECT * FROM aggregate_all WHERE scope = 'all' AND status <> 'incomplete'"
            + " AND value IS NOT NULL AND indicator_id IN ("
            + marks
            + ") AND as_of = ? ORDER BY indicator_id, period_start",
        row ->
            wholes
                .computeIfAbsent(row.text("indicator_id"), id -> new ArrayList<>())
                .add(
                    new Whole(
                        row.text("period"),
                        row.date("period_start"),
                        row.date("period_end"),
                        row.number("value"),
                        row.optionalNumber("mean"),
                        row.optionalNumber("lower_limit"),
                        row.optionalNumber("upper_limit"),
                        row.optionalText("variation").orElse(""),
                        row.optionalText("assurance"),
                        row.flag("settled"))),
        parameters.toArray());
    return wholes;
  }

  /** How far every place is from what is expected of it, in standard errors, by indicator. */
  Map<String, List<Double>> distances(String missionId) throws SQLException {
    Map<String, List<Double>> distances = new LinkedHashMap<>();
    tables.list(
        "SELECT indicator_id, z_level FROM deviance_score_all WHERE mission_id = ? AND as_of = ?"
            + " AND z_level IS NOT NULL ORDER BY indicator_id, place_id",
        row ->
            distances
                .computeIfAbsent(row.text("indicator_id"), id -> new ArrayList<>())
                .add(row.number("z_level")),
        missionId,
        asOf);
    return distances;
  }

  /** Feeds of the mission's indicators whose next period was expected before the date. */
  List<Late> late(String missionId) throws SQLException {
    return tables.list(
        "SELECT DISTINCT h.indicator_id, h.feed_id, d.expected_next FROM "
            + new CaveatTables(tables, asOf).heard()
            + " h JOIN indicator_all i ON i.indicator_id = h.indicator_id AND i.as_of = ?"
            + " JOIN delivery_all d ON d.feed_id = h.feed_id AND d.as_of = i.as_of"
            + " WHERE i.mission_id = ? AND d.state = 'late' ORDER BY 1, 2",
        row ->
            new Late(
                row.text("indicator_id"), row.text("feed_id"), row.optionalDate("expected_next")),
        asOf,
        missionId);
  }

  private List<Object> own(String missionId) throws SQLException {
    return new ArrayList<>(
        tables.list(
            "SELECT indicator_id FROM indicator_all WHERE mission_id = ? AND as_of = ? ORDER BY 1",
            row -> row.text("indicator_id"),
            missionId,
            asOf));
  }
}

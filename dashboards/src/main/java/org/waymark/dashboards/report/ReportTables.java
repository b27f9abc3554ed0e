package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.dashboards.table.Row;
import org.waymark.dashboards.words.Scale;

/** What a report reads of the published tables at its date: registry, findings, progress. */
final class ReportTables {
  private final PublishedTables tables;
  private final LocalDate asOf;

  /** A mission and where it stands. */
  record MissionRow(
      String id,
      String title,
      Optional<String> ownerName,
      Optional<String> ownerContact,
      LocalDate starts,
      LocalDate ends,
      long goals,
      long onTrack,
      OptionalDouble score,
      OptionalDouble pAllCommitted,
      OptionalDouble coverage,
      Optional<String> headline) {}

  /** The run that published. */
  record RunRow(String runId, String version, String runner, long inputs, long rows) {}

  /** How many findings stood at a date. */
  record FindingsAt(String missionId, LocalDate asOf, long findings) {}

  ReportTables(PublishedTables tables, LocalDate asOf) {
    this.tables = tables;
    this.asOf = asOf;
  }

  LocalDate asOf() {
    return asOf;
  }

  PublishedTables tables() {
    return tables;
  }

  /** Dates that stand, the latest first. */
  static List<LocalDate> dates(PublishedTables tables) throws SQLException {
    return tables.list(
        "SELECT DISTINCT as_of FROM run_all ORDER BY as_of DESC", row -> row.date("as_of"));
  }

  Optional<RunRow> run() throws SQLException {
    return tables
        .list(
            "SELECT run_id, version, runner, inputs, rows FROM run_all WHERE as_of = ? "
                + "ORDER BY run_id",
            row ->
                new RunRow(
                    row.text("run_id"),
                    row.text("version"),
                    row.text("runner"),
                    row.whole("inputs"),
                    row.whole("rows")),
            asOf)
        .stream()
        .findFirst();
  }

  List<MissionRow> missions() throws SQLException {
    return tables.list(
        """
        SELECT m.*, p.goals, p.on_track, p.score, p.p_all_committed, p.coverage, p.headline
        FROM mission_all m
        LEFT JOIN mission_progress_all p ON p.mission_id = m.mission_id AND p.as_of = m.as_of
        WHERE m.as_of = ? ORDER BY m.mission_id\
        """,
        row ->
            new MissionRow(
                row.text("mission_id"),
                row.text("title"),
                row.optionalText("owner_name"),
                row.optionalText("owner_contact"),
                row.date("starts"),
                row.date("ends"),
                row.whole("goals"),
                row.whole("on_track"),
                row.optionalNumber("score"),
                row.optionalNumber("p_all_committed"),
                row.optionalNumber("coverage"),
                row.optionalText("headline")),
        asOf);
  }

  /** Findings of every mission, new, standing and gone. */
  List<Finding> findings() throws SQLException {
    return tables.list(
        """
        SELECT f.*, coalesce(p.name, f.place_id) AS place_name, p.type AS place_type,
          CASE WHEN f.scope = 'place' THEN 'Related indicators together'
            ELSE coalesce(i.title, f.indicator_id) END AS indicator_title,
          CASE WHEN f.scope = 'place' THEN 'rate' ELSE i.measure END AS measure,
          i.unit, i.better, i.per,
          c.title AS counterpart_title
        FROM positive_deviance_all f
        LEFT JOIN place_all p ON p.place_id = f.place_id AND p.as_of = f.as_of
        LEFT JOIN indicator_all i ON i.indicator_id = f.indicator_id AND i.as_of = f.as_of
        LEFT JOIN indicator_all c ON c.indicator_id = i.counterpart AND c.as_of = f.as_of
        WHERE f.as_of = ? AND f.same_as IS NULL ORDER BY f.finding_id\
        """,
        ReportTables::finding,
        asOf);
  }

  private static Finding finding(Row row) throws SQLException {
    return new Finding(
        row.text("finding_id"),
        row.text("mission_id"),
        row.text("indicator_id"),
        row.text("indicator_title"),
        scale(row),
        row.text("place_id"),
        row.text("place_name"),
        row.optionalText("place_type"),
        row.date("period_start"),
        row.date("period_end"),
        row.number("observed"),
        row.number("expected"),
        row.number("effect"),
        row.number("effect_low"),
        row.number("effect_high"),
        row.number("effect_shrunk"),
        row.number("q_value"),
        row.text("tier"),
        row.optionalText("onset"),
        row.whole("peers"),
        row.flag("counterpart_worse"),
        row.optionalText("counterpart_title"),
        row.whole("weeks_standing"),
        row.text("state"),
        row.optionalText("reason_gone"),
        row.text("evidence"),
        row.optionalText("robustness"),
        row.optionalText("scope").orElse("indicator"),
        row.optionalText("counted_differently_since"),
        row.optionalNumber("denominator_change"));
  }

  /** The scale of the indicator that the row is about. */
  static Scale scale(Row row) throws SQLException {
    return new Scale(
        row.optionalText("measure").orElse("value"),
        row.optionalText("unit"),
        row.optionalText("better").orElse("higher"),
        row.optionalNumber("per").orElse(1));
  }

  List<Goal> goals(String missionId) throws SQLException {
    return tables.list(
        """
        SELECT g.*, i.title AS indicator_title, i.measure, i.unit, i.better, i.per,
          p.name AS place_name
        FROM goal_all g
        JOIN indicator_all i ON i.indicator_id = g.indicator_id AND i.as_of = g.as_of
        LEFT JOIN place_all p ON p.place_id = g.place_id AND p.as_of = g.as_of
        WHERE g.mission_id = ? AND g.as_of = ? ORDER BY g.goal_id\
        """,
        row ->
            new Goal(
                row.text("goal_id"),
                row.text("indicator_id"),
                row.text("indicator_title"),
                scale(row),
                row.optionalText("place_name").or(() -> optional(row, "place_id")),
                row.optionalText("gap"),
                row.text("ambition"),
                row.text("baseline_period"),
                row.number("baseline_value"),
                row.text("target_period"),
                row.number("target_value"),
                row.optionalText("milestones"),
                row.optionalText("changes")),
        missionId,
        asOf);
  }

  private static Optional<String> optional(Row row, String column) {
    try {
      return row.optionalText(column);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  List<Goal.Verdict> verdicts(String missionId) throws SQLException {
    return tables.list(
        "SELECT * FROM goal_progress_all WHERE mission_id = ? AND as_of = ? ORDER BY goal_id,"
            + " method",
        row ->
            new Goal.Verdict(
                row.text("goal_id"),
                row.text("method"),
                row.optionalText("period"),
                row.optionalNumber("value"),
                row.optionalNumber("required_pace"),
                row.optionalNumber("actual_pace"),
                row.optionalNumber("ratio"),
                row.text("status"),
                row.optionalNumber("projected"),
                row.optionalNumber("p_on_track"),
                row.optionalText("behind_since"),
                row.text("evidence"),
                row.optionalText("changed")),
        missionId,
        asOf);
  }

  /** The series behind each goal, of the periods that can be compared. */
  List<Goal.Observed> observed(String missionId) throws SQLException {
    // Named one by one, so that what is stored of other indicators is not opened.
    List<Object> parameters =
        new ArrayList<>(
            tables.list(
                "SELECT DISTINCT indicator_id FROM goal_all WHERE mission_id = ? AND as_of = ?"
                    + " ORDER BY indicator_id",
                row -> row.text("indicator_id"),
                missionId,
                asOf));
    if (parameters.isEmpty()) {
      return List.of();
    }
    String indicators = PublishedTables.marks(parameters.size());
    parameters.add(missionId);
    parameters.add(asOf);
    return tables.list(
        """
        SELECT a.scope_id AS goal_id, a.period, a.period_start, a.period_end, a.value, a.settled,
          coalesce(a.mean <> lag(a.mean) OVER (
            PARTITION BY a.scope_id ORDER BY a.period_start), false) AS anew
        FROM aggregate_all a
        JOIN goal_all g ON g.goal_id = a.scope_id AND g.as_of = a.as_of
        WHERE a.scope = 'goal' AND a.status <> 'incomplete' AND a.value IS NOT NULL
          AND a.indicator_id IN (%s) AND g.mission_id = ? AND a.as_of = ?
        ORDER BY goal_id, a.period_start\
        """
            .formatted(indicators),
        row ->
            new Goal.Observed(
                row.text("goal_id"),
                row.text("period"),
                row.date("period_start"),
                row.date("period_end"),
                row.number("value"),
                row.flag("settled"),
                row.flag("anew")),
        parameters.toArray());
  }

  /** Findings that stood at each of the last twelve published dates up to this one. */
  List<FindingsAt> history() throws SQLException {
    return tables.list(
        """
        WITH dates AS (
          SELECT DISTINCT as_of FROM run_all WHERE as_of <= ? ORDER BY as_of DESC LIMIT 12)
        SELECT m.mission_id, d.as_of, count(f.finding_id) AS findings
        FROM dates d
        JOIN mission_all m ON m.as_of = d.as_of
        LEFT JOIN positive_deviance_all f ON f.as_of = d.as_of AND f.mission_id = m.mission_id
          AND f.state <> 'gone' AND f.same_as IS NULL
        GROUP BY m.mission_id, d.as_of ORDER BY m.mission_id, d.as_of\
        """,
        row -> new FindingsAt(row.text("mission_id"), row.date("as_of"), row.whole("findings")),
        asOf);
  }
}

package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.dashboards.words.Scale;

/** What a mission tries out, as published. */
final class TrialTables {
  private final PublishedTables tables;
  private final LocalDate asOf;
  private final String missionId;

  TrialTables(PublishedTables tables, LocalDate asOf, String missionId) {
    this.tables = tables;
    this.asOf = asOf;
    this.missionId = missionId;
  }

  /** An experiment or a pilot. */
  record Trial(
      boolean experiment,
      String id,
      String title,
      String word,
      String sentence,
      String indicator,
      Scale scale,
      double worthwhile,
      LocalDate starts,
      Optional<String> changes) {}

  /** An arm on an indicator. */
  record Result(
      String arm,
      String indicator,
      Scale scale,
      String role,
      OptionalDouble n,
      OptionalDouble nControl,
      OptionalDouble value,
      OptionalDouble control,
      OptionalDouble effect,
      OptionalDouble low,
      OptionalDouble high,
      Optional<String> reason) {}

  /** The effect at the end of a week. */
  record Week(String arm, LocalDate week, double effect, OptionalDouble low, OptionalDouble high) {}

  /** A check of whether an experiment may be read. */
  record Check(
      String check,
      String arm,
      OptionalDouble expected,
      OptionalDouble observed,
      OptionalDouble p,
      boolean failed) {}

  /** A place of a pilot. */
  record Place(
      String name,
      LocalDate since,
      OptionalDouble effect,
      OptionalDouble low,
      OptionalDouble high,
      Optional<String> reason) {}

  /** How good the evidence for a practice is. */
  record Evidence(
      String practice,
      String indicator,
      long declared,
      long computed,
      String because,
      Optional<String> flag,
      long comparisons,
      OptionalDouble next) {}

  /** How long a stage of learning loops takes. */
  record Stage(
      String stage, long loops, long closed, OptionalDouble median, OptionalDouble followed) {}

  List<Trial> experiments() throws SQLException {
    return tables.list(
        """
        SELECT e.*, i.title AS indicator, i.measure, i.unit, i.better, i.per
        FROM experiment_all e
        JOIN indicator_all i ON i.indicator_id = e.outcome AND i.as_of = e.as_of
        WHERE e.mission_id = ? AND e.as_of = ? ORDER BY e.starts, e.experiment_id\
        """,
        row ->
            new Trial(
                true,
                row.text("experiment_id"),
                row.text("title"),
                row.text("decision"),
                row.text("sentence"),
                row.text("indicator"),
                ReportTables.scale(row),
                row.number("worthwhile"),
                row.date("starts"),
                row.optionalText("changes")),
        missionId,
        asOf);
  }

  List<Trial> pilots() throws SQLException {
    return tables.list(
        """
        SELECT p.*, i.title AS indicator, i.measure, i.unit, i.better, i.per
        FROM pilot_all p
        JOIN indicator_all i ON i.indicator_id = p.outcome AND i.as_of = p.as_of
        WHERE p.mission_id = ? AND p.as_of = ? ORDER BY p.pilot_id\
        """,
        row ->
            new Trial(
                false,
                row.text("pilot_id"),
                row.text("title"),
                row.text("verdict"),
                row.text("sentence"),
                row.text("indicator"),
                ReportTables.scale(row),
                row.number("worthwhile"),
                asOf,
                Optional.empty()),
        missionId,
        asOf);
  }

  List<Result> results(String experiment) throws SQLException {
    return tables.list(
        """
        SELECT r.*, i.title AS indicator, i.measure, i.unit AS unit, i.better, i.per
        FROM experiment_result_all r
        JOIN indicator_all i ON i.indicator_id = r.indicator_id AND i.as_of = r.as_of
        WHERE r.experiment_id = ? AND r.as_of = ?
        ORDER BY CASE r.role WHEN 'outcome' THEN 0 WHEN 'guardrail' THEN 1 ELSE 2 END,
          r.arm_id, r.indicator_id\
        """,
        row ->
            new Result(
                row.text("arm_id"),
                row.text("indicator"),
                ReportTables.scale(row),
                row.text("role"),
                row.optionalNumber("n"),
                row.optionalNumber("n_control"),
                row.optionalNumber("value"),
                row.optionalNumber("value_control"),
                row.optionalNumber("effect"),
                row.optionalNumber("low"),
                row.optionalNumber("high"),
                row.optionalText("reason")),
        experiment,
        asOf);
  }

  List<Week> weeks(String experiment) throws SQLException {
    return tables.list(
        """
        SELECT w.* FROM experiment_week_all w
        JOIN experiment_all e ON e.experiment_id = w.experiment_id AND e.as_of = w.as_of
        WHERE w.experiment_id = ? AND w.as_of = ? AND w.indicator_id = e.outcome
          AND w.effect IS NOT NULL
        ORDER BY w.arm_id, w.week\
        """,
        row ->
            new Week(
                row.text("arm_id"),
                row.date("week"),
                row.number("effect"),
                row.optionalNumber("low"),
                row.optionalNumber("high")),
        experiment,
        asOf);
  }

  List<Check> checks(String experiment) throws SQLException {
    return tables.list(
        """
        SELECT * FROM experiment_check_all WHERE experiment_id = ? AND as_of = ?
        ORDER BY "check", phase, arm_id\
        """,
        row ->
            new Check(
                row.text("check"),
                row.text("arm_id"),
                row.optionalNumber("expected"),
                row.optionalNumber("observed"),
                row.optionalNumber("p_always").isPresent()
                    ? row.optionalNumber("p_always")
                    : row.optionalNumber("p"),
                row.flag("failed")),
        experiment,
        asOf);
  }

  List<Place> places(String pilot) throws SQLException {
    return tables.list(
        """
        SELECT l.*, coalesce(p.name, l.place_id) AS place_name FROM pilot_place_all l
        LEFT JOIN place_all p ON p.place_id = l.place_id AND p.as_of = l.as_of
        WHERE l.pilot_id = ? AND l.as_of = ? ORDER BY l.since, place_name\
        """,
        row ->
            new Place(
                row.text("place_name"),
                row.date("since"),
                row.optionalNumber("effect"),
                row.optionalNumber("low"),
                row.optionalNumber("high"),
                row.optionalText("reason")),
        pilot,
        asOf);
  }

  /**
   * The mean gap of all places of a pilot: periods since the start, the gap, and the ends of the
   * band.
   */
  List<double[]> path(String pilot) throws SQLException {
    return tables.list(
        """
        SELECT periods_since, gap, low, high FROM pilot_path_all
        WHERE pilot_id = ? AND as_of = ? AND place_id = '' AND gap IS NOT NULL
        ORDER BY periods_since\
        """,
        row ->
            new double[] {
              row.number("periods_since"),
              row.number("gap"),
              row.optionalNumber("low").orElse(Double.NaN),
              row.optionalNumber("high").orElse(Double.NaN)
            },
        pilot,
        asOf);
  }

  List<Evidence> evidence() throws SQLException {
    return tables.list(
        """
        SELECT e.*, r.title AS practice, i.title AS indicator FROM practice_evidence_all e
        JOIN registered_practice_all r ON r.practice_id = e.practice_id
          AND r.mission_id = e.mission_id AND r.as_of = e.as_of
        JOIN indicator_all i ON i.indicator_id = e.indicator_id AND i.as_of = e.as_of
        WHERE e.mission_id = ? AND e.as_of = ?
        ORDER BY e.level_computed DESC, e.practice_id, e.indicator_id\
        """,
        row ->
            new Evidence(
                row.text("practice"),
                row.text("indicator"),
                row.whole("level_declared"),
                row.whole("level_computed"),
                row.text("because"),
                row.optionalText("flag"),
                row.whole("comparisons"),
                row.optionalNumber("p_next")),
        missionId,
        asOf);
  }

  List<Stage> stages() throws SQLException {
    return tables.list(
        """
        SELECT * FROM loop_stage_all WHERE mission_id = ? AND as_of = ?
        ORDER BY CASE stage WHEN 'signal to decision' THEN 0 WHEN 'decision to change' THEN 1
          WHEN 'change to re-measure' THEN 2 ELSE 3 END\
        """,
        row ->
            new Stage(
                row.text("stage"),
                row.whole("loops"),
                row.whole("closed"),
                row.optionalNumber("median"),
                row.optionalNumber("followed_days")),
        missionId,
        asOf);
  }
}

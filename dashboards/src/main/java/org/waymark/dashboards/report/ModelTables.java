package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.dashboards.words.Scale;

/** What models of a mission say, as published. */
final class ModelTables {
  private final PublishedTables tables;
  private final LocalDate asOf;

  ModelTables(PublishedTables tables, LocalDate asOf) {
    this.tables = tables;
    this.asOf = asOf;
  }

  /** A model. */
  record Model(
      String id,
      String title,
      String question,
      String owner,
      String assured,
      String label,
      String reason,
      long validated,
      long lowestEvidence,
      long draws,
      String unchecked) {}

  /** How a scenario answers a goal. */
  record Answer(
      String goal,
      String scenario,
      String title,
      String indicatorId,
      String indicator,
      Scale scale,
      String by,
      double target,
      double share,
      double shareBaseline,
      OptionalDouble chance,
      OptionalDouble baseline,
      String reason,
      long evidence) {}

  /** A period of a scenario. */
  record Point(
      String period,
      double q10,
      double q50,
      double q90,
      double base10,
      double base50,
      double base90,
      double difference10,
      double difference50,
      double difference90) {}

  /** What a scenario does to an indicator elsewhere at the end. */
  record Affected(
      String scenario,
      String title,
      String indicator,
      Scale scale,
      String mission,
      String period,
      double low,
      double middle,
      double high,
      OptionalDouble natural,
      double harm,
      OptionalDouble holds,
      OptionalDouble held,
      long evidence,
      String via) {}

  /** The first period in which a capacity is short. */
  record Shortage(
      String capacity,
      String owner,
      String period,
      double needed,
      double declared,
      String orderBy) {}

  /** What an answer hangs on. */
  record Input(
      String input,
      OptionalDouble first,
      OptionalDouble low,
      OptionalDouble high,
      OptionalDouble total,
      double worth) {}

  /** The smallest lever. */
  record Requirement(
      String lever,
      String with,
      double probability,
      OptionalDouble smallest,
      double best,
      OptionalDouble cost,
      Optional<String> currency,
      String reason) {}

  /** A scenario in a world. */
  record World(String world, String scenario, double share, double regret) {}

  /** A test at past dates. */
  record Tested(
      String indicator,
      long horizon,
      String mode,
      long origins,
      OptionalDouble crps,
      Optional<String> rival,
      OptionalDouble rivalCrps,
      OptionalDouble coverage80,
      String label) {}

  List<Model> models(String missionId) throws SQLException {
    return tables.list(
        "SELECT * FROM model_all WHERE mission_id = ? AND as_of = ? ORDER BY model_id",
        row ->
            new Model(
                row.text("model_id"),
                row.text("title"),
                row.text("question"),
                row.text("owner"),
                row.text("assured"),
                row.text("label"),
                row.text("label_reason"),
                row.whole("horizon_months"),
                row.whole("lowest_evidence"),
                row.whole("draws"),
                row.text("unchecked")),
        missionId,
        asOf);
  }

  /** Answers of scenarios, by goal, the one that reaches it most often first. */
  List<Answer> answers(String model) throws SQLException {
    return tables.list(
        """
        SELECT s.*, g.indicator_id, g.target_period, g.target_value, i.title AS indicator,
          i.measure, i.unit, i.better, i.per, c.title AS scenario_title,
          coalesce(c.evidence, 5) AS evidence
        FROM scenario_goal_all s
        JOIN goal_all g ON g.goal_id = s.goal_id AND g.as_of = s.as_of
        JOIN indicator_all i ON i.indicator_id = g.indicator_id AND i.as_of = s.as_of
        LEFT JOIN (SELECT model_id, as_of, scenario_id, min(title) AS title,
            min(evidence) AS evidence FROM scenario_all GROUP BY ALL) c
          ON c.model_id = s.model_id AND c.scenario_id = s.scenario_id AND c.as_of = s.as_of
        WHERE s.model_id = ? AND s.as_of = ? AND s.scenario_id <> 'baseline'
        ORDER BY s.goal_id, s.share DESC, s.scenario_id\
        """,
        row ->
            new Answer(
                row.text("goal_id"),
                row.text("scenario_id"),
                row.optionalText("scenario_title").orElse(row.text("scenario_id")),
                row.text("indicator_id"),
                row.text("indicator"),
                ReportTables.scale(row),
                row.text("target_period"),
                row.number("target_value"),
                row.number("share"),
                row.number("share_baseline"),
                row.optionalNumber("p_goal"),
                row.optionalNumber("p_baseline"),
                row.text("reason"),
                row.whole("evidence")),
        model,
        asOf);
  }

  List<Point> points(String model, String scenario, String indicator) throws SQLException {
    return tables.list(
        """
        SELECT s.*, b.q10 AS base10, b.q50 AS base50, b.q90 AS base90
        FROM scenario_projection_all s
        JOIN scenario_projection_all b ON b.model_id = s.model_id AND b.as_of = s.as_of
          AND b.indicator_id = s.indicator_id AND b.period = s.period
          AND b.scenario_id = 'baseline'
        WHERE s.model_id = ? AND s.scenario_id = ? AND s.indicator_id = ? AND s.as_of = ?
        ORDER BY s.period\
        """,
        row ->
            new Point(
                row.text("period"),
                row.number("q10"),
                row.number("q50"),
                row.number("q90"),
                row.number("base10"),
                row.number("base50"),
                row.number("base90"),
                row.number("difference_q10"),
                row.number("difference_q50"),
                row.number("difference_q90")),
        model,
        scenario,
        indicator,
        asOf);
  }

  /** Effects elsewhere in the last period, the worst first. */
  List<Affected> affected(String model) throws SQLException {
    return tables.list(
        """
        WITH last AS (
          SELECT *, row_number() OVER (PARTITION BY scenario_id, link_id ORDER BY period DESC) AS n
          FROM scenario_affected_all WHERE model_id = ? AND as_of = ?)
        SELECT l.*, i.title AS indicator, i.measure, i.unit, i.better, i.per,
          coalesce(m.title, l.to_mission) AS mission_title,
          coalesce(c.title, l.scenario_id) AS scenario_title,
          h.p_limit_holds AS holds, h.p_limit_baseline AS held
        FROM last l
        LEFT JOIN indicator_all i ON i.indicator_id = l.indicator_id AND i.as_of = l.as_of
        LEFT JOIN mission_all m ON m.mission_id = i.mission_id AND m.as_of = l.as_of
        LEFT JOIN (SELECT model_id, as_of, scenario_id, min(title) AS title
            FROM scenario_all GROUP BY ALL) c
          ON c.model_id = l.model_id AND c.scenario_id = l.scenario_id AND c.as_of = l.as_of
        LEFT JOIN (SELECT scenario_id, link_id, max(p_limit_holds) AS p_limit_holds,
            max(p_limit_baseline) AS p_limit_baseline
            FROM scenario_affected_all WHERE model_id = ? AND as_of = ? GROUP BY ALL) h
          ON h.scenario_id = l.scenario_id AND h.link_id = l.link_id
        WHERE l.n = 1 AND (l.effect_q10 <> 0 OR l.effect_q90 <> 0)
        ORDER BY l.harm DESC, l.scenario_id, l.link_id\
        """,
        row ->
            new Affected(
                row.text("scenario_id"),
                row.text("scenario_title"),
                row.optionalText("indicator").orElse(row.text("indicator_id")),
                ReportTables.scale(row),
                row.text("mission_title"),
                row.text("period"),
                row.number("effect_q10"),
                row.number("effect_q50"),
                row.number("effect_q90"),
                row.optionalNumber("natural_q50"),
                row.number("harm"),
                row.optionalNumber("holds"),
                row.optionalNumber("held"),
                row.whole("evidence"),
                row.text("via")),
        model,
        asOf,
        model,
        asOf);
  }

  /** The number of effects elsewhere that somebody has declared. */
  long links(String model) throws SQLException {
    return tables
        .list(
            "SELECT count(*) AS n FROM model_link_all WHERE model_id = ? AND as_of = ?",
            row -> row.whole("n"),
            model,
            asOf)
        .get(0);
  }

  List<Shortage> shortages(String model) throws SQLException {
    return tables.list(
        """
        SELECT * FROM (
          SELECT *, row_number() OVER (PARTITION BY capacity_id ORDER BY period) AS n
          FROM scenario_readiness_all WHERE model_id = ? AND as_of = ? AND short_by > 0)
        WHERE n = 1 ORDER BY period, capacity_id\
        """,
        row ->
            new Shortage(
                row.text("capacity_id"),
                row.text("owner"),
                row.text("period"),
                row.number("needed_q80"),
                row.number("declared"),
                row.optionalText("order_by").orElse("")),
        model,
        asOf);
  }

  /** Capacities of which a need is known. */
  long capacities(String model) throws SQLException {
    return tables
        .list(
            "SELECT count(DISTINCT capacity_id) AS n FROM scenario_readiness_all"
                + " WHERE model_id = ? AND as_of = ?",
            row -> row.whole("n"),
            model,
            asOf)
        .get(0);
  }

  List<Input> inputs(String model, String goal) throws SQLException {
    return tables.list(
        """
        SELECT * FROM scenario_sensitivity_all WHERE model_id = ? AND goal_id = ? AND as_of = ?
        ORDER BY coalesce(first_order, total_order, (low + high) / 2) DESC, input\
        """,
        row ->
            new Input(
                row.text("input"),
                row.optionalNumber("first_order"),
                row.optionalNumber("low"),
                row.optionalNumber("high"),
                row.optionalNumber("total_order"),
                row.optionalNumber("evppi").orElse(0)),
        model,
        goal,
        asOf);
  }

  List<Requirement> requirements(String model, String goal) throws SQLException {
    return tables.list(
        """
        SELECT r.*, coalesce(c.title, '') AS scenario_title FROM scenario_requirement_all r
        LEFT JOIN (SELECT model_id, as_of, scenario_id, min(title) AS title
            FROM scenario_all GROUP BY ALL) c
          ON c.model_id = r.model_id AND c.scenario_id = r.scenario_id AND c.as_of = r.as_of
        WHERE r.model_id = ? AND r.goal_id = ? AND r.as_of = ? ORDER BY r.lever, r.smallest\
        """,
        row ->
            new Requirement(
                row.text("lever"),
                row.text("scenario_title"),
                row.number("probability"),
                row.optionalNumber("smallest"),
                row.number("best_share"),
                row.optionalNumber("cost"),
                row.optionalText("currency"),
                row.text("reason")),
        model,
        goal,
        asOf);
  }

  List<World> worlds(String model, String goal) throws SQLException {
    return tables.list(
        """
        SELECT * FROM scenario_world_all WHERE model_id = ? AND goal_id = ? AND as_of = ?
        ORDER BY world_id, share DESC, scenario_id\
        """,
        row ->
            new World(
                row.text("world_title"),
                row.text("scenario_id"),
                row.number("share"),
                row.number("regret")),
        model,
        goal,
        asOf);
  }

  List<Tested> tests(String model) throws SQLException {
    return tables.list(
        """
        SELECT b.*, i.title AS indicator FROM model_backtest_all b
        JOIN indicator_all i ON i.indicator_id = b.indicator_id AND i.as_of = b.as_of
        WHERE b.model_id = ? AND b.as_of = ? ORDER BY i.title, b.mode, b.horizon\
        """,
        row ->
            new Tested(
                row.text("indicator"),
                row.whole("horizon"),
                row.text("mode"),
                row.whole("origins"),
                row.optionalNumber("crps"),
                row.optionalText("rival"),
                row.optionalNumber("rival_crps"),
                row.optionalNumber("coverage80"),
                row.text("label")),
        model,
        asOf);
  }

  /** How many earlier predictions have come true or not: scored, and held within their 80%. */
  long[] record(String model) throws SQLException {
    return tables
        .list(
            "SELECT count(observed) AS scored,"
                + " count(*) FILTER (WHERE observed BETWEEN q10 AND q90) AS held"
                + " FROM model_record_all WHERE model_id = ? AND as_of = ?",
            row -> new long[] {row.whole("scored"), row.whole("held")},
            model,
            asOf)
        .get(0);
  }
}

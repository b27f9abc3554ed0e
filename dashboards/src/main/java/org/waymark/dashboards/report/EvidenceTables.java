package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.dashboards.chart.SpcChart;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.dashboards.words.ChartWords;
import org.waymark.dashboards.words.Scale;

/** What stands behind findings at a date: charts, peers, reports, places that could learn. */
final class EvidenceTables {
  private final PublishedTables tables;
  private final LocalDate asOf;

  /** A point of the control chart of an indicator of a place. */
  record PlacePoint(String indicatorId, String placeId, SpcChart.Point point) {}

  /**
   * An indicator of a place as it was tested; see {@code deviance_score}.
   *
   * @param observedLow lower end of the 95% interval of the observed value; empty where nothing
   *     tells how precise it is
   * @param observedHigh its upper end
   */
  record Score(
      String indicatorId,
      String placeId,
      String placeName,
      Optional<String> placeType,
      OptionalDouble observed,
      double expected,
      double effect,
      OptionalDouble effectSe,
      OptionalDouble denominator,
      OptionalDouble tau,
      OptionalDouble observedLow,
      OptionalDouble observedHigh) {}

  /** How often reports of a place speak of a theme, and those of all others. */
  record Voice(
      String placeId, String themeTitle, long reports, long mentions, OptionalDouble elsewhere) {}

  /** A redacted excerpt; {@code first} is the first day of its period. */
  record Excerpt(
      String placeId,
      String themeTitle,
      String period,
      LocalDate first,
      Optional<String> role,
      String words) {}

  /** A place that could learn from a finding. */
  record Candidate(
      String findingId,
      String placeId,
      String placeName,
      double distance,
      double gap,
      OptionalDouble potentialGain) {}

  EvidenceTables(PublishedTables tables, LocalDate asOf) {
    this.tables = tables;
    this.asOf = asOf;
  }

  List<PlacePoint> controlCharts(List<Finding> findings) throws SQLException {
    if (findings.isEmpty()) {
      return List.of();
    }
    List<Object> parameters = new ArrayList<>(List.of(asOf));
    parameters.addAll(findings.stream().map(Finding::indicatorId).distinct().toList());
    int indicators = parameters.size() - 1;
    parameters.addAll(findings.stream().map(Finding::placeId).distinct().toList());
    int places = parameters.size() - 1 - indicators;
    return tables.list(
        "SELECT * FROM spc_point_all WHERE as_of = ? AND indicator_id IN ("
            + PublishedTables.marks(indicators)
            + ") AND place_id IN ("
            + PublishedTables.marks(places)
            + ") ORDER BY indicator_id, place_id, period_start, event",
        row ->
            new PlacePoint(
                row.text("indicator_id"),
                row.text("place_id"),
                new SpcChart.Point(
                    row.text("period"),
                    row.date("period_start"),
                    row.date("period_end"),
                    row.number("value"),
                    row.number("mean"),
                    row.optionalNumber("lower_limit"),
                    row.optionalNumber("upper_limit"),
                    row.optionalText("rule"),
                    row.text("variation"),
                    ChartWords.of(
                            row.optionalText("chart"),
                            row.optionalNumber("crossings"),
                            row.optionalNumber("crossings_limit"))
                        .with(
                            ChartWords.Open.of(
                                row.optionalNumber("open_interval"),
                                row.optionalText("open_variation"))),
                    row.optionalText("context"))),
        parameters.toArray());
  }

  /** An indicator that moved as part of a finding of a whole place. */
  record Part(
      String findingId,
      String title,
      Scale scale,
      OptionalDouble observed,
      OptionalDouble expected,
      double effect,
      double share,
      boolean foundAlone) {}

  /** The indicators that moved together, by finding and share. */
  List<Part> parts(List<Finding> wholePlaces) throws SQLException {
    if (wholePlaces.isEmpty()) {
      return List.of();
    }
    List<Object> parameters = new ArrayList<>();
    parameters.add(asOf);
    wholePlaces.forEach(f -> parameters.add(f.id()));
    return tables.list(
        "SELECT p.*, i.title, i.measure, i.unit, i.better, i.per FROM finding_indicator_all p"
            + " JOIN indicator_all i ON i.indicator_id = p.indicator_id AND i.as_of = p.as_of"
            + " WHERE p.as_of = ? AND p.finding_id IN ("
            + PublishedTables.marks(wholePlaces.size())
            + ") ORDER BY p.finding_id, p.share DESC, p.indicator_id",
        row ->
            new Part(
                row.text("finding_id"),
                row.text("title"),
                ReportTables.scale(row),
                row.optionalNumber("observed"),
                row.optionalNumber("expected"),
                row.number("effect"),
                row.number("share"),
                row.flag("found_alone")),
        parameters.toArray());
  }

  /** What was seen of the counterparts that worsened, and what was expected, by finding. */
  Map<String, String> losses(List<Finding> findings) throws SQLException {
    Map<String, String> losses = new HashMap<>();
    for (Finding f : findings) {
      if (f.counterpartWorse()) {
        tables
            .list(
                """
                SELECT c.*, s.observed, s.expected FROM indicator_all i
                JOIN indicator_all c ON c.indicator_id = i.counterpart AND c.as_of = i.as_of
                JOIN deviance_score_all s ON s.indicator_id = c.indicator_id AND s.as_of = i.as_of
                WHERE i.indicator_id = ? AND s.place_id = ? AND i.as_of = ?
                  AND s.observed IS NOT NULL AND s.expected IS NOT NULL\
                """,
                row -> {
                  Scale scale = ReportTables.scale(row);
                  return ": "
                      + scale.value(row.number("observed"))
                      + " were seen where "
                      + scale.value(row.number("expected"))
                      + " were expected of its circumstances";
                },
                f.indicatorId(),
                f.placeId(),
                asOf)
            .forEach(words -> losses.put(f.id(), words));
      }
    }
    return losses;
  }

  List<Score> scores(String missionId, List<Finding> findings) throws SQLException {
    List<String> indicators = findings.stream().map(Finding::indicatorId).distinct().toList();
    if (indicators.isEmpty()) {
      return List.of();
    }
    return tables.list(
        "SELECT s.indicator_id, s.place_id, s.observed, s.expected, s.effect, s.effect_se,"
            + " s.denominator, s.tau, s.observed_low, s.observed_high,"
            + " coalesce(p.name, s.place_id) AS place_name, p.type AS place_type"
            + " FROM deviance_score_all s"
            + " LEFT JOIN place_all p ON p.place_id = s.place_id AND p.as_of = s.as_of"
            + " WHERE s.mission_id = ? AND s.as_of = ? AND s.effect IS NOT NULL"
            + " AND s.expected IS NOT NULL AND s.indicator_id IN ("
            + PublishedTables.marks(indicators.size())
            + ") ORDER BY s.indicator_id, s.place_id",
        row ->
            new Score(
                row.text("indicator_id"),
                row.text("place_id"),
                row.text("place_name"),
                row.optionalText("place_type"),
                row.optionalNumber("observed"),
                row.number("expected"),
                row.number("effect"),
                row.optionalNumber("effect_se"),
                row.optionalNumber("denominator"),
                row.optionalNumber("tau"),
                row.optionalNumber("observed_low"),
                row.optionalNumber("observed_high")),
        all(List.of(missionId, asOf), indicators));
  }

  /** Themes at the places over the 13 weeks before the date, beside other places of their type. */
  List<Voice> voices(String missionId, Collection<String> places) throws SQLException {
    if (places.isEmpty()) {
      return List.of();
    }
    return tables.list(
        """
        WITH recent AS (
          SELECT r.*, coalesce(p.type, '') AS type FROM report_theme_all r
          LEFT JOIN place_all p ON p.place_id = r.place_id AND p.as_of = r.as_of
          WHERE r.mission_id = ? AND r.as_of = ? AND r.period_end > r.as_of - INTERVAL 91 DAY),
        weekly AS (
          SELECT type, place_id, period, max(reports) AS reports FROM recent GROUP BY ALL),
        written AS (SELECT type, place_id, sum(reports) AS reports FROM weekly GROUP BY ALL),
        written_by AS (SELECT type, sum(reports) AS reports FROM written GROUP BY type),
        spoken AS (
          SELECT type, place_id, theme_id, sum(mentions) AS mentions FROM recent GROUP BY ALL),
        spoken_by AS (
          SELECT type, theme_id, sum(mentions) AS mentions FROM spoken GROUP BY ALL)
        SELECT s.place_id, coalesce(t.title, s.theme_id) AS title, w.reports, s.mentions,
          (a.mentions - s.mentions) / nullif(b.reports - w.reports, 0) AS elsewhere
        FROM spoken s
        JOIN written w USING (place_id)
        JOIN spoken_by a ON a.type = s.type AND a.theme_id = s.theme_id
        JOIN written_by b ON b.type = s.type
        LEFT JOIN theme_all t ON t.theme_id = s.theme_id AND t.mission_id = ? AND t.as_of = ?
        WHERE s.mentions > 0 AND s.place_id IN (%s)
        ORDER BY s.place_id, s.mentions DESC, s.theme_id\
        """
            .formatted(PublishedTables.marks(places.size())),
        row ->
            new Voice(
                row.text("place_id"),
                row.text("title"),
                row.whole("reports"),
                row.whole("mentions"),
                row.optionalNumber("elsewhere")),
        all(List.of(missionId, asOf, missionId, asOf), places));
  }

  /** The excerpts of the places that say most, the latest first among equals; a dozen per place. */
  List<Excerpt> excerpts(String missionId, Collection<String> places) throws SQLException {
    if (places.isEmpty()) {
      return List.of();
    }
    return tables.list(
        "SELECT e.place_id, coalesce(t.title, e.theme_id) AS title, e.period, e.period_start,"
            + " e.role, e.excerpt FROM report_excerpt_all e LEFT JOIN theme_all t ON t.theme_id ="
            + " e.theme_id AND t.mission_id = e.mission_id AND t.as_of = e.as_of WHERE e.method <>"
            + " 'word' AND e.mission_id = ? AND e.as_of = ? AND e.place_id IN ("
            + PublishedTables.marks(places.size())
            + ") QUALIFY row_number() OVER (PARTITION BY e.place_id ORDER BY e.period_end > e.as_of"
            + " - INTERVAL 91 DAY DESC, e.score DESC, e.period_start DESC, e.report_id, e.theme_id)"
            + " <= 12 ORDER BY e.place_id, e.period_end > e.as_of - INTERVAL 91 DAY DESC, e.score"
            + " DESC, e.period_start DESC, e.report_id, e.theme_id",
        row ->
            new Excerpt(
                row.text("place_id"),
                row.text("title"),
                row.text("period"),
                row.date("period_start"),
                row.optionalText("role"),
                row.text("excerpt")),
        all(List.of(missionId, asOf), places));
  }

  /** The five places most like each finding's that could learn from it. */
  List<Candidate> candidates(List<Finding> findings) throws SQLException {
    if (findings.isEmpty()) {
      return List.of();
    }
    return tables.list(
        "SELECT c.*, coalesce(p.name, c.place_id) AS place_name FROM scaling_candidate_all c"
            + " LEFT JOIN place_all p ON p.place_id = c.place_id AND p.as_of = c.as_of"
            + " WHERE c.as_of = ? AND c.rank <= 5 AND c.finding_id IN ("
            + PublishedTables.marks(findings.size())
            + ") ORDER BY c.finding_id, c.rank",
        row ->
            new Candidate(
                row.text("finding_id"),
                row.text("place_id"),
                row.text("place_name"),
                row.number("distance"),
                row.number("gap"),
                row.optionalNumber("potential_gain")),
        all(List.of(asOf), findings.stream().map(Finding::id).toList()));
  }

  private static Object[] all(List<?> first, Collection<?> rest) {
    Object[] parameters = Arrays.copyOf(first.toArray(), first.size() + rest.size());
    int i = first.size();
    for (Object value : rest) {
      parameters[i++] = value;
    }
    return parameters;
  }
}

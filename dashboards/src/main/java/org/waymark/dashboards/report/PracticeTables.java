package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.dashboards.table.Row;
import org.waymark.dashboards.words.Scale;

/** What sets deviants of a mission apart, who could take it up, and what became of it elsewhere. */
final class PracticeTables {
  private final PublishedTables tables;
  private final LocalDate asOf;
  private final String missionId;
  private final List<Found> found;
  private final List<Site> sites;

  /**
   * A theme or word that sets deviants apart.
   *
   * @param word whether it is a word that the codebook has no theme for
   * @param told reports or excerpts of the places that show it
   */
  record Found(
      String title,
      String themeId,
      String deviants,
      boolean word,
      long told,
      double oddsRatio,
      OptionalDouble low,
      OptionalDouble high) {}

  /** A place that shows a practice, or could take it up. */
  record Site(String themeId, String deviants, String placeId, String placeName) {}

  /** Words from a place that shows it. */
  record Words(
      String themeId, String placeName, String period, Optional<String> role, String excerpt) {}

  /** A practice that a place took up. */
  record Adoption(
      String practice,
      int level,
      String placeName,
      LocalDate since,
      String indicator,
      Scale scale,
      OptionalDouble observed,
      OptionalDouble expected,
      String verdict,
      Optional<String> reason) {}

  /** Reads which practices were found, and where. */
  PracticeTables(PublishedTables tables, LocalDate asOf, String missionId) throws SQLException {
    this.tables = tables;
    this.asOf = asOf;
    this.missionId = missionId;
    found = readFound();
    sites = readSites();
  }

  /** The practices, the surest first. */
  List<Found> found() {
    return found;
  }

  /** The places that show a practice. */
  List<Site> sites(Found practice) {
    return sites.stream()
        .filter(s -> s.themeId().equals(practice.themeId()))
        .filter(s -> s.deviants().equals(practice.deviants()))
        .toList();
  }

  private List<Found> readFound() throws SQLException {
    return tables.list(
        """
        SELECT p.*, CASE p.kind WHEN 'word' THEN substr(p.theme_id, 6)
          ELSE coalesce(r.title, t.title, p.theme_id) END AS title FROM practice_all p
        LEFT JOIN theme_all t ON t.theme_id = p.theme_id AND t.mission_id = p.mission_id
          AND t.as_of = p.as_of
        LEFT JOIN registered_practice_all r ON r.practice_id = p.practice_id
          AND r.mission_id = p.mission_id AND r.as_of = p.as_of
        WHERE p.mission_id = ? AND p.as_of = ? ORDER BY p.q_value, p.theme_id, p.deviants""",
        row ->
            new Found(
                row.text("title"),
                row.text("theme_id"),
                row.text("deviants"),
                row.text("kind").equals("word"),
                row.whole("excerpts"),
                row.number("odds_ratio"),
                row.optionalNumber("ci_low"),
                row.optionalNumber("ci_high")),
        missionId,
        asOf);
  }

  private List<Site> readSites() throws SQLException {
    return tables.list(
        """
        WITH site AS (
          SELECT theme_id, deviants, as_of,
            unnest(from_json(places, '["VARCHAR"]')) AS place_id
          FROM practice_all WHERE mission_id = ? AND as_of = ?)
        SELECT s.theme_id, s.deviants, s.place_id, coalesce(p.name, s.place_id) AS place_name
        FROM site s
        LEFT JOIN place_all p ON p.place_id = s.place_id AND p.as_of = s.as_of
        ORDER BY s.theme_id, s.deviants, s.place_id""",
        PracticeTables::site,
        missionId,
        asOf);
  }

  private static Site site(Row row) throws SQLException {
    return new Site(
        row.text("theme_id"), row.text("deviants"), row.text("place_id"), row.text("place_name"));
  }

  /** By place the title of the practice that sets it apart most clearly. */
  Map<String, String> practised() {
    Map<String, String> titles = new LinkedHashMap<>();
    for (Found practice : found) {
      sites(practice).forEach(s -> titles.putIfAbsent(s.placeId(), practice.title()));
    }
    return titles;
  }

  /** The places most like those that show a practice, and that do not show it yet. */
  List<Site> candidates() throws SQLException {
    return tables.list(
        """
        SELECT c.theme_id, '' AS deviants, c.place_id, coalesce(p.name, c.place_id) AS place_name
        FROM scaling_candidate_all c
        JOIN positive_deviance_all f ON f.finding_id = c.finding_id AND f.as_of = c.as_of
        LEFT JOIN place_all p ON p.place_id = c.place_id AND p.as_of = c.as_of
        WHERE f.mission_id = ? AND c.as_of = ? AND c.theme_id IS NOT NULL
        GROUP BY ALL ORDER BY min(c.rank), min(c.distance), place_name""",
        PracticeTables::site,
        missionId,
        asOf);
  }

  /** For each theme that sets deviants apart the latest excerpts of its sites, one of each. */
  List<Words> words() throws SQLException {
    return tables.list(
        """
        WITH site AS (
          SELECT DISTINCT theme_id, period_start, period_end, as_of,
            unnest(from_json(places, '["VARCHAR"]')) AS place_id
          FROM practice_all WHERE mission_id = ? AND as_of = ?)
        SELECT s.theme_id, coalesce(p.name, s.place_id) AS place_name, e.period, e.role, e.excerpt
        FROM site s
        JOIN report_excerpt_all e ON e.theme_id = s.theme_id AND e.place_id = s.place_id
          AND e.as_of = s.as_of AND e.mission_id = ?
          AND e.period_start BETWEEN s.period_start AND s.period_end
        LEFT JOIN place_all p ON p.place_id = s.place_id AND p.as_of = s.as_of
        QUALIFY row_number() OVER (PARTITION BY s.theme_id, s.place_id
          ORDER BY e.score DESC, e.period_start DESC, e.report_id) = 1
        ORDER BY s.theme_id, s.place_id""",
        row ->
            new Words(
                row.text("theme_id"),
                row.text("place_name"),
                row.text("period"),
                row.optionalText("role"),
                row.text("excerpt")),
        missionId,
        asOf,
        missionId);
  }

  /** What taking up a practice of the register did. */
  List<Adoption> adoptions() throws SQLException {
    return tables.list(
        """
        SELECT r.title AS practice, r.evidence_level, coalesce(p.name, a.place_id) AS place_name,
          a.since, i.title AS indicator, i.*, a.observed, a.expected, a.verdict, a.reason
        FROM practice_adoption_all a
        JOIN registered_practice_all r ON r.practice_id = a.practice_id
          AND r.mission_id = a.mission_id AND r.as_of = a.as_of
        JOIN indicator_all i ON i.indicator_id = a.indicator_id AND i.as_of = a.as_of
        LEFT JOIN place_all p ON p.place_id = a.place_id AND p.as_of = a.as_of
        WHERE a.mission_id = ? AND a.as_of = ?
        ORDER BY r.title, a.since, place_name, i.title""",
        row ->
            new Adoption(
                row.text("practice"),
                (int) row.whole("evidence_level"),
                row.text("place_name"),
                row.date("since"),
                row.text("indicator"),
                ReportTables.scale(row),
                row.optionalNumber("observed"),
                row.optionalNumber("expected"),
                row.text("verdict"),
                row.optionalText("reason")),
        missionId,
        asOf);
  }
}

package org.waymark.app.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.waymark.app.cli.CommandFailure;

/** Findings that are new, gone, or have another tier, effect or onset. */
final class FindingChanges {
  /** {from} and {to} are dates; a finding that is gone does not count. */
  private static final String SQL =
      """
      WITH f AS (FROM positive_deviance_all WHERE as_of = {from} AND state <> 'gone'),
      t AS (FROM positive_deviance_all WHERE as_of = {to} AND state <> 'gone'),
      k AS (
        SELECT finding_id, mission_id, indicator_id, place_id FROM f
        UNION SELECT finding_id, mission_id, indicator_id, place_id FROM t),
      o AS (
        SELECT o.* FROM observation_all o
        WHERE as_of IN ({from}, {to})
          AND (indicator_id, place_id) IN (SELECT (indicator_id, place_id) FROM k)),
      latest AS (
        SELECT indicator_id, place_id, max(period_end) FILTER (as_of = {from}) AS old,
          max(period_end) FILTER (as_of = {to}) AS now
        FROM o GROUP BY ALL),
      {revised_and_hidden},
      tested AS (
        SELECT mission_id, indicator_id, place_id, count(DISTINCT as_of) = 2 AS twice
        FROM deviance_score_all
        WHERE as_of IN ({from}, {to})
          AND (reason_not_tested IS NULL OR change_not_tested IS NULL)
        GROUP BY ALL),
      indicators AS (
        SELECT mission_id, indicator_id, arg_max(title, as_of) AS title,
          count(DISTINCT as_of) = 2 AS twice
        FROM indicator_all WHERE as_of IN ({from}, {to}) GROUP BY ALL),
      places AS (
        SELECT place_id, arg_max(name, as_of) AS name, count(DISTINCT as_of) = 2 AS twice
        FROM place_all WHERE as_of IN ({from}, {to}) GROUP BY ALL),
      left_then AS (
        SELECT finding_id, arg_max(reason_gone, as_of) AS reason
        FROM positive_deviance_all
        WHERE state = 'gone' AND as_of > {from} AND as_of <= {to} GROUP BY ALL)
      SELECT k.finding_id, k.mission_id,
        coalesce(places.name, k.place_id) || ': ' || coalesce(indicators.title,
          if(starts_with(k.indicator_id, 'group:'), 'related indicators together', k.indicator_id))
          AS name,
        f.tier AS old_tier, t.tier AS new_tier, f.effect AS old_effect, t.effect AS new_effect,
        coalesce(f.onset, '') AS old_onset, coalesce(t.onset, '') AS new_onset,
        left_then.reason AS gone,
        coalesce((indicators.twice OR starts_with(k.indicator_id, 'group:')) AND places.twice, false)
          AS registered,
        coalesce(tested.twice, starts_with(k.indicator_id, 'group:')) AS testable,
        coalesce(latest.now > latest.old, starts_with(k.indicator_id, 'group:')) AS newer,
        revised.place_id IS NOT NULL AS revised,
        file_gone.place_id IS NOT NULL AS file_gone,
        withdrawn.place_id IS NOT NULL AS withdrawn,
        restated.place_id IS NOT NULL AS restated,
        late.place_id IS NOT NULL AS late,
        coalesce(f.state = 'on-old-data', false) AS was_old,
        coalesce(t.state = 'on-old-data', false) AS is_old,
        hidden.place_id IS NOT NULL AS hidden
      FROM k
      LEFT JOIN f ON f.finding_id = k.finding_id
      LEFT JOIN t ON t.finding_id = k.finding_id
      LEFT JOIN latest ON latest.indicator_id = k.indicator_id AND latest.place_id = k.place_id
      LEFT JOIN revised ON revised.indicator_id = k.indicator_id AND revised.place_id = k.place_id
      LEFT JOIN hidden ON hidden.indicator_id = k.indicator_id AND hidden.place_id = k.place_id
      LEFT JOIN file_gone
        ON file_gone.indicator_id = k.indicator_id AND file_gone.place_id = k.place_id
      LEFT JOIN withdrawn
        ON withdrawn.indicator_id = k.indicator_id AND withdrawn.place_id = k.place_id
      LEFT JOIN restated
        ON restated.indicator_id = k.indicator_id AND restated.place_id = k.place_id
      LEFT JOIN late ON late.indicator_id = k.indicator_id AND late.place_id = k.place_id
      LEFT JOIN tested ON tested.mission_id = k.mission_id
        AND tested.indicator_id = k.indicator_id AND tested.place_id = k.place_id
      LEFT JOIN indicators ON indicators.mission_id = k.mission_id
        AND indicators.indicator_id = k.indicator_id
      LEFT JOIN places ON places.place_id = k.place_id
      LEFT JOIN left_then ON left_then.finding_id = k.finding_id
      ORDER BY t.finding_id IS NULL, f.finding_id IS NOT NULL, k.mission_id, name, k.finding_id
      """;

  private final List<Change> changes = new ArrayList<>();
  private int unchanged;

  private FindingChanges() {}

  /** Asks the tables. */
  static FindingChanges in(PublishedTables tables, Dates dates)
      throws CommandFailure, SQLException {
    FindingChanges all = new FindingChanges();
    try (PublishedTables.Answer answer = tables.select(dates.in(SQL))) {
      while (answer.rows().next()) {
        all.tell(answer.rows());
      }
    }
    return all;
  }

  /** What differs. */
  List<Change> changes() {
    return List.copyOf(changes);
  }

  /** Findings of both dates that do not differ. */
  int unchanged() {
    return unchanged;
  }

  private void tell(ResultSet row) throws SQLException {
    String before = row.getString("old_tier");
    String after = row.getString("new_tier");
    if (before == null) {
      add(row, "new", "", after, Reason.of(row));
      return;
    }
    if (after == null) {
      String told = row.getString("gone");
      // A run knows neither the other's rule nor which values of a file others hold too.
      boolean own = told == null || row.getBoolean("hidden") || Reason.isLost(row);
      add(row, "gone", before, "", own ? Reason.of(row) : Reason.of(told));
      return;
    }
    int known = changes.size();
    if (row.getBoolean("was_old") != row.getBoolean("is_old")) {
      boolean old = row.getBoolean("is_old");
      Reason why = old ? new Reason("data", "late") : Reason.of(row);
      add(row, "data", old ? "recent" : "old", old ? "old" : "recent", why);
    }
    differs(row, "tier", before, after);
    differs(
        row,
        "effect",
        Rounded.of(row.getDouble("old_effect")),
        Rounded.of(row.getDouble("new_effect")));
    differs(row, "onset", row.getString("old_onset"), row.getString("new_onset"));
    unchanged += changes.size() == known ? 1 : 0;
  }

  private void differs(ResultSet row, String what, String from, String to) throws SQLException {
    if (!from.equals(to)) {
      add(row, what, from, to, Reason.of(row));
    }
  }

  private void add(ResultSet row, String what, String from, String to, Reason reason)
      throws SQLException {
    changes.add(
        new Change(
            Change.Part.FINDING,
            what,
            row.getString("mission_id"),
            row.getString("finding_id"),
            row.getString("name"),
            from,
            to,
            reason.cause(),
            reason.detail()));
  }
}

package org.waymark.app.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.waymark.app.cli.CommandFailure;

/** Goals whose status, projected value or chance differs, by the primary method. */
final class GoalChanges {
  private static final String SQL =
      """
      WITH p AS (
        SELECT p.*, g.indicator_id, g.place_id, g.version
        FROM goal_progress_all p JOIN goal_all g USING (goal_id, as_of)
        WHERE p.method = 'linear-pace' AND p.as_of IN ({from}, {to})),
      f AS (FROM p WHERE as_of = {from}),
      t AS (FROM p WHERE as_of = {to}),
      o AS (
        FROM observation_all
        WHERE as_of IN ({from}, {to}) AND indicator_id IN (SELECT indicator_id FROM p)),
      {revised_and_hidden},
      titles AS (
        SELECT indicator_id, arg_max(title, as_of) AS title
        FROM indicator_all WHERE as_of IN ({from}, {to}) GROUP BY ALL)
      SELECT goal_id, coalesce(t.mission_id, f.mission_id) AS mission_id,
        coalesce(titles.title, goal_id) AS name,
        f.status AS old_status, t.status AS new_status,
        f.projected AS old_projected, t.projected AS new_projected,
        f.p_on_track AS old_p, t.p_on_track AS new_p,
        t.changed,
        f.version IS NOT NULL AND t.version IS NOT NULL AND f.version = t.version AS registered,
        f.value IS NOT NULL AND t.value IS NOT NULL AS testable,
        coalesce(f.period < t.period, false) AS newer,
        {of:file_gone}, {of:withdrawn}, {of:restated}, {of:late},
        {of:revised}, {of:hidden}
      FROM f FULL JOIN t USING (goal_id)
      LEFT JOIN titles ON titles.indicator_id = coalesce(t.indicator_id, f.indicator_id)
      ORDER BY 2, goal_id
      """;

  private static final Pattern NAMED = Pattern.compile("\\{of:(\\w+)\\}");

  private final List<Change> changes = new ArrayList<>();
  private int unchanged;

  private GoalChanges() {}

  /** Asks the tables. */
  static GoalChanges in(PublishedTables tables, Dates dates) throws CommandFailure, SQLException {
    GoalChanges all = new GoalChanges();
    try (PublishedTables.Answer answer = tables.select(dates.in(series(SQL)))) {
      while (answer.rows().next()) {
        all.tell(answer.rows());
      }
    }
    return all;
  }

  /** Whether one of the series that a goal is judged by is in a table, for each that is named. */
  private static String series(String sql) {
    return NAMED
        .matcher(sql)
        .replaceAll(
            """
            EXISTS (
              SELECT 1 FROM $1 s
              WHERE s.indicator_id = coalesce(t.indicator_id, f.indicator_id)
                AND (s.place_id = coalesce(t.place_id, f.place_id)
                  OR coalesce(t.place_id, f.place_id) IS NULL)) AS $1\
            """);
  }

  /** What differs. */
  List<Change> changes() {
    return List.copyOf(changes);
  }

  /** Goals of both dates that do not differ. */
  int unchanged() {
    return unchanged;
  }

  private void tell(ResultSet row) throws SQLException {
    String before = Objects.toString(row.getString("old_status"), "");
    String after = Objects.toString(row.getString("new_status"), "");
    if (before.isEmpty() || after.isEmpty()) {
      add(row, before.isEmpty() ? "new" : "gone", before, after);
      return;
    }
    int known = changes.size();
    differs(row, "status", before, after);
    differs(
        row,
        "projected",
        Rounded.column(row, "old_projected"),
        Rounded.column(row, "new_projected"));
    differs(
        row, "p_on_track", Rounded.probability(row, "old_p"), Rounded.probability(row, "new_p"));
    unchanged += changes.size() == known ? 1 : 0;
  }

  private void differs(ResultSet row, String what, String from, String to) throws SQLException {
    if (!from.equals(to)) {
      add(row, what, from, to);
    }
  }

  private void add(ResultSet row, String what, String from, String to) throws SQLException {
    Reason reason = Reason.of(row);
    boolean moved = !row.getBoolean("registered") && row.getString("changed") != null;
    changes.add(
        new Change(
            Change.Part.GOAL,
            what,
            row.getString("mission_id"),
            row.getString("goal_id"),
            row.getString("name"),
            from,
            to,
            reason.cause(),
            moved ? row.getString("changed") : reason.detail()));
  }
}

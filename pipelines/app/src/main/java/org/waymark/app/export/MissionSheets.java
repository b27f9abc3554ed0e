package org.waymark.app.export;

import static org.waymark.app.export.Column.chance;
import static org.waymark.app.export.Column.day;
import static org.waymark.app.export.Column.decimal;
import static org.waymark.app.export.Column.text;
import static org.waymark.app.export.Column.whole;

import java.util.List;
import org.waymark.app.export.Column.Shorthand;

/** Status of missions and their goals, and the latest values behind it. */
final class MissionSheets {
  private MissionSheets() {}

  static List<TableSheet> all() {
    return List.of(missions(), goals(), methods(), values());
  }

  private static TableSheet missions() {
    return new TableSheet(
        "Mission_progress",
        "Status of each mission",
        "One row is a mission.",
        List.of("mission_progress", "mission"),
        """
        SELECT m.title, p.headline, p.goals, p.on_track, p.score, p.coverage, p.p_all_committed,
          p.weakest_goal, m.owner_name, m.owner_contact, m.starts, m.ends, m.mission_id
        FROM mission_progress_all p JOIN mission_all m USING (mission_id, as_of)
        WHERE as_of = ? ORDER BY m.mission_id""",
        List.of(
            text("Mission", 34),
            text("Status", 50),
            whole("Goals (number)"),
            whole("Goals achieved or on track (number)"),
            decimal("Score (0 to 1) [note 7]"),
            decimal("Share of goals with a verdict (0 to 1)"),
            chance("Probability that every committed goal is reached (0 to 1) [note 8]"),
            text("Goal furthest behind", 26),
            text("Owner", 28).orElse(Shorthand.NOT_AVAILABLE),
            text("Contact", 28).orElse(Shorthand.NOT_AVAILABLE),
            day("Starts"),
            day("Ends"),
            text("Mission identifier", 20)));
  }

  private static TableSheet goals() {
    return new TableSheet(
        "Goals",
        "Progress of each goal by its pace since the baseline",
        "One row is a goal.",
        List.of("goal_progress", "goal", "mission", "indicator", "place"),
        """
        SELECT m.title, i.title, i.unit, coalesce(p.name, g.gap, 'All places'), g.ambition,
          g.baseline_period, g.baseline_value, g.target_period, g.target_value,
          v.period, v.value, v.required_pace, v.actual_pace, v.ratio, v.status, v.projected,
          t.p_on_track, v.behind_since, v.evidence, v.changed, g.version, g.version_since, g.goal_id
        FROM goal_all g
        JOIN goal_progress_all v ON v.goal_id = g.goal_id AND v.as_of = g.as_of
          AND v.method = 'linear-pace'
        LEFT JOIN goal_progress_all t ON t.goal_id = g.goal_id AND t.as_of = g.as_of
          AND t.method = 'trend'
        JOIN mission_all m ON m.mission_id = g.mission_id AND m.as_of = g.as_of
        JOIN indicator_all i ON i.indicator_id = g.indicator_id AND i.as_of = g.as_of
        LEFT JOIN place_all p ON p.place_id = g.place_id AND p.as_of = g.as_of
        WHERE g.as_of = ? ORDER BY g.mission_id, g.goal_id""",
        List.of(
            text("Mission", 28),
            text("Indicator", 32),
            text("Unit", 14),
            text("Place", 20),
            text("Ambition", 14),
            text("Baseline period [note 2]", 13),
            decimal("Baseline value [note 1]"),
            text("Target period [note 2]", 13),
            decimal("Target value [note 1]"),
            text("Latest period [note 2]", 13).orElse(Shorthand.NOT_AVAILABLE),
            decimal("Latest value [note 1]"),
            decimal("Required change per year [note 1]").orElse(Shorthand.NOT_APPLICABLE),
            decimal("Actual change per year [note 1]"),
            decimal("Actual over required pace (ratio) [note 7]"),
            text("Status [note 7]", 20),
            decimal("Projected value in the target period [note 1]"),
            chance("Probability of meeting the target (0 to 1) [note 8]"),
            text("Behind since [note 2]", 13),
            text("Verdict in a sentence", 50),
            text("What changed since the date published before", 40),
            whole("Version of the goal"),
            day("This version since"),
            text("Goal identifier", 22)));
  }

  private static TableSheet methods() {
    return new TableSheet(
        "Goal_methods",
        "Verdicts of every method on every goal",
        "One row is the verdict of one method on one goal; methods may disagree.",
        List.of("goal_progress"),
        """
        SELECT goal_id, method, period, value, ratio, status, projected, p_on_track, evidence,
          mission_id
        FROM goal_progress_all WHERE as_of = ? ORDER BY mission_id, goal_id, method""",
        List.of(
            text("Goal identifier", 22),
            text("Method [note 7]", 22),
            text("Latest period [note 2]", 13).orElse(Shorthand.NOT_AVAILABLE),
            decimal("Latest value [note 1]"),
            decimal("What the method compares (ratio) [note 7]"),
            text("Status [note 7]", 20),
            decimal("Projected value in the target period [note 1]"),
            chance("Probability of meeting the target (0 to 1) [note 8]"),
            text("Verdict in a sentence", 60),
            text("Mission identifier", 20)));
  }

  private static TableSheet values() {
    return new TableSheet(
        "Latest_values",
        "Latest value of each indicator at each place",
        "One row is an indicator of a place in the latest period for which it has a value.",
        List.of("observation", "indicator", "place"),
        """
        SELECT i.title, i.unit, p.name, o.period, o.value, o.numerator, o.denominator,
          o.standard_error, o.n, o.status, o.indicator_id, o.place_id
        FROM observation_all o
        JOIN indicator_all i ON i.indicator_id = o.indicator_id AND i.as_of = o.as_of
        JOIN place_all p ON p.place_id = o.place_id AND p.as_of = o.as_of
        WHERE o.as_of = ?
        QUALIFY row_number() OVER (
          PARTITION BY o.indicator_id, o.place_id ORDER BY o.period_start DESC, o.event DESC) = 1
        ORDER BY o.indicator_id, o.place_id""",
        List.of(
            text("Indicator", 36),
            text("Unit", 14),
            text("Place", 24),
            text("Period [note 2]", 13),
            decimal("Value [note 1]"),
            decimal("Numerator").orElse(Shorthand.NOT_APPLICABLE),
            decimal("Denominator").orElse(Shorthand.NOT_APPLICABLE),
            decimal("Standard error [note 1]"),
            decimal("Units behind the value (number)"),
            text("Status of the value [note 3]", 14),
            text("Indicator identifier", 24),
            text("Place identifier", 16)));
  }
}

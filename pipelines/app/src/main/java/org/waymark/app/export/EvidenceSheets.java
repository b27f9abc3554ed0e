package org.waymark.app.export;

import static org.waymark.app.export.Column.chance;
import static org.waymark.app.export.Column.day;
import static org.waymark.app.export.Column.decimal;
import static org.waymark.app.export.Column.text;
import static org.waymark.app.export.Column.whole;

import java.util.List;
import org.waymark.app.export.Column.Shorthand;

/** What was found, who could learn from it, what people speak of, and how good the data are. */
final class EvidenceSheets {
  private EvidenceSheets() {}

  static List<TableSheet> all() {
    return List.of(
        findings(),
        parts(),
        candidates(),
        practices(),
        adoptions(),
        themesByPeriod(),
        themesByPlace(),
        deliveries(),
        quality(),
        refused());
  }

  private static TableSheet findings() {
    return new TableSheet(
        "Findings",
        "Places whose outcomes are better than expected",
        "One row is an indicator of a place: new, standing, or gone since the date before.",
        List.of("positive_deviance", "mission", "indicator", "place"),
        """
        SELECT m.title, p.name, i.title, i.unit, f.state, f.tier, f.evidence, f.period_start,
          f.period_end, f.observed, f.expected, f.effect, f.effect_low, f.effect_high,
          f.effect_shrunk, f.p_value, f.q_value, f.onset, f.peers, f.weeks_standing,
          CASE WHEN f.counterpart_worse THEN 'Yes' ELSE 'No' END, f.reason_gone,
          f.mission_id, f.indicator_id, f.place_id, f.finding_id
        FROM positive_deviance_all f
        LEFT JOIN mission_all m ON m.mission_id = f.mission_id AND m.as_of = f.as_of
        LEFT JOIN indicator_all i ON i.indicator_id = f.indicator_id AND i.as_of = f.as_of
        LEFT JOIN place_all p ON p.place_id = f.place_id AND p.as_of = f.as_of
        WHERE f.as_of = ? ORDER BY f.mission_id, f.indicator_id, f.place_id\
        """,
        List.of(
            text("Mission", 28).orElse(Shorthand.NOT_AVAILABLE),
            text("Place", 24).orElse(Shorthand.NOT_AVAILABLE),
            text("Indicator", 32).orElse(Shorthand.NOT_AVAILABLE),
            text("Unit", 14),
            text("State [note 5]", 12),
            text("Kind of evidence [note 4]", 14),
            text("Finding in a sentence", 60),
            day("First day of the periods pooled"),
            day("Last day of the periods pooled"),
            decimal("Observed value [note 1]"),
            decimal("Expected value [note 1]"),
            decimal("Effect, positive is better [note 6]"),
            decimal("Effect, lower end of the 95% interval [note 6]"),
            decimal("Effect, upper end of the 95% interval [note 6]"),
            decimal("Effect, shrunk towards zero [note 6]"),
            chance("p-value, one-sided"),
            chance("q-value [note 9]"),
            text("First period of the change [note 2]", 13),
            whole("Places compared with (number)"),
            whole("Weeks as a finding (number)"),
            text("Counterpart worsened [note 10]", 14),
            text("Why it is gone [note 5]", 30),
            text("Mission identifier", 18),
            text("Indicator identifier", 22),
            text("Place identifier", 16),
            text("Finding identifier", 22)));
  }

  private static TableSheet parts() {
    return new TableSheet(
        "Finding_indicators",
        "Indicators that moved together where a place moved as a whole",
        "One row is an indicator that moved as part of a finding of a whole place.",
        List.of("finding_indicator", "mission", "indicator", "place"),
        """
        SELECT m.title, p.name, i.title, i.unit, q.observed, q.expected, q.effect, q.effect_se,
          q.share, CASE WHEN q.found_alone THEN 'Yes' ELSE 'No' END, q.mission_id, q.indicator_id,
          q.place_id, q.finding_id
        FROM finding_indicator_all q
        LEFT JOIN mission_all m ON m.mission_id = q.mission_id AND m.as_of = q.as_of
        LEFT JOIN indicator_all i ON i.indicator_id = q.indicator_id AND i.as_of = q.as_of
        LEFT JOIN place_all p ON p.place_id = q.place_id AND p.as_of = q.as_of
        WHERE q.as_of = ? ORDER BY q.mission_id, q.place_id, q.finding_id, q.indicator_id\
        """,
        List.of(
            text("Mission", 28).orElse(Shorthand.NOT_AVAILABLE),
            text("Place", 24).orElse(Shorthand.NOT_AVAILABLE),
            text("Indicator", 32).orElse(Shorthand.NOT_AVAILABLE),
            text("Unit", 14),
            decimal("Observed value [note 1]"),
            decimal("Value expected without the step [note 1]"),
            decimal("Step, positive is better [note 6]"),
            decimal("Standard error of the step [note 6]"),
            decimal("Share of the sum that was tested (below 0: it moved the other way)"),
            text("Also found alone", 12),
            text("Mission identifier", 18),
            text("Indicator identifier", 22),
            text("Place identifier", 16),
            text("Finding identifier", 22)));
  }

  private static TableSheet candidates() {
    return new TableSheet(
        "Candidates",
        "Places that could learn from a place ahead",
        "One row is a place that could learn from a finding, the most similar first.",
        List.of("scaling_candidate", "positive_deviance", "indicator", "place"),
        """
        SELECT a.name, i.title, i.unit, c.rank, b.name, c.distance, c.gap, c.potential_gain,
          c.gain_low, c.gain_high, c.stability, c.theme_id, c.place_id, c.finding_id
        FROM scaling_candidate_all c
        LEFT JOIN positive_deviance_all f ON f.finding_id = c.finding_id AND f.as_of = c.as_of
        LEFT JOIN place_all a ON a.place_id = f.place_id AND a.as_of = c.as_of
        LEFT JOIN indicator_all i ON i.indicator_id = f.indicator_id AND i.as_of = c.as_of
        LEFT JOIN place_all b ON b.place_id = c.place_id AND b.as_of = c.as_of
        WHERE c.as_of = ? ORDER BY f.mission_id, f.indicator_id, f.place_id, c.rank\
        """,
        List.of(
            text("Place to learn from", 24).orElse(Shorthand.NOT_AVAILABLE),
            text("Indicator", 32).orElse(Shorthand.NOT_AVAILABLE),
            text("Unit", 14),
            whole("Rank, 1 is the most similar"),
            text("Place that could learn", 24).orElse(Shorthand.NOT_AVAILABLE),
            decimal("Distance (standard deviations)"),
            decimal("Gap [note 1]"),
            decimal("Potential gain from half the gap (events) [note 11]")
                .orElse(Shorthand.NOT_APPLICABLE),
            decimal("Gain, lower end of the 95% interval (events)")
                .orElse(Shorthand.NOT_APPLICABLE),
            decimal("Gain, upper end of the 95% interval (events)")
                .orElse(Shorthand.NOT_APPLICABLE),
            decimal("Stability (0 to 1) [note 11]").orElse(Shorthand.NOT_APPLICABLE),
            text("Practice that it does not have yet", 24),
            text("Place identifier", 16),
            text("Finding identifier", 22)));
  }

  private static TableSheet practices() {
    return new TableSheet(
        "Practices",
        "What reports of places ahead mention more than those of their peers",
        "One row is a theme, or a word without a theme, that distinguishes places ahead from"
            + " their peers.",
        List.of("practice", "mission", "theme"),
        """
        SELECT m.title, CASE r.kind WHEN 'word' THEN 'the word ' || substr(r.theme_id, 6)
          ELSE t.title END, r.deviants, r.odds_ratio, r.ci_low, r.ci_high, r.q_value, r.sites,
          r.excerpts, array_to_string(from_json(r.places, '["VARCHAR"]'), '; '), r.period_start,
          r.period_end, r.practice_id
        FROM practice_all r
        JOIN mission_all m ON m.mission_id = r.mission_id AND m.as_of = r.as_of
        LEFT JOIN theme_all t ON t.theme_id = r.theme_id AND t.mission_id = r.mission_id
          AND t.as_of = r.as_of
        WHERE r.as_of = ? ORDER BY r.mission_id, r.theme_id, r.deviants\
        """,
        List.of(
            text("Mission", 28),
            text("Theme", 28),
            text("Which places ahead [note 12]", 14),
            decimal("Odds ratio [note 12]"),
            decimal("Odds ratio, lower end of the 95% interval"),
            decimal("Odds ratio, upper end of the 95% interval"),
            chance("q-value [note 9]"),
            whole("Places that show it (number)"),
            whole("Excerpts that show it (number)"),
            text("Identifiers of those places", 30),
            day("First day of the reports compared"),
            day("Last day of the reports compared"),
            text("Practice identifier", 24)));
  }

  private static TableSheet adoptions() {
    return new TableSheet(
        "Adoptions",
        "Effects of registered practices where they were taken up",
        "One row is a registered practice, a place that took it up, and an indicator.",
        List.of("practice_adoption", "registered_practice", "place", "indicator"),
        """
        SELECT r.title, r.evidence_level, p.name, a.since, i.title, a.verdict, a.reason, a.effect,
          a.effect_low, a.effect_high, a.p_value, a.observed, a.expected, a.pretrend_p, a.matched,
          a.periods_before, a.periods_after, a.mission_id, a.practice_id, a.place_id
        FROM practice_adoption_all a
        LEFT JOIN registered_practice_all r ON r.practice_id = a.practice_id
          AND r.mission_id = a.mission_id AND r.as_of = a.as_of
        LEFT JOIN place_all p ON p.place_id = a.place_id AND p.as_of = a.as_of
        LEFT JOIN indicator_all i ON i.indicator_id = a.indicator_id AND i.as_of = a.as_of
        WHERE a.as_of = ? ORDER BY a.mission_id, a.practice_id, a.place_id, a.indicator_id\
        """,
        List.of(
            text("Practice", 34),
            whole("Evidence level in the register (1 to 5)"),
            text("Place", 24).orElse(Shorthand.NOT_AVAILABLE),
            day("Taken up on"),
            text("Indicator", 30).orElse(Shorthand.NOT_AVAILABLE),
            text("Verdict", 18),
            text("Why there is no estimate", 36),
            decimal("Effect, positive is better [note 6]"),
            decimal("Effect, lower end of the 95% interval [note 6]"),
            decimal("Effect, upper end of the 95% interval [note 6]"),
            chance("p-value, two-sided"),
            decimal("Observed mean since [note 1]"),
            decimal("Expected without the effect [note 1]"),
            chance("p-value of a trend before"),
            whole("Places matched with (number)"),
            whole("Periods before (number)"),
            whole("Periods since (number)"),
            text("Mission identifier", 18),
            text("Practice identifier", 22),
            text("Place identifier", 16)));
  }

  private static TableSheet themesByPeriod() {
    return new TableSheet(
        "Themes_by_period",
        "Themes of reports, period by period",
        "One row is a theme of a mission in a period, over all places.",
        List.of("report_theme", "mission", "theme"),
        """
        SELECT m.title, t.title, r.period, sum(r.mentions), count(*) FILTER (WHERE r.mentions > 0),
          sum(r.praise), sum(r.problems), sum(r.suggestions), r.mission_id, r.theme_id
        FROM report_theme_all r
        JOIN mission_all m ON m.mission_id = r.mission_id AND m.as_of = r.as_of
        LEFT JOIN theme_all t ON t.theme_id = r.theme_id AND t.mission_id = r.mission_id
          AND t.as_of = r.as_of
        WHERE r.as_of = ? GROUP BY ALL ORDER BY r.mission_id, r.theme_id, r.period\
        """,
        List.of(
            text("Mission", 28),
            text("Theme", 28),
            text("Period [note 2]", 13),
            whole("Reports that mention it (number) [note 13]"),
            whole("Places whose reports mention it (number)"),
            whole("Reports that praise (number)"),
            whole("Reports of a problem (number)"),
            whole("Reports that suggest something (number)"),
            text("Mission identifier", 18),
            text("Theme identifier", 22)));
  }

  private static TableSheet themesByPlace() {
    return new TableSheet(
        "Themes_by_place",
        "Themes of reports, place by place, over the latest 91 days",
        "One row is a theme at a place, of periods that ended in the 91 days before the date.",
        List.of("report_theme", "mission", "theme", "place"),
        """
        SELECT m.title, p.name, t.title, min(r.period_start), max(r.period_end), sum(r.mentions),
          sum(r.praise), sum(r.problems), sum(r.suggestions), r.mission_id, r.place_id, r.theme_id
        FROM report_theme_all r
        JOIN mission_all m ON m.mission_id = r.mission_id AND m.as_of = r.as_of
        LEFT JOIN theme_all t ON t.theme_id = r.theme_id AND t.mission_id = r.mission_id
          AND t.as_of = r.as_of
        LEFT JOIN place_all p ON p.place_id = r.place_id AND p.as_of = r.as_of
        WHERE r.as_of = ? AND r.period_end > r.as_of - 91
        GROUP BY m.title, p.name, t.title, r.mission_id, r.place_id, r.theme_id
        HAVING sum(r.mentions) > 0 ORDER BY r.mission_id, r.place_id, r.theme_id\
        """,
        List.of(
            text("Mission", 28),
            text("Place", 24).orElse(Shorthand.NOT_AVAILABLE),
            text("Theme", 28),
            day("First day"),
            day("Last day"),
            whole("Reports that mention it (number) [note 13]"),
            whole("Reports that praise (number)"),
            whole("Reports of a problem (number)"),
            whole("Reports that suggest something (number)"),
            text("Mission identifier", 18),
            text("Place identifier", 16),
            text("Theme identifier", 22)));
  }

  private static TableSheet deliveries() {
    return new TableSheet(
        "Deliveries",
        "Delivered files, how recent their data are, and when the next is expected",
        "One row is a delivered file.",
        List.of("delivery"),
        """
        SELECT feed_id, source_file, state, first_seen, latest_period_end, expected_next,
          expected_by, bytes, sha256
        FROM delivery_all WHERE as_of = ? ORDER BY feed_id, source_file\
        """,
        List.of(
            text("Feed", 20),
            text("File", 36),
            text("State [note 15]", 12),
            day("First published date that read these bytes"),
            day("Last day of the latest period").orElse(Shorthand.NOT_AVAILABLE),
            day("Last day on which the next period is expected").orElse(Shorthand.NOT_AVAILABLE),
            text("Source of that day: declared or learned", 16).orElse(Shorthand.NOT_AVAILABLE),
            whole("Size as delivered (bytes)"),
            text("Digest of the delivered bytes", 66)));
  }

  private static TableSheet quality() {
    return new TableSheet(
        "Data_quality",
        "Checks on every delivered file",
        "One row is a check on a file.",
        List.of("data_quality"),
        """
        SELECT feed_id, source_file, "check", result, count, detail, rows_read, rows_accepted,
          rows_rejected, rows_skipped
        FROM data_quality_all WHERE as_of = ? ORDER BY feed_id, source_file, "check\"\
        """,
        List.of(
            text("Feed", 20),
            text("File", 36),
            text("Check", 24),
            text("Result", 10),
            whole("Rows or values concerned (number)"),
            text("Result in a sentence", 60),
            whole("Rows read (number) [note 14]"),
            whole("Rows accepted (number)"),
            whole("Rows rejected (number)"),
            whole("Rows skipped (number)")));
  }

  private static TableSheet refused() {
    return new TableSheet(
        "Refused_values",
        "Rejected values, by file, field and reason",
        "One row is a reason for which values of a field of a file were rejected.",
        List.of("rejected_record"),
        """
        SELECT feed_id, source_file, field, reason, count(*), min(line), arg_min(detail, line)
        FROM rejected_record_all WHERE as_of = ?
        GROUP BY ALL ORDER BY feed_id, source_file, field, reason\
        """,
        List.of(
            text("Feed", 20),
            text("File", 36),
            text("Field", 20),
            text("Reason", 26),
            whole("Values rejected (number)"),
            whole("First line"),
            text("What is wrong on that line", 60)));
  }
}

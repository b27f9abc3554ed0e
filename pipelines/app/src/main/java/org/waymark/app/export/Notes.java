package org.waymark.app.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.waymark.schema.PublishedTable;

/** What the sheet of notes says: shorthand, numbered notes, and tables that are not here. */
final class Notes {
  private static final String MANY_ROWS = "a row for every place and period, too many for a sheet";

  /** Tables that no sheet is made of, with the reason. */
  private static final Map<String, String> ELSEWHERE =
      with(
          Map.ofEntries(
              Map.entry("spc_point", MANY_ROWS),
              Map.entry(
                  "aggregate",
                  "a row for every scope and period; Goals has the latest of each goal"),
              Map.entry(
                  "funnel_point", "a row for every place and ratio, for those who draw funnels"),
              Map.entry("deviance_score", "a row for every test, for those who check the method"),
              Map.entry(
                  "report_excerpt", "texts of people, to read next to the chart in the report"),
              Map.entry(
                  "report_theme_role",
                  "a row for every role, theme and week; the dashboard of voices adds them up"),
              Map.entry(
                  "survey_estimate",
                  "every estimate and wave; their latest values are in Latest_values"),
              Map.entry(
                  "practice_score",
                  "every theme tested, practice or not, for those who check the method"),
              Map.entry(
                  "theme_suggestion",
                  "words that may become themes, for those who keep the codebook"),
              Map.entry(
                  "disclosure_audit",
                  "what the rule for small numbers suppresses, for those who check it"),
              Map.entry(
                  "theme_agreement", "how well themes are found, for those who check the method"),
              Map.entry("run", "times of day, which would make every file different")));

  /** Tables of one subject, of which none has a sheet. */
  private static Map<String, String> with(Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(others);
    for (String table :
        List.of(
            "watch_alert",
            "watch_measure",
            "goal_change",
            "plan_item",
            "colour_audit",
            "log_item",
            "money_flow",
            "team_mix")) {
      all.put(table, "the watch of missions; the dashboard of mission health shows it");
    }
    for (String table :
        List.of(
            "experiment",
            "experiment_result",
            "experiment_week",
            "experiment_check",
            "pilot",
            "pilot_result",
            "pilot_place",
            "pilot_path",
            "learning_loop",
            "loop_stage",
            "practice_evidence")) {
      all.put(table, "experiments, pilots and loops; the report shows them");
    }
    for (String table :
        List.of(
            "model",
            "model_variable",
            "model_link",
            "model_parameter",
            "model_backtest",
            "model_record",
            "scenario",
            "scenario_projection",
            "scenario_goal",
            "scenario_affected",
            "scenario_readiness",
            "scenario_sensitivity",
            "scenario_requirement",
            "scenario_world",
            "causal_prediction")) {
      all.put(table, "models and scenarios, for those who run them");
    }
    return all;
  }

  private static final List<String> NUMBERED =
      List.of(
          "Values are in the natural units of their indicator; see the column Unit. A proportion is"
              + " a share from 0 to 1, so 0.76 is 76%. A rate is per the scale of its indicator.",
          "Periods are written as SDMX does: 2026 a year, 2026-Q3 a quarter, 2026-11 a month,"
              + " 2026-W47 a week from Monday (ISO 8601), 2025-04-01/P1Y the financial year"
              + " 2025/26.",
          "normal: as first delivered. revised: a later delivery replaced the value."
              + " suppressed: a rule for small numbers of people hides it.",
          "confirmed: it moved, and is now beyond expectation. changed: it moved by more than"
              + " its usual variation. far-ahead: lasting, and circumstances that nobody measured"
              + " may explain it. standing: ahead of what its circumstances predict. A finding is"
              + " not proof. It is a reason to ask.",
          "new: not found at the date published before. standing: found at both dates. gone:"
              + " found then but not now, with the cause: reality (new periods), revision (revised"
              + " numbers), data (too few to test), method (what is registered or how it is"
              + " tested).",
          "Effects are in the units of the score: a log ratio for rates and counts, a log"
              + " odds ratio for proportions, natural units otherwise. An effect shrunk towards"
              + " zero by its reliability is the best guess of what will last.",
          "Status of the primary method linear-pace is from actual over required pace:"
              + " achieved, on-track, acceleration-needed, limited, deterioration, missed,"
              + " reached-and-lost or no-verdict. At 1 a goal is on the straight line. An"
              + " aspirational goal needs 0.7. Other methods compare growth rates, or shares of the"
              + " way covered or projected. The sheet Columns says which. The score of a mission is"
              + " the mean of its goals' ratios, each limited to 0 to 1.",
          "On the current trend. Not available if there is no proven trend.",
          "In a list cut at a q-value of 0.10, expect one finding in ten by chance"
              + " (Benjamini-Hochberg).",
          "The counterpart is the indicator that must not worsen while this one improves."
              + " Yes: it worsened significantly.",
          "Events that would be gained over the pooled periods if half of the gap closed."
              + " Stability is the share of lists, each made without one circumstance, in which the"
              + " place is still a candidate.",
          "found: places with a finding of any kind but far-ahead. far-ahead: places with"
              + " only such findings. The odds ratio compares their reports with those of peers"
              + " that write as much.",
          "A report may mention several themes, so do not add up the numbers of themes. The"
              + " words of a sentence decide whether it praises, reports a problem or suggests"
              + " something.",
          "Rows read = accepted + rejected + skipped. They count the rows of the file and are"
              + " the same on every check of it.",
          "gone: an earlier run read the file, and it is no longer delivered. late: the feed's next"
              + " period was expected before the date of this publication. restated: an earlier run"
              + " read the file with other bytes. on-time: none of these.");

  /** A line of the table of notes. */
  record Note(String mark, String text) {}

  private Notes() {}

  static List<Column> columns() {
    return List.of(Column.text("Note", 18), Column.text("Meaning", 110));
  }

  static List<Note> all(List<TableSheet> sheets) {
    List<Note> notes = new ArrayList<>();
    notes.add(
        new Note(Column.Shorthand.NOT_AVAILABLE.mark(), "Not available: the value is not known."));
    notes.add(
        new Note(
            Column.Shorthand.NOT_APPLICABLE.mark(), "Not applicable: there can be no value here."));
    notes.add(
        new Note(
            "[shortened]", "A text was too long for a cell. The published tables have all of it."));
    for (int n = 0; n < NUMBERED.size(); n++) {
      notes.add(new Note("[note " + (n + 1) + "]", NUMBERED.get(n)));
    }
    notes.add(
        new Note(
            "Identifiers",
            "The registry and the feeds give the names of places, indicators, missions and"
                + " themes. No cell of this file is a formula, even if its text begins like one."));
    for (Map.Entry<String, String> table : ELSEWHERE.entrySet()) {
      notes.add(
          new Note(
              "Not in this file",
              "The published table "
                  + table.getKey()
                  + " ("
                  + table.getValue()
                  + "). It is published next to this file as Parquet; see datapackage.json and"
                  + " views.sql."));
    }
    notes.add(
        new Note(
            "Only in part",
            "Sheets show a selection or a summary of these published tables. The whole tables"
                + " are published as Parquet: "
                + sheets.stream()
                    .flatMap(sheet -> sheet.from().stream())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "))
                + ". The sheets have only the latest period of observation, only sums of"
                + " report_theme, and no delivered rows of rejected_record."));
    return notes;
  }

  /** Published tables that neither a sheet shows nor a note explains the absence of. */
  static List<String> unexplained(List<TableSheet> sheets) {
    return PublishedTable.all().stream()
        .map(PublishedTable::name)
        .filter(name -> sheets.stream().noneMatch(sheet -> sheet.from().contains(name)))
        .filter(name -> !ELSEWHERE.containsKey(name))
        .toList();
  }
}

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
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("spc_point", MANY_ROWS),
              Map.entry(
                  "aggregate",
                  "a row for every scope and period; Goals has the latest of each goal"),
              Map.entry(
                  "funnel_point", "a row for every place and ratio, for those who draw funnels"),
              Map.entry(
                  "deviance_score",
                  "a row for every test, found or not, for those who check the method"),
              Map.entry(
                  "report_excerpt", "what people wrote, to be read beside the chart in the report"),
              Map.entry(
                  "report_theme_role",
                  "a row for every role, theme and week; the dashboard of voices sums them up"),
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
                  "what the rule for small numbers hides, for those who check it"),
              Map.entry(
                  "theme_agreement", "how well themes are found, for those who check the method"),
              Map.entry("run", "times of day, which would make every file another")));

  private static final List<String> NUMBERED =
      List.of(
          "Values are in the natural units of their indicator; see the column Unit. A proportion is"
              + " a share from 0 to 1, so 0.76 is 76%. A rate is per the scale of its indicator.",
          "Periods are written as SDMX does: 2026 a year, 2026-Q3 a quarter, 2026-11 a month,"
              + " 2026-W47 a week from Monday (ISO 8601), 2025-04-01/P1Y the financial year"
              + " 2025/26.",
          "normal: as first delivered. revised: a later delivery replaced an earlier one with"
              + " another value. suppressed: a rule for small numbers of people hides it.",
          "confirmed: it moved, and is now beyond expectation. changed: it moved by more than its"
              + " ordinary movement explains. far-ahead: lasting, and circumstances that nobody"
              + " measured may explain it. standing: ahead of what its circumstances predict. A"
              + " finding is no proof; it is a reason to go and ask.",
          "new: not found at the date published before. standing: found then and now. gone: found"
              + " then and not now, with the cause: reality (new periods), revision (revised"
              + " numbers), data (too few to test), method (what is registered or how it is"
              + " tested).",
          "Effects are in the units of the score: a log ratio for rates and counts, a log odds"
              + " ratio for proportions, natural units otherwise. Drawn towards zero by its"
              + " reliability, an effect is the best guess of what will last.",
          "Status of the method linear-pace, the primary one: achieved, on-track,"
              + " acceleration-needed, limited, deterioration, missed, reached-and-lost or"
              + " no-verdict, from actual over required pace (1 is on the straight line;"
              + " aspirational goals are asked for 0.7). Other methods compare growth rates or the"
              + " share of the way gone or foreseen; the sheet Columns says which. The score of a"
              + " mission is the mean of its goals' ratios, each cut to 0 to 1.",
          "If the trend goes on. Not available where no trend is proven.",
          "A list cut at a q-value of 0.10 is expected to hold one in ten that is luck"
              + " (Benjamini-Hochberg). Some places on every such list are there by chance.",
          "The counterpart is the indicator that must not worsen while this one improves. Yes: it"
              + " significantly worsened.",
          "What closing half of the gap would give in events over the pooled periods. Stability is"
              + " the share of the lists made without one of the circumstances in which the place"
              + " is still a candidate.",
          "found: places with a finding of any kind but far-ahead. far-ahead: places with nothing"
              + " else. The odds ratio compares their reports with those of peers that write as"
              + " much.",
          "A report may speak of several themes, so numbers of themes must not be added up. What a"
              + " sentence praises, tells of or suggests is judged by its words.",
          "Rows read = accepted + rejected + skipped. They are those of the file and stand on every"
              + " check of it.",
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
    notes.add(new Note(Column.Shorthand.NOT_AVAILABLE.mark(), "Not available: it is not known."));
    notes.add(
        new Note(
            Column.Shorthand.NOT_APPLICABLE.mark(), "Not applicable: there can be no value here."));
    notes.add(
        new Note(
            "[shortened]",
            "A text was longer than a cell can hold; all of it is in the published tables."));
    for (int n = 0; n < NUMBERED.size(); n++) {
      notes.add(new Note("[note " + (n + 1) + "]", NUMBERED.get(n)));
    }
    notes.add(
        new Note(
            "Identifiers",
            "Places, indicators, missions and themes are named as the registry and the feeds name"
                + " them. A text that begins like a formula is a text all the same: no cell of this"
                + " file is a formula."));
    for (Map.Entry<String, String> table : ELSEWHERE.entrySet()) {
      notes.add(
          new Note(
              "Not in this file",
              "The published table "
                  + table.getKey()
                  + " ("
                  + table.getValue()
                  + "). It is beside this file as Parquet; see datapackage.json and views.sql."));
    }
    notes.add(
        new Note(
            "Only in part",
            "Sheets show a selection or a summary of these published tables, which are there whole"
                + " as Parquet: "
                + sheets.stream()
                    .flatMap(sheet -> sheet.from().stream())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "))
                + ". Of observation there is only the latest period, of report_theme only sums, of"
                + " rejected_record no rows as delivered."));
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

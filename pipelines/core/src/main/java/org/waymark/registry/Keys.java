package org.waymark.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The keys that a mapping of the workspace may have. The JSON Schemas say the same; a test holds
 * them together.
 *
 * @param noun what the mapping is, for messages
 * @param hints what to write in place of a key that people try
 */
public record Keys(
    String noun, List<String> required, List<String> optional, Map<String, String> hints) {
  static final Keys SETTINGS =
      keys(
          "waymark.yaml",
          List.of(),
          List.of(
              "calendar",
              "disclosure",
              "protect_percent",
              "runner",
              "out",
              "fail_on",
              "also_read",
              "coverage",
              "keep"));
  static final Keys FAIL_ON =
      keys(
          "`fail_on`",
          List.of(),
          List.of("rejected_share", "files_gone", "rows_fewer", "older_than", "recoverable"));

  static final Keys MISSION =
      new Keys(
          "a mission",
          List.of("id", "title", "starts", "ends"),
          List.of(
              "owner",
              "indicators",
              "goals",
              "themes",
              "reports",
              "labels",
              "embeddings",
              "practices",
              "related",
              "interventions",
              "roles",
              "experiments",
              "pilots",
              "loops",
              "causes"),
          Map.of(
              "guardrails", "an indicator with `role: guardrail`",
              "registers", "a feed that delivers the register"));
  static final Keys OWNER = keys("an owner", List.of("name"), List.of("contact", "org"));
  static final Keys INDICATOR =
      keys(
          "an indicator",
          List.of("id", "title", "measure", "better", "period"),
          List.of(
              "unit",
              "role",
              "per",
              "standard",
              "counterpart",
              "expect_from",
              "exposure",
              "chart",
              "rebase",
              "funnel",
              "adds_up",
              "coverage",
              "watch"));
  static final Keys REBASE = keys("a rebase", List.of("from"), List.of("place"));
  static final Keys GOAL =
      keys(
          "a goal",
          List.of("id", "indicator", "baseline", "target"),
          List.of("place", "gap", "ambition", "milestones"));
  static final Keys GAP =
      keys("a gap", List.of("kind"), List.of("places", "behind", "along", "worse_off", "type"));
  static final Keys BASELINE = keys("a baseline", List.of("period", "value"), List.of());
  static final Keys TARGET = keys("a target", List.of("by", "value"), List.of());
  static final Keys MILESTONE = keys("a milestone", List.of("by", "value"), List.of());
  static final Keys THEME =
      new Keys(
          "a theme",
          List.of("id", "title", "phrases"),
          List.of("exclude", "examples", "watch"),
          Map.of("exclusions", "`exclude`", "labels", "`labels` of the mission"));

  static final Keys PRACTICE =
      new Keys(
          "a practice",
          List.of("id", "title", "evidence"),
          List.of("theme", "components", "indicators", "adopters"),
          Map.of(
              "evidence_level", "`evidence`, a level from 1 to 5",
              "places", "`adopters: [{place: …, since: …}]`"));
  static final Keys RELATED =
      keys("related indicators", List.of("id", "title", "indicators"), List.of());
  static final Keys INTERVENTION =
      new Keys(
          "an intervention",
          List.of("id", "title", "since"),
          List.of("goals", "practice", "method", "review", "shield"),
          Map.of("goal", "`goals`, a list", "until", "`shield: {until: …, because: …}`"));
  static final Keys SHIELD = keys("a shield", List.of("until", "because"), List.of());
  static final Keys ADOPTER = keys("an adopter", List.of("place", "since"), List.of());
  static final Keys EXPERIMENT =
      new Keys(
          "an experiment",
          List.of("id", "title", "starts", "ends", "arms", "outcome"),
          List.of("practice", "unit", "phases", "guardrails", "also", "before", "strata", "pairs"),
          Map.of("control", "`arms`, of which the first is what is done now"));
  static final Keys ARM = keys("an arm", List.of("id"), List.of("title", "share"));
  static final Keys PHASE = keys("a phase", List.of("from", "shares"), List.of());
  static final Keys EXPERIMENT_OUTCOME =
      keys("an outcome", List.of("indicator", "worthwhile"), List.of("measured_after"));
  static final Keys TRIAL_GUARDRAIL =
      keys("a guardrail", List.of("indicator", "margin"), List.of());
  static final Keys PILOT =
      keys(
          "a pilot",
          List.of("id", "title", "outcome", "planned"),
          List.of("practice", "design", "order", "places", "guardrails", "leave_out"));
  static final Keys PILOT_PLACE = keys("a place of a pilot", List.of("place", "starts"), List.of());
  static final Keys PILOT_OUTCOME =
      keys("an outcome", List.of("indicator", "worthwhile"), List.of());
  static final Keys LOOPS = keys("loops", List.of(), List.of("signal_to_remeasure"));

  static final Keys FEED =
      keys(
          "a feed",
          List.of("id", "kind", "format", "files"),
          List.of(
              "map",
              "missing",
              "placeholders",
              "delimiter",
              "encoding",
              "decimal",
              "numbers",
              "zero",
              "settles_after",
              "lag",
              "expected",
              "redact",
              "choices",
              "parent",
              "table",
              "columns",
              "absent",
              "attach"));
  static final Keys TABLE =
      new Keys(
          "`table`",
          List.of(),
          List.of("sheet", "member", "header", "until", "leave_out", "fill_down", "across", "rows"),
          Map.of(
              "skip", "`header`, the line of the header or a text that it holds",
              "start", "`header`, the line of the header or a text that it holds",
              "end", "`until`, the text with which what is below the table begins",
              "columns", "`columns` next to `table`",
              "unpivot", "`across: {columns: periods, name: year, value: share}`",
              "merged", "`fill_down`, the columns whose empty cells mean the value above"));
  static final Keys UNTIL = keys("`until`", List.of("empty_lines"), List.of());
  static final Keys ACROSS = keys("`across`", List.of("columns"), List.of("name", "value"));
  static final Keys CONDITION =
      new Keys(
          "a condition",
          List.of(),
          List.of("not", "empty"),
          Map.of(
              "in", "the list of values itself, `column: [a, b]`",
              "non_empty", "`empty: false`",
              "not_empty", "`empty: false`"));
  static final Keys PARENT =
      new Keys(
          "`parent`",
          List.of("files"),
          List.of("key", "link"),
          Map.of(
              "parent_key", "`link`, the column of the repeat that holds the submission's key",
              "format", "no format: it is that of the feed"));
  static final Keys WIDE_MAP =
      keys(
          "the map of a feed",
          List.of("place", "period", "indicators"),
          List.of("revision", "stratum"));
  static final Keys LONG_MAP =
      keys(
          "the map of a long feed",
          List.of("place", "period", "indicator"),
          List.of(
              "revision",
              "stratum",
              "numerator",
              "denominator",
              "value",
              "standard_error",
              "n",
              "scale",
              "where"));
  static final Keys SCALE = keys("`scale`", List.of("column"), List.of("factors"));
  static final Keys MAPPING =
      keys(
          "a mapped indicator",
          List.of("id"),
          List.of(
              "numerator",
              "denominator",
              "value",
              "standard_error",
              "n",
              "scale",
              "count",
              "sum",
              "distinct",
              "zeros",
              "where"));
  static final Keys SURVEY_MAP =
      new Keys(
          "the map of a survey",
          List.of("place", "questions"),
          List.of(
              "respondent",
              "date",
              "weight",
              "stratum",
              "cluster",
              "population",
              "second_cluster",
              "second_population",
              "design"),
          Map.of(
              "fpc", "`population`, the number of units in the stratum, or the share drawn",
              "psu", "`cluster`, the unit that was drawn first",
              "ssu", "`second_cluster`, the unit that was drawn within a cluster",
              "margins", "`design: {margins: […]}`",
              "lonely", "`design: {lonely: …}`",
              "trim", "`design: {trim: …}`",
              "interval", "`design: {interval: …}`",
              "waves", "`design: {waves: …}`"));
  static final Keys DESIGN =
      keys(
          "a survey's design",
          List.of(),
          List.of("lonely", "margins", "trim", "interval", "least", "waves"));
  static final Keys MARGIN = keys("a margin", List.of("column", "population"), List.of());
  static final Keys TRIM = keys("`trim`", List.of(), List.of("lower", "upper"));
  static final Keys QUESTION =
      keys(
          "a question",
          List.of("indicator", "column"),
          List.of("score", "chosen", "list", "statistic", "over", "at"));
  static final Keys REPORTS_MAP =
      keys(
          "the map of a reports feed",
          List.of("place", "text"),
          List.of("report", "date", "role", "question", "author"));
  static final Keys SOURCE =
      keys("a mapped field", List.of(), List.of("column", "constant", "parent"));
  static final Keys DATED_SOURCE =
      new Keys(
          "a mapped date or period",
          List.of(),
          List.of(
              "column",
              "constant",
              "parent",
              "file_name",
              "pattern",
              "first_month",
              "named_by",
              "year",
              "quarter",
              "month",
              "week",
              "day",
              "weeks"),
          Map.of(
              "columns", "the columns by what they hold, such as `{year: …, month: …}`",
              "patterns", "`pattern`, one or a list",
              "starts", "`first_month`"));

  static final Keys RECORD_VALUE =
      keys("a value of a record", List.of("indicator", "column"), List.of("score"));
  static final Keys ATTACHMENT = keys("an item of `attach`", List.of("where", "to"), List.of());

  private static boolean standard(RecordKind kind) {
    return Arrays.stream(StandardFormat.values()).anyMatch(format -> format.kind() == kind);
  }

  /** The map of a feed of records. */
  static Keys map(RecordKind kind) {
    List<String> required = new ArrayList<>();
    List<String> optional = new ArrayList<>();
    for (RecordField field : kind.mapped()) {
      // A standard format gives fields, so that only its reader knows which ones a map needs.
      (field.required() && !standard(kind) ? required : optional).add(field.name());
    }
    if (kind.hasValues()) {
      required.add("values");
    }
    optional.add("where");
    return keys(
        "the map of a feed of kind `" + kind.word() + "`",
        List.copyOf(required),
        List.copyOf(optional));
  }

  static final Keys DASHBOARD =
      keys(
          "a dashboard",
          List.of("title", "description", "headline", "blocks"),
          List.of("for", "parameters", "tables"));
  static final Keys DASHBOARD_PARAMETER =
      keys(
          "a parameter",
          List.of("name", "title"),
          List.of("choice", "date", "number", "least", "most"));
  static final Keys DASHBOARD_TABLE = keys("a prepared table", List.of("name", "query"), List.of());
  static final Keys DASHBOARD_BLOCK =
      new Keys(
          "a block",
          List.of(),
          Stream.concat(
                  Dashboard.Kind.words().keySet().stream(),
                  Stream.of("title", "note", "unit", "scale"))
              .toList(),
          Map.of(
              "chart", "the kind of the chart as the key, such as `bar: query.sql`",
              "query", "the kind of the block as the key, such as `table: query.sql`",
              "type", "the kind of the block as the key, such as `table: query.sql`"));

  private static Keys keys(String noun, List<String> required, List<String> optional) {
    return new Keys(noun, required, optional, Map.of());
  }

  /** All of them in alphabetical order. */
  TreeSet<String> all() {
    TreeSet<String> all = new TreeSet<>(required);
    all.addAll(optional);
    return all;
  }
}

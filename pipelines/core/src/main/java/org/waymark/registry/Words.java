package org.waymark.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.waymark.period.PeriodKind;
import org.waymark.period.ReportingYear;

/** The words that a workspace writes for a choice, in the order in which they are offered. */
final class Words {
  static final Map<String, Measure> MEASURES = of(Arrays.asList(Measure.values()));
  static final Map<String, Better> BETTER = of(Arrays.asList(Better.values()));
  static final Map<String, Role> ROLES = of(Arrays.asList(Role.values()));
  static final Map<String, Chart> CHARTS = of(Arrays.asList(Chart.values()));
  static final Map<String, FunnelConvention> FUNNELS = of(Arrays.asList(FunnelConvention.values()));
  static final Map<String, Ambition> AMBITIONS = of(Arrays.asList(Ambition.values()));
  static final Map<String, Gap.Kind> GAPS = of(Arrays.asList(Gap.Kind.values()));
  static final Map<String, Pilot.Design> PILOT_DESIGNS = of(Arrays.asList(Pilot.Design.values()));
  static final Map<String, Boolean> WORSE_OFF = Map.of("high", false, "low", true);
  static final Map<String, PeriodKind> PERIODS =
      of(List.of(PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR));
  static final Map<String, LonelyStrata> LONELY = of(Arrays.asList(LonelyStrata.values()));
  static final Map<String, ShareMethod> INTERVALS = of(Arrays.asList(ShareMethod.values()));
  static final Map<String, Waves> WAVES = of(Arrays.asList(Waves.values()));
  static final Map<String, Statistic> STATISTICS = of(Arrays.asList(Statistic.values()));
  static final Map<String, String> CALENDARS = same("iso");
  static final Map<String, String> RUNNERS = same("direct", "flink");
  static final Map<String, String> KINDS =
      same(
          Stream.concat(
                  Stream.of("indicator", "survey", "reports"),
                  Arrays.stream(RecordKind.values()).map(RecordKind::word))
              .toArray(String[]::new));
  static final Map<String, String> DECIMALS = same(".", ",");
  static final Map<String, String> COUNTED = same("rows");
  static final Map<String, String> THEME_WATCH = same("opposition");
  static final Map<String, String> INDICATOR_WATCH = same("support");
  static final Map<String, Boolean> TRUTH = Map.of("true", true, "false", false);
  static final Map<String, ReportingYear.NamedBy> NAMED_BY =
      of(Arrays.asList(ReportingYear.NamedBy.values()));
  static final Map<String, Feed.Weeks> WEEKS = of(Arrays.asList(Feed.Weeks.values()));

  /** Every format that workspaces may name. */
  static final Map<String, String> FORMATS =
      same(
          "csv",
          "auto",
          "sdmx-csv",
          "eurostat-tsv",
          "odk-csv",
          "kobo-csv",
          "qualtrics-csv",
          "limesurvey-csv",
          "jsonl",
          "json",
          "xlsx",
          "xls",
          "ods",
          "html",
          "json-stat",
          "px",
          "sav",
          "parquet",
          "uk-spend-csv",
          "360giving-csv",
          "iati-csv",
          "gmpp-csv");

  /** Formats that are read for every kind of records. */
  static final List<String> RECORD_FORMATS =
      List.of("csv", "xlsx", "xls", "ods", "jsonl", "json", "parquet");

  /** By kind of feed, the formats that are read. */
  private static final Map<String, List<String>> READABLE_FORMATS =
      Map.of(
          "indicator",
              List.of(
                  "csv",
                  "xlsx",
                  "xls",
                  "ods",
                  "html",
                  "jsonl",
                  "json",
                  "sdmx-csv",
                  "eurostat-tsv",
                  "json-stat",
                  "px",
                  "sav",
                  "parquet"),
          "survey",
              List.of(
                  "csv",
                  "xlsx",
                  "xls",
                  "ods",
                  "auto",
                  "odk-csv",
                  "kobo-csv",
                  "qualtrics-csv",
                  "limesurvey-csv",
                  "sav",
                  "parquet"),
          "reports",
              List.of(
                  "csv",
                  "xlsx",
                  "xls",
                  "ods",
                  "auto",
                  "odk-csv",
                  "kobo-csv",
                  "qualtrics-csv",
                  "limesurvey-csv",
                  "jsonl",
                  "json",
                  "parquet"));

  /** The formats that are read for a kind of feed. */
  static List<String> readable(String kind) {
    List<String> readable = new ArrayList<>(READABLE_FORMATS.getOrDefault(kind, RECORD_FORMATS));
    for (StandardFormat format : StandardFormat.values()) {
      if (format.kind().word().equals(kind)) {
        readable.add(format.word());
      }
    }
    return List.copyOf(readable);
  }

  /** Formats whose files say by themselves who answers and when. */
  static final List<String> EXPORT_FORMATS =
      List.of("auto", "odk-csv", "kobo-csv", "qualtrics-csv", "limesurvey-csv");

  private Words() {}

  /** The word for a choice. */
  static String of(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> Map<String, E> of(List<E> choices) {
    Map<String, E> words = new LinkedHashMap<>();
    choices.forEach(choice -> words.put(of(choice), choice));
    return Collections.unmodifiableMap(words);
  }

  private static Map<String, String> same(String... words) {
    Map<String, String> same = new LinkedHashMap<>();
    for (String word : words) {
      same.put(word, word);
    }
    return Collections.unmodifiableMap(same);
  }
}

package org.waymark.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.feed.FileInspection;
import org.waymark.feed.FileSketch;
import org.waymark.feed.InspectedFile;
import org.waymark.io.DeliveredFiles;
import org.waymark.registry.Feed;
import org.waymark.registry.TableShape;

/** Drafts a workspace from delivered files: a feed for each, a mission, and the places. */
public final class WorkspaceDraft {
  private static final long WHOLE = Long.MAX_VALUE;

  private final TreeMap<String, byte[]> files = new TreeMap<>();
  private final StringBuilder indicators = new StringBuilder();
  private final TreeSet<String> indicatorIds = new TreeSet<>();
  private final Map<String, String> places = new LinkedHashMap<>();

  private WorkspaceDraft() {}

  /**
   * The files of the workspace, by path.
   *
   * @param name of the workspace, from which the mission's id is made
   * @param delivered the files to start from
   */
  public static SortedMap<String, byte[]> of(String name, List<Path> delivered) throws IOException {
    WorkspaceDraft draft = new WorkspaceDraft();
    for (Path file : delivered) {
      draft.add(file);
    }
    draft.conclude(id(name));
    return draft.files;
  }

  private void add(Path path) throws IOException {
    Path last = path.getFileName();
    String name = last == null ? path.toString() : last.toString();
    String id = id(name.replaceFirst("\\.[^.]*$", ""));
    String landing = "landing/" + id + "/" + name;
    try (InputStream in = open(path)) {
      files.put(landing, in.readAllBytes());
    }
    FileSketch first = sketch(path, TableShape.PLAIN);
    TableShape table = first.headerLine() > 1 ? headed(first.headerLine()) : TableShape.PLAIN;
    FileSketch sketch = first;
    StringBuilder feed = new StringBuilder();
    feed.append("# Drafted from ").append(name).append(": look at every line.\n");
    feed.append("id: ").append(id).append('\n');
    boolean survey = !sketch.format().equals("csv");
    feed.append("kind: ").append(survey ? "survey" : "indicator").append('\n');
    feed.append("format: ").append(survey ? sketch.format() : format(name)).append('\n');
    feed.append("files: landing/").append(id).append("/*").append(extension(name)).append('\n');
    if (first.headerLine() > 1 || !sketch.across().isEmpty()) {
      feed.append("table:\n");
      if (first.headerLine() > 1) {
        feed.append("  header: ")
            .append(first.headerLine())
            .append("  # the line that looks like names of columns\n");
      }
      if (!sketch.across().isEmpty()) {
        feed.append("  across: {columns: periods}  # ")
            .append(comment(String.join(", ", sketch.across())))
            .append('\n');
      }
    }
    feed.append("map:\n");
    if (survey) {
      survey(feed, id, sketch);
    } else {
      numbers(feed, id, sketch);
    }
    feed.append("# Columns: ").append(comment(String.join(" | ", sketch.header()))).append('\n');
    files.put("feeds/" + id + ".yaml", bytes(feed.toString()));
    try (InputStream in = open(path)) {
      places.putAll(sketch.places(in, table));
    }
  }

  private static InputStream open(Path path) throws IOException {
    return DeliveredFiles.open(path.toString(), 0);
  }

  private static TableShape headed(int line) {
    TableShape plain = TableShape.PLAIN;
    return new TableShape(
        Optional.of(new TableShape.HeaderPlace.Lines(List.of(line))),
        plain.until(),
        OptionalInt.empty(),
        plain.fillDown(),
        plain.sheets(),
        plain.members(),
        plain.rows(),
        plain.across(),
        plain.names());
  }

  private static FileSketch sketch(Path path, TableShape table) throws IOException {
    Path last = path.getFileName();
    String name = last == null ? "" : last.toString();
    Feed.Reading reading =
        new Feed.Reading(
                format(name), name, List.of(), Optional.empty(), Optional.empty(), Optional.empty())
            .shaped(table);
    try (InputStream in = open(path)) {
      List<InspectedFile> found = FileInspection.inspectAll(in, name, reading, WHOLE, false);
      return FileSketch.of(found.get(0));
    }
  }

  private void numbers(StringBuilder feed, String id, FileSketch sketch) {
    feed.append("  place: ")
        .append(sketch.place().map(WorkspaceDraft::quoted).orElse(noPlace()))
        .append('\n');
    feed.append("  period: ").append(period(sketch)).append('\n');
    feed.append("  indicators:\n");
    String kind =
        sketch.periods().map(p -> p.kind().name().toLowerCase(Locale.ROOT)).orElse("year");
    List<String> columns = sketch.across().isEmpty() ? sketch.numbers() : List.of("value");
    for (String column : columns) {
      String indicator = indicatorId(columns.size() == 1 ? id : id + " " + column);
      feed.append("    - {id: ")
          .append(indicator)
          .append(", value: {column: ")
          .append(quoted(column))
          .append("}}\n");
      indicator(indicator, column.equals("value") ? id : column, "value", kind);
    }
    if (columns.isEmpty()) {
      feed.append("    []  # no column of numbers was found\n");
    }
  }

  /** One place for all rows, where no column seems to hold places. */
  private String noPlace() {
    places.putIfAbsent("all", "All");
    return "{constant: all}  # no column of places was found";
  }

  private static String period(FileSketch sketch) {
    if (!sketch.across().isEmpty()) {
      return "period";
    }
    if (sketch.periods().isEmpty()) {
      return "{constant: 2026}  # no column of periods was found";
    }
    FileSketch.Periods found = sketch.periods().get();
    if (found.financial()) {
      return "{column: "
          + quoted(found.column())
          + ", first_month: April}  # September for a school year";
    }
    return found
        .pattern()
        .map(
            pattern -> "{column: " + quoted(found.column()) + ", pattern: " + quoted(pattern) + "}")
        .orElse(quoted(found.column()));
  }

  private void survey(StringBuilder feed, String id, FileSketch sketch) {
    feed.append("  place: ")
        .append(sketch.place().map(WorkspaceDraft::quoted).orElse(noPlace()))
        .append("\n");
    feed.append("  questions:\n");
    sketch
        .answers()
        .forEach(
            (column, answers) -> {
              String indicator = indicatorId(id + " " + column);
              StringBuilder score = new StringBuilder();
              for (String answer : answers) {
                score.append(score.length() == 0 ? "" : ", ").append(quoted(answer)).append(": ");
                score.append(score.length() == quoted(answer).length() + 2 ? 1 : 0);
              }
              feed.append("    - {indicator: ")
                  .append(indicator)
                  .append(", column: ")
                  .append(quoted(column))
                  .append(", score: {")
                  .append(score)
                  .append("}}  # say which answers count as 1\n");
              indicator(indicator, column, "proportion", "quarter");
            });
    for (String column : sketch.numbers()) {
      if (!column.startsWith("_")) {
        String indicator = indicatorId(id + " " + column);
        feed.append("    - {indicator: ")
            .append(indicator)
            .append(", column: ")
            .append(quoted(column))
            .append("}\n");
        indicator(indicator, column, "mean", "quarter");
      }
    }
  }

  private void indicator(String id, String title, String measure, String period) {
    indicators
        .append("  - {id: ")
        .append(id)
        .append(", title: ")
        .append(quoted(title))
        .append(", measure: ")
        .append(measure)
        .append(", better: neither, period: ")
        .append(period)
        .append("}\n");
  }

  private void conclude(String id) {
    files.put(
        "missions/" + id + ".yaml",
        bytes(
            "# Drafted: give it a title, its dates, and say of each indicator which way is"
                + " better.\n"
                + "id: "
                + id
                + "\ntitle: "
                + quoted(id.replace('-', ' '))
                + "\nstarts: 2020-01-01\nends: 2029-12-31\nindicators:\n"
                + indicators));
    StringBuilder table = new StringBuilder("place_id,name\n");
    places.forEach(
        (place, name) -> table.append(csv(place)).append(',').append(csv(name)).append('\n'));
    files.put("places.csv", bytes(table.toString()));
    files.put("waymark.yaml", bytes("calendar: iso\ndisclosure: none\n"));
  }

  private String indicatorId(String words) {
    String id = id(words);
    String free = id;
    for (int i = 2; !indicatorIds.add(free); i++) {
      free = id + "-" + i;
    }
    return free;
  }

  private static String id(String words) {
    String id =
        words
            .replaceAll("(\\p{Ll})(\\p{Lu})", "$1-$2")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String cut = id.substring(0, Math.min(id.length(), 80)).replaceAll("^-+|-+$", "");
    return cut.isEmpty() ? "draft" : cut;
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot);
  }

  private static String format(String name) {
    String end = extension(name).toLowerCase(Locale.ROOT);
    return switch (end) {
      case ".json" -> "json";
      case ".jsonl", ".ndjson" -> "jsonl";
      case ".px" -> "px";
      case ".sav" -> "sav";
      case ".xlsx", ".xlsm" -> "xlsx";
      case ".xls" -> "xls";
      case ".ods" -> "ods";
      default -> "csv";
    };
  }

  /** A YAML text between quotes. */
  private static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ")
        + "\"";
  }

  private static String csv(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private static String comment(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

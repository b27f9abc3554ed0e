package org.waymark.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.feed.FileInspection;
import org.waymark.feed.FileSketch;
import org.waymark.feed.InspectedFile;
import org.waymark.io.DeliveredFiles;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.publish.RunFailure;
import org.waymark.registry.Feed;
import org.waymark.registry.TableShape;

/**
 * A workspace drafted from delivered files: a feed for each, a mission, and the places.
 *
 * @param files of the workspace, by path
 * @param asOf the first day on which all periods that the files name have ended
 */
public record WorkspaceDraft(SortedMap<String, byte[]> files, LocalDate asOf) {
  /**
   * Looks at files.
   *
   * @param name of the workspace, from which the mission's id is made
   * @param delivered the files to start from
   * @throws RunFailure where a file cannot be read as a table
   */
  public static WorkspaceDraft of(String name, List<Path> delivered)
      throws IOException, RunFailure {
    Drafting draft = new Drafting();
    for (Path file : delivered) {
      draft.add(file);
    }
    return draft.conclude(name);
  }

  /** Draws the files up one after the other. */
  private static final class Drafting {
    private static final long WHOLE = Long.MAX_VALUE;
    private static final int JSON_ROWS = 5_000;
    private static final int SHOWN = 8;
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d\\d(?!\\d)");

    /** Where nothing gives a date, as in a workspace of surveys without days. */
    private static final LocalDate NO_DATE = LocalDate.of(2026, 1, 1);

    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private final StringBuilder indicators = new StringBuilder();
    private final TreeSet<String> indicatorIds = new TreeSet<>();
    private final TreeSet<String> feedIds = new TreeSet<>();
    private final Map<String, String> places = new LinkedHashMap<>();
    private Optional<LocalDate> latest = Optional.empty();

    /** A file, what it is, and where its table is. */
    private record Looked(FileSketch sketch, String format, TableShape table, String sheet) {}

    void add(Path path) throws IOException, RunFailure {
      String name = name(path);
      String id =
          free(feedIds, id(name.replaceFirst("(\\.gz)?$", "").replaceFirst("\\.[^.]*$", "")));
      String landing = "landing/" + id + "/" + name;
      try (InputStream in = open(path)) {
        files.put(landing, in.readAllBytes());
      }
      Looked looked = look(path, name);
      FileSketch sketch = looked.sketch();
      boolean survey = Feed.SURVEY_EXPORTS.contains(sketch.format());
      String format =
          sketch.format().equals("csv") || !looked.format().equals("csv")
              ? looked.format()
              : sketch.format();
      StringBuilder feed = new StringBuilder();
      feed.append("# Drafted from ").append(comment(name)).append(": check every line.\n");
      feed.append("id: ").append(id).append('\n');
      feed.append("kind: ").append(survey ? "survey" : "indicator").append('\n');
      feed.append("format: ").append(survey ? sketch.format() : format).append('\n');
      feed.append("files: ").append(quoted("landing/" + id + "/*" + extension(name))).append('\n');
      numberForms(feed, sketch, survey);
      table(feed, looked);
      FileSketch.Named named;
      try (InputStream in = open(path)) {
        named = sketch.named(in, looked.table());
      }
      feed.append("map:\n");
      if (survey) {
        survey(feed, id, sketch);
      } else {
        numbers(feed, id, name, sketch, format);
      }
      feed.append("# Columns: ").append(comment(String.join(" | ", sketch.header()))).append('\n');
      files.put("feeds/" + id + ".yaml", bytes(feed.toString()));
      named.places().forEach(places::putIfAbsent);
      named.latest().map(period -> survey ? quarter(period) : period.end()).ifPresent(this::seen);
    }

    private static LocalDate quarter(Period period) {
      return Period.containing(PeriodKind.QUARTER, period.end()).end();
    }

    private void seen(LocalDate end) {
      latest = latest.filter(before -> before.isAfter(end)).or(() -> Optional.of(end));
    }

    private static String name(Path path) {
      Path last = path.getFileName();
      return last == null ? path.toString() : last.toString();
    }

    private static InputStream open(Path path) throws IOException {
      return DeliveredFiles.open(path.toString(), 0);
    }

    /** The sheet, or the only table, that has the most rows of numbers. */
    private static Looked look(Path path, String name) throws IOException, RunFailure {
      String format = format(path, name);
      if (format.equals("json") || format.equals("jsonl")) {
        return new Looked(json(path, format), format, TableShape.PLAIN, "");
      }
      boolean book = List.of("xlsx", "xls", "ods").contains(format);
      List<InspectedFile> found = inspect(path, name, format, TableShape.PLAIN);
      Looked first = best(path, format, found, TableShape.PLAIN, false);
      if (!book) {
        return first;
      }
      TableShape every = sheet("*");
      List<InspectedFile> all = inspect(path, name, format, every);
      Looked most = all.size() < 2 ? first : best(path, format, all, every, true);
      return weight(most.sketch()) > weight(first.sketch()) ? most : first;
    }

    private static Looked best(
        Path path, String format, List<InspectedFile> found, TableShape table, boolean sheets)
        throws IOException, RunFailure {
      Optional<Looked> best = Optional.empty();
      for (InspectedFile file : found) {
        if (file.readable() || !file.header().isEmpty()) {
          FileSketch first = FileSketch.of(file);
          String sheet = sheets ? file.path().substring(file.path().lastIndexOf('/') + 1) : "";
          TableShape own = headed(sheets ? sheet(sheet) : table, first.headerLine());
          FileSketch closer;
          try (InputStream in = open(path)) {
            closer = first.closer(in, own);
          }
          if (best.isEmpty() || weight(closer) > weight(best.get().sketch())) {
            best = Optional.of(new Looked(closer, format, own, sheet));
          }
        }
      }
      return best.orElseThrow(
          () ->
              new RunFailure(
                  RunFailure.Kind.REGISTRY,
                  path + " cannot be read as a table",
                  found.stream()
                      .flatMap(file -> file.rejections("", NO_DATE, "").stream())
                      .map(row -> row.getDetail())
                      .distinct()
                      .toList()));
    }

    private static long weight(FileSketch sketch) {
      int columns = sketch.numbers().size() + sketch.across().size() + sketch.answers().size();
      return (long) sketch.rowsSeen() * Math.max(1, Math.min(columns, 5));
    }

    private static List<InspectedFile> inspect(
        Path path, String name, String format, TableShape table) throws IOException {
      Feed.Reading reading =
          new Feed.Reading(
                  format, name, List.of(), Optional.empty(), Optional.empty(), Optional.empty())
              .shaped(table);
      try (InputStream in = open(path)) {
        return FileInspection.inspectAll(in, name, reading, WHOLE, false);
      }
    }

    private static TableShape sheet(String name) {
      TableShape plain = TableShape.PLAIN;
      return new TableShape(
          plain.header(),
          plain.until(),
          plain.emptyEnd(),
          plain.fillDown(),
          List.of(name),
          plain.members(),
          plain.rows(),
          plain.across(),
          plain.names());
    }

    private static TableShape headed(TableShape table, int line) {
      return line <= 1
          ? table
          : new TableShape(
              Optional.of(new TableShape.HeaderPlace.Lines(List.of(line))),
              table.until(),
              OptionalInt.empty(),
              table.fillDown(),
              table.sheets(),
              table.members(),
              table.rows(),
              table.across(),
              table.names());
    }

    /** The rows of a document, or of lines, of JSON. */
    private static FileSketch json(Path path, String format) throws IOException, RunFailure {
      List<JsonNode> objects = new ArrayList<>();
      ObjectMapper json = new ObjectMapper();
      try (InputStream in = open(path)) {
        if (format.equals("jsonl")) {
          try (var lines = json.readerFor(JsonNode.class).<JsonNode>readValues(in)) {
            while (lines.hasNext() && objects.size() < JSON_ROWS) {
              objects.add(lines.next());
            }
          }
        } else {
          rows(json.readTree(in)).forEach(row -> objects.add(row));
        }
      } catch (com.fasterxml.jackson.core.JacksonException broken) {
        throw new RunFailure(
            RunFailure.Kind.REGISTRY,
            path + " is not JSON: " + broken.getOriginalMessage(),
            List.of());
      }
      Set<String> header = new LinkedHashSet<>();
      objects.forEach(object -> flat(object, "", new LinkedHashMap<>(), header));
      List<List<String>> cells = new ArrayList<>();
      for (JsonNode object : objects) {
        Map<String, String> row = new LinkedHashMap<>();
        flat(object, "", row, new LinkedHashSet<>());
        cells.add(header.stream().map(key -> row.getOrDefault(key, "")).toList());
      }
      return FileSketch.of(List.copyOf(header), cells);
    }

    /** The only list of objects in a document, looked for from its outside inwards. */
    private static JsonNode rows(JsonNode document) {
      ArrayDeque<JsonNode> next = new ArrayDeque<>(List.of(document));
      while (!next.isEmpty()) {
        JsonNode node = next.poll();
        if (node.isArray() && node.path(0).isObject()) {
          return node;
        }
        if (node.isObject()) {
          node.forEach(next::add);
        }
      }
      return document.isObject() ? new ObjectMapper().createArrayNode().add(document) : document;
    }

    private static void flat(
        JsonNode object, String before, Map<String, String> row, Set<String> header) {
      object
          .fields()
          .forEachRemaining(
              field -> {
                String name = before + field.getKey();
                if (field.getValue().isObject()) {
                  flat(field.getValue(), name + ".", row, header);
                } else if (field.getValue().isValueNode()) {
                  header.add(name);
                  row.put(name, field.getValue().isNull() ? "" : field.getValue().asText());
                }
              });
    }

    private static void numberForms(StringBuilder feed, FileSketch sketch, boolean survey) {
      if (survey) {
        return;
      }
      if (!sketch.missing().isEmpty()) {
        feed.append("missing: [")
            .append(list(sketch.missing()))
            .append("]  # texts among numbers; use `zero` for those that mean 0\n");
      }
      sketch.decimal().ifPresent(mark -> feed.append("decimal: '").append(mark).append("'\n"));
      if (!sketch.forms().isEmpty()) {
        feed.append("numbers: [").append(String.join(", ", sketch.forms())).append("]\n");
      }
    }

    private static String list(Set<String> texts) {
      return String.join(", ", texts.stream().map(Drafting::quoted).toList());
    }

    private static void table(StringBuilder feed, Looked looked) {
      FileSketch sketch = looked.sketch();
      if (sketch.headerLine() <= 1 && sketch.across().isEmpty() && looked.sheet().isEmpty()) {
        return;
      }
      feed.append("table:\n");
      if (!looked.sheet().isEmpty()) {
        feed.append("  sheet: ")
            .append(quoted(looked.sheet()))
            .append("  # of several, the one with most numbers\n");
      }
      if (sketch.headerLine() > 1) {
        feed.append("  header: ")
            .append(sketch.headerLine())
            .append("  # the line that looks like names of columns\n");
      }
      if (!sketch.across().isEmpty()) {
        feed.append("  across: {columns: periods}  # ")
            .append(comment(some(sketch.across())))
            .append('\n');
      }
    }

    private static String some(List<String> texts) {
      return String.join(", ", texts.subList(0, Math.min(SHOWN, texts.size())))
          + (texts.size() > SHOWN ? " and " + (texts.size() - SHOWN) + " more" : "");
    }

    private void numbers(
        StringBuilder feed, String id, String name, FileSketch sketch, String format) {
      feed.append("  place: ")
          .append(sketch.place().map(Drafting::quoted).orElseGet(this::noPlace))
          .append('\n');
      feed.append("  period: ").append(period(sketch, name)).append('\n');
      String kind = sketch.kind().name().toLowerCase(Locale.ROOT);
      List<String> columns =
          !sketch.across().isEmpty()
              ? List.of("value")
              : format.equals("sdmx-csv") ? List.of("OBS_VALUE") : sketch.numbers();
      feed.append("  indicators:");
      if (columns.isEmpty() && !sketch.events()) {
        feed.append(" []  # no column of numbers was found\n");
        return;
      }
      feed.append('\n');
      boolean daily = sketch.daily();
      if (daily) {
        feed.append("    # Daily values are added up. Remove those that cannot be added.\n");
      } else if (sketch.events()) {
        String rows = free(indicatorIds, id + "-rows");
        feed.append(
            "    # Rows of one place and period are added up, because they look like events.\n");
        feed.append("    - {id: ").append(rows).append(", count: rows}\n");
        indicator(rows, id.replace('-', ' ') + ", rows", "count", kind);
      }
      Optional<String> kinds = sketch.kinds();
      List<String> values =
          kinds
              .map(column -> sketch.dimensions().get(column))
              .map(FileSketch.Dimension::values)
              .orElse(List.of(""));
      for (String column : columns) {
        for (String value : values) {
          String words =
              id + (columns.size() == 1 ? "" : " " + column) + (value.isEmpty() ? "" : " " + value);
          String indicator = free(indicatorIds, id(words));
          feed.append("    - {id: ")
              .append(indicator)
              .append(sketch.events() ? ", sum: {column: " : ", value: {column: ")
              .append(quoted(column))
              .append('}')
              .append(where(sketch, kinds, value))
              .append("}\n");
          String title = column.equals("value") || columns.size() == 1 ? id : column;
          indicator(indicator, title + (value.isEmpty() ? "" : ", " + value), "value", kind);
        }
      }
      for (Map.Entry<String, FileSketch.Dimension> one : sketch.dimensions().entrySet()) {
        feed.append("    # Rows differ by ")
            .append(comment(one.getKey()))
            .append(": ")
            .append(comment(some(one.getValue().values())))
            .append('\n');
      }
    }

    /** Which rows count, where several are of one place and period. */
    private static String where(FileSketch sketch, Optional<String> kinds, String value) {
      List<String> parts = new ArrayList<>();
      sketch
          .dimensions()
          .forEach(
              (column, dimension) -> {
                String chosen =
                    kinds.equals(Optional.of(column))
                        ? value
                        : dimension.total().orElse(dimension.values().get(0));
                parts.add(quoted(column) + ": " + quoted(chosen));
              });
      return parts.isEmpty() ? "" : ", where: {" + String.join(", ", parts) + "}";
    }

    /** One place for all rows, where no column seems to hold places. */
    private String noPlace() {
      places.putIfAbsent("all", "All");
      return "{constant: all}  # no column of places was found";
    }

    private String period(FileSketch sketch, String name) {
      String column = sketch.across().isEmpty() ? sketch.periodColumn().orElse("") : "period";
      if (column.isEmpty()) {
        Matcher named = YEAR.matcher(name);
        String year = named.find() ? named.group() : "2025";
        seen(LocalDate.of(Integer.parseInt(year), 12, 31));
        return "{constant: " + year + "}  # no column of periods was found";
      }
      if (sketch.partColumn().isPresent()) {
        return "{year: "
            + quoted(column)
            + ", "
            + sketch.kind().name().toLowerCase(Locale.ROOT)
            + ": "
            + quoted(sketch.partColumn().get())
            + "}";
      }
      if (sketch.financial()) {
        return "{column: "
            + quoted(column)
            + ", first_month: April}  # September for a school year, October for a water year";
      }
      return sketch
          .pattern()
          .map(pattern -> "{column: " + quoted(column) + ", pattern: " + quoted(pattern) + "}")
          .orElse(quoted(column));
    }

    private void survey(StringBuilder feed, String id, FileSketch sketch) {
      feed.append("  place: ")
          .append(sketch.place().map(Drafting::quoted).orElseGet(this::noPlace))
          .append("\n");
      feed.append("  questions:\n");
      sketch
          .answers()
          .forEach(
              (column, answers) -> {
                String indicator = free(indicatorIds, id(id + " " + column));
                StringBuilder score = new StringBuilder();
                for (String answer : answers) {
                  boolean first = score.length() == 0;
                  score.append(first ? "" : ", ").append(quoted(answer));
                  score.append(first ? ": 1" : ": 0");
                }
                feed.append("    - {indicator: ")
                    .append(indicator)
                    .append(", column: ")
                    .append(quoted(column))
                    .append(", score: {")
                    .append(score)
                    .append("}}  # set which answers count as 1\n");
                indicator(indicator, column, "proportion", "quarter");
              });
      for (String column : sketch.numbers()) {
        if (!column.startsWith("_")) {
          String indicator = free(indicatorIds, id(id + " " + column));
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

    WorkspaceDraft conclude(String name) {
      String id = id(name);
      LocalDate asOf = latest.map(end -> end.plusDays(1)).orElse(NO_DATE);
      files.put(
          "missions/" + id + ".yaml",
          bytes(
              "# Drafted. Give it a title and its dates, and set which way is better for each"
                  + " indicator.\nid: "
                  + id
                  + "\ntitle: "
                  + quoted(id.replace('-', ' '))
                  + "\nstarts: "
                  + (asOf.getYear() - 1)
                  + "-01-01\nends: "
                  + (asOf.getYear() + 4)
                  + "-12-31\nindicators:"
                  + (indicators.length() == 0 ? " []\n" : "\n" + indicators)));
      StringBuilder table = new StringBuilder("place_id,name\n");
      places.forEach(
          (place, of) -> table.append(csv(place)).append(',').append(csv(of)).append('\n'));
      files.put("places.csv", bytes(table.toString()));
      files.put("waymark.yaml", bytes("calendar: iso\ndisclosure: none\n"));
      return new WorkspaceDraft(files, asOf);
    }

    private static String free(Set<String> taken, String id) {
      String free = id;
      for (int i = 2; !taken.add(free); i++) {
        free = id + "-" + i;
      }
      return free;
    }

    private static String id(String words) {
      String id =
          java.text.Normalizer.normalize(words, java.text.Normalizer.Form.NFD)
              .replaceAll("\\p{M}", "")
              .replaceAll("(\\p{Ll})(\\p{Lu})", "$1-$2")
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^a-z0-9]+", "-");
      String cut = id.substring(0, Math.min(id.length(), 80)).replaceAll("^-+|-+$", "");
      return cut.isEmpty() ? "draft" : cut;
    }

    private static String extension(String name) {
      String bare = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
      int dot = bare.lastIndexOf('.');
      return dot < 0 ? "" : name.substring(dot);
    }

    private static String format(Path path, String name) throws IOException {
      String end = extension(name).toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
      return switch (end) {
        case ".json" -> isJsonStat(path) ? "json-stat" : "json";
        case ".jsonl", ".ndjson" -> "jsonl";
        case ".px" -> "px";
        case ".sav" -> "sav";
        case ".xlsx", ".xlsm" -> "xlsx";
        case ".xls" -> "xls";
        case ".ods" -> "ods";
        case ".html", ".htm" -> "html";
        default -> "csv";
      };
    }

    private static boolean isJsonStat(Path path) throws IOException {
      try (InputStream in = open(path)) {
        JsonNode document = new ObjectMapper().readTree(in);
        return List.of("dataset", "collection").contains(document.path("class").asText())
            || document.path("dataset").path("dimension").isObject();
      } catch (com.fasterxml.jackson.core.JacksonException broken) {
        return false;
      }
    }

    /** A YAML text between quotes. */
    private static String quoted(String text) {
      StringBuilder quoted = new StringBuilder("\"");
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '"' || c == '\\') {
          quoted.append('\\').append(c);
        } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\uFEFF') {
          quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        } else {
          quoted.append(c);
        }
      }
      return quoted.append('"').toString();
    }

    private static String csv(String text) {
      boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static String comment(String text) {
      return text.codePoints()
          .mapToObj(c -> Character.isISOControl(c) ? " " : Character.toString(c))
          .collect(java.util.stream.Collectors.joining());
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}

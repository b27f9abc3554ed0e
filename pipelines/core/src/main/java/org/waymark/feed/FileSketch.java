package org.waymark.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.TableShape;

/**
 * What the rows of a delivered file let one guess: where its header is, which columns hold places,
 * periods and numbers, how numbers are written, and what tells rows of one place and period apart.
 * Somebody has to look at it.
 */
public final class FileSketch {
  private static final int MOST_PLACES = 20_000;
  private static final int SAMPLE = 5_000;

  /** Values of a column that makes an indicator of each. */
  private static final int MOST_KINDS = 12;

  private static final int MOST_DIMENSION = 60;
  private static final int LONGEST_CODE = 80;

  /** A number as people write it, with what may stand around it. */
  private static final Pattern NUMBER =
      Pattern.compile("[(+-]?[£$€]?[+-]?\\d[\\d,.' \u00A0\u202F]*([eE][+-]?\\d+)?%?\\)?");

  /** What stands where there is no number. */
  private static final Pattern NO_NUMBER =
      Pattern.compile(
          "(?i)[-–—.*:~]{1,3}|\\[[a-z]{1,3}\\]|[a-z]|n/?a|nan|null|none|nil|<\\d{1,3}|missing|n/av"
              + "|suppressed|not available|not applicable|no data|#n/a");

  private static final Pattern DECIMAL_COMMA = Pattern.compile("-?\\d{1,3}(\\.\\d{3})*,\\d+");
  private static final Pattern GROUPED = Pattern.compile("[£$€(-]*\\d{1,3}(,\\d{3})+\\)?");
  private static final Pattern WITH_POINT = Pattern.compile(".*\\d\\.\\d.*");
  private static final Pattern TOTAL =
      Pattern.compile(
          "(?i)_?t|tot(al)?|all.*|total.*|both( sexes)?|persons|people|overall|sex_btsx|btsx|.*"
              + " total");
  private static final Pattern MEASURE_NAME =
      Pattern.compile(
          "(?i).*(indicator|measure|metric|variable|series|statistic|type|kind|category).*");
  private static final Set<String> PLACE_WORDS =
      Set.of(
          "area",
          "place",
          "org",
          "organisation",
          "organization",
          "trust",
          "provider",
          "site",
          "ward",
          "district",
          "region",
          "local",
          "authority",
          "la",
          "lad",
          "country",
          "county",
          "school",
          "council",
          "geo",
          "geography",
          "geographic",
          "state",
          "city",
          "municipality",
          "hospital",
          "practice",
          "department",
          "entity",
          "agency",
          "office",
          "team",
          "borough",
          "province",
          "location",
          "unit",
          "stateabb",
          "dname",
          "regionname",
          "iso3",
          "gemeinde");
  private static final Set<String> CODE_WORDS = Set.of("code", "id", "cd", "abb", "iso3");
  private static final Set<String> NO_PLACE_WORDS =
      Set.of(
          "description",
          "comment",
          "comments",
          "text",
          "title",
          "name of project",
          "url",
          "email",
          "supplier",
          "status",
          "expense",
          "project",
          "category",
          "unit of measure",
          "units",
          "type",
          "sex",
          "age",
          "postcode");
  private static final Set<String> PERIOD_WORDS =
      Set.of("period", "date", "month", "year", "quarter", "week", "time", "yr", "day");
  private static final Set<String> NO_MEASURE_WORDS =
      Set.of(
          "id",
          "code",
          "year",
          "lat",
          "latitude",
          "lon",
          "long",
          "longitude",
          "objectid",
          "fid",
          "row",
          "easting",
          "northing",
          "postcode",
          "zip",
          "phone",
          "month",
          "week",
          "quarter",
          "day",
          "number",
          "no",
          "ref",
          "sn",
          "cds");

  private final Optional<InspectedFile> file;
  private int headerLine = 1;
  private List<String> header = List.of();
  private List<List<String>> rows = new ArrayList<>();
  private Optional<SketchedPeriods> periods = Optional.empty();
  private Optional<Integer> place = Optional.empty();
  private Optional<Integer> placeName = Optional.empty();
  private final List<String> numbers = new ArrayList<>();
  private final Set<String> missing = new LinkedHashSet<>();
  private final Set<String> forms = new LinkedHashSet<>();
  private Optional<Character> decimal = Optional.empty();
  private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
  private boolean events;
  private List<String> across = List.of();

  /**
   * A column that tells rows of one place and period apart.
   *
   * @param values in order of their first row
   * @param total the value that stands for all; empty: none does
   */
  public record Dimension(List<String> values, Optional<String> total) {}

  private FileSketch(Optional<InspectedFile> file) {
    this.file = file;
  }

  /**
   * Sketches a file that was not {@link FeedParser#checked} yet by its first rows. One of lines of
   * JSON shows nothing.
   */
  public static FileSketch of(InspectedFile file) {
    FileSketch sketch = new FileSketch(Optional.of(file));
    sketch.findHeader(file.opening());
    sketch.guess();
    return sketch;
  }

  /** Sketches rows that were read elsewhere. */
  public static FileSketch of(List<String> header, List<List<String>> rows) {
    FileSketch sketch = new FileSketch(Optional.empty());
    sketch.header = List.copyOf(header);
    sketch.rows = new ArrayList<>(rows);
    sketch.guess();
    return sketch;
  }

  /**
   * The same file sketched by more of its rows.
   *
   * @param delivered at the start of the file
   * @param table where the table is
   */
  public FileSketch closer(InputStream delivered, TableShape table) throws IOException {
    FileSketch sketch = new FileSketch(file);
    sketch.header = header;
    sketch.headerLine = headerLine;
    int[] all = IntStream.range(0, header.size()).toArray();
    scan(
        delivered,
        table,
        all,
        row -> {
          if (row.stream().filter(cell -> !cell.isEmpty()).count() > 1) {
            sketch.rows.add(row);
          }
          return sketch.rows.size() < SAMPLE;
        });
    if (sketch.rows.isEmpty()) {
      sketch.rows = rows;
    }
    sketch.guess();
    return sketch;
  }

  private void findHeader(List<Opening> opening) {
    long widest = opening.stream().mapToLong(FileSketch::filled).max().orElse(0);
    for (Opening row : opening) {
      if (header.isEmpty() && filled(row) * 10 >= widest * 7 && isHeader(row)) {
        header = row.cells();
        headerLine = row.line();
      } else if (!header.isEmpty() && filled(row) > 1) {
        rows.add(row.cells());
      }
    }
  }

  private void guess() {
    across = AcrossTable.periods(header);
    guessPeriods();
    for (int c = 0; c < header.size(); c++) {
      if (!isPeriod(c) && !across.contains(header.get(c)) && isNumbers(c) && isMeasure(c)) {
        numbers.add(header.get(c));
      }
    }
    guessPlace();
    guessForms();
    if (across().isEmpty()) {
      guessDimensions();
    }
  }

  private static long filled(Opening row) {
    return row.cells().stream().filter(cell -> !cell.isEmpty()).count();
  }

  private static boolean isHeader(Opening row) {
    return row.cells().stream()
        .filter(cell -> !cell.isEmpty())
        .allMatch(cell -> !isNumberOrNone(cell) || AcrossTable.looksLikePeriod(cell));
  }

  private static boolean isNumberOrNone(String cell) {
    boolean none = NO_NUMBER.matcher(cell).matches() && !Character.isLetter(cell.charAt(0));
    return none || NUMBER.matcher(cell).matches();
  }

  private List<String> values(int column) {
    return rows.stream()
        .filter(row -> column < row.size() && !row.get(column).isEmpty())
        .map(row -> row.get(column))
        .toList();
  }

  private boolean isNumbers(int column) {
    List<String> values = values(column);
    long numbers = values.stream().filter(value -> NUMBER.matcher(value).matches()).count();
    long none =
        values.stream()
            .filter(value -> !NUMBER.matcher(value).matches())
            .filter(value -> NO_NUMBER.matcher(value).matches())
            .count();
    return numbers > 0
        && numbers * 2 >= values.size()
        && (numbers + none) * 50 >= values.size() * 49L;
  }

  /** Numbers that are no identifiers, positions or parts of a date. */
  private boolean isMeasure(int column) {
    if (header.get(column).isEmpty()) {
      return false;
    }
    List<String> words = words(header.get(column));
    List<String> values = values(column);
    boolean identifiers =
        values.size() > 20
            && new HashSet<>(values).size() == values.size()
            && values.stream().allMatch(value -> value.matches("\\d{5,}"));
    return !identifiers
        && words.stream().noneMatch(NO_MEASURE_WORDS::contains)
        && !SketchedPeriods.isYears(values);
  }

  private boolean isPeriod(int column) {
    return periods.isPresent()
        && (header.get(column).equals(periods.get().column())
            || periods.get().part().equals(Optional.of(header.get(column))));
  }

  private boolean isText(int column) {
    return !header.get(column).isEmpty()
        && !values(column).isEmpty()
        && !isPeriod(column)
        && !isNumbers(column);
  }

  private static List<String> words(String name) {
    return Arrays.stream(
            name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2")
                .toLowerCase(Locale.ROOT)
                .split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** The column whose name says most, and whose texts are short and come again. */
  private void guessPlace() {
    double most = 0;
    for (int c = 0; c < header.size(); c++) {
      double score = placeScore(c);
      if (score > most) {
        most = score;
        place = Optional.of(c);
      }
    }
    if (place.isEmpty()) {
      return;
    }
    int of = place.get();
    placeName =
        IntStream.range(0, header.size())
            .filter(c -> c != of && isText(c) && follows(of, c))
            .boxed()
            .max(
                Comparator.comparingInt((Integer c) -> alike(header.get(of), header.get(c)))
                    .thenComparing(Comparator.reverseOrder()));
  }

  private double placeScore(int column) {
    String name = header.get(column);
    List<String> values = values(column);
    if (name.isEmpty() || values.isEmpty() || isPeriod(column) || numbers.contains(name)) {
      return 0;
    }
    List<String> words = words(name);
    boolean named = words.stream().anyMatch(PLACE_WORDS::contains);
    boolean code = words.stream().anyMatch(CODE_WORDS::contains) || name.endsWith("CD");
    if ((isNumbers(column) && !(named && code))
        || words.stream().anyMatch(NO_PLACE_WORDS::contains)
        || across.contains(name)
        || values.stream().anyMatch(value -> value.length() > LONGEST_CODE)) {
      return 0;
    }
    long numbered = values.stream().filter(value -> NUMBER.matcher(value).matches()).count();
    if (numbered * 2 >= values.size() && !(named && code)) {
      return 0;
    }
    int distinct = new HashSet<>(values).size();
    double score = 1 + (named ? 4 : 0) + (code && named ? 2 : code ? 1 : 0);
    if (distinct == 1 && values.size() > 1) {
      score -= 3;
    } else if (distinct < values.size() || values.size() < 3) {
      score += 1;
    }
    if (values.size() * 10L < rows.size() * 9L) {
      score -= 3;
    }
    // Of several levels the one with the most places is compared.
    return score + Math.min(distinct, 1_000) / 2_000.0 - column / 100_000.0;
  }

  /** Whether each text of a column has one text of another, as a code has a name. */
  private boolean follows(int column, int other) {
    Map<String, String> names = new HashMap<>();
    Set<String> distinct = new HashSet<>();
    for (List<String> row : rows) {
      if (column < row.size() && other < row.size() && !row.get(other).isEmpty()) {
        String before = names.putIfAbsent(row.get(column), row.get(other));
        if (before != null && !before.equals(row.get(other))) {
          return false;
        }
        distinct.add(row.get(other));
      }
    }
    return distinct.size() * 10L >= names.size() * 9L && names.size() > 1;
  }

  private static int alike(String name, String other) {
    List<String> shared = new ArrayList<>(words(other));
    int named = shared.contains("name") || other.toLowerCase(Locale.ROOT).endsWith("nm") ? 2 : 0;
    shared.retainAll(words(name));
    return shared.size() + named;
  }

  private void guessPeriods() {
    List<Integer> order = new ArrayList<>();
    for (boolean named : new boolean[] {true, false}) {
      for (int c = 0; c < header.size(); c++) {
        if (isNamedPeriod(header.get(c)) == named) {
          order.add(c);
        }
      }
    }
    Optional<SketchedPeriods> years = Optional.empty();
    for (int c : order) {
      List<String> values = values(c);
      boolean digits =
          values.stream().allMatch(value -> value.chars().allMatch(Character::isDigit));
      if (digits && !isNamedPeriod(header.get(c))) {
        continue; // A number of any sort, such as a population, may look like 202603.
      }
      if (periods.isEmpty() && !header.get(c).isEmpty() && !across.contains(header.get(c))) {
        Optional<SketchedPeriods> found = SketchedPeriods.of(header.get(c), values);
        if (found.isPresent() && SketchedPeriods.isYears(values)) {
          years = years.isPresent() ? years : found;
        } else {
          periods = found;
        }
      }
    }
    if (periods.isEmpty() && years.isPresent()) {
      periods = years;
      for (int c = 0; c < header.size(); c++) {
        Optional<SketchedPeriods> parts = years.get().with(header.get(c), values(c));
        periods = parts.isPresent() ? parts : periods;
      }
    }
  }

  private static boolean isNamedPeriod(String name) {
    return words(name).stream().anyMatch(PERIOD_WORDS::contains);
  }

  private void guessForms() {
    boolean comma = false;
    boolean point = false;
    boolean grouped = false;
    for (String column : numbers.isEmpty() ? across : numbers) {
      for (String value : values(header.indexOf(column))) {
        if (!NUMBER.matcher(value).matches()) {
          missing.add(value);
          continue;
        }
        if (value.endsWith("%") || value.endsWith("%)")) {
          forms.add("percent");
        }
        if (value.matches(".*[£$€].*")) {
          forms.add("currency");
        }
        if (value.startsWith("(")) {
          forms.add("parentheses");
        }
        if (value.contains("'")) {
          forms.add("apostrophes");
        }
        comma |= DECIMAL_COMMA.matcher(value).matches() && !GROUPED.matcher(value).matches();
        grouped |= GROUPED.matcher(value).matches();
        point |= WITH_POINT.matcher(value).matches();
      }
    }
    boolean semicolons = file.map(of -> of.delimiter() == ';').orElse(false);
    if (comma || (grouped && semicolons && !point)) {
      decimal = Optional.of(',');
    } else if (grouped) {
      decimal = Optional.of('.');
    }
  }

  /** Which columns tell rows of one place and period apart, and whether any do. */
  private void guessDimensions() {
    Function<List<String>, String> key = placeAndPeriod();
    long alone = distinct(key);
    if (rows.isEmpty() || alone == rows.size()) {
      return;
    }
    List<Integer> candidates = new ArrayList<>();
    for (int c = 0; c < header.size(); c++) {
      int values = new HashSet<>(values(c)).size();
      boolean own = place.equals(Optional.of(c)) || placeName.equals(Optional.of(c));
      if (isText(c) && !own && values > 1 && values <= MOST_DIMENSION) {
        candidates.add(c);
      }
    }
    Function<List<String>, String> with = key;
    long before = alone;
    while (before < rows.size()) {
      Function<List<String>, String> fixed = with;
      Optional<Integer> best =
          candidates.stream()
              .max(
                  Comparator.comparingLong((Integer c) -> distinct(and(fixed, c)))
                      .thenComparing(Comparator.reverseOrder()));
      if (best.isEmpty() || distinct(and(fixed, best.get())) == before) {
        break;
      }
      candidates.remove(best.get());
      with = and(fixed, best.get());
      before = distinct(with);
      List<String> values = List.copyOf(new LinkedHashSet<>(values(best.get())));
      Optional<String> total = values.stream().filter(v -> TOTAL.matcher(v).matches()).findFirst();
      dimensions.put(header.get(best.get()), new Dimension(values, total));
    }
    if (before * 20 < rows.size() * 19L) {
      events = true;
      dimensions.clear();
    }
  }

  private long distinct(Function<List<String>, String> key) {
    return rows.stream().map(key).distinct().count();
  }

  private static Function<List<String>, String> and(
      Function<List<String>, String> key, int column) {
    return row -> key.apply(row) + "\n" + (column < row.size() ? row.get(column) : "");
  }

  private Function<List<String>, String> placeAndPeriod() {
    int at = periods.map(found -> header.indexOf(found.column())).orElse(-1);
    int part = periods.flatMap(SketchedPeriods::part).map(header::indexOf).orElse(-1);
    Function<String, Optional<Period>> read =
        periods.isPresent() && part < 0 ? periods.get().reader() : text -> Optional.empty();
    int of = place.orElse(-1);
    return row -> {
      String period = at >= 0 && at < row.size() ? row.get(at) : "";
      return (of >= 0 && of < row.size() ? row.get(of) : "")
          + "\n"
          + read.apply(period).map(Period::toString).orElse(period)
          + "\n"
          + (part >= 0 && part < row.size() ? row.get(part) : "");
    };
  }

  /** Line of the header. */
  public int headerLine() {
    return headerLine;
  }

  /** Names of columns. */
  public List<String> header() {
    return header;
  }

  /** The tool or standard whose table this is, as a feed's format; {@code csv} where none. */
  public String format() {
    if (header.contains("OBS_VALUE")
        && (header.contains("DATAFLOW") || header.contains("STRUCTURE"))) {
      return "sdmx-csv";
    }
    if (!header.isEmpty() && header.get(0).contains("\\TIME_PERIOD")) {
      return "eurostat-tsv";
    }
    return ExportFormat.of(ExportFormat.AUTO, header).word();
  }

  /** Rows that were looked at. */
  public int rowsSeen() {
    return rows.size();
  }

  /** The column of periods, where there is one; of years, where another holds their part. */
  public Optional<String> periodColumn() {
    return periods.map(SketchedPeriods::column);
  }

  /** The column with the month, quarter or week, where the periods are in two columns. */
  public Optional<String> partColumn() {
    return periods.flatMap(SketchedPeriods::part);
  }

  /** How long its periods are; years where nothing tells. */
  public PeriodKind kind() {
    return times().map(SketchedPeriods::kind).orElse(PeriodKind.YEAR);
  }

  /** How its dates are written, where that needs to be said. */
  public Optional<String> pattern() {
    return times().flatMap(SketchedPeriods::pattern);
  }

  /** Whether its years need their first month. */
  public boolean financial() {
    return times().map(SketchedPeriods::financial).orElse(false);
  }

  /** Periods of its rows, or across. */
  private Optional<SketchedPeriods> times() {
    return across().isEmpty() ? periods : SketchedPeriods.of("", across);
  }

  /** Columns that are periods across, where there are several. */
  public List<String> across() {
    return periods.isEmpty() && across.size() > 1 ? across : List.of();
  }

  /** The column of places, where one may be. */
  public Optional<String> place() {
    return place.map(header::get);
  }

  /** Columns of numbers. */
  public List<String> numbers() {
    return List.copyOf(numbers);
  }

  /** What stands in columns of numbers where there is none. */
  public Set<String> missing() {
    return new LinkedHashSet<>(missing);
  }

  /** What stands around numbers, as a feed's {@code numbers} has it. */
  public Set<String> forms() {
    return new LinkedHashSet<>(forms);
  }

  /** The decimal mark, where it should be said. */
  public Optional<Character> decimal() {
    return decimal;
  }

  /** Columns that tell rows of one place and period apart. */
  public Map<String, Dimension> dimensions() {
    return new LinkedHashMap<>(dimensions);
  }

  /** Of the columns that tell rows apart, the one of whose values each is a matter of its own. */
  public Optional<String> kinds() {
    return dimensions.entrySet().stream()
        .filter(one -> one.getValue().total().isEmpty())
        .filter(one -> one.getValue().values().size() <= MOST_KINDS)
        .map(Map.Entry::getKey)
        .min(Comparator.comparing(name -> !MEASURE_NAME.matcher(name).matches()));
  }

  /** Whether rows of one place and period add up, as no column tells them apart. */
  public boolean events() {
    return events;
  }

  /** Whether they are figures of days, and no events: each place has a row for nearly each day. */
  public boolean daily() {
    int at = periods.map(found -> header.indexOf(found.column())).orElse(-1);
    int of = place.orElse(-1);
    return events
        && at >= 0
        && of >= 0
        && distinct(row -> cell(row, of) + "\n" + cell(row, at)) == rows.size()
        && distinct(row -> cell(row, of)) * distinct(row -> cell(row, at)) * 8 <= rows.size() * 10L;
  }

  private static String cell(List<String> row, int column) {
    return column < row.size() ? row.get(column) : "";
  }

  /** Of each text column with few different texts, those texts. */
  public Map<String, Set<String>> answers() {
    Map<String, Set<String>> answers = new LinkedHashMap<>();
    for (int c = 0; c < header.size(); c++) {
      Set<String> texts = new LinkedHashSet<>(values(c));
      boolean other = place.equals(Optional.of(c)) || header.get(c).startsWith("_");
      if (isText(c) && !other && texts.size() > 1 && texts.size() <= 7) {
        answers.put(header.get(c), texts);
      }
    }
    return answers;
  }

  /**
   * What all rows name.
   *
   * @param places with their names, in order of their first row
   * @param latest period
   */
  public record Named(Map<String, String> places, Optional<Period> latest) {}

  /**
   * What all rows of the file name.
   *
   * @param delivered at the start of the file
   * @param table where the table is
   */
  public Named named(InputStream delivered, TableShape table) throws IOException {
    Map<String, String> places = new LinkedHashMap<>();
    int at = periods.map(found -> header.indexOf(found.column())).orElse(-1);
    Function<String, Optional<Period>> read =
        periods.map(SketchedPeriods::reader).orElse(text -> Optional.empty());
    Period[] latest = new Period[1];
    int of = place.orElse(at);
    if (of >= 0 || at >= 0) {
      int[] columns = {of, placeName.orElse(of), at < 0 ? of : at};
      scan(
          delivered,
          table,
          columns,
          row -> {
            if (place.isPresent() && !row.get(0).isEmpty() && places.size() < MOST_PLACES) {
              places.putIfAbsent(row.get(0), row.get(1).isEmpty() ? row.get(0) : row.get(1));
            }
            if (at >= 0 && !row.get(2).isEmpty()) {
              read.apply(row.get(2)).ifPresent(period -> latest[0] = later(latest[0], period));
            }
            return true;
          });
    }
    for (String column : across()) {
      SketchedPeriods.of("", List.of(column))
          .flatMap(found -> found.reader().apply(column))
          .ifPresent(period -> latest[0] = later(latest[0], period));
    }
    return new Named(places, Optional.ofNullable(latest[0]));
  }

  private static Period later(@org.jspecify.annotations.Nullable Period one, Period other) {
    return one == null || other.end().isAfter(one.end()) ? other : one;
  }

  /** Takes rows behind the header until it has enough. */
  private interface Taker {
    boolean take(List<String> row);
  }

  private void scan(InputStream delivered, TableShape table, int[] columns, Taker taker)
      throws IOException {
    if (file.isEmpty()) {
      for (List<String> row : rows) {
        List<String> cells = new ArrayList<>();
        for (int column : columns) {
          cells.add(column < row.size() ? row.get(column) : "");
        }
        taker.take(cells);
      }
      return;
    }
    InspectedFile from = file.get();
    if (from.splits().isEmpty() || header.isEmpty()) {
      return;
    }
    Split first = from.splits().get(0);
    InputStream text = from.text(delivered, first, table);
    if (from.splittable()) {
      text.skipNBytes(first.offset());
    }
    RowScanner scanner =
        new RowScanner(text, (byte) from.delimiter(), true, first.offset(), first.firstLine());
    CsvRows all =
        new CsvRows(
            scanner,
            from.delimiter(),
            from.textCharset(),
            header.size(),
            columns,
            new boolean[0],
            Set.of(),
            false);
    boolean more = true;
    while (more && all.next()) {
      if (scanner.line() > headerLine && all.refusal().isEmpty()) {
        List<String> cells = new ArrayList<>(columns.length);
        for (int c = 0; c < columns.length; c++) {
          cells.add(all.row().text(c).orElse(""));
        }
        more = taker.take(cells);
      }
    }
  }
}

package org.waymark.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.waymark.panel.DateText;
import org.waymark.panel.PeriodKind;
import org.waymark.panel.PeriodText;
import org.waymark.panel.ReportingYear;
import org.waymark.registry.TableShape;

/**
 * What the first rows of a delivered file let one guess: where its header is, and which columns
 * hold places, periods and numbers. Somebody has to look at it.
 */
public final class FileSketch {
  private static final int MOST_PLACES = 20_000;
  private static final Pattern NUMBER =
      Pattern.compile("[(+-]?[£$€]?\\d[\\d,. \u00A0]*%?\\)?|[-.*:]+|\\[[a-z]\\]");
  private static final Pattern DIGIT = Pattern.compile(".*\\d.*");
  private static final List<String> PATTERNS =
      List.of(
          "dd/MM/yyyy",
          "MM/dd/yyyy",
          "dd.MM.yyyy",
          "dd-MM-yyyy",
          "MMM yyyy",
          "MMMM yyyy",
          "MMM-yy",
          "MMM-yyyy");
  private static final List<String> PLACE_WORDS =
      List.of(
          "code",
          "area",
          "place",
          "org",
          "trust",
          "site",
          "ward",
          "district",
          "region",
          "local",
          "country",
          "school",
          "council",
          "geo");
  private static final List<String> PERIOD_WORDS =
      List.of("period", "date", "month", "year", "quarter", "week", "time");

  /**
   * A column of periods.
   *
   * @param pattern how its dates are written, where that needs to be said
   * @param financial whether its years need their first month
   */
  public record Periods(
      String column, PeriodKind kind, Optional<String> pattern, boolean financial) {}

  private final InspectedFile file;
  private int headerLine = 1;
  private List<String> header = List.of();
  private final List<List<String>> rows = new ArrayList<>();
  private Optional<Periods> periods = Optional.empty();
  private Optional<Integer> place = Optional.empty();
  private Optional<Integer> placeName = Optional.empty();
  private final List<String> numbers = new ArrayList<>();
  private List<String> across = List.of();

  private FileSketch(InspectedFile file) {
    this.file = file;
  }

  /**
   * Sketches a file that was not {@link FeedParser#checked} yet; one of lines of JSON shows
   * nothing.
   */
  public static FileSketch of(InspectedFile file) {
    FileSketch sketch = new FileSketch(file);
    sketch.look();
    return sketch;
  }

  private void look() {
    List<Opening> opening = file.opening();
    long widest = opening.stream().mapToLong(FileSketch::filled).max().orElse(0);
    for (Opening row : opening) {
      if (header.isEmpty() && filled(row) * 10 >= widest * 7 && isHeader(row)) {
        header = row.cells();
        headerLine = row.line();
      } else if (!header.isEmpty() && filled(row) > 1) {
        rows.add(row.cells());
      }
    }
    across = AcrossTable.periods(header);
    guessPeriods();
    for (int c = 0; c < header.size(); c++) {
      boolean other = periods.isPresent() && header.get(c).equals(periods.get().column());
      if (!other && !header.get(c).isEmpty() && isNumbers(c) && !across.contains(header.get(c))) {
        numbers.add(header.get(c));
      }
    }
    place = best(PLACE_WORDS);
    placeName =
        java.util.stream.IntStream.range(0, header.size())
            .boxed()
            .filter(c -> !place.equals(Optional.of(c)) && isText(c))
            .filter(c -> header.get(c).toLowerCase(Locale.ROOT).contains("name"))
            .findFirst();
  }

  private static long filled(Opening row) {
    return row.cells().stream().filter(cell -> !cell.isEmpty()).count();
  }

  private static boolean isHeader(Opening row) {
    return row.cells().stream()
        .filter(cell -> !cell.isEmpty())
        .allMatch(cell -> !NUMBER.matcher(cell).matches() || AcrossTable.looksLikePeriod(cell));
  }

  private List<String> values(int column) {
    return rows.stream()
        .filter(row -> column < row.size() && !row.get(column).isEmpty())
        .map(row -> row.get(column))
        .toList();
  }

  private boolean isNumbers(int column) {
    List<String> values = values(column);
    return !values.isEmpty()
        && values.stream().allMatch(value -> NUMBER.matcher(value).matches())
        && values.stream().anyMatch(value -> DIGIT.matcher(value).matches());
  }

  private boolean isText(int column) {
    boolean other = periods.isPresent() && header.get(column).equals(periods.get().column());
    return !header.get(column).isEmpty()
        && !values(column).isEmpty()
        && !other
        && !isNumbers(column);
  }

  /** The text column whose name says most; else the first. */
  private Optional<Integer> best(List<String> words) {
    Optional<Integer> found = Optional.empty();
    int most = -1;
    for (int c = 0; c < header.size(); c++) {
      if (isText(c)) {
        String name = header.get(c).toLowerCase(Locale.ROOT);
        int score = (int) words.stream().filter(name::contains).count();
        score += name.contains("code") ? 2 : 0;
        long numbered =
            values(c).stream().filter(value -> Character.isDigit(value.charAt(0))).count();
        if (score > most && numbered * 2 < values(c).size()) {
          most = score;
          found = Optional.of(c);
        }
      }
    }
    return found;
  }

  private void guessPeriods() {
    List<Integer> order = new ArrayList<>();
    for (int c = 0; c < header.size(); c++) {
      String name = header.get(c).toLowerCase(Locale.ROOT);
      if (PERIOD_WORDS.stream().anyMatch(name::contains)) {
        order.add(c);
      }
    }
    for (int c = 0; c < header.size(); c++) {
      if (!order.contains(c)) {
        order.add(c);
      }
    }
    for (int c : order) {
      if (periods.isEmpty() && !values(c).isEmpty()) {
        periods = periods(header.get(c), values(c));
      }
    }
  }

  private static Optional<Periods> periods(String column, List<String> values) {
    if (values.stream().allMatch(value -> DateText.parse(value).isPresent())) {
      return Optional.of(new Periods(column, PeriodKind.MONTH, Optional.empty(), false));
    }
    for (PeriodKind kind :
        List.of(PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.WEEK, PeriodKind.YEAR)) {
      boolean all = values.stream().allMatch(value -> PeriodText.parse(value, kind).isPresent());
      if (all && values.stream().allMatch(AcrossTable::looksLikePeriod)) {
        return Optional.of(new Periods(column, kind, Optional.empty(), false));
      }
    }
    if (values.stream().allMatch(value -> value.length() > 5 && ReportingYear.mayName(value))) {
      return Optional.of(new Periods(column, PeriodKind.YEAR, Optional.empty(), true));
    }
    for (String pattern : PATTERNS) {
      DatePattern read = new DatePattern(pattern);
      if (values.stream().allMatch(value -> read.period(value, PeriodKind.MONTH).isPresent())) {
        return Optional.of(new Periods(column, PeriodKind.MONTH, Optional.of(pattern), false));
      }
    }
    return Optional.empty();
  }

  /** Line of the header. */
  public int headerLine() {
    return headerLine;
  }

  /** Names of columns. */
  public List<String> header() {
    return header;
  }

  /** The tool whose export this is, as a feed's format; {@code csv} where it is none. */
  public String format() {
    return ExportFormat.of(ExportFormat.AUTO, header).word();
  }

  /** The column of periods, where there is one. */
  public Optional<Periods> periods() {
    return periods;
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
    return numbers;
  }

  /** Of each text column with few different texts, those texts. */
  public Map<String, Set<String>> answers() {
    Map<String, Set<String>> answers = new LinkedHashMap<>();
    for (int c = 0; c < header.size(); c++) {
      Set<String> texts = new LinkedHashSet<>(values(c));
      boolean other = place.equals(Optional.of(c));
      if (isText(c) && !other && texts.size() > 1 && texts.size() <= 7) {
        answers.put(header.get(c), texts);
      }
    }
    return answers;
  }

  /**
   * Places with their names, in order of their first row.
   *
   * @param delivered at the start of the file
   * @param table where the table is
   */
  public Map<String, String> places(InputStream delivered, TableShape table) throws IOException {
    Map<String, String> places = new LinkedHashMap<>();
    if (place.isEmpty() || file.splits().isEmpty()) {
      return places;
    }
    Split first = file.splits().get(0);
    InputStream text = file.text(delivered, first, table);
    if (file.splittable()) {
      text.skipNBytes(first.offset());
    }
    RowScanner scanner =
        new RowScanner(text, (byte) file.delimiter(), true, first.offset(), first.firstLine());
    CsvRows all =
        new CsvRows(
            scanner,
            file.delimiter(),
            file.textCharset(),
            header.size(),
            new int[] {place.get(), placeName.orElse(place.get())},
            new boolean[0],
            Set.of(),
            false);
    while (all.next() && places.size() < MOST_PLACES) {
      if (scanner.line() > headerLine && all.refusal().isEmpty()) {
        String id = all.row().text(0).orElse("");
        String name = all.row().text(1).orElse("");
        if (!id.isEmpty()) {
          places.putIfAbsent(id, name.isEmpty() ? id : name);
        }
      }
    }
    return places;
  }
}

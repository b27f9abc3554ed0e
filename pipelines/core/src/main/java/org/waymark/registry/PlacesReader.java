package org.waymark.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads {@code places.csv}. */
final class PlacesReader {
  private static final List<String> REQUIRED = List.of("place_id", "name");
  private static final List<String> OPTIONAL =
      List.of(
          "type", "parent_id", "valid_from", "valid_to", "successor_id", "restated", "continues");
  private static final Set<String> YES = Set.of("yes", "true", "1", "x");
  private static final Set<String> NO = Set.of("", "no", "false", "0");

  /** Looking for near misses is quadratic; a file with more of them has another problem. */
  private static final int MOST_SUGGESTIONS = 50;

  private final FileProblems problems;
  private final SortedMap<String, Integer> columns = new TreeMap<>();
  private final SortedMap<String, CsvText.Cell> others = new TreeMap<>();
  private final TreeSet<String> covariates = new TreeSet<>();
  private final Map<String, CsvText.Row> rowOfPlace = new HashMap<>();
  private final List<CsvText.Row> placeRows = new ArrayList<>();
  private final Set<String> continued = new HashSet<>();
  private final SortedMap<String, SortedMap<String, List<Position>>> unknown = new TreeMap<>();
  private int suggestions;

  private PlacesReader(FileProblems problems) {
    this.problems = problems;
  }

  /** The places; empty where so little can be read that references to places cannot be judged. */
  static Optional<PlacesReading> read(byte[] bytes, FileProblems problems) {
    return Utf8Text.decode(bytes, problems)
        .flatMap(text -> new PlacesReader(problems).read(CsvText.read(text, problems)));
  }

  private Optional<PlacesReading> read(CsvText csv) {
    if (csv.rows().isEmpty()) {
      if (csv.whole()) {
        problems.error(
            Position.START, "the file is empty", "a header line such as `place_id,name`");
      }
      return Optional.empty();
    }
    CsvText.Row header = csv.rows().get(0);
    if (!readHeader(header)) {
      return Optional.empty();
    }
    List<CsvText.Row> rows = csv.rows().subList(1, csv.rows().size());
    if (rows.isEmpty() && csv.whole()) {
      problems.error(header.at(), "there is no place", "a line for each place");
    }
    for (CsvText.Row row : rows) {
      keep(row, header.cells().size());
    }
    findCovariates();
    List<Place> places = placeRows.stream().map(this::place).toList();
    reportUnknown();
    checkParents();
    return csv.whole()
        ? Optional.of(
            new PlacesReading(
                places.stream().sorted(Comparator.comparing(Place::id)).toList(),
                withUndated(),
                others))
        : Optional.empty();
  }

  /** Notes where columns are; false where rows cannot be read by it. */
  private boolean readHeader(CsvText.Row header) {
    if (header.cells().size() == 1 && header.cells().get(0).text().matches(".*[;\t|].*")) {
      problems.error(header.at(), "columns are not separated by commas", "commas");
      return false;
    }
    for (int i = 0; i < header.cells().size(); i++) {
      CsvText.Cell cell = header.cells().get(i);
      if (cell.text().isBlank()) {
        problems.error(cell.at(), "this column has no name", "a name in the header line");
      } else if (columns.putIfAbsent(cell.text(), i) != null) {
        problems.error(
            cell.at(),
            "the column " + Wording.quoted(cell.text()) + " is given twice",
            "each column once");
      }
    }
    Set<String> strangers = new TreeSet<>(columns.keySet());
    REQUIRED.forEach(strangers::remove);
    OPTIONAL.forEach(strangers::remove);
    reportMissing(header, strangers);
    return columns.keySet().containsAll(REQUIRED);
  }

  private void reportMissing(CsvText.Row header, Set<String> strangers) {
    for (String name : REQUIRED) {
      if (!columns.containsKey(name)) {
        Optional<String> written = NearMiss.of(name, strangers);
        Position at =
            written.map(word -> header.cells().get(columnOf(word)).at()).orElse(header.at());
        String but = written.map(word -> ", but " + Wording.quoted(word)).orElse("");
        problems.error(
            at,
            "there is no column " + Wording.quoted(name) + but,
            "the columns " + Wording.anyOf(REQUIRED).replace(" or ", " and "),
            written.map(word -> name));
      }
    }
    List<String> absent = OPTIONAL.stream().filter(name -> !columns.containsKey(name)).toList();
    for (String stranger : strangers) {
      NearMiss.of(stranger, absent)
          .ifPresent(
              name ->
                  problems.warning(
                      header.cells().get(columnOf(stranger)).at(),
                      "the column " + Wording.quoted(stranger) + " has no meaning of its own",
                      "a column that is known, or a covariate",
                      Optional.of(name)));
    }
  }

  private int columnOf(String name) {
    return columns.getOrDefault(name, 0);
  }

  private void keep(CsvText.Row row, int width) {
    if (row.cells().size() != width) {
      problems.error(
          row.at(),
          "this line has " + row.cells().size() + " fields",
          width + " fields, as the header has");
      return;
    }
    CsvText.Cell id = row.cells().get(columnOf("place_id"));
    if (id.text().isBlank()) {
      problems.error(id.at(), "`place_id` is empty", "an identifier");
      return;
    }
    if (!id.text().equals(id.text().strip())
        || id.text().chars().anyMatch(Character::isISOControl)) {
      problems.error(
          id.at(),
          "`place_id` has blanks or line breaks around it",
          "an identifier as feeds write it",
          Optional.of(Wording.oneLine(id.text())));
    }
    CsvText.Row before = rowOfPlace.putIfAbsent(id.text(), row);
    if (before != null) {
      problems.error(
          id.at(),
          "place "
              + Wording.quoted(id.text())
              + " is declared twice; first at line "
              + before.at().line(),
          "each place once");
      return;
    }
    CsvText.Cell name = row.cells().get(columnOf("name"));
    if (name.text().isBlank()) {
      problems.error(name.at(), "`name` is empty", "a name for readers");
    }
    placeRows.add(row);
  }

  private void findCovariates() {
    for (String column : columns.keySet()) {
      if (!REQUIRED.contains(column) && !OPTIONAL.contains(column) && !column.isBlank()) {
        judge(column);
      }
    }
  }

  /** A column is a covariate where every cell that is not empty is a number. */
  private void judge(String column) {
    int numbers = 0;
    List<CsvText.Cell> odd = new ArrayList<>();
    for (CsvText.Row row : placeRows) {
      CsvText.Cell cell = row.cells().get(columnOf(column));
      if (!cell.text().isBlank()) {
        if (NumberText.parse(cell.text().strip()).isPresent()) {
          numbers++;
        } else {
          odd.add(cell);
        }
      }
    }
    if (odd.isEmpty()) {
      if (numbers > 0) {
        covariates.add(column);
      }
      return;
    }
    others.put(column, odd.get(0));
    if (numbers > odd.size()) {
      for (CsvText.Cell cell : odd) {
        problems.warning(
            cell.at(),
            Wording.quoted(cell.text())
                + " is not a number, so that "
                + Wording.quoted(column)
                + " is not a covariate",
            "a number or an empty field, as in the other lines",
            NumberText.meant(cell.text()));
      }
    }
  }

  /** The covariates, and those whose columns carry years by their names alone. */
  private SortedSet<String> withUndated() {
    TreeSet<String> names = new TreeSet<>(covariates);
    covariates.forEach(column -> Place.undated(column).ifPresent(names::add));
    return names;
  }

  private Place place(CsvText.Row row) {
    Optional<LocalDate> from = date(row, "valid_from");
    Optional<LocalDate> to = date(row, "valid_to");
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      problems.error(
          row.cells().get(columnOf("valid_to")).at(),
          "`valid_to` " + to.get() + " is before `valid_from` " + from.get(),
          "a last day that is not before the first");
    }
    SortedMap<String, Double> numbers = new TreeMap<>();
    for (String column : covariates) {
      OptionalDouble number = NumberText.parse(row.cells().get(columnOf(column)).text().strip());
      if (number.isPresent()) {
        numbers.put(column, number.getAsDouble());
      }
    }
    return new Place(
        row.cells().get(columnOf("place_id")).text(),
        row.cells().get(columnOf("name")).text().strip(),
        text(row, "type").map(String::strip),
        reference(row, "parent_id"),
        from,
        to,
        reference(row, "successor_id"),
        java.util.Collections.unmodifiableSortedMap(numbers),
        yes(row, "restated"),
        continued(row),
        List.of());
  }

  private boolean yes(CsvText.Row row, String column) {
    Optional<CsvText.Cell> cell = cell(row, column);
    String text = cell.map(c -> c.text().strip().toLowerCase(Locale.ROOT)).orElse("");
    if (!YES.contains(text) && !NO.contains(text)) {
      problems.error(
          cell.orElseThrow().at(),
          "`" + column + "` is " + Wording.quoted(text),
          "`yes`, or nothing");
    }
    return YES.contains(text);
  }

  /** A code goes on in one place only. */
  private Optional<String> continued(CsvText.Row row) {
    Optional<String> before = reference(row, "continues");
    if (before.isPresent() && !continued.add(before.get())) {
      problems.error(
          cell(row, "continues").orElseThrow().at(),
          "two places cannot both continue " + Wording.quoted(before.get()),
          "one of them; a place that was divided has a `successor_id`");
    }
    return before;
  }

  private Optional<String> text(CsvText.Row row, String column) {
    return cell(row, column).map(CsvText.Cell::text).filter(text -> !text.isBlank());
  }

  private Optional<CsvText.Cell> cell(CsvText.Row row, String column) {
    return columns.containsKey(column)
        ? Optional.of(row.cells().get(columnOf(column)))
        : Optional.empty();
  }

  private Optional<LocalDate> date(CsvText.Row row, String column) {
    Optional<CsvText.Cell> cell = cell(row, column).filter(c -> !c.text().isBlank());
    if (cell.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(BoundedDate.parse(cell.get().text().strip()));
    } catch (DateTimeException noDate) {
      problems.error(
          cell.get().at(),
          Wording.quoted(cell.get().text()) + " is not a date",
          "a date such as `2026-03-31`, or nothing");
      return Optional.empty();
    }
  }

  private Optional<String> reference(CsvText.Row row, String column) {
    Optional<CsvText.Cell> cell = cell(row, column).filter(c -> !c.text().isBlank());
    if (cell.isEmpty()) {
      return Optional.empty();
    }
    String id = cell.get().text();
    if (!rowOfPlace.containsKey(id)) {
      unknown
          .computeIfAbsent(column, fresh -> new TreeMap<>())
          .computeIfAbsent(id, fresh -> new ArrayList<>())
          .add(cell.get().at());
    } else if (id.equals(row.cells().get(columnOf("place_id")).text())) {
      problems.error(
          cell.get().at(),
          "a place cannot be its own `" + column + "`",
          "another place, or nothing");
    }
    return Optional.of(id);
  }

  /** Reports each place that is not there once, with all lines that name it. */
  private void reportUnknown() {
    PlaceNames names = new PlaceNames();
    for (CsvText.Row row : placeRows) {
      String id = row.cells().get(columnOf("place_id")).text();
      names.add(id, id);
      names.add(row.cells().get(columnOf("name")).text(), id);
    }
    unknown.forEach(
        (column, ids) ->
            ids.forEach(
                (id, lines) ->
                    problems.error(
                        lines.get(0),
                        "no place " + Wording.quoted(id) + " for `" + column + "`" + rows(lines),
                        "the `place_id` of a line of this file",
                        suggestion(id, names))));
  }

  /** How many rows have the same problem, and in which lines; empty where it is one. */
  static String rows(List<Position> at) {
    return at.size() == 1
        ? ""
        : " in "
            + at.size()
            + " rows, lines "
            + at.get(0).line()
            + " to "
            + at.get(at.size() - 1).line();
  }

  private Optional<String> suggestion(String id, PlaceNames names) {
    suggestions++;
    return suggestions > MOST_SUGGESTIONS
        ? Optional.empty()
        : names.meant(id).or(() -> NearMiss.of(id, rowOfPlace.keySet()));
  }

  /** Reports places that lie within themselves; each ring once, at its first line. */
  private void checkParents() {
    Set<String> judged = new HashSet<>();
    for (CsvText.Row row : placeRows) {
      Set<String> way = new HashSet<>();
      String id = row.cells().get(columnOf("place_id")).text();
      while (!id.isEmpty() && !judged.contains(id) && way.add(id)) {
        CsvText.Row child = rowOfPlace.get(id);
        String parent = child == null ? "" : text(child, "parent_id").orElse("");
        if (way.contains(parent) && !parent.equals(id) && child != null) {
          problems.error(
              child.cells().get(columnOf("parent_id")).at(),
              "place " + Wording.quoted(parent) + " lies within itself by this `parent_id`",
              "parents without a circle");
        }
        id = parent;
      }
      judged.addAll(way);
    }
  }
}

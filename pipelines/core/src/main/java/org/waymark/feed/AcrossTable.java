package org.waymark.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.period.PeriodKind;
import org.waymark.period.PeriodText;
import org.waymark.period.ReportingYear;
import org.waymark.registry.TableShape;

/**
 * A header of which some columns are cells of one table, such as years across.
 *
 * @param header as the file has it
 * @param kept positions of the columns that are no cells
 * @param cells in order of their first column
 * @param name of the column that holds the names of cells
 * @param valueNames of the columns that hold their values
 * @param twice names of cells for which two columns hold the same value
 */
record AcrossTable(
    List<String> header,
    List<Integer> kept,
    List<Cell> cells,
    String name,
    List<String> valueNames,
    List<String> twice) {

  /** Names that are read as periods without being declared. */
  private static final Pattern MONTH_NAME =
      Pattern.compile(
          "(?i)(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*[ -]?(\\d{2}|\\d{4})");

  /**
   * A cell.
   *
   * @param values positions of its values in the header, in order of {@link #valueNames}; -1 where
   *     the header has none
   */
  record Cell(String name, List<Integer> values) {}

  static AcrossTable of(List<String> header, TableShape.Across across) {
    List<String> valueNames = List.copyOf(across.values().keySet());
    Map<String, int[]> cells = new LinkedHashMap<>();
    List<Integer> kept = new ArrayList<>();
    List<String> twice = new ArrayList<>();
    for (int c = 0; c < header.size(); c++) {
      boolean isCell = false;
      for (int v = 0; v < valueNames.size() && !isCell; v++) {
        Optional<String> name =
            cellName(header.get(c), across.values().getOrDefault(valueNames.get(v), List.of()));
        if (name.isPresent()) {
          isCell = true;
          int[] values =
              cells.computeIfAbsent(
                  name.get(),
                  fresh -> {
                    int[] none = new int[valueNames.size()];
                    Arrays.fill(none, -1);
                    return none;
                  });
          if (values[v] >= 0) {
            twice.add(name.get());
          }
          values[v] = c;
        }
      }
      if (!isCell) {
        kept.add(c);
      }
    }
    List<Cell> all = new ArrayList<>();
    cells.forEach(
        (name, values) -> all.add(new Cell(name, Arrays.stream(values).boxed().toList())));
    return new AcrossTable(header, kept, all, across.name(), valueNames, twice);
  }

  /** The name that a column gives its cell, if one of the patterns means it. */
  private static Optional<String> cellName(String column, List<String> patterns) {
    for (String pattern : patterns) {
      if (pattern.equals(TableShape.Across.PERIODS)) {
        if (looksLikePeriod(column)) {
          return Optional.of(column);
        }
      } else {
        Matcher matcher = compiled(pattern).matcher(column);
        if (matcher.matches()) {
          return Optional.of(
              pattern.contains("{}") ? RowText.trimmed(matcher.group("name")) : column);
        }
      }
    }
    return Optional.empty();
  }

  private static Pattern compiled(String pattern) {
    StringBuilder regex = new StringBuilder();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      boolean named = pattern.startsWith("{}", i);
      if (named || pattern.charAt(i) == '*') {
        regex.append(Pattern.quote(literal.toString())).append(named ? "(?<name>.+?)" : ".*");
        literal.setLength(0);
        i += named ? 1 : 0;
      } else {
        literal.append(pattern.charAt(i));
      }
    }
    regex.append(Pattern.quote(literal.toString()));
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** True where a column's name is a period in one of the forms that feeds write. */
  static boolean looksLikePeriod(String name) {
    if (name.isEmpty() || name.length() > 30) {
      return false;
    }
    if (ReportingYear.mayName(name) && Character.isDigit(name.charAt(0)) && name.length() >= 6) {
      return true;
    }
    for (PeriodKind kind : PeriodKind.values()) {
      if (PeriodText.parse(name, kind).isPresent()) {
        return plausible(name);
      }
    }
    return MONTH_NAME.matcher(name).matches() || MonthSpan.of(name).isPresent();
  }

  /** A number of four digits is a year where one could be meant. */
  private static boolean plausible(String name) {
    int year = Integer.parseInt(name.substring(0, 4));
    return year >= 1800 && year <= 2200;
  }

  /** How many columns of a header look like periods. */
  static List<String> periods(List<String> header) {
    return header.stream().filter(AcrossTable::looksLikePeriod).toList();
  }

  /** Of each of {@link #columns}, its positions in the header; none for the names of cells. */
  List<List<Integer>> sources() {
    List<List<Integer>> sources = new ArrayList<>();
    kept.forEach(position -> sources.add(List.of(position)));
    sources.add(List.of());
    for (int v = 0; v < valueNames.size(); v++) {
      int value = v;
      sources.add(cells.stream().map(cell -> cell.values().get(value)).toList());
    }
    return sources;
  }

  /** The columns of the rows that cells are read as. */
  List<String> columns() {
    List<String> columns = new ArrayList<>();
    kept.forEach(position -> columns.add(header.get(position)));
    columns.add(name);
    columns.addAll(valueNames);
    return columns;
  }
}

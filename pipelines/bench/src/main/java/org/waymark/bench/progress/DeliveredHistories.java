package org.waymark.bench.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;

/** Real series beside the repository, where they are; each source that is absent is left out. */
final class DeliveredHistories {

  private static final int FEWEST_PERIODS = 12;
  private static final int FEWEST_DISTINCT = 5;

  /** Series of one file of the United Kingdom's indicators: its many breakdowns are much alike. */
  private static final int MOST_OF_A_FILE = 10;

  private final Path shared;
  private final List<History> histories = new ArrayList<>();

  private DeliveredHistories(Path shared) {
    this.shared = shared;
  }

  static List<History> in(Path shared) throws IOException, SQLException {
    DeliveredHistories delivered = new DeliveredHistories(shared);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      delivered.indicators(statement);
      delivered.countries(statement);
      delivered.departments(statement);
      delivered.classics(statement);
    }
    return delivered.histories;
  }

  /** The United Kingdom's SDG indicators of the Office for National Statistics, yearly. */
  private void indicators(Statement statement) throws IOException, SQLException {
    Path folder = shared.resolve("data/ons_sdg/data");
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files =
          found.filter(f -> f.getFileName().toString().startsWith("indicator_")).sorted().toList();
    }
    for (Path file : files) {
      Map<String, SortedMap<Period, Double>> series = breakdowns(statement, file);
      series.values().removeIf(s -> !isLongEnough(s));
      List<Map.Entry<String, SortedMap<Period, Double>>> entries = List.copyOf(series.entrySet());
      int step = Math.max(1, entries.size() / MOST_OF_A_FILE);
      for (int i = 0; i < entries.size() && i / step < MOST_OF_A_FILE; i += step) {
        String name = file.getFileName() + " " + entries.get(i).getKey();
        add("ONS, UK SDG indicators", name, entries.get(i).getValue());
      }
    }
  }

  /** Values by year of each combination of the columns between the year and the value. */
  private static Map<String, SortedMap<Period, Double>> breakdowns(Statement statement, Path file)
      throws SQLException {
    Map<String, SortedMap<Period, Double>> series = new TreeMap<>();
    try (ResultSet rows = statement.executeQuery("FROM " + csv(file))) {
      ResultSetMetaData columns = rows.getMetaData();
      int last = columns.getColumnCount();
      while (rows.next()) {
        String year = text(rows, 1);
        String value = text(rows, last);
        if (!year.matches("\\d{4}(/\\d{2})?") || !value.matches("-?[0-9.]+(E-?\\d+)?")) {
          continue;
        }
        StringBuilder key = new StringBuilder();
        for (int c = 2; c < last; c++) {
          if (!columns.getColumnName(c).toLowerCase(Locale.ROOT).contains("status")) {
            key.append(text(rows, c)).append('|');
          }
        }
        series
            .computeIfAbsent(key.toString(), k -> new TreeMap<>())
            .putIfAbsent(year(Integer.parseInt(year.substring(0, 4))), Double.parseDouble(value));
      }
    }
    return series;
  }

  /** Countries of the world, yearly, among the reference cases of Open SDG. */
  private void countries(Statement statement) throws SQLException {
    Path file = shared.resolve("reference/open_sdg_progress/input_series.csv");
    if (!Files.isRegularFile(file)) {
      return;
    }
    Map<String, SortedMap<Period, Double>> series = new TreeMap<>();
    String sql =
        "SELECT \"case\", \"year\", \"value\" FROM "
            + csv(file)
            + " WHERE \"case\" LIKE 'owid%halve2005' AND \"value\" <> ''";
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        series
            .computeIfAbsent(text(rows, 1), k -> new TreeMap<>())
            .put(year(Integer.parseInt(text(rows, 2))), Double.parseDouble(text(rows, 3)));
      }
    }
    series.values().removeIf(s -> !isLongEnough(s));
    series.forEach((name, values) -> add("Our World in Data, countries", name, values));
  }

  /** Emergency departments of England of type 1: the share seen within four hours, monthly. */
  private void departments(Statement statement) throws SQLException {
    Path file = shared.resolve("data/nhsrdatasets/ae_attendances.csv");
    if (!Files.isRegularFile(file)) {
      return;
    }
    Map<String, SortedMap<Period, Double>> series = new TreeMap<>();
    String sql =
        "SELECT org_code, period, 1 - breaches::DOUBLE / attendances::DOUBLE FROM "
            + csv(file)
            + " WHERE type = '1' AND attendances::DOUBLE > 0";
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        series
            .computeIfAbsent(text(rows, 1), k -> new TreeMap<>())
            .put(
                Period.containing(PeriodKind.MONTH, LocalDate.parse(text(rows, 2))),
                rows.getDouble(3));
      }
    }
    series.values().removeIf(s -> s.size() < 36);
    series.forEach((name, values) -> add("NHS England, A&E in four hours", name, values));
  }

  /** Series of R's textbook collection. */
  private void classics(Statement statement) throws SQLException {
    Map<String, PeriodKind> kinds =
        new TreeMap<>(
            Map.of(
                "AirPassengers", PeriodKind.MONTH,
                "co2", PeriodKind.MONTH,
                "nottem", PeriodKind.MONTH,
                "USAccDeaths", PeriodKind.MONTH,
                "UKgas", PeriodKind.QUARTER,
                "Nile", PeriodKind.YEAR,
                "LakeHuron", PeriodKind.YEAR));
    for (Map.Entry<String, PeriodKind> entry : kinds.entrySet()) {
      Path file = shared.resolve("data/base_r_series/" + entry.getKey() + ".csv");
      if (!Files.isRegularFile(file)) {
        continue;
      }
      SortedMap<Period, Double> values = new TreeMap<>();
      try (ResultSet rows =
          statement.executeQuery("SELECT \"time\"::DOUBLE, \"value\"::DOUBLE FROM " + csv(file))) {
        while (rows.next()) {
          // The middle of the period: its start is a rounded fraction of a year.
          double half = entry.getValue() == PeriodKind.MONTH ? 1 / 24.0 : 0.01;
          double time = rows.getDouble(1) + half;
          int whole = (int) Math.floor(time);
          int day = 1 + (int) Math.floor((time - whole) * 365);
          values.put(
              Period.containing(entry.getValue(), LocalDate.ofYearDay(whole, day)),
              rows.getDouble(2));
        }
      }
      add("R, textbook series", entry.getKey(), values);
    }
  }

  private void add(String source, String name, SortedMap<Period, Double> series) {
    histories.add(
        new History(
            source,
            false,
            name,
            List.copyOf(series.keySet()),
            series.values().stream().mapToDouble(Double::doubleValue).toArray()));
  }

  private static boolean isLongEnough(SortedMap<Period, Double> series) {
    return series.size() >= FEWEST_PERIODS
        && series.values().stream().distinct().count() >= FEWEST_DISTINCT;
  }

  private static Period year(int year) {
    return new Period(PeriodKind.YEAR, LocalDate.of(year, 1, 1));
  }

  private static String text(ResultSet rows, int column) throws SQLException {
    String text = rows.getString(column);
    return text == null ? "" : text.strip();
  }

  private static String csv(Path file) {
    String path = file.toAbsolutePath().toString().replace("'", "''");
    return "read_csv('"
        + path
        + "', header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"',"
        + " null_padding = true, ignore_errors = true)";
  }
}

package org.waymark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The core job in the plainest Java: what the peer is held against. */
final class PlainCalculation {

  /** A row that stands. */
  record Cell(long numerator, long denominator, String published, double value) {}

  /** A point of a control chart. */
  record Point(double value, double mean, double lower, double upper, String rule, String way) {}

  /** A place in its funnel. */
  record Unit(double numerator, double denominator, double z, double tau2, double adjusted) {}

  private static final int PROPORTION_IN = 5;

  final SortedMap<String, SortedMap<String, Cell>> series = new TreeMap<>();
  final SortedMap<String, Long> refused = new TreeMap<>();

  /** Reads a workload's files. Keys of {@link #series} are {@code indicator/place}. */
  PlainCalculation(Path workspace) throws IOException {
    Set<String> places = new TreeSet<>();
    for (String line : lines(workspace.resolve("places.csv"))) {
      places.add(line.substring(0, line.indexOf(',')));
    }
    try (Stream<Path> files = Files.list(workspace.resolve("landing"))) {
      for (Path file : files.sorted().toList()) {
        for (String line : lines(file)) {
          read(line.split(",", -1), places);
        }
      }
    }
  }

  private static List<String> lines(Path file) throws IOException {
    List<String> all = Files.readAllLines(file);
    return all.subList(1, all.size());
  }

  private void read(String[] row, Set<String> places) {
    long denominator = Long.parseLong(row[4]);
    String reason =
        !places.contains(row[0])
            ? "unknown-place"
            : !row[3].matches("-?\\d+")
                ? "not-a-number"
                : row[3].startsWith("-")
                    ? "negative"
                    : proportion(row[2]) && Long.parseLong(row[3]) > denominator
                        ? "numerator-above-denominator"
                        : "";
    if (!reason.isEmpty()) {
      refused.merge(reason, 1L, Long::sum);
      return;
    }
    long numerator = Long.parseLong(row[3]);
    double per = proportion(row[2]) ? 1 : 1000;
    Cell cell = new Cell(numerator, denominator, row[5], per * numerator / denominator);
    series
        .computeIfAbsent(row[2] + "/" + row[0], k -> new TreeMap<>())
        .merge(row[1], cell, (a, b) -> a.published.compareTo(b.published) < 0 ? b : a);
  }

  private static boolean proportion(String indicator) {
    return Integer.parseInt(indicator.substring(4)) % PROPORTION_IN != 0;
  }

  /** The row that stands for a cell that has one. */
  Cell cell(String indicator, String place, String period) {
    return Objects.requireNonNull(
        series.getOrDefault(indicator + "/" + place, new TreeMap<>()).get(period));
  }

  /** A place in the funnel of an indicator over periods from {@code first}. */
  Unit unit(String indicator, String place, String first) {
    return Objects.requireNonNull(funnel(indicator, first).get(place));
  }

  long observations() {
    return series.values().stream().mapToLong(Map::size).sum();
  }

  /** The control chart of a series, in order of period. */
  List<Point> chart(String key) {
    double[] y =
        series.getOrDefault(key, new TreeMap<>()).values().stream()
            .mapToDouble(Cell::value)
            .toArray();
    double mean = Arrays.stream(y).average().orElseThrow();
    double[] ranges = new double[y.length - 1];
    for (int t = 1; t < y.length; t++) {
      ranges[t - 1] = Math.abs(y[t] - y[t - 1]);
    }
    double all = Arrays.stream(ranges).average().orElseThrow();
    double kept = Arrays.stream(ranges).filter(r -> r < 3.267 * all).average().orElseThrow();
    double upper = mean + 2.66 * kept;
    double lower = mean - 2.66 * kept;
    List<Point> points = new ArrayList<>();
    for (int t = 0; t < y.length; t++) {
      boolean outside = y[t] > upper || y[t] < lower;
      int trend = trend(y, t);
      String rule =
          outside
              ? "outside-limits"
              : trend != 0
                  ? "trend"
                  : twoOfThree(y, t, mean, 2.66 * kept)
                      ? "two-of-three"
                      : shift(y, t, mean) ? "shift" : "";
      boolean better = rule.equals("trend") ? trend > 0 : y[t] > mean;
      String way = rule.isEmpty() ? "common-cause" : better ? "improvement" : "concern";
      points.add(new Point(y[t], mean, lower, upper, rule, way));
    }
    return points;
  }

  private static int trend(double[] y, int t) {
    for (int from = Math.max(0, t - 6); from <= t && from + 6 < y.length; from++) {
      int rises = 0;
      int falls = 0;
      for (int i = from + 1; i <= from + 6; i++) {
        rises += y[i] > y[i - 1] ? 1 : 0;
        falls += y[i] < y[i - 1] ? 1 : 0;
      }
      if (rises == 6 || falls == 6) {
        return rises == 6 ? 1 : -1;
      }
    }
    return 0;
  }

  private static boolean shift(double[] y, int t, double mean) {
    for (int from = Math.max(0, t - 6); from <= t && from + 6 < y.length; from++) {
      double[] seven = Arrays.copyOfRange(y, from, from + 7);
      if (Arrays.stream(seven).allMatch(v -> v > mean)
          || Arrays.stream(seven).allMatch(v -> v < mean)) {
        return true;
      }
    }
    return false;
  }

  private static boolean twoOfThree(double[] y, int t, double mean, double reach) {
    if (!near(y[t], mean, reach)) {
      return false;
    }
    for (int from = Math.max(0, t - 2); from <= t && from + 2 < y.length; from++) {
      double[] three = Arrays.copyOfRange(y, from, from + 3);
      boolean together =
          Arrays.stream(three).allMatch(v -> v > mean)
              || Arrays.stream(three).allMatch(v -> v < mean);
      if (together && Arrays.stream(three).filter(v -> near(v, mean, reach)).count() >= 2) {
        return true;
      }
    }
    return false;
  }

  /** Beyond two thirds of the limit, but not outside it. */
  private static boolean near(double v, double mean, double reach) {
    double off = Math.abs(v - mean);
    return off > reach / 1.5 && off <= reach;
  }

  private SortedMap<String, Unit> funnel(String indicator, String first) {
    SortedMap<String, double[]> pooled = new TreeMap<>();
    double total = 0;
    double of = 0;
    for (var one : series.entrySet()) {
      if (one.getKey().startsWith(indicator + "/")) {
        double[] sums = new double[2];
        for (Cell cell : one.getValue().tailMap(first).values()) {
          sums[0] += cell.numerator;
          sums[1] += cell.denominator;
        }
        pooled.put(one.getKey().substring(indicator.length() + 1), sums);
        total += sums[0];
        of += sums[1];
      }
    }
    boolean share = proportion(indicator);
    double centre = share ? Math.asin(Math.sqrt(total / of)) : Math.log(total / of);
    int n = pooled.size();
    double[] y = new double[n];
    double[] s = new double[n];
    double[] z = new double[n];
    int at = 0;
    for (double[] sums : pooled.values()) {
      y[at] = share ? Math.asin(Math.sqrt(sums[0] / sums[1])) : Math.log((sums[0] + 0.5) / sums[1]);
      s[at] = share ? 0.5 / Math.sqrt(sums[1]) : 1 / Math.sqrt(sums[0] + 0.5);
      z[at] = (y[at] - centre) / s[at];
      at++;
    }
    double low = quantile(z, 0.1);
    double high = quantile(z, 0.9);
    double phi =
        Arrays.stream(z).map(v -> Math.max(low, Math.min(high, v))).map(v -> v * v).sum() / n;
    double w = Arrays.stream(s).map(v -> 1 / (v * v)).sum();
    double w2 = Arrays.stream(s).map(v -> 1 / (v * v * v * v)).sum();
    double tau2 = Math.max(0, (n * phi - (n - 1)) / (w - w2 / w));
    SortedMap<String, Unit> units = new TreeMap<>();
    at = 0;
    for (var one : pooled.entrySet()) {
      double adjusted = (y[at] - centre) / Math.sqrt(s[at] * s[at] + tau2);
      units.put(
          one.getKey(), new Unit(one.getValue()[0], one.getValue()[1], z[at], tau2, adjusted));
      at++;
    }
    return units;
  }

  /** R's type 7. */
  private static double quantile(double[] values, double q) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double at = q * (sorted.length - 1);
    int below = (int) Math.floor(at);
    double rest = at - below;
    return rest == 0 ? sorted[below] : sorted[below] * (1 - rest) + sorted[below + 1] * rest;
  }
}

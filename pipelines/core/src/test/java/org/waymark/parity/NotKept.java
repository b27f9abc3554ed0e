package org.waymark.parity;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.waymark.statistics.Reference;

/**
 * A series that NHSRplotthedots was run on without its results being kept, or one of its kind.
 *
 * @param better +1 where higher is better, -1 where lower is, 0 where neither
 * @param stepsAt points at which the chart starts anew
 */
record NotKept(String name, double[] y, int better, int[] stepsAt) {
  private static final int[] NEVER = {};

  static List<NotKept> series() {
    List<NotKept> all = new ArrayList<>();
    List<NamedCsvRecord> attendances =
        Reference.rows(Reference.data("nhsrdatasets").resolve("ae_attendances.csv")).stream()
            .sorted(Comparator.comparing(row -> row.getField("period")))
            .toList();
    Map<String, List<NamedCsvRecord>> series = new TreeMap<>();
    for (NamedCsvRecord row : attendances) {
      String name = row.getField("org_code") + "|" + row.getField("type");
      series.computeIfAbsent(name, k -> new ArrayList<>()).add(row);
    }
    series.forEach(
        (name, rows) -> all.add(of("ALL_attendances " + name, rows, NotKept::attended, 0)));
    for (String place : List.of("RTG", "RGT", "RWE")) {
      List<NamedCsvRecord> rows = series.getOrDefault(place + "|1", List.of());
      all.add(of("breach_" + place, rows, row -> Reference.number(row, "breaches"), -1));
      if (!place.equals("RTG")) {
        all.add(of("att_" + place, rows, NotKept::attended, 0));
        all.add(of("perf_" + place, rows, NotKept::performance, 1));
      }
    }
    List<NamedCsvRecord> twice = series.getOrDefault("RJZ|1", List.of());
    NotKept whole = of("att_RJZ_rebase_twice", twice, NotKept::attended, -1);
    all.add(
        new NotKept(
            whole.name(),
            whole.y(),
            whole.better(),
            new int[] {before(twice, "2017-04-01"), before(twice, "2018-04-01")}));
    infections(all);
    double[] outlier = {5, 6, 5, 7, 6, 5, 6, 40, 6, 5, 7, 6, 5, 6, 5};
    all.add(new NotKept("an outlier", outlier, 1, NEVER));
    double[] ties = {4, 6, 5, 5, 6, 4, 5, 5, 5, 5, 5, 5, 5, 6, 4};
    all.add(new NotKept("ties on the mean", ties, 1, NEVER));
    return all;
  }

  private static void infections(List<NotKept> all) {
    Map<String, List<NamedCsvRecord>> series = new TreeMap<>();
    for (NamedCsvRecord row :
        Reference.rows(Reference.data("qicharts2").resolve("hospital_infections.csv"))) {
      String name = row.getField("hospital") + "|" + row.getField("infection");
      series.computeIfAbsent(name, k -> new ArrayList<>()).add(row);
    }
    series.forEach(
        (name, rows) ->
            all.add(
                of(
                    "hospital_infections " + name,
                    rows,
                    row -> 10_000 * Reference.number(row, "n") / Reference.number(row, "days"),
                    -1)));
  }

  private static NotKept of(
      String name, List<NamedCsvRecord> rows, ToDoubleFunction<NamedCsvRecord> value, int better) {
    return new NotKept(name, rows.stream().mapToDouble(value).toArray(), better, NEVER);
  }

  private static double attended(NamedCsvRecord row) {
    return Reference.number(row, "attendances");
  }

  private static double performance(NamedCsvRecord row) {
    return 1 - Reference.number(row, "breaches") / Reference.number(row, "attendances");
  }

  private static int before(List<NamedCsvRecord> rows, String date) {
    return (int) rows.stream().filter(r -> r.getField("period").compareTo(date) < 0).count();
  }
}

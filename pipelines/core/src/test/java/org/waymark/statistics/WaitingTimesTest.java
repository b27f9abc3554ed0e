package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.waymark.statistics.Reference.assertClose;
import static org.waymark.statistics.Reference.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Kaplan and Meier, log-rank and ends that compete, against R's survival 3.5-3. */
class WaitingTimesTest {

  private record Times(double[] time, boolean[] over, int[] group, List<String> names) {
    static Times of(List<NamedCsvRecord> rows, String groupField) {
      List<String> names =
          rows.stream().map(row -> row.getField(groupField)).distinct().sorted().toList();
      return new Times(
          rows.stream().mapToDouble(row -> number(row, "time")).toArray(),
          events(rows),
          rows.stream().mapToInt(row -> names.indexOf(row.getField(groupField))).toArray(),
          names);
    }

    private static boolean[] events(List<NamedCsvRecord> rows) {
      boolean[] over = new boolean[rows.size()];
      for (int i = 0; i < over.length; i++) {
        over[i] = rows.get(i).getField("event").equals("1");
      }
      return over;
    }
  }

  private static Map<String, List<NamedCsvRecord>> sets(Path folder) {
    Map<String, List<NamedCsvRecord>> sets = new TreeMap<>();
    for (NamedCsvRecord row : Reference.rows(folder.resolve("loops_stage_times.csv"))) {
      sets.computeIfAbsent(row.getField("stage"), s -> new ArrayList<>()).add(row);
    }
    for (NamedCsvRecord row : Reference.rows(folder.resolve("survival_input.csv"))) {
      sets.computeIfAbsent(row.getField("set"), s -> new ArrayList<>()).add(row);
    }
    return sets;
  }

  private static Times times(Map<String, List<NamedCsvRecord>> sets, String set, String group) {
    List<NamedCsvRecord> rows = sets.getOrDefault(set, List.of());
    String field = rows.get(0).getHeader().contains("mission") ? "mission" : "group";
    return Times.of(
        group.equals("(all)")
            ? rows
            : rows.stream().filter(row -> row.getField(field).equals(group)).toList(),
        field);
  }

  @Test
  void curvesAndTheirLimitsAreThoseOfSurvival() {
    Path folder = Reference.folder("experiments");
    Map<String, List<NamedCsvRecord>> sets = sets(folder);
    Map<String, KaplanMeier> curves = new TreeMap<>();
    Map<String, Integer> at = new TreeMap<>();
    for (NamedCsvRecord row : Reference.rows(folder.resolve("km_curves.csv"))) {
      String key = row.getField("set") + " " + row.getField("group");
      KaplanMeier curve =
          curves.computeIfAbsent(
              key,
              k -> {
                Times times = times(sets, row.getField("set"), row.getField("group"));
                return KaplanMeier.of(times.time, times.over);
              });
      int t = at.merge(key, 1, Integer::sum) - 1;
      assertEquals(number(row, "time"), curve.times()[t], key);
      assertEquals(number(row, "at_risk"), curve.atRisk()[t], key);
      assertClose(number(row, "survival"), curve.survival()[t], 1e-9, 1, key);
      double error = number(row, "se_greenwood");
      if (!Double.isNaN(error)) {
        assertClose(error, curve.greenwood(t), 1e-9, 1, key);
      }
      double low = number(row, "loglog_low");
      if (!Double.isNaN(low) && curve.survival()[t] < 1) {
        Interval limits = curve.interval(t).orElseThrow();
        assertClose(low, limits.low(), 1e-9, 1, key);
        assertClose(number(row, "loglog_high"), limits.high(), 1e-9, 1, key);
      }
    }
    assertTrue(curves.size() > 25);
  }

  @Test
  void mediansQuartilesAndMeansAreThoseOfSurvival() {
    Path folder = Reference.folder("experiments");
    Map<String, List<NamedCsvRecord>> sets = sets(folder);
    int rows = 0;
    for (NamedCsvRecord row : Reference.rows(folder.resolve("km_summary.csv"))) {
      Times times = times(sets, row.getField("set"), row.getField("group"));
      KaplanMeier curve = KaplanMeier.of(times.time, times.over);
      String what = row.getField("set") + " " + row.getField("group");
      assertClose(number(row, "q25"), orNaN(curve.quantile(0.25)), 1e-9, 1, what);
      assertClose(number(row, "median"), orNaN(curve.quantile(0.5)), 1e-9, 1, what);
      assertClose(number(row, "q75"), orNaN(curve.quantile(0.75)), 1e-9, 1, what);
      OptionalDouble[] ends = curve.quantileInterval(0.5);
      assertClose(number(row, "median_low_loglog"), orNaN(ends[0]), 1e-9, 1, what);
      assertClose(number(row, "median_high_loglog"), orNaN(ends[1]), 1e-9, 1, what);
      assertClose(number(row, "tau"), curve.longest(), 1e-9, 1, what);
      assertClose(number(row, "rmean"), curve.restrictedMean(), 1e-9, 1, what);
      assertClose(number(row, "se_rmean"), curve.restrictedMeanError(), 1e-9, 1, what);
      rows++;
    }
    assertEquals(33, rows);
  }

  @Test
  void groupsAreToldApartAsSurvivalTellsThem() {
    Path folder = Reference.folder("experiments");
    Map<String, List<NamedCsvRecord>> sets = sets(folder);
    int rows = 0;
    for (NamedCsvRecord row : Reference.rows(folder.resolve("logrank.csv"))) {
      if (row.getField("rho").equals("0")) {
        Times times = times(sets, row.getField("set"), "(all)");
        LogRank test = LogRank.of(times.time, times.over, times.group).orElseThrow();
        int group = times.names.indexOf(row.getField("group"));
        String what = String.format(Locale.ROOT, "%s %d", row.getField("set"), group);
        assertClose(number(row, "observed"), test.observed()[group], 1e-9, 1, what);
        assertClose(number(row, "expected"), test.expected()[group], 1e-9, 1, what);
        assertClose(number(row, "chi2"), test.chiSquared(), 1e-9, 1, what);
        assertClose(number(row, "df"), test.degreesOfFreedom(), 0, 1, what);
        assertClose(number(row, "p"), test.pValue(), 1e-9, 1, what);
        rows++;
      }
    }
    assertEquals(20, rows);
  }

  @Test
  void endsThatCompeteAreThoseOfAalenAndJohansen() {
    Path folder = Reference.folder("experiments");
    List<NamedCsvRecord> input = Reference.rows(folder.resolve("loops_competing_input.csv"));
    List<String> ways = List.of("open", "change", "no_change");
    CumulativeIncidence curves =
        CumulativeIncidence.of(
            input.stream().mapToDouble(row -> number(row, "time")).toArray(),
            input.stream().mapToInt(row -> ways.indexOf(row.getField("end"))).toArray(),
            2);
    List<NamedCsvRecord> rows = Reference.rows(folder.resolve("loops_cumulative_incidence.csv"));
    assertEquals(rows.size(), curves.times().length);
    for (int t = 0; t < rows.size(); t++) {
      NamedCsvRecord row = rows.get(t);
      assertEquals(number(row, "time"), curves.times()[t]);
      assertClose(number(row, "p_open"), curves.open()[t], 1e-9, 1, "open");
      assertClose(number(row, "p_change"), curves.ended()[0][t], 1e-9, 1, "change");
      assertClose(number(row, "p_no_change"), curves.ended()[1][t], 1e-9, 1, "no change");
      assertClose(number(row, "se_change"), curves.error()[0][t], 1e-9, 1, "error");
      assertClose(number(row, "se_no_change"), curves.error()[1][t], 1e-9, 1, "error");
    }
  }

  @Test
  void whatNeverEndsHasNoMedian() {
    KaplanMeier curve = KaplanMeier.of(new double[] {3, 10, 20}, new boolean[3]);
    assertEquals(OptionalDouble.empty(), curve.quantile(0.5));
    assertEquals(20, curve.longest());
    assertEquals(Optional.empty(), curve.interval(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> KaplanMeier.of(new double[] {-1}, new boolean[] {true}));
  }

  @Test
  void oneGroupCannotBeCompared() {
    assertTrue(LogRank.of(new double[] {1, 2}, new boolean[] {true, true}, new int[2]).isEmpty());
  }

  private static double orNaN(OptionalDouble number) {
    return number.orElse(Double.NaN);
  }
}

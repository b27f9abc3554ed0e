package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waymark.statistics.XmrChart.Assurance;
import org.waymark.statistics.XmrChart.Rule;
import org.waymark.statistics.XmrChart.Variation;

class XmrChartTest {

  private static final Map<String, Rule> PEER_RULES =
      Map.of(
          "Common Cause", Rule.NONE,
          "Above UCL", Rule.OUTSIDE_LIMITS,
          "Below LCL", Rule.OUTSIDE_LIMITS,
          "7 Point Trend (Increasing)", Rule.TREND,
          "7 Point Trend (Decreasing)", Rule.TREND,
          "2 in 3 Above CL", Rule.TWO_OF_THREE,
          "2 in 3 Below CL", Rule.TWO_OF_THREE,
          "7 Points Above CL", Rule.SHIFT,
          "7 Points Below CL", Rule.SHIFT);

  private static final Map<String, Variation> PEER_VARIATIONS =
      Map.of(
          "common_cause", Variation.COMMON_CAUSE,
          "special_cause_improvement", Variation.IMPROVEMENT,
          "special_cause_concern", Variation.CONCERN,
          "special_cause_neutral_high", Variation.NEITHER_HIGH,
          "special_cause_neutral_low", Variation.NEITHER_LOW);

  @Test
  void everyPointOfEveryReferenceChartAgrees() throws IOException {
    Path folder = Reference.folder("plotthedots");
    int points = 0;
    for (NamedCsvRecord index : Reference.rows(folder.resolve("INDEX.csv"))) {
      String name = index.getField("case");
      Path file = folder.resolve(name + ".csv");
      if (Files.exists(file)) {
        points += compare(name, index.getField("call"), file);
      }
    }
    assertTrue(points > 12_000, "only " + points + " points were compared");
  }

  private static int compare(String name, String call, Path file) {
    int better = call.contains("\"increase\"") ? 1 : call.contains("\"decrease\"") ? -1 : 0;
    XmrChart chart = XmrChart.standard();
    if (call.contains("screen_outliers = FALSE")) {
      chart = chart.unscreened();
    }
    if (call.contains("fix_after_n_points = 12")) {
      chart = chart.fixedAfter(12);
    }
    Map<String, List<NamedCsvRecord>> series = new LinkedHashMap<>();
    for (NamedCsvRecord row : Reference.rows(file)) {
      series.computeIfAbsent(row.getField("f"), k -> new ArrayList<>()).add(row);
    }
    Map<String, String> assurances = assurances(file);
    int points = 0;
    for (Map.Entry<String, List<NamedCsvRecord>> one : series.entrySet()) {
      List<NamedCsvRecord> rows = one.getValue();
      double[] y = rows.stream().mapToDouble(r -> Reference.number(r, "y")).toArray();
      List<Integer> steps = new ArrayList<>();
      for (int i = 1; i < y.length; i++) {
        if (!rows.get(i)
            .getField("rebase_group")
            .equals(rows.get(i - 1).getField("rebase_group"))) {
          steps.add(i);
        }
      }
      double target = Reference.number(rows.get(0), "target");
      XmrPoints out = new XmrPoints(y.length);
      chart.draw(y, 0, y.length, better, target, steps.stream().mapToInt(i -> i).toArray(), out);
      for (int i = 0; i < y.length; i++) {
        String what = name + " " + one.getKey() + " point " + i;
        comparePoint(what, rows.get(i), out, i);
        points++;
      }
      String assurance = assurances.get(one.getKey());
      // Where the peer has no limits (no movement at all) its word is "inconsistent"; ours is not.
      if (assurance != null && !Double.isNaN(Reference.number(rows.get(y.length - 1), "lpl"))) {
        Assurance expected =
            switch (assurance) {
              case "consistent_pass" -> Assurance.PASS;
              case "consistent_fail" -> Assurance.FAIL;
              case "inconsistent" -> Assurance.HIT_OR_MISS;
              default -> Assurance.NO_TARGET;
            };
        assertEquals(expected, out.assurance(), name + " " + one.getKey());
      }
    }
    return points;
  }

  private static void comparePoint(String what, NamedCsvRecord row, XmrPoints out, int i) {
    double mean = Reference.number(row, "mean_col");
    Reference.assertClose(mean, out.mean(i), 1e-9, 0, what + " mean");
    double lower = Reference.number(row, "lpl");
    if (!Double.isNaN(lower)) {
      double floor = Math.abs(mean) * 1e-3;
      Reference.assertClose(lower, out.lower(i), 1e-9, floor, what + " lower limit");
      Reference.assertClose(
          Reference.number(row, "upl"), out.upper(i), 1e-9, floor, what + " upper limit");
    }
    assertEquals(PEER_RULES.get(row.getField("special_cause_type")), out.rule(i), what);
    assertEquals(PEER_VARIATIONS.get(row.getField("point_type")), out.variation(i), what);
  }

  private static Map<String, String> assurances(Path file) {
    Path summary =
        file.resolveSibling(file.getFileName().toString().replace(".csv", "__summary.csv"));
    Map<String, String> result = new LinkedHashMap<>();
    for (NamedCsvRecord row : Reference.rows(summary)) {
      String facet = row.findField("f").orElse("no facet");
      row.findField("assurance_type")
          .filter(a -> !a.isEmpty())
          .ifPresent(a -> result.put(facet, a));
    }
    return result;
  }

  @Test
  void aSeriesWithoutMovementHasLimitsAtItsMeanAndMeetsItsTarget() {
    XmrPoints out = drawn(15, 1, 4.9, x -> 5);
    assertEquals(5, out.lower(3));
    assertEquals(5, out.upper(3));
    assertEquals(Rule.NONE, out.rule(14));
    assertEquals(Assurance.PASS, out.assurance());
  }

  @Test
  void runsReadTheObservedPointsAcrossAGapAndMovingRangesDoNot() {
    double[] y = {1, 2, 3, 4, Double.NaN, 5, 6, 7, 1, 2, 1, 2, 1, 2, 1};
    XmrPoints out = new XmrPoints(y.length);
    XmrChart.standard().draw(y, 0, y.length, 1, Double.NaN, out);
    assertEquals(Rule.TREND, out.rule(0));
    assertEquals(Rule.NONE, out.rule(4));
    assertEquals(Variation.IMPROVEMENT, out.variation(7));
    // Ranges: 3 and 2 of 1 around the gap, then one of 6 and six of 1; the 6 is screened out.
    assertEquals(2.66, out.upper(0) - out.mean(0), 1e-12);
    assertEquals(14, out.observed());
  }

  @Test
  void fewerThanThirteenPointsAreProvisional() {
    assertTrue(drawn(12, 1, Double.NaN, i -> i % 3).provisional());
    assertEquals(false, drawn(13, 1, Double.NaN, i -> i % 3).provisional());
  }

  @Test
  void onePointHasNoLimitsAndNoAssurance() {
    XmrPoints out = drawn(1, 1, 3, i -> 7);
    assertTrue(Double.isNaN(out.lower(0)));
    assertEquals(Assurance.NO_TARGET, out.assurance());
  }

  @Test
  void resultsAreReusedWithoutATraceOfTheSeriesBefore() {
    XmrPoints used = drawn(30, 1, 3, i -> i);
    double[] y = {3, 1, 2};
    XmrChart.standard().draw(y, 0, 3, 0, 3, used);
    XmrPoints fresh = new XmrPoints(3);
    XmrChart.standard().draw(y, 0, 3, 0, 3, fresh);
    for (int i = 0; i < 3; i++) {
      assertEquals(fresh.rule(i), used.rule(i));
      assertEquals(fresh.lower(i), used.lower(i));
      assertEquals(fresh.variation(i), used.variation(i));
    }
    assertEquals(fresh.assurance(), used.assurance());
    assertEquals(3, used.length());
  }

  private static XmrPoints drawn(
      int points, int better, double target, java.util.function.IntToDoubleFunction value) {
    double[] y = new double[points];
    java.util.Arrays.setAll(y, value);
    XmrPoints out = new XmrPoints(points);
    XmrChart.standard().draw(y, 0, points, better, target, out);
    return out;
  }
}

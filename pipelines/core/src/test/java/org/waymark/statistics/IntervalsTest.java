package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntervalsTest {

  @Test
  void wilsonAgreesWithPheindicatormethods() {
    Path file = Reference.folder("pheindicatormethods").resolve("grid_wilson.csv");
    for (NamedCsvRecord row : Reference.rows(file)) {
      Interval interval =
          Intervals.wilson(
              Reference.number(row, "x"),
              Reference.number(row, "n"),
              Reference.number(row, "confidence"));
      close(Reference.number(row, "wilson_lower"), interval.low(), row);
      close(Reference.number(row, "wilson_upper"), interval.high(), row);
    }
  }

  @Test
  void byarAndExactPoissonAgreeWithPheindicatormethodsAndR() {
    Path file = Reference.folder("pheindicatormethods").resolve("grid_byars.csv");
    for (NamedCsvRecord row : Reference.rows(file)) {
      double x = Reference.number(row, "x");
      double confidence = Reference.number(row, "confidence");
      Interval byar = Intervals.byar(x, confidence);
      double lower = Reference.number(row, "byars_lower");
      // The peer has no lower end at 0 events and where the approximation falls below 0.
      close(Double.isNaN(lower) ? 0 : lower, byar.low(), row);
      close(Reference.number(row, "byars_upper"), byar.high(), row);
      Interval exact = Intervals.exactPoisson(x, confidence);
      close(Reference.number(row, "exact_poisson_lower"), exact.low(), row);
      close(Reference.number(row, "exact_poisson_upper"), exact.high(), row);
    }
  }

  private static void close(double expected, double actual, NamedCsvRecord row) {
    Reference.assertClose(expected, actual, 1e-9, 1e-12, row.toString());
  }

  @Test
  void countsUnderTenAreExact() {
    assertEquals(Intervals.exactPoisson(9, 0.95), Intervals.count(9, 0.95));
    assertEquals(Intervals.byar(10, 0.95), Intervals.count(10, 0.95));
  }

  @Test
  void aMeanOfOneValueHasNoInterval() {
    assertTrue(Intervals.mean(new double[] {3}, 0.95).isEmpty());
    // t(0.975, 3 df) = 3.182446305284263; standard error of 1..4 = sqrt(5/12)
    Interval interval = Intervals.mean(new double[] {1, 2, 3, 4}, 0.95).orElseThrow();
    assertEquals(2.5 - 3.182446305284263 * Math.sqrt(5 / 12.0), interval.low(), 1e-9);
  }

  @Test
  void moreThanAllIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Intervals.wilson(5, 4, 0.95));
  }

  @Test
  void duplicatedCountsTightenIntervals() {
    for (double x = 1; x < 50; x += 7) {
      Interval once = Intervals.wilson(x, 60, 0.95);
      Interval twice = Intervals.wilson(2 * x, 120, 0.95);
      assertTrue(twice.high() - twice.low() < once.high() - once.low());
      Interval rate = Intervals.byar(x, 0.95);
      Interval rateTwice = Intervals.byar(2 * x, 0.95);
      assertTrue((rateTwice.high() - rateTwice.low()) / 2 < rate.high() - rate.low());
    }
  }

  @Test
  void qValuesAgreeWithR() {
    Path folder = Reference.folder("base_stats");
    Map<String, List<NamedCsvRecord>> sets = new LinkedHashMap<>();
    for (NamedCsvRecord row : Reference.rows(folder.resolve("padjust_small.csv"))) {
      sets.computeIfAbsent(row.getField("set"), k -> new ArrayList<>()).add(row);
    }
    sets.values().forEach(rows -> compareQ(rows, "BH"));
    compareQ(Reference.rows(folder.resolve("padjust_ae_2016-06.csv")), "p_BH");
  }

  private static void compareQ(List<NamedCsvRecord> rows, String column) {
    double[] p = rows.stream().mapToDouble(r -> Reference.number(r, "p")).toArray();
    double[] q = FalseDiscovery.qValues(p);
    for (int i = 0; i < q.length; i++) {
      Reference.assertClose(
          Reference.number(rows.get(i), column), q[i], 1e-9, 1e-300, rows.get(i).toString());
    }
  }

  @Test
  void untestedHypothesesDoNotCount() {
    double[] q = FalseDiscovery.qValues(new double[] {0.01, Double.NaN, 0.04});
    assertEquals(0.02, q[0], 1e-15);
    assertTrue(Double.isNaN(q[1]));
    assertEquals(0.04, q[2], 1e-15);
  }
}

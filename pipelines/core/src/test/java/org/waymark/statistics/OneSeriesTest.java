package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.waymark.statistics.Reference.assertClose;
import static org.waymark.statistics.Reference.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Starts everywhere at once, and starts whose order was drawn. */
class OneSeriesTest {

  @Test
  void aStepEverywhereIsTheReferenceMixture() {
    Path folder = Reference.folder("experiments");
    List<NamedCsvRecord> input = Reference.rows(folder.resolve("its_input.csv"));
    int rows = 0;
    for (NamedCsvRecord row : Reference.rows(folder.resolve("its_mixture.csv"))) {
      String what = row.getField("set") + " " + row.getField("model");
      List<NamedCsvRecord> of =
          input.stream().filter(r -> r.getField("set").equals(row.getField("set"))).toList();
      boolean seasonal = of.stream().map(r -> r.getField("month")).distinct().count() > 1;
      boolean slope = row.getField("model").equals("level_slope");
      double start =
          of.stream()
              .filter(r -> r.getField("after").equals("1"))
              .mapToDouble(r -> number(r, "time"))
              .min()
              .orElseThrow();
      double[] y = of.stream().mapToDouble(r -> number(r, "y")).toArray();
      double[][] design = new double[y.length][];
      for (int t = 0; t < y.length; t++) {
        double time = number(of.get(t), "time");
        double after = number(of.get(t), "after");
        int month = (int) number(of.get(t), "month");
        double[] columns = new double[3 + (slope ? 1 : 0) + (seasonal ? 11 : 0)];
        columns[0] = 1;
        columns[1] = time;
        columns[2] = after;
        if (slope) {
          columns[3] = after * (time - start);
        }
        if (seasonal && month > 1) {
          columns[2 + (slope ? 1 : 0) + month - 1] = 1;
        }
        design[t] = columns;
      }
      CorrelatedStep step = CorrelatedStep.of(y, design, 2);
      double size = Math.max(1e-3, Math.abs(number(row, "estimate")));
      assertClose(number(row, "estimate"), step.estimate(), 1e-8, size, what);
      assertClose(number(row, "low"), step.interval().low(), 1e-8, size, what);
      assertClose(number(row, "high"), step.interval().high(), 1e-8, size, what);
      assertClose(number(row, "p"), step.pValue(), 1e-8, 1, what);
      assertClose(number(row, "mean_rho"), step.correlation(), 1e-8, 1, what);
      rows++;
    }
    assertEquals(8, rows);
  }

  @Test
  void aDrawnOrderIsTheReference() {
    Path folder = Reference.folder("experiments");
    Map<Integer, double[][]> sums = new TreeMap<>();
    int[] first = new int[12];
    for (NamedCsvRecord row : Reference.rows(folder.resolve("stepped_wedge_input.csv"))) {
      int place = (int) number(row, "place");
      double[] cell =
          sums.computeIfAbsent(place, p -> new double[7][2])[(int) number(row, "period") - 1];
      cell[0] += number(row, "y");
      cell[1]++;
      first[place - 1] = (int) number(row, "first") - 1;
    }
    double[][] y =
        sums.values().stream()
            .map(cells -> Arrays.stream(cells).mapToDouble(c -> c[0] / c[1]).toArray())
            .toArray(double[][]::new);
    List<NamedCsvRecord> rows = Reference.rows(folder.resolve("drawn_order.csv"));
    DrawnOrder order = DrawnOrder.of(y, first, 1);
    assertClose(number(rows.get(0), "estimate"), DrawnOrder.within(y, first, 1), 1e-9, 1, "plain");
    assertClose(number(rows.get(1), "estimate"), order.estimate(), 1e-9, 1, "less before");
    assertClose(number(rows.get(1), "theta"), order.slope(), 1e-9, 1, "theta");
    assertEquals(number(rows.get(1), "p"), order.pValue(), 0.01);
  }
}

package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.waymark.statistics.Reference.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationTestTest {

  private static double difference(double[] value, boolean[] chosen) {
    double in = 0;
    double out = 0;
    int n = 0;
    for (int i = 0; i < value.length; i++) {
      in += chosen[i] ? value[i] : 0;
      out += chosen[i] ? 0 : value[i];
      n += chosen[i] ? 1 : 0;
    }
    return in / n - out / (value.length - n);
  }

  @Test
  void everyAllocationOfTwelveClustersGivesTheReferenceP() {
    Path folder = Reference.folder("experiments");
    Map<String, double[]> clusters = new LinkedHashMap<>();
    Map<String, Boolean> arm = new LinkedHashMap<>();
    for (NamedCsvRecord row : Reference.rows(folder.resolve("cluster_input_few.csv"))) {
      double[] sums = clusters.computeIfAbsent(row.getField("cluster"), c -> new double[2]);
      sums[0] += number(row, "y");
      sums[1]++;
      arm.put(row.getField("cluster"), row.getField("arm").equals("1"));
    }
    List<String> names = List.copyOf(clusters.keySet());
    double[] mean = clusters.values().stream().mapToDouble(s -> s[0] / s[1]).toArray();
    boolean[] chosen = new boolean[names.size()];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = arm.getOrDefault(names.get(i), false);
    }
    NamedCsvRecord row = Reference.rows(folder.resolve("cluster_permutation.csv")).get(0);
    assertEquals(number(row, "difference"), difference(mean, chosen), 1e-12);
    assertEquals(
        number(row, "p_difference"),
        PermutationTest.exact(chosen, group -> difference(mean, group)),
        1e-12);
  }

  @Test
  void theRealDealingCountsAmongThoseDrawn() {
    assertEquals(0.25, PermutationTest.pValue(3, new double[] {1, -2, 0.5}));
    assertEquals(1, PermutationTest.pValue(0.1, new double[] {1, -2, 0.5}));
    assertEquals(0.5, PermutationTest.pValue(3, new double[] {1, -3, 0.5}));
    assertEquals(1.0 / 3, PermutationTest.pValue(3, new double[] {1, Double.NaN, 0.5}));
  }

  @Test
  void theSameSeedGivesTheSameP() {
    int[] labels = IntStream.range(0, 20).map(i -> i < 10 ? 1 : 0).toArray();
    double first = PermutationTest.of(labels, l -> l[0] + l[1] - 1.0, 199, 7);
    assertEquals(first, PermutationTest.of(labels, l -> l[0] + l[1] - 1.0, 199, 7));
  }
}

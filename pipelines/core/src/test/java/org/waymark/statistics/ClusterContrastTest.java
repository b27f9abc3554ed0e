package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.waymark.statistics.Reference.assertClose;
import static org.waymark.statistics.Reference.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Arms drawn in clusters, against clubSandwich and published data. */
class ClusterContrastTest {

  private record Arms(ClusterContrast.Arm[] arm, double[][] squares) {}

  private static Arms arms(Path file, String outcome, String arm, String cluster, String where) {
    List<Map<String, double[]>> sums = List.of(new LinkedHashMap<>(), new LinkedHashMap<>());
    for (NamedCsvRecord row : Reference.rows(file)) {
      double y = number(row, outcome);
      if (Double.isNaN(y) || !holds(row, where)) {
        continue;
      }
      double[] sum =
          sums.get((int) number(row, arm))
              .computeIfAbsent(row.getField(cluster), c -> new double[3]);
      sum[0]++;
      sum[1] += y;
      sum[2] += y * y;
    }
    ClusterContrast.Arm[] out = new ClusterContrast.Arm[2];
    double[][] squares = new double[2][];
    for (int a = 0; a < 2; a++) {
      List<double[]> all = new ArrayList<>(sums.get(a).values());
      out[a] =
          new ClusterContrast.Arm(
              all.stream().mapToDouble(s -> s[0]).toArray(),
              all.stream().mapToDouble(s -> s[1]).toArray());
      squares[a] = all.stream().mapToDouble(s -> s[2]).toArray();
    }
    return new Arms(out, squares);
  }

  private static boolean holds(NamedCsvRecord row, String where) {
    if (where.isEmpty()) {
      return true;
    }
    for (String one : where.split(" ")) {
      String[] pair = one.split("=");
      if (!row.getField(pair[0]).equals(pair[1])) {
        return false;
      }
    }
    return true;
  }

  private static Arms set(String set) {
    Path awards = Reference.data("achievement_awards").resolve("achievement_awards.csv");
    Path women = Reference.data("women_reservation").resolve("women.csv");
    Path few = Reference.folder("experiments").resolve("cluster_input_few.csv");
    return switch (set) {
      case "achievement_2001_all" ->
          arms(awards, "Bagrut_status", "treated", "school_id", "year=2001");
      case "achievement_2001_girls" ->
          arms(awards, "Bagrut_status", "treated", "school_id", "year=2001 sex=Girl");
      case "achievement_2001_boys" ->
          arms(awards, "Bagrut_status", "treated", "school_id", "year=2001 sex=Boy");
      case "women_water" -> arms(women, "water", "reserved", "GP", "");
      case "women_irrigation" -> arms(women, "irrigation", "reserved", "GP", "");
      case "few_mean" -> arms(few, "y", "arm", "cluster", "");
      default -> arms(few, "event", "arm", "cluster", "");
    };
  }

  @Test
  void theClosedFormIsClubSandwichs() {
    int rows = 0;
    for (NamedCsvRecord row :
        Reference.rows(Reference.folder("experiments").resolve("cluster.csv"))) {
      if (row.getField("method").equals("CR2_satterthwaite")) {
        String what = row.getField("set");
        Arms arms = set(what);
        MeanDifference means = ClusterContrast.of(arms.arm[1], arms.arm[0]).orElseThrow();
        assertClose(number(row, "estimate"), means.effect(), 1e-9, 1, what);
        assertClose(number(row, "se"), means.error(), 1e-9, 1, what);
        assertClose(number(row, "df"), means.degreesOfFreedom(), 1e-8, 1, what);
        assertClose(number(row, "p"), means.pValue(), 1e-8, 1e-3, what);
        Interval once = means.interval(Normal.beyond(0.025));
        assertClose(number(row, "low"), once.low(), 1e-8, 1, what);
        assertClose(number(row, "high"), once.high(), 1e-8, 1, what);
        rows++;
      }
    }
    assertEquals(7, rows);
  }

  @Test
  void likenessWithinClustersIsTheReference() {
    for (NamedCsvRecord row :
        Reference.rows(Reference.folder("experiments").resolve("cluster_icc.csv"))) {
      String what = row.getField("set");
      Arms arms = set(what);
      ClusterContrast.Likeness likeness =
          ClusterContrast.likeness(
                  new ClusterContrast.Arm[] {arms.arm[0], arms.arm[1]}, arms.squares)
              .orElseThrow();
      assertClose(number(row, "icc_anova"), likeness.correlation(), 1e-9, 1, what);
      assertClose(number(row, "design_effect_cv"), likeness.designEffect(), 1e-9, 1, what);
    }
  }

  @Test
  void moreWaterPumpsForWomenAreNotFoundOnceVillagesAreCounted() {
    Arms arms = set("women_water");
    double p = ClusterContrast.of(arms.arm[1], arms.arm[0]).orElseThrow().pValue();
    assertEquals(0.071, p, 0.001);
  }

  @Test
  void oneClusterSaysNothing() {
    ClusterContrast.Arm one = new ClusterContrast.Arm(new double[] {5}, new double[] {2});
    ClusterContrast.Arm two = new ClusterContrast.Arm(new double[] {5, 6}, new double[] {2, 3});
    assertTrue(ClusterContrast.of(one, two).isEmpty());
  }
}

package org.waymark.twin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.statistics.Normal;
import org.waymark.twin.model.Model;
import org.waymark.twin.scenario.Draws;
import org.waymark.twin.scenario.SmallestLever;
import org.waymark.twin.simulate.AgedGroups;
import org.waymark.twin.simulate.Inputs;
import org.waymark.twin.simulate.Simulation;

class EngineTest {
  private static final String PARTS =
      """
      exponential-decay: S; 100; -0.2 * s
      exponential-growth: S; 100; .05 * s
      goal-seeking: S; 10; (50 - s) / 4
      logistic: N; 10; .3 * n * (1 - n / 1000)
      """;

  private static double last(String yaml, String variable) {
    Model model = Shared.model(yaml);
    double[][] trace = Simulation.of(model).trace(Inputs.medians(model), List.of(variable));
    return trace[trace.length - 1][0];
  }

  @Test
  void eulerAndRungeKuttaGiveTheirTextbookResults() throws Exception {
    Map<String, String[]> cases = new TreeMap<>();
    PARTS
        .lines()
        .forEach(line -> cases.put(line.split(":")[0], line.split(":")[1].strip().split("; ")));
    int compared = 0;
    for (NamedCsvRecord row : Shared.reference("integration.csv")) {
      String[] parts = cases.get(row.getField("case"));
      if (parts != null) {
        for (String method : List.of("euler", "rk4")) {
          String yaml =
              "id: m\ntitle: M\ntime: {step: day, from: 0.0, to: "
                  + row.getField("t")
                  + ", dt: "
                  + row.getField("dt")
                  + ", method: "
                  + method
                  + "}\nunits: [unchecked]\nstocks: [{id: s, unit: x, start: \""
                  + parts[1]
                  + "\", in: [f], non_negative: false}]\nflows: [{id: f, unit: x/day, eq: \""
                  + parts[2].replace("n", "s")
                  + "\"}]\n";
          double wanted = Shared.number(row, method);
          double is = last(yaml, "s");
          assertTrue(
              Math.abs(is - wanted) <= 1e-9 * Math.abs(wanted),
              () -> row + " " + method + " gives " + is);
          compared++;
        }
      }
    }
    assertTrue(compared >= 40, "compared " + compared);
  }

  @Test
  void drawsHangOnSeedKeyAndNumberAlone() throws Exception {
    for (NamedCsvRecord row : Shared.reference("common_random_numbers.csv")) {
      long seed = Long.parseLong(row.getField("seed"));
      int draw = Integer.parseInt(row.getField("draw"));
      String key = row.getField("key");
      assertEquals(row.getField("bits_hex"), String.format("%016x", Draws.bits(seed, key, draw)));
      assertEquals(Shared.number(row, "uniform"), Draws.uniforms(seed, key, draw + 1)[draw], 1e-15);
      assertEquals(Shared.number(row, "normal"), Draws.normals(seed, key, draw + 1)[draw], 1e-9);
    }
  }

  @Test
  void aListByMonthsWaitedMovesAsTheNhsProjection() throws Exception {
    double[] list = {9800, 7600, 6100, 5200, 4300, 3600, 3100, 2600, 2200, 1800, 1500, 1300, 4100};
    double[] reneges = {.06, .05, .04, .035, .03, .03, .025, .025, .02, .02, .02, .02, .03};
    double[] shares = {.17, .12, .11, .12, .12, .11, .11, .12, .11, .10, .11, .12, .14};
    double[] referrals = {
      11200, 10900, 11500, 9800, 11800, 11100, 10700, 11900, 11400, 10200, 11600, 11300
    };
    double[] capacity = {7300, 7200, 7500, 6600, 7700, 7400, 7100, 7800, 7600, 7000, 7900, 8000};
    double[][] groups = new double[list.length][1];
    for (int g = 0; g < list.length; g++) {
      groups[g][0] = list[g];
    }
    List<NamedCsvRecord> rows = Shared.reference("nhsrtt_projection.csv");
    for (int month = 0; month < referrals.length; month++) {
      AgedGroups.moveUp(groups, 1);
      groups[0][0] += referrals[month];
      double[][] base = new double[list.length][];
      for (int g = 0; g < list.length; g++) {
        base[g] = groups[g].clone();
      }
      Model.Take renege = new Model.Take(Model.Take.Kind.SHARES, reneges, false);
      Model.Take treat = new Model.Take(Model.Take.Kind.WEIGHTS, shares, false);
      AgedGroups.take(groups, base, renege, new double[] {1}, 1);
      AgedGroups.take(groups, base, treat, new double[] {capacity[month]}, 1);
      for (int g = 0; g < list.length; g++) {
        double wanted = Shared.number(rows.get(month * list.length + g), "incompletes");
        assertEquals(wanted, groups[g][0], 1e-9 * wanted);
      }
    }
  }

  @Test
  void theSmallestLeverIsThatOfTheClosedForms() throws Exception {
    for (NamedCsvRecord row : Shared.reference("must_be_true.csv")) {
      String inputs = row.getField("inputs");
      if (inputs.startsWith("b=100.0 T=80.0") || inputs.startsWith("b=60.0")) {
        Map<String, Double> given = new TreeMap<>();
        for (String one : inputs.split(" ")) {
          given.put(one.split("=")[0], Double.parseDouble(one.split("=")[1]));
        }
        double mean = Objects.requireNonNull(given.get("m"));
        double spread = Objects.requireNonNull(given.get("s"));
        double gap =
            Objects.requireNonNull(given.get("b")) - Objects.requireNonNull(given.get("T"));
        SmallestLever found =
            SmallestLever.find(
                0, 40, 0.8, x -> x == 0 ? 0 : Normal.upperTail((gap / x - mean) / spread));
        double wanted = Shared.number(row, "smallest_lever");
        assertEquals(wanted, found.smallest().orElseThrow(), 1e-5);
      }
    }
    SmallestLever none =
        SmallestLever.find(0, 1e6, 0.8, x -> x == 0 ? 0 : Normal.upperTail(20 / x - 0.5));
    assertTrue(none.smallest().isEmpty());
  }

  @Test
  void aFlowThatWantsMoreThanIsThereTakesWhatIsThere() {
    String yaml =
        "id: m\ntitle: M\ntime: {step: day, from: 0.0, to: 5.0, dt: 1}\nunits: [goods]\n"
            + "stocks: [{id: a, unit: goods, start: \"{25 goods}\", out: [f, g]},"
            + " {id: b, unit: goods, start: \"0\", in: [f]}]\n"
            + "flows: [{id: f, unit: goods/day, eq: \"{10 goods/day}\"},"
            + " {id: g, unit: goods/day, eq: \"{5 goods/day}\"}]\n";
    Model model = Shared.model(yaml);
    double[][] trace = Simulation.of(model).trace(Inputs.medians(model), List.of("a", "b"));
    assertArrayEquals(new double[] {10, 10}, trace[1]);
    assertArrayEquals(new double[] {0, 20}, trace[2]);
    assertArrayEquals(new double[] {0, 20}, trace[5]);
  }

  @Test
  void anUnusedUncertainParameterChangesNoOtherByte() throws Exception {
    String yaml = Shared.resource("elective-list.yaml");
    String more =
        yaml.replace(
            "parameters:\n",
            "parameters:\n  - {id: unused, unit: share, normal: {mean: 1, sd: 1}, evidence: 1}\n");
    assertArrayEquals(list(yaml), list(more));
  }

  @Test
  void theOrderOfParametersChangesNoByte() throws Exception {
    String yaml = Shared.resource("elective-list.yaml");
    List<String> lines = new ArrayList<>(yaml.lines().toList());
    int first = lines.indexOf("parameters:") + 1;
    java.util.Collections.reverse(lines.subList(first, first + 5));
    assertArrayEquals(list(yaml), list(String.join("\n", lines)));
  }

  private static double[] list(String yaml) {
    return new org.waymark.twin.scenario.Study(
            Shared.model(yaml), 300, new TreeMap<>(), new TreeMap<>(), new TreeMap<>())
        .baseline()
        .observed(0, 28);
  }

  @Test
  void patientsInThousandsGiveTheSameShares() throws Exception {
    String yaml = Shared.resource("elective-list.yaml");
    double[] one = within(yaml);
    double[] thousandth =
        within(
            yaml.replace("value: 11200", "value: 11.2")
                .replace("value: 10300", "value: 10.3")
                .replace(
                    "[9800,7600,6100,5200,4300,3600,3100,2600,2200,1800,1500,1300,4100]",
                    "[9.8,7.6,6.1,5.2,4.3,3.6,3.1,2.6,2.2,1.8,1.5,1.3,4.1]"));
    assertArrayEquals(one, thousandth, 1e-12);
  }

  private static double[] within(String yaml) {
    return new org.waymark.twin.scenario.Study(
            Shared.model(yaml), 300, new TreeMap<>(), new TreeMap<>(), new TreeMap<>())
        .baseline()
        .observed(2, 28);
  }
}

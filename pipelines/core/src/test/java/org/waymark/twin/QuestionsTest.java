package org.waymark.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.twin.map.CauseMap;
import org.waymark.twin.map.LoopAnalysis;
import org.waymark.twin.model.Model;
import org.waymark.twin.scenario.Draws;
import org.waymark.twin.scenario.EvidenceValue;
import org.waymark.twin.scenario.Indices;
import org.waymark.twin.scenario.MeasuredEffect;
import org.waymark.twin.scenario.Sensitivity;
import org.waymark.twin.scenario.Study;

/** What answers hang on, and what is worth knowing, as textbooks and peers compute it. */
class QuestionsTest {
  private static double[] column(List<NamedCsvRecord> rows, String matrix) {
    return rows.stream()
        .filter(row -> row.getField("matrix").equals(matrix))
        .mapToDouble(row -> Shared.number(row, "y"))
        .toArray();
  }

  @Test
  void sobolsIndicesOfAPeersMatrixAreThePeers() throws Exception {
    List<NamedCsvRecord> rows = Shared.reference("sobol_estimator_ishigami.csv");
    double level = rows.stream().mapToDouble(row -> Shared.number(row, "y")).average().orElse(0);
    for (NamedCsvRecord wanted : Shared.reference("sobol_estimator_ishigami_result.csv")) {
      String mixed = "AB" + wanted.getField("input").substring(1);
      Indices.Sobol is =
          Indices.sobol(column(rows, "A"), column(rows, "B"), column(rows, mixed), level);
      assertEquals(Shared.number(wanted, "S1"), is.first(), 1e-12, mixed);
      assertEquals(Shared.number(wanted, "ST"), is.total(), 1e-12, mixed);
    }
  }

  @Test
  void elementaryEffectsOfAPeersPathsAreThePeers() throws Exception {
    Map<String, List<Double>> effects = new TreeMap<>();
    NamedCsvRecord before = null;
    List<String> inputs = List.of("x1", "x2", "x3");
    for (NamedCsvRecord row : Shared.reference("morris_ishigami.csv")) {
      if (before != null && before.getField("trajectory").equals(row.getField("trajectory"))) {
        for (String input : inputs) {
          double way = (Shared.number(row, input) - Shared.number(before, input)) / (2 * Math.PI);
          if (way != 0) {
            effects
                .computeIfAbsent(input, i -> new ArrayList<>())
                .add((Shared.number(row, "y") - Shared.number(before, "y")) / way);
          }
        }
      }
      before = row;
    }
    for (NamedCsvRecord wanted : Shared.reference("morris_ishigami_result.csv")) {
      List<Double> of = effects.getOrDefault(wanted.getField("input"), List.of());
      Indices.Morris is = Indices.morris(of.stream().mapToDouble(Double::doubleValue).toArray());
      assertEquals(Shared.number(wanted, "mu"), is.mean(), 1e-12);
      assertEquals(Shared.number(wanted, "mu_star"), is.meanSize(), 1e-12);
      assertEquals(Shared.number(wanted, "sigma"), is.sd(), 1e-12);
    }
  }

  private static double ishigami(double a, double b, double c) {
    double x = Math.PI * (2 * a - 1);
    double y = Math.PI * (2 * b - 1);
    double z = Math.PI * (2 * c - 1);
    return Math.sin(x) + 7 * Math.sin(y) * Math.sin(y) + 0.1 * z * z * z * z * Math.sin(x);
  }

  @Test
  void indicesOfIshigamisFunctionComeNearTheAnalyticOnes() {
    int n = 4096;
    double[][] a = new double[3][];
    double[][] b = new double[3][];
    for (int k = 0; k < 3; k++) {
      a[k] = Draws.uniforms(5, "x" + k, n);
      b[k] = Draws.uniforms(5, "x" + k + "/B", n);
    }
    double[] ya = new double[n];
    double[] yb = new double[n];
    double[][] mixed = new double[3][n];
    for (int i = 0; i < n; i++) {
      ya[i] = ishigami(a[0][i], a[1][i], a[2][i]);
      yb[i] = ishigami(b[0][i], b[1][i], b[2][i]);
      mixed[0][i] = ishigami(b[0][i], a[1][i], a[2][i]);
      mixed[1][i] = ishigami(a[0][i], b[1][i], a[2][i]);
      mixed[2][i] = ishigami(a[0][i], a[1][i], b[2][i]);
    }
    double[] first = {0.31390519114781146, 0.4424111447900409, 0};
    double[] total = {0.5575888552099592, 0.4424111447900409, 0.24368366406214775};
    double level = Arrays.stream(ya).average().orElse(0);
    for (int k = 0; k < 3; k++) {
      Indices.Sobol is = Indices.sobol(ya, yb, mixed[k], level);
      assertEquals(first[k], is.first(), 0.08, "first of " + k);
      assertEquals(total[k], is.total(), 0.05, "total of " + k);
      assertEquals(first[k], Indices.binned(a[k], ya, 20), 0.05, "in groups, of " + k);
    }
  }

  @Test
  void theWorkedExampleHangsOnItsInputsAsTheReferenceSays() throws Exception {
    Model model = Shared.model(Shared.resource("elective-list.yaml"));
    Study study = new Study(model, 2_048, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    Model.Target target = new Model.Target("g", 0, model.clock().last().orElseThrow(), 0.56, 1);
    List<NamedCsvRecord> rows = Shared.reference("elective_sobol.csv");
    SortedMap<String, Indices.Sobol> is =
        new Sensitivity(study, target, false)
            .sobol(
                model.scenario("both").orElseThrow().set(),
                rows.stream().map(row -> row.getField("input")).toList(),
                2_048,
                28);
    for (NamedCsvRecord row : rows) {
      Indices.Sobol of = java.util.Objects.requireNonNull(is.get(row.getField("input")));
      assertEquals(Shared.number(row, "total_order"), of.total(), 1e-6, row::toString);
      assertEquals(Shared.number(row, "first_order"), of.first(), 1e-6, row::toString);
    }
  }

  @Test
  void whatEvidenceIsWorthIsThatOfTheClosedForms() throws Exception {
    for (NamedCsvRecord row : Shared.reference("evpi.csv")) {
      double wanted = Shared.number(row, "value");
      if (row.getField("inputs").isEmpty()) {
        double[] chance = {.2, .5, .3};
        double[][] gains = {{10, 2, 1}, {0, 6, 3}, {4, 4, 4}};
        assertEquals(wanted, EvidenceValue.discrete(chance, gains), 1e-12);
      } else {
        String[] inputs = row.getField("inputs").split(" ");
        double mean = Double.parseDouble(inputs[0].substring(3));
        double sd = Double.parseDouble(inputs[1].substring(2));
        String quantity = row.getField("quantity");
        double share =
            quantity.equals("EVPI")
                ? 1
                : Double.parseDouble(quantity.replaceAll(".*with ([0-9.]+) of.*", "$1"));
        assertEquals(wanted, EvidenceValue.normal(mean, sd, share), 1e-12, row::toString);
      }
    }
  }

  @Test
  void whatAnInputIsWorthFromDrawsComesNearTheClosedForm() {
    int n = 40_000;
    double[] known = Draws.normals(3, "known", n);
    double[] rest = Draws.normals(3, "rest", n);
    double[] gain = new double[n];
    for (int i = 0; i < n; i++) {
      gain[i] = 2 + 5 * (Math.sqrt(0.5) * known[i] + Math.sqrt(0.5) * rest[i]);
    }
    List<double[]> options = List.of(new double[n], gain);
    assertEquals(0.6303, EvidenceValue.ofInput(known, options, 20), 0.06);
    assertEquals(0, EvidenceValue.ofInput(Draws.normals(3, "other", n), options, 20), 0.01);
  }

  @Test
  void loopAnalysisGivesTheSignsOfTheReference() throws Exception {
    Map<String, List<NamedCsvRecord>> maps = new TreeMap<>();
    for (NamedCsvRecord row : Shared.reference("loop_analysis.csv")) {
      maps.computeIfAbsent(row.getField("map"), m -> new ArrayList<>()).add(row);
    }
    for (List<NamedCsvRecord> rows : maps.values()) {
      List<CauseMap.Cause> causes = new ArrayList<>();
      for (NamedCsvRecord row : rows) {
        int sign = Integer.parseInt(row.getField("direct_sign"));
        boolean itself = row.getField("press_on").equals(row.getField("response_of"));
        if (sign != 0 || itself) {
          causes.add(
              new CauseMap.Cause(
                  row.getField("press_on"), row.getField("response_of"), sign, 3, ""));
        }
      }
      CauseMap map = CauseMap.of("m", causes);
      LoopAnalysis analysis = map.analysis();
      for (NamedCsvRecord row : rows) {
        int press = map.nodes().indexOf(row.getField("press_on"));
        int response = map.nodes().indexOf(row.getField("response_of"));
        assertEquals(
            row.getField("net_loops"), analysis.net()[response][press].toString(), row::toString);
        assertEquals(
            row.getField("all_loops"), analysis.all()[response][press].toString(), row::toString);
        assertEquals(
            row.getField("prediction"), analysis.prediction(response, press).word(), row::toString);
      }
    }
  }

  @Test
  void loopsAndRootsOfAMapAreFound() {
    CauseMap map =
        CauseMap.of(
            "m",
            List.of(
                new CauseMap.Cause("a", "b", 1, 3, ""),
                new CauseMap.Cause("b", "c", -1, 3, ""),
                new CauseMap.Cause("c", "b", 1, 3, ""),
                new CauseMap.Cause("a", "a", -1, 3, "")));
    assertEquals(List.of("a"), map.roots());
    assertEquals(List.of(new CauseMap.Loop(List.of("b", "c"), false)), map.loops());
    assertEquals(List.of("a", "b"), map.onTheWayTo(List.of("b")).nodes().subList(0, 2));
  }

  @Test
  void theEffectAtANewPlaceHasTheReferencesInterval() throws Exception {
    for (NamedCsvRecord row : Shared.reference("predictive_effect.csv")) {
      double[] effects = numbers(row.getField("effects"));
      MeasuredEffect is =
          MeasuredEffect.of(effects, numbers(row.getField("standard_errors"))).orElseThrow();
      assertEquals(Shared.number(row, "mean"), is.mean(), 1e-9);
      assertEquals(Shared.number(row, "standard_error"), is.standardError(), 1e-9);
      assertEquals(Shared.number(row, "tau2"), is.tau2(), 1e-9);
      if (row.getField("low80").isEmpty()) {
        assertTrue(is.halfWidth().isEmpty());
        assertEquals(2, is.grade(4));
      } else {
        double half = is.halfWidth().orElseThrow();
        assertEquals(Shared.number(row, "low80"), is.mean() - half, 1e-9);
        assertEquals(Shared.number(row, "high80"), is.mean() + half, 1e-9);
        assertEquals(is.mean() + half, is.distribution().high(), 1e-9);
      }
    }
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.strip().split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}

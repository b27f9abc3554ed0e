package org.waymark.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waymark.registry.Problem;
import org.waymark.twin.model.Model;
import org.waymark.twin.model.ModelReading;
import org.waymark.twin.simulate.Inputs;
import org.waymark.twin.simulate.Simulation;
import org.waymark.twin.xmile.XmileFailure;
import org.waymark.twin.xmile.XmileImport;

/** Models of a peer's test suite give what system dynamics programs gave for them. */
class PeerModelsTest {
  private static final double PRECISE = 1e-9;

  /** Names are compared without regard to case; blank, underscore and \n are one. */
  private static String key(String name) {
    return name.replace("\\n", " ")
        .replaceAll("[_\\s\\u00a0]+", " ")
        .replaceAll(" ?\\[ ?", "[")
        .replace(", ", ",")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  private static double worst(Path file, Model model, Map<String, String> ids) throws Exception {
    List<NamedCsvRecord> rows = Shared.rows(file);
    List<String> columns = new ArrayList<>(rows.get(0).getHeader());
    columns.remove("time");
    List<String> names = new ArrayList<>();
    for (String column : columns) {
      names.add(java.util.Objects.requireNonNull(ids.get(key(column)), column));
    }
    double[][] trace = Simulation.of(model).trace(Inputs.medians(model), names);
    double worst = 0;
    for (int c = 0; c < columns.size(); c++) {
      String column = columns.get(c);
      double largest =
          rows.stream().mapToDouble(row -> Math.abs(Shared.number(row, column))).max().orElse(0);
      for (NamedCsvRecord row : rows) {
        double time = Shared.number(row, "time");
        int step = (int) Math.rint((time - model.clock().start()) / model.clock().dt());
        double wanted = Shared.number(row, column);
        double off = Math.abs(trace[step][c] - wanted);
        worst =
            off == 0 ? worst : Math.max(worst, off / Math.max(Math.abs(wanted), 1e-3 * largest));
      }
    }
    return worst;
  }

  @Test
  void fortyModelsOfAPeerGiveItsOutputs() throws Exception {
    Path folder = Shared.folder("data/xmile_tests");
    List<NamedCsvRecord> cases = Shared.rows(folder.resolve("INDEX.csv"));
    assertEquals(40, cases.size());
    for (NamedCsvRecord one : cases) {
      Path of = folder.resolve(one.getField("case"));
      XmileImport.Result result =
          XmileImport.of(Files.readAllBytes(of.resolve("model.xmile")), "peer");
      Model model = Shared.model(result.yaml());
      Map<String, String> ids = new HashMap<>();
      result.ids().forEach((name, id) -> ids.put(key(name), id));
      double output = worst(of.resolve("output.csv"), model, ids);
      assertTrue(output <= Shared.number(one, "tolerance"), () -> of + " output " + output);
      double precise = worst(of.resolve("precise.csv"), model, ids);
      assertTrue(precise <= PRECISE, () -> of + " precise " + precise);
    }
  }

  private static String refused(String file) throws Exception {
    byte[] bytes =
        Files.readAllBytes(Shared.folder("data/xmile_tests/refused").resolve(file + ".xmile"));
    try {
      ModelReading reading = Shared.read(XmileImport.of(bytes, "peer").yaml());
      return String.join(
          "; ", reading.problems().stream().filter(Problem::isError).map(Problem::what).toList());
    } catch (XmileFailure failure) {
      return failure.what();
    }
  }

  @Test
  void modelsThatCannotRunAreRefusedWithTheNameOfTheVariable() throws Exception {
    Map<String, String> named =
        Map.of(
            "subscript_1d_arrays", "`Rate A`",
            "subscript_constant_call", "`Subscripted Constant`",
            "subscript_multiples", "`Rate A`",
            "subscript_subranges", "`Rate A`",
            "subscript_updimensioning", "`One Dim`",
            "macro_expression", "`macro output`",
            "macro_multi_macros", "`second macro output`",
            "active_initial", "`stock-a`");
    for (Map.Entry<String, String> one : named.entrySet()) {
      String words = refused(one.getKey());
      assertTrue(words.contains(one.getValue()), () -> one.getKey() + ": " + words);
    }
  }

  private static String failure(String xmile) {
    return assertThrows(
            XmileFailure.class,
            () -> XmileImport.of(xmile.getBytes(StandardCharsets.UTF_8), "peer"))
        .what();
  }

  @Test
  void documentTypesAndDeepNestsAreRefused() {
    assertTrue(failure("<!DOCTYPE a [<!ENTITY b 'c'>]><xmile/>").contains("document type"));
    assertTrue(failure("<a>".repeat(100)).contains("nested more than 64 deep"));
  }

  @Test
  void conveyorsAndRandomFunctionsAreRefusedByName() {
    String head = "<xmile><sim_specs><start>0</start><stop>1</stop></sim_specs><model><variables>";
    String tail = "</variables></model></xmile>";
    assertTrue(
        failure(head + "<stock name='A b'><conveyor/><eqn>1</eqn></stock>" + tail)
            .contains("`A b` is a conveyor"));
    assertTrue(
        failure(head + "<aux name='C'><eqn>RANDOM(0, 1)</eqn></aux>" + tail)
            .contains("`C` calls the random function"));
  }
}

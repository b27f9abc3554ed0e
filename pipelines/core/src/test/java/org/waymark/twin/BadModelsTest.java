package org.waymark.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.registry.Problem;
import org.waymark.registry.WorkspaceFiles;
import org.waymark.twin.map.CauseReader;
import org.waymark.twin.model.ModelReader;
import org.waymark.twin.simulate.StepCheck;

/** What cannot run is refused with the file, the line and what to write instead. */
class BadModelsTest {
  private static List<Problem> errors(String yaml) {
    return Shared.read(yaml).problems().stream().filter(Problem::isError).toList();
  }

  private static void says(List<Problem> errors, String words) {
    assertTrue(
        errors.stream().anyMatch(p -> p.rendered().contains(words)),
        () -> words + ": " + errors.stream().map(Problem::rendered).toList());
    for (Problem error : errors) {
      assertTrue(error.line() > 0);
      assertFalse(error.expected().isBlank(), error::rendered);
      assertTrue(error.rendered().startsWith("models/m.yaml:"), error::rendered);
    }
  }

  private static void refused(String from, String to, String words) throws Exception {
    String yaml = Shared.resource("elective-list.yaml");
    assertTrue(yaml.contains(from), from);
    says(errors(yaml.replace(from, to)), words);
  }

  private static String small(String stocks, String flows) {
    return "id: m\n"
        + "title: M\n"
        + "time: {step: day, from: 0.0, to: 5.0, dt: 1}\n"
        + "units: [goods]\n"
        + "stocks:\n"
        + stocks
        + "flows:\n"
        + flows;
  }

  @Test
  void firstValuesThatGoRoundAreRefused() {
    says(
        errors(
            small(
                "  - {id: a, unit: goods, start: \"b\"}\n  - {id: b, unit: goods, start: \"a\"}\n",
                "  - {id: f, unit: goods/day, eq: \"{1 goods/day}\"}\n")),
        "the first values go round in a circle");
  }

  @Test
  void distributionsMustHaveAWidth() throws Exception {
    refused("normal: {mean: .02, sd: .01}", "low: .05, high: .02", "low");
    refused("normal: {mean: .02, sd: .01}", "normal: {mean: .02, sd: 0}", "is not above 0");
  }

  @Test
  void evidenceMustBeThere() throws Exception {
    refused(
        "evidence: 2, source: \"two districts that moved sessions, 2025\"",
        "source: x",
        "evidence");
  }

  @Test
  void aCapacityMustBeDeclared() throws Exception {
    refused("declared: [{from: 2026-11, value: 10300}]", "declared: []", "declared");
  }

  @Test
  void twoLeversOnOneVariableAtOneDateAreRefused() throws Exception {
    refused(
        "{id: both, set: [{lever: more-slots, to: 5, from: 2027-04}, {lever: evening-clinics, from:"
            + " 2027-04}]}",
        "{id: both, set: [{lever: more-slots, to: 5, from: 2027-04}, {lever: more-slots, to: 6,"
            + " from: 2027-04}]}",
        "two levers change one variable");
  }

  @Test
  void anEffectThatNobodyMeasuredIsRefused() throws Exception {
    refused(
        "practice: evening-clinics, changes: did-not-attend, ramp: 3 months, places: candidates,\n"
            + "     odds_ratio: {median: .75, sd: .12, scale: log},",
        "changes: did-not-attend, effect: measured,",
        "measures nothing here");
  }

  @Test
  void aModelThatIsTooLargeIsRefused() throws Exception {
    refused("groups: 13", "groups: 501", "501");
    StringBuilder flows = new StringBuilder();
    for (int i = 0; i < 2_001; i++) {
      flows.append("  - {id: f").append(i).append(", unit: goods/day, eq: \"{1 goods/day}\"}\n");
    }
    says(
        errors(small("  - {id: a, unit: goods, start: \"{1 goods}\"}\n", flows.toString())),
        "variables");
  }

  @Test
  void equationsThatAreTooLongOrTooDeepAreRefused() {
    String stock = "  - {id: a, unit: goods, start: \"{1 goods}\"}\n";
    String longer = "1 + ".repeat(1_100) + "1";
    says(
        errors(small(stock, "  - {id: f, unit: goods/day, eq: \"" + longer + "\"}\n")), "equation");
    String deeper = "(".repeat(80) + "1" + ")".repeat(80);
    says(errors(small(stock, "  - {id: f, unit: goods/day, eq: \"" + deeper + "\"}\n")), "nested");
  }

  @Test
  void aliasesThatMultiplyAreRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      for (int k = 0; k < 9; k++) {
        bomb.append(k == 0 ? "" : ", ").append("*a").append(i - 1);
      }
      bomb.append("]\n");
    }
    assertFalse(errors("id: m\n" + bomb).isEmpty());
  }

  @Test
  void twoModelsWithOneIdAreRefused() throws Exception {
    byte[] yaml = Shared.resource("elective-list.yaml").getBytes(StandardCharsets.UTF_8);
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("models/a.yaml", yaml);
    files.put("models/b.yaml", yaml);
    List<Problem> errors =
        ModelReader.read(WorkspaceFiles.foundInOrder(files), Optional.empty()).problems().stream()
            .filter(Problem::isError)
            .toList();
    assertTrue(
        errors.stream().anyMatch(p -> p.what().contains("two models have the id")),
        () -> errors.stream().map(Problem::rendered).toList().toString());
  }

  @Test
  void aStepThatIsTooLongIsRefusedBeforeTheModelRuns() {
    StepCheck check =
        StepCheck.of(
            Shared.model(
                small(
                    "  - {id: a, unit: goods, start: \"{10 goods}\", out: [f]}\n",
                    "  - {id: f, unit: goods/day, eq: \"a * {3 1/day}\"}\n")));
    assertTrue(check.refused().contains("Write a dt of at most"), check::refused);
  }

  @Test
  void aMapWithoutArrowsToItselfIsRefusedWithItsNodes() {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put(
        "missions/h.yaml",
        """
        id: h
        causes:
          - {from: a, to: b, sign: "+"}
          - {from: b, to: b, sign: "-"}
          - {from: b, to: a, sign: "x"}
        """
            .getBytes(StandardCharsets.UTF_8));
    CauseReader.Reading reading = CauseReader.read(WorkspaceFiles.foundInOrder(files));
    assertEquals(List.of(), reading.maps());
    assertEquals(2, reading.problems().size(), reading.problems()::toString);
    assertTrue(
        reading.problems().stream().allMatch(p -> p.rendered().startsWith("missions/h.yaml:")));
    assertTrue(reading.problems().stream().anyMatch(p -> p.what().contains("`a` holds itself")));
  }
}

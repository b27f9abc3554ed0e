package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models by the real commands: what other programs gave for them, and what is published. */
class ScenarioIT {
  private static final String HEALTH =
      """
      id: health-waits
      title: Care when it is needed
      starts: 2025-04-01
      ends: 2029-03-31
      indicators:
        - {id: list-size, title: People on the list, measure: count, better: lower, role: outcome, period: month}
        - {id: long-waits, title: Waits over a year, measure: count, better: lower, role: outcome, period: month}
        - {id: within-18-weeks, title: Within 18 weeks, measure: proportion, better: higher, role: outcome, period: month}
        - {id: treatments, title: Treatments, measure: count, better: higher, role: output, period: month}
      goals:
        - id: eighteen-weeks
          indicator: within-18-weeks
          ambition: committed
          baseline: {period: 2025-03, value: 0.45}
          target: {by: 2029-03, value: 0.56}
      practices:
        - {id: evening-clinics, title: Evening clinics, evidence: 3, indicators: [within-18-weeks]}
      """;

  private static final String START =
      """
      id: best-start
      title: The best start
      starts: 2025-04-01
      ends: 2029-03-31
      indicators:
        - {id: speech-on-track, title: Speech on track, measure: proportion, better: higher, role: outcome, period: quarter}
      """;

  @TempDir Path folder;
  private Path workspace;

  @BeforeEach
  void workspace() throws IOException {
    workspace = folder.resolve("workspace");
    write("places.csv", "place_id,name\nP1,Place one\n");
    write("missions/health-waits.yaml", HEALTH);
    write("missions/best-start.yaml", START);
    Path model =
        CommandLineGuideTest.root()
            .resolve("pipelines/core/src/test/resources/org/waymark/twin/elective-list.yaml");
    write("models/elective-list.yaml", Files.readString(model));
  }

  private void write(String name, String text) throws IOException {
    Path file = workspace.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Path reference(String name) {
    Path file =
        CommandLineGuideTest.root().resolveSibling("shared").resolve("reference/twin/" + name);
    Assumptions.assumeTrue(Files.exists(file), "skipped: no reference numbers");
    return file;
  }

  private static Path data(String name) {
    Path file = RealCommand.shared().map(data -> data.resolve(name)).orElse(Path.of("/absent"));
    Assumptions.assumeTrue(Files.exists(file), "skipped: no real data");
    return file;
  }

  private Shell.Answer scenario(String command, String... further) {
    List<String> words =
        new ArrayList<>(List.of("scenario", command, "--workspace", workspace.toString()));
    words.addAll(List.of(further));
    return RealCommand.type(words.toArray(String[]::new));
  }

  private static JsonNode json(Shell.Answer answer) throws IOException {
    assertEquals(0, answer.exitCode(), answer.err());
    return new ObjectMapper().readTree(answer.out());
  }

  @Test
  void the_answers_of_the_worked_example_are_the_references() throws Exception {
    List<String> reference = Files.readAllLines(reference("elective_answers.csv"));
    Path answers = folder.resolve("answers");
    Shell.Answer run = scenario("run", "--out", answers.toString());
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("This is not a chance."), run.out());
    List<String> goals = Files.readAllLines(answers.resolve("scenario_goal.csv"));
    List<String> head = List.of(goals.get(0).split(","));
    int compared = 0;
    for (String wanted : reference) {
      if (wanted.contains("probability that")) {
        String scenario = wanted.substring(0, wanted.indexOf(','));
        double value = Double.parseDouble(wanted.substring(wanted.lastIndexOf(',') + 1));
        List<String> row =
            goals.stream()
                .map(line -> List.of(line.split(",")))
                .filter(cells -> cells.get(head.indexOf("scenario_id")).equals(scenario))
                .findFirst()
                .orElseThrow();
        assertEquals(value, Double.parseDouble(row.get(head.indexOf("share"))), 1e-6, scenario);
        compared++;
      }
    }
    assertEquals(4, compared);
  }

  @Test
  void the_smallest_levers_are_the_references() throws Exception {
    String[] ask = {
      "--goal",
      "eighteen-weeks",
      "--lever",
      "more-slots",
      "--probability",
      "0.8",
      "--format",
      "json"
    };
    JsonNode alone = json(scenario("needs", ask)).get("scenario_requirement").get(0);
    assertEquals(11.98472499847412, alone.get("smallest").asDouble(), 1e-4);
    List<String> both = new ArrayList<>(List.of(ask));
    both.addAll(List.of("--with", "both"));
    JsonNode with =
        json(scenario("needs", both.toArray(String[]::new))).get("scenario_requirement").get(0);
    assertEquals(10.37489891052246, with.get("smallest").asDouble(), 1e-4);
  }

  @Test
  void trying_a_setting_keeps_nothing_and_gives_what_its_scenario_gives() throws Exception {
    JsonNode tried =
        json(scenario("try", "--set", "more-slots=5@2027-04", "--format", "json"))
            .get("scenario_goal");
    assertEquals(0.2951, tried.get(1).get("share").asDouble(), 1e-9);
    assertTrue(tried.get(1).get("p_goal").isNull());
    try (var files = Files.list(workspace)) {
      assertEquals(3, files.count());
    }
    Shell.Answer far = scenario("try", "--set", "more-slots=55@2027-04");
    assertEquals(2, far.exitCode());
    assertTrue(far.err().contains("from 0 to 40"), far.err());
    Shell.Answer typo = scenario("try", "--set", "more-slot=5@2027-04");
    assertEquals(2, typo.exitCode());
    assertTrue(typo.err().contains("did you mean more-slots?"), typo.err());
  }

  @Test
  void a_model_of_a_peer_is_imported_and_one_that_cannot_run_is_refused_by_name() throws Exception {
    Shell.Answer teacup =
        RealCommand.type(
            "scenario", "import", data("xmile_tests/teacup/model.xmile").toString(), "--as", "tea");
    assertEquals(0, teacup.exitCode(), teacup.err());
    write("models/tea.yaml", teacup.out());
    Shell.Answer checked = scenario("check", "tea");
    assertEquals(0, checked.exitCode(), checked.out());
    Shell.Answer refused =
        RealCommand.type(
            "scenario",
            "import",
            data("xmile_tests/refused/macro_expression.xmile").toString(),
            "--as",
            "macro");
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("macro output"), refused.err());
    assertFalse(refused.err().contains("Exception"), refused.err());
  }

  @Test
  void englands_list_is_not_validated_a_year_ahead() throws Exception {
    List<String> lines = Files.readAllLines(data("rtt_england/rtt_england.csv"));
    List<String> head = List.of(lines.get(0).split(",", -1));
    StringBuilder rows = new StringBuilder("place,month,waiting,referrals,treated\n");
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split(",", -1));
      String admitted = cells.get(head.indexOf("admitted_est"));
      String others = cells.get(head.indexOf("non_admitted_est"));
      String month = cells.get(head.indexOf("period"));
      if (!admitted.isEmpty() && !others.isEmpty() && month.compareTo("2015-10") >= 0) {
        rows.append("P1,")
            .append(month)
            .append(',')
            .append(cells.get(head.indexOf("waiting_est")))
            .append(',')
            .append(cells.get(head.indexOf("new_periods_est")))
            .append(',')
            .append(
                String.format(
                    Locale.ROOT, "%.0f", Double.parseDouble(admitted) + Double.parseDouble(others)))
            .append('\n');
      }
    }
    write("landing/rtt.csv", rows.toString());
    write(
        "feeds/rtt.yaml",
        """
        id: rtt
        kind: indicator
        format: csv
        files: landing/rtt.csv
        map:
          place: place
          period: month
          indicators:
            - {id: waiting, value: waiting}
            - {id: referrals, value: referrals}
            - {id: treated, value: treated}
        """);
    write(
        "missions/list.yaml",
        """
        id: list
        title: The list
        starts: 2015-04-01
        ends: 2028-03-31
        indicators:
          - {id: waiting, title: People waiting, measure: count, better: lower, role: outcome, period: month}
          - {id: referrals, title: Referrals, measure: count, better: neither, role: input, period: month}
          - {id: treated, title: Treated, measure: count, better: higher, role: output, period: month}
        """);
    Files.delete(workspace.resolve("models/elective-list.yaml"));
    Path england =
        CommandLineGuideTest.root()
            .resolve("pipelines/core/src/test/resources/org/waymark/twin/england.yaml");
    write("models/england.yaml", Files.readString(england));
    Path out = folder.resolve("out");
    Shell.Answer run = RealCommand.run(workspace, out, "2022-10-31");
    assertEquals(0, run.exitCode(), run.err());
    try (Published tables = Published.in(out)) {
      assertEquals(
          List.of(List.of("true", "true")),
          tables.rows(
              "SELECT (origins >= 20)::VARCHAR, (label <> 'validated')::VARCHAR FROM"
                  + " model_backtest WHERE indicator_id = 'waiting' AND horizon = 12"
                  + " AND mode = 'as-known-then'"));
      assertEquals(
          List.of(List.of("true")),
          tables.rows(
              "SELECT bool_and(crps > 0)::VARCHAR FROM model_backtest WHERE indicator_id ="
                  + " 'waiting' AND mode = 'given-drivers' AND origins >= 20"));
    }
    Shell.Answer tested =
        RealCommand.type(
            "scenario", "backtest", "--out", out.toString(), "england", "--format", "csv");
    assertEquals(0, tested.exitCode(), tested.err());
    assertTrue(tested.out().contains("given-drivers"), tested.out());
  }
}

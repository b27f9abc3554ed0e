package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments from CSV files to tables and the words of the report. */
class ExperimentsIT {
  private static final LocalDate START = LocalDate.of(2026, 2, 2);

  @TempDir Path folder;

  private static String indicator(String id, String title, String measure, String better) {
    return String.format(
        Locale.ROOT,
        "  - {id: %s, title: %s, measure: %s, better: %s, period: week}%n",
        id,
        title,
        measure,
        better);
  }

  private Path workspace(String mission) throws IOException {
    Path workspace = folder.resolve("workspace");
    for (String name : List.of("landing", "missions", "feeds")) {
      Files.createDirectories(workspace.resolve(name));
    }
    Files.writeString(workspace.resolve("places.csv"), "place_id,name\nP1,Place one\n");
    Files.writeString(
        workspace.resolve("missions/m.yaml"),
        "id: m\ntitle: Mission\nstarts: 2025-01-01\nends: 2028-12-31\n" + mission);
    return workspace;
  }

  private static void feed(Path workspace, String id, String yaml) throws IOException {
    Files.writeString(workspace.resolve("feeds/" + id + ".yaml"), "id: " + id + "\n" + yaml);
  }

  private Published run(Path workspace, String out, String asOf) throws Exception {
    Path to = folder.resolve(out);
    Shell.Answer run = RealCommand.run(workspace, to, asOf);
    assertEquals(0, run.exitCode(), run.err());
    return Published.in(to);
  }

  private static Path data(String name) {
    Path file = RealCommand.shared().map(data -> data.resolve(name)).orElse(null);
    Assumptions.assumeTrue(file != null && Files.exists(file), "skipped: no real data");
    return Objects.requireNonNull(file);
  }

  private static final String TWO_EXPERIMENTS =
      "indicators:\n"
          + indicator("pancreatitis", "Pancreatitis afterwards", "proportion", "lower")
          + indicator("pumps", "Drinking water pumps", "value", "higher")
          + """
          experiments:
            - id: indomethacin
              title: One dose before the procedure
              starts: 2026-02-02
              ends: 2026-05-31
              arms: [{id: 0_placebo, title: Nothing}, {id: 1_indomethacin, title: Indomethacin}]
              outcome: {indicator: pancreatitis, worthwhile: 0.07}
            - id: reserved-seats
              title: Councils whose chair is reserved for women
              unit: cluster
              starts: 2026-02-02
              ends: 2026-05-31
              arms: [{id: "0", title: Open}, {id: "1", title: Reserved}]
              outcome: {indicator: pumps, worthwhile: 5}
          """;

  @Test
  void published_trials_are_read_as_they_were_published() throws Exception {
    Path workspace = workspace(TWO_EXPERIMENTS);
    Files.copy(data("indo_rct/indo_rct.csv"), workspace.resolve("landing/indo.csv"));
    List<String> villages = new ArrayList<>();
    for (String line : Files.readAllLines(data("women_reservation/women.csv"))) {
      String[] cells = line.split(",");
      villages.add(line + "," + (villages.isEmpty() ? "unit" : cells[0] + "-" + cells[1]));
    }
    Files.write(workspace.resolve("landing/women.csv"), villages);
    String assigned =
        """
        kind: assignment
        format: csv
        files: landing/%s.csv
        map:
          experiment: {constant: %s}
          unit: %s
          arm: %s
          date: {constant: 2026-02-02}
        """;
    String outcomes =
        """
        kind: outcomes
        format: csv
        files: landing/%s.csv
        map:
          experiment: {constant: %s}
          unit: %s
          date: {constant: 2026-02-02}
          values: [%s]
        """;
    feed(workspace, "indo-a", assigned.formatted("indo", "indomethacin", "id", "rx"));
    feed(
        workspace,
        "indo-o",
        outcomes.formatted(
            "indo",
            "indomethacin",
            "id",
            "{indicator: pancreatitis, column: outcome, score: {1_yes: 1, 0_no: 0}}"));
    feed(
        workspace,
        "women-a",
        assigned.formatted("women", "reserved-seats", "unit", "reserved") + "  cluster: GP\n");
    feed(
        workspace,
        "women-o",
        outcomes.formatted("women", "reserved-seats", "unit", "{indicator: pumps, column: water}"));
    try (Published tables = run(workspace, "out", "2026-06-30")) {
      assertEquals(
          List.of(
              List.of("indomethacin", "602.0", "scale"),
              List.of("reserved-seats", "322.0", "inconclusive")),
          tables.rows(
              "SELECT experiment_id, assigned::VARCHAR, decision FROM experiment ORDER BY ALL"));
      assertEquals(
          List.of(
              List.of("indomethacin", "0.092", "0.169", "0.005", "true", "score"),
              List.of("reserved-seats", "23.991", "14.738", "0.07", "false", "clusters")),
          tables.rows(
              "SELECT experiment_id, round(value, 3)::VARCHAR, round(value_control, 3)::VARCHAR,"
                  + " CASE role WHEN 'outcome' THEN CASE WHEN p_once < 0.01"
                  + " THEN round(p_once, 3)::VARCHAR ELSE round(p_once, 2)::VARCHAR END END,"
                  + " (low > 0)::VARCHAR, method FROM experiment_result ORDER BY ALL"));
    }
  }

  /** People of two arms; the second keeps its appointments more often. */
  private static List<String[]> people(int many, double gain) {
    Random random = new Random(7);
    List<String[]> people = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      boolean text = random.nextBoolean();
      LocalDate date = START.plusDays(random.nextInt(84));
      people.add(
          new String[] {
            "PERSON-" + (1_000_000 + i),
            text ? "text" : "usual",
            date.toString(),
            date.plusDays(7).toString(),
            random.nextDouble() < 0.6 + (text ? gain : 0) ? "1" : "0"
          });
    }
    return people;
  }

  private Path reminders(List<String[]> people) throws IOException {
    Path workspace =
        workspace(
            "indicators:\n"
                + indicator("kept", "Appointments kept", "proportion", "higher")
                + """
                experiments:
                  - id: reminders
                    title: A text two days before
                    starts: 2026-02-02
                    ends: 2026-05-31
                    arms: [{id: usual, title: Letter as before}, {id: text, title: Text}]
                    outcome: {indicator: kept, worthwhile: 0.05, measured_after: 14}
                """);
    StringBuilder rows = new StringBuilder("who,arm,on,seen,came\n");
    people.forEach(cells -> rows.append(String.join(",", cells)).append('\n'));
    rows.append("PERSON-77777777,nowhere,2026-02-03,2026-02-04,1\n");
    Files.writeString(workspace.resolve("landing/people.csv"), rows.toString());
    feed(
        workspace,
        "a",
        """
        kind: assignment
        format: csv
        files: landing/people.csv
        map: {experiment: {constant: reminders}, unit: who, arm: arm, date: on}
        """);
    feed(
        workspace,
        "o",
        """
        kind: outcomes
        format: csv
        files: landing/people.csv
        map:
          experiment: {constant: reminders}
          unit: who
          date: seen
          values: [{indicator: kept, column: came}]
        """);
    return workspace;
  }

  @Test
  void a_test_that_works_is_found_and_nobody_is_named() throws Exception {
    List<String[]> people = people(3000, 0.1);
    Path workspace = reminders(people);
    List<List<String>> first;
    String everything = "SELECT * EXCLUDE (run_id) FROM experiment_result ORDER BY ALL";
    try (Published tables = run(workspace, "one", "2026-06-30")) {
      assertEquals(
          List.of(List.of("reminders", "scale", "3000.0")),
          tables.rows("SELECT experiment_id, decision, assigned::VARCHAR FROM experiment"));
      assertTrue(
          tables.rows("SELECT sentence FROM experiment").get(0).get(0).startsWith("Scale “Text”."));
      assertEquals(
          List.of(List.of("not-assigned"), List.of("unknown-arm")),
          tables.rows("SELECT reason FROM rejected_record ORDER BY ALL"));
      first = tables.rows(everything);
      List<String> names =
          tables.rows("SELECT view_name FROM duckdb_views() WHERE NOT internal").stream()
              .map(row -> row.get(0))
              .toList();
      for (String name : names) {
        assertEquals(
            List.of(List.of("0")),
            tables.rows(
                "SELECT count(*)::VARCHAR FROM \""
                    + name
                    + "\" t WHERE contains(t::VARCHAR, 'PERSON-')"),
            name);
      }
    }
    assertNobodyIn(folder.resolve("one"));
    Collections.shuffle(people, new Random(1));
    try (Published tables = run(reminders(people), "two", "2026-06-30")) {
      assertEquals(first, tables.rows(everything));
    }
  }

  private static void assertNobodyIn(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("PERSON-"), file.toString());
      }
    }
  }
}

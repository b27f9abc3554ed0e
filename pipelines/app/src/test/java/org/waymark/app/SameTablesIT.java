package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same deliveries at the same date give the same tables on any runner and machine. */
class SameTablesIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private Path published() throws IOException {
    return FolderContent.copy(SampleRun.out(), folder.resolve("out"));
  }

  private static Map<String, String> allButTheLock(Path out) throws IOException {
    Map<String, String> files = FolderContent.digests(out);
    files.remove(".lock");
    return files;
  }

  /** Digests of the files of every table at a date, as the catalogue gives them. */
  private static Map<String, List<String>> standing(Path out, String asOf) throws IOException {
    Map<String, List<String>> tables = new TreeMap<>();
    for (JsonNode run :
        JSON.readTree(Files.readString(out.resolve("catalog.json"))).path("standing")) {
      if (run.path("as_of").asText().equals(asOf)) {
        run.path("tables")
            .fields()
            .forEachRemaining(
                table -> {
                  List<String> files = new ArrayList<>();
                  table.getValue().forEach(file -> files.add(file.path("sha256").asText()));
                  tables.put(table.getKey(), files);
                });
      }
    }
    tables.remove("run"); // says when a run was, and on what
    assertFalse(tables.isEmpty(), "nothing is published at " + asOf);
    return tables;
  }

  @Test
  void bothEnginesWriteTheSameBytes() throws Exception {
    Path flink = folder.resolve("flink");
    Shell.Answer answer =
        RealCommand.run(RealCommand.sample(), flink, SampleRun.AS_OF, "--runner", "flink");
    assertEquals(0, answer.exitCode(), answer.err());

    assertEquals(
        FolderContent.digests(SampleRun.out().resolve("data")),
        FolderContent.digests(flink.resolve("data")));
    try (Published tables = Published.in(flink)) {
      assertTrue(tables.column("SELECT runner FROM run").get(0).contains("link"));
    }
  }

  @Test
  void theOrderOfDeliveryAndTheMachinesLocaleDoNotMatter() throws Exception {
    Path workspace = FolderContent.copy(RealCommand.sample(), folder.resolve("workspace"));
    Path landing = workspace.resolve("landing");
    Random random = new Random(20_261_115);
    for (String name :
        List.of(
            "weekly-flow/flow_2024H2.csv",
            "weekly-flow/flow_2026H2.csv",
            "early-years/ey_2024-25.csv",
            "early-years/ey_2025-26.csv",
            "urgent-care/ae_2025Q3.csv",
            "urgent-care/ae_2025Q4.csv",
            "pulse/pulse_2025-Q1.csv",
            "notes/notes_2025H1.jsonl")) {
      shuffle(landing.resolve(name), random);
    }
    for (String feed : List.of("weekly-flow", "early-years", "urgent-care", "notes")) {
      reverse(FolderContent.files(landing.resolve(feed)));
    }
    Path out = folder.resolve("elsewhere");
    Shell.Answer answer =
        RealCommand.answer(
            RealCommand.process(
                "-Duser.timezone=Pacific/Auckland -Duser.language=tr -Duser.country=TR",
                workspace,
                out,
                SampleRun.AS_OF),
            folder);
    assertEquals(0, answer.exitCode(), answer.err());

    // Where a row came from differs, and with it the run; all else must not.
    Set<String> origin = Set.of("source_file", "source_line", "line", "run_id");
    try (Published here = Published.in(SampleRun.out());
        Published there = Published.in(out)) {
      Map<String, String> expected = here.digests(origin);
      Map<String, String> found = there.digests(origin);
      for (Map<String, String> digests : List.of(expected, found)) {
        digests.keySet().removeAll(Set.of("run", "run_all"));
      }
      // By file the counts of superseded rows move with the rows; by feed they stay.
      String quality =
          "SELECT feed_id, \"check\", sum(count) FROM data_quality GROUP BY ALL ORDER BY ALL";
      assertEquals(here.rows(quality), there.rows(quality));
      for (Map<String, String> digests : List.of(expected, found)) {
        // Shuffled files are other files: their digests differ.
        digests
            .keySet()
            .removeAll(Set.of("data_quality", "data_quality_all", "delivery", "delivery_all"));
      }
      assertEquals(expected, found);
      assertNotEquals(here.rows("SELECT run_id FROM run"), there.rows("SELECT run_id FROM run"));
    }
  }

  /** Puts the records of a file, but for a header, into another order. */
  private static void shuffle(Path file, Random random) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    boolean lines = file.toString().endsWith(".jsonl");
    List<String> records = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      quoted ^= !lines && text.charAt(i) == '"';
      if (!quoted && text.charAt(i) == '\n') {
        records.add(text.substring(from, i + 1));
        from = i + 1;
      }
    }
    assertEquals(text.length(), from, file + " ends within a record");
    Collections.shuffle(records.subList(lines ? 0 : 1, records.size()), random);
    Files.writeString(file, String.join("", records), StandardCharsets.ISO_8859_1);
  }

  /** Gives the files new names, whose order is the other way round. */
  private static void reverse(List<Path> files) throws IOException {
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      String name = file.getFileName().toString();
      Files.move(
          file,
          file.resolveSibling(
              "delivery" + (files.size() - i) + name.substring(name.lastIndexOf('.'))));
    }
  }

  @Test
  void aSecondRunAtTheSameDateChangesNothing() throws Exception {
    Path out = published();
    Map<String, String> before = allButTheLock(out);
    Shell.Answer answer = RealCommand.run(RealCommand.sample(), out, SampleRun.AS_OF);

    assertEquals(99, answer.exitCode(), answer.err());
    assertEquals("nothing-new", JSON.readTree(answer.lastLine()).path("status").asText());
    assertEquals(before, allButTheLock(out));
  }

  @Test
  void aForcedRunPublishesTheSameBytesAgain() throws Exception {
    Path out = published();
    Shell.Answer answer = RealCommand.run(RealCommand.sample(), out, SampleRun.AS_OF, "--force");

    assertEquals(0, answer.exitCode(), answer.err());
    assertEquals("published", JSON.readTree(answer.lastLine()).path("status").asText());
    assertEquals(standing(SampleRun.out(), SampleRun.AS_OF), standing(out, SampleRun.AS_OF));
  }

  @Test
  void aFindingStandsOnInTheNextWeek() throws Exception {
    Path out = published();
    Shell.Answer answer = RealCommand.run(RealCommand.sample(), out, "2026-11-22");

    assertEquals(0, answer.exitCode(), answer.err());
    assertEquals(standing(SampleRun.out(), SampleRun.AS_OF), standing(out, SampleRun.AS_OF));
    try (Published tables = Published.in(out)) {
      String found =
          "SELECT finding_id FROM positive_deviance_all WHERE as_of = DATE '%s' AND state <>"
              + " 'gone'";
      List<List<String>> standing =
          tables.rows(
              "SELECT finding_id, state, weeks_standing FROM positive_deviance WHERE finding_id IN"
                  + " ("
                  + found.formatted(SampleRun.AS_OF)
                  + ") AND state <> 'gone'");
      assertTrue(standing.size() >= 13, standing::toString);
      for (List<String> finding : standing) {
        assertEquals("standing", finding.get(1), finding.get(0));
        assertTrue(List.of("0", "1").contains(finding.get(2)), "a week where new data came");
      }
      assertEquals(
          List.of(),
          tables.rows(
              found.formatted(SampleRun.AS_OF)
                  + " EXCEPT SELECT finding_id FROM positive_deviance"),
          "a finding that no longer holds is reported as gone");
      assertEquals(
          List.of("0"),
          tables.column(
              "SELECT DISTINCT weeks_standing FROM positive_deviance_all WHERE as_of = DATE '"
                  + SampleRun.AS_OF
                  + "'"));
      for (String table :
          List.of("observation", "positive_deviance", "goal_progress", "data_quality", "run")) {
        assertEquals(
            List.of(SampleRun.AS_OF, "2026-11-22"),
            tables.column("SELECT DISTINCT as_of FROM " + table + "_all ORDER BY 1"),
            table);
        assertEquals(
            List.of("2026-11-22"), tables.column("SELECT DISTINCT as_of FROM " + table), table);
      }
    }
    assertTrue(Files.exists(out.resolve("reports/" + SampleRun.AS_OF + "/index.html")));
    assertTrue(Files.exists(out.resolve("reports/2026-11-22/index.html")));
  }
}

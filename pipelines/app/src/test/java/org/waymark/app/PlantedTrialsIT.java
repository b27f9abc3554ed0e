package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is planted in the sample of a mission that tries things out, and what a run says. */
class PlantedTrialsIT {
  private static final String PERSON = "person-7340-2291";

  @TempDir Path folder;

  @Test
  void everythingPlantedIsFoundAndNobodyIsNamed() throws Exception {
    Path workspace = RealCommand.sample().resolveSibling("trials");
    Path out = folder.resolve("out");
    Shell.Answer run = RealCommand.run(workspace, out, "2026-11-15");
    assertEquals(0, run.exitCode(), run.err());
    try (Published tables = Published.in(out)) {
      assertEquals(
          List.of(
              List.of("plain-letter", "do not read", "sample-ratio"),
              List.of("second-call", "stop: harm", "guardrail"),
              List.of("text-reminders", "scale", "ok")),
          tables.rows("SELECT experiment_id, decision, because FROM experiment ORDER BY ALL"));
      assertEquals(
          List.of(
              List.of("home-visits-first", "works", "true"),
              List.of("rapid-response", "works, unless it was on its way already", "false")),
          tables.rows("SELECT pilot_id, verdict, scale::VARCHAR FROM pilot ORDER BY ALL"));
      assertEquals(
          List.of(List.of("5", "55", "999", "true")),
          tables.rows(
              "SELECT adopters::VARCHAR, donors::VARCHAR, draws::VARCHAR,"
                  + " (low < 0.223 AND high > 0.21)::VARCHAR FROM pilot_result"
                  + " WHERE pilot_id = 'home-visits-first'"));
      assertEquals(
          List.of(List.of("30", "17")),
          tables.rows(
              "SELECT count(*)::VARCHAR, count(*) FILTER (stage = 'closed')::VARCHAR"
                  + " FROM learning_loop"));
      assertEquals(
          List.of(List.of("0")),
          tables.rows("SELECT count(*)::VARCHAR FROM pilot_path WHERE low > high"));
      assertEquals(
          List.of(List.of("true")),
          tables.rows(
              "SELECT (count(*) > 50)::VARCHAR FROM pilot_path"
                  + " WHERE low IS NOT NULL AND place_id = ''"));
    }
    assertFalse(run.out().contains(PERSON), "the output");
    assertFalse(run.err().contains(PERSON), "the log");
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertNowhere(file);
      }
    }
  }

  private static void assertNowhere(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertFalse(text.contains(PERSON), file.toString());
  }
}

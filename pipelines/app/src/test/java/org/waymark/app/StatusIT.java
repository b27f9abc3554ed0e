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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code waymark status} over a small workspace with one published date. */
class StatusIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  @TempDir Path own;

  private static Path published() {
    return folder.resolve("out");
  }

  @BeforeAll
  static void publish() {
    Path workspace = folder.resolve("workspace");
    assertEquals(0, RealCommand.type("init", workspace.toString()).exitCode());
    Shell.Answer answer = RealCommand.run(workspace, published(), "2026-03-15");
    assertEquals(0, answer.exitCode(), answer.err());
  }

  private static Shell.Answer status(Path out, String... further) {
    List<String> arguments = new ArrayList<>(List.of("status", "--out", out.toString()));
    arguments.addAll(List.of(further));
    return RealCommand.type(arguments.toArray(String[]::new));
  }

  private static JsonNode json(Shell.Answer answer) throws IOException {
    return JSON.readTree(answer.out());
  }

  @Test
  void whatIsYoungAndWholeIsHealthy() throws Exception {
    Shell.Answer answer = status(published(), "--max-age", "8d", "--as-of", "2026-03-23");

    assertEquals(0, answer.exitCode(), answer.err());
    assertTrue(
        answer
            .out()
            .startsWith(
                "healthy     published as of 2026-03-15, 8 days old on 2026-03-23; the limit is 8 days\n"),
        answer.out());
    assertTrue(answer.out().contains("all there\n"), answer.out());
  }

  @Test
  void aDayTooOldIsToldByExitCode3() {
    Shell.Answer answer = status(published(), "--max-age", "1w", "--as-of", "2026-03-23");

    assertEquals(3, answer.exitCode());
    assertTrue(answer.out().startsWith("old "), answer.out());
  }

  @Test
  void aDateThatIsStillToComeIsNotOld() throws Exception {
    Shell.Answer answer =
        status(published(), "--max-age=0d", "--as-of=2026-03-13", "--format=json");

    assertEquals(0, answer.exitCode());
    assertEquals(-2, json(answer).path("age_days").asInt());
  }

  @Test
  void theNumbersAreThoseOfTheTables() throws Exception {
    JsonNode json = json(status(published(), "--as-of", "2026-03-15", "--format", "json"));

    assertEquals("healthy", json.path("status").asText());
    assertTrue(json.path("max_age_days").isNull());
    JsonNode rows = json.path("rows");
    assertTrue(rows.path("read").asLong() > 0);
    assertEquals(
        rows.path("read").asLong(),
        rows.path("accepted").asLong()
            + rows.path("rejected").asLong()
            + rows.path("skipped").asLong());
    try (Published tables = Published.in(published())) {
      assertEquals(
          tables.number("SELECT sum(rows_accepted) FROM data_quality WHERE \"check\" = 'rows'"),
          rows.path("accepted").asLong());
      assertEquals(tables.column("SELECT run_id FROM run").get(0), json.path("run_id").asText());
      assertEquals(tables.number("SELECT findings FROM run"), json.path("findings").asLong());
    }
  }

  @Test
  void prometheusReadsEveryLine() {
    Shell.Answer answer =
        status(published(), "--max-age=8d", "--as-of=2026-03-20", "--format=prometheus");

    assertEquals(0, answer.exitCode());
    Set<String> described = new HashSet<>();
    for (String line : answer.out().lines().toList()) {
      if (line.startsWith("# TYPE ")) {
        assertTrue(described.add(line.split(" ")[2]), "described twice: " + line);
      } else if (!line.startsWith("# HELP ")) {
        assertTrue(
            line.matches("[a-z_]+(\\{[a-z_]+=\"[^\"]*\"(,[a-z_]+=\"[^\"]*\")*})? -?[0-9.]+"), line);
        assertTrue(described.contains(line.replaceFirst("[ {].*", "")), line);
      }
    }
    assertTrue(
        answer.out().contains("\nwaymark_published_as_of_timestamp_seconds 1773532800\n"),
        answer.out());
    assertTrue(answer.out().contains("\nwaymark_rows{outcome=\"accepted\"} "), answer.out());
    assertTrue(answer.out().contains("\nwaymark_healthy 1\n"), answer.out());
    assertTrue(answer.out().endsWith("\n"));
  }

  @Test
  void aFileIsReplacedWholeAndNothingIsLeftBeside() throws Exception {
    Path file = Files.writeString(own.resolve("waymark.prom"), "of last week\n");
    Shell.Answer answer =
        status(
            published(), "--as-of=2026-03-20", "--format=prometheus", "--output", file.toString());

    assertEquals(0, answer.exitCode(), answer.err());
    assertEquals("", answer.out());
    assertTrue(Files.readString(file).contains("waymark_healthy 1"));
    assertEquals(List.of(file), FolderContent.files(own));
  }

  @Test
  void anEmptyFolderIsToldToMachinesAndByExitCode5() throws Exception {
    Shell.Answer answer = status(own, "--format", "prometheus");

    assertEquals(5, answer.exitCode());
    assertTrue(answer.out().contains("waymark_healthy 0\n"), answer.out());
    assertFalse(answer.out().contains("as_of"), answer.out());
    assertTrue(answer.err().contains("nothing is published"), answer.err());
    assertEquals("", status(own).out());
  }

  @Test
  void aMissingFileAndACutOneAreNamed() throws Exception {
    Path out = FolderContent.copy(published(), own.resolve("out"));
    List<Path> goals = FolderContent.files(out.resolve("data").resolve("goal"));
    List<Path> places = FolderContent.files(out.resolve("data").resolve("place"));
    Files.delete(goals.get(0));
    Files.write(places.get(0), new byte[12]);
    Shell.Answer answer = status(out, "--as-of=2026-03-15", "--format=json");

    assertEquals(3, answer.exitCode());
    assertEquals("damaged", json(answer).path("status").asText());
    String damage = json(answer).path("damage").toString();
    assertTrue(damage.contains(out.relativize(goals.get(0)) + " is missing"), damage);
    assertTrue(damage.contains(out.relativize(places.get(0)) + " has 12 bytes; "), damage);
    assertTrue(answer.err().contains("--force"), answer.err());
  }

  @Test
  void aRunByForceMendsWhatWasDamaged() throws Exception {
    Path out = FolderContent.copy(published(), own.resolve("out"));
    Files.delete(FolderContent.files(out.resolve("data").resolve("observation")).get(0));
    assertEquals(3, status(out, "--as-of=2026-03-15").exitCode());
    Path workspace = folder.resolve("workspace");
    assertEquals(0, RealCommand.run(workspace, out, "2026-03-15", "--force").exitCode());

    assertEquals(0, status(out, "--as-of=2026-03-15").exitCode());
  }

  @Test
  void aCatalogueThatCannotBeReadIsDamage() throws Exception {
    Path out = FolderContent.copy(published(), own.resolve("out"));
    Files.writeString(out.resolve("catalog.json"), "{");
    Shell.Answer answer = status(out);

    assertEquals(3, answer.exitCode());
    assertTrue(answer.out().contains("catalog.json: not a catalogue"), answer.out());
  }

  @Test
  void anAgeThatIsNoneIsAnsweredWithAnExample() {
    Shell.Answer answer = status(published(), "--max-age", "8");

    assertEquals(2, answer.exitCode());
    assertTrue(answer.err().contains("for example 8d or 2w"), answer.err());
  }
}

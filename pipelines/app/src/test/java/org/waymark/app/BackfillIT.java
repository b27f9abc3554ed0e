package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backfills and dry runs of a small workspace with one planted finding. */
class BackfillIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @BeforeEach
  void init() {
    assertEquals(0, RealCommand.type("init", workspace().toString()).exitCode());
  }

  private Path workspace() {
    return folder.resolve("workspace");
  }

  private Shell.Answer backfill(Path out, String from, String to) {
    return RealCommand.type(
        "backfill",
        "--workspace=" + workspace(),
        "--out=" + out,
        "--from=" + from,
        "--to=" + to,
        "--every=week");
  }

  private void run(Path out, String asOf) {
    Shell.Answer answer = RealCommand.run(workspace(), out, asOf);
    assertEquals(0, answer.exitCode(), answer.err());
  }

  private static Map<String, String> tables(Path out) throws IOException, SQLException {
    try (Published published = Published.in(out)) {
      return published.digests(Set.of("started", "finished"));
    }
  }

  private static List<List<String>> weeks(Path out) throws IOException, SQLException {
    try (Published published = Published.in(out)) {
      return published.rows(
          "SELECT as_of, state, weeks_standing FROM positive_deviance_all"
              + " WHERE place_id = 'fenwick-bay' ORDER BY as_of");
    }
  }

  @Test
  void ofManyDatesThoseToKeepStayPublishedAndAnOlderOneIsRefused() throws Exception {
    Path settings = workspace().resolve("waymark.yaml");
    Files.writeString(settings, Files.readString(settings) + "\nkeep: 2\n");
    Path out = folder.resolve("kept");
    for (String asOf : List.of("2026-03-08", "2026-03-15", "2026-03-22", "2026-03-29")) {
      run(out, asOf);
    }

    try (Published published = Published.in(out)) {
      assertEquals(
          List.of("2026-03-22", "2026-03-29"),
          published.column("SELECT DISTINCT as_of FROM mission_all ORDER BY 1"));
    }
    assertFalse(Files.exists(out.resolve("reports/2026-03-08")));
    assertFalse(Files.exists(out.resolve("data/mission/2026-03-08")));
    assertTrue(Files.exists(out.resolve("data/mission/2026-03-15")), "a reader may hold it open");
    assertEquals(99, RealCommand.run(workspace(), out, "2026-03-22").exitCode());
    Shell.Answer older = RealCommand.run(workspace(), out, "2026-03-01");
    assertEquals(2, older.exitCode());
    assertTrue(
        older.err().contains("2026-03-01 is older than the 2 published dates that `keep`"),
        older.err());
  }

  @Test
  void anEarlierDateFilledInLaterGivesWhatRunningInOrderGives() throws Exception {
    Path inOrder = folder.resolve("in-order");
    run(inOrder, "2026-03-08");
    run(inOrder, "2026-03-15");
    run(inOrder, "2026-03-22");

    Path out = folder.resolve("out");
    run(out, "2026-03-15");
    run(out, "2026-03-22");
    Shell.Answer answer = backfill(out, "2026-03-08", "2026-03-22");

    assertEquals(0, answer.exitCode(), answer.err());
    assertEquals(tables(inOrder), tables(out));
    assertEquals(
        List.of(
            List.of("2026-03-08", "new", "0"),
            List.of("2026-03-15", "standing", "0"),
            List.of("2026-03-22", "standing", "0")),
        weeks(out),
        "no new data came");
    assertEquals(99, backfill(out, "2026-03-08", "2026-03-22").exitCode());
  }

  @Test
  void datesThatWereNotAskedForAreToldAsOutdated() throws Exception {
    Path out = folder.resolve("out");
    run(out, "2026-03-22");
    Shell.Answer answer = backfill(out, "2026-03-08", "2026-03-15");

    assertEquals(0, answer.exitCode(), answer.err());
    JsonNode line = JSON.readTree(answer.lastLine());
    assertEquals("[\"2026-03-22\"]", line.path("outdated").toString());
    assertTrue(answer.err().contains("Run it again with --force"), answer.err());
    assertEquals("new", weeks(out).get(2).get(1), "it knows nothing of what was filled in");
  }

  @Test
  void aDryRunWritesNothingAndSaysWhatARunWouldDo() throws Exception {
    Path out = folder.resolve("out");
    Files.writeString(workspace().resolve("landing").resolve("stray.csv"), "a,b\n1,2\n");
    Map<String, String> before = FolderContent.digests(folder);
    Shell.Answer planned = RealCommand.run(workspace(), out, "2026-03-15", "--dry-run");

    assertEquals(0, planned.exitCode(), planned.err());
    assertFalse(Files.exists(out), "not even the folder is made");
    assertEquals(before, FolderContent.digests(folder));
    assertTrue(planned.out().contains("landing/stray.csv"), planned.out());
    JsonNode plan = JSON.readTree(planned.lastLine());
    assertEquals("[\"landing/stray.csv\"]", plan.path("unclaimed").toString());

    Shell.Answer ran = RealCommand.run(workspace(), out, "2026-03-15");
    JsonNode run = JSON.readTree(ran.lastLine());
    assertEquals(run.path("run_id"), plan.path("run_id"));
    assertEquals(run.path("rows"), plan.path("rows"));

    Map<String, String> published = FolderContent.digests(folder);
    Shell.Answer again = RealCommand.run(workspace(), out, "2026-03-15", "--dry-run");
    assertEquals(99, again.exitCode());
    assertTrue(JSON.readTree(again.lastLine()).path("nothing_new").asBoolean());
    assertEquals(published, FolderContent.digests(folder));
  }

  @Test
  void aDryRunFailsWhereTheRunWould() throws Exception {
    Path landing = workspace().resolve("landing").resolve("emergency-departments");
    for (Path file : FolderContent.files(landing)) {
      Files.delete(file);
    }
    Shell.Answer answer =
        RealCommand.run(workspace(), folder.resolve("out"), "2026-03-15", "--dry-run");

    assertEquals(5, answer.exitCode());
    assertTrue(answer.err().contains("no file matches"), answer.err());
    assertEquals("failed", JSON.readTree(answer.lastLine()).path("status").asText());
  }

  @Test
  void theGateOfTheCommandOutweighsThatOfTheWorkspace() throws Exception {
    Path out = folder.resolve("out");
    Path file = FolderContent.files(workspace().resolve("landing")).get(0);
    Files.writeString(file, Files.readString(file) + "alderbrook,2026-02,many,1,1\n");
    Shell.Answer answer =
        RealCommand.run(workspace(), out, "2026-03-15", "--fail-on", "rejected_share=0.001");

    assertEquals(3, answer.exitCode(), answer.err());
    assertFalse(Files.exists(out.resolve("catalog.json")));
    assertEquals(
        0,
        RealCommand.run(workspace(), out, "2026-03-15", "--fail-on", "rejected_share=0.1")
            .exitCode());
  }
}

package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published while a run is killed, and while two run at once. */
class KilledRunIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BEFORE = "2026-11-08";
  private static final String STAGE = "stage: ";

  /** A moment of a run: when a share of the usual time of a stage has passed. */
  private record Moment(String stage, double share) {
    String line() {
      return stage.equals("start") ? "" : STAGE + stage;
    }
  }

  private static final List<Moment> MOMENTS =
      List.of(
          new Moment("start", .5),
          new Moment("registry", .5),
          new Moment("inventory", .5),
          new Moment("ingest and analyse", .05),
          new Moment("ingest and analyse", .3),
          new Moment("ingest and analyse", .6),
          new Moment("ingest and analyse", .8),
          new Moment("check", .5),
          new Moment("publish", 0),
          new Moment("report and dashboards", .5));

  @TempDir Path folder;

  private static Map<String, String> tables(Path out) throws IOException, SQLException {
    try (Published published = Published.in(out)) {
      // A run's own times differ from run to run; nothing else does.
      return published.digests(Set.of("started", "finished"));
    }
  }

  private static Set<String> dates(Path out) throws IOException {
    Set<String> dates = new TreeSet<>();
    catalog(out).path("standing").forEach(run -> dates.add(run.path("as_of").asText()));
    return dates;
  }

  private static JsonNode catalog(Path out) throws IOException {
    return JSON.readTree(Files.readString(out.resolve("catalog.json")));
  }

  private static ProcessBuilder run(Path workspace, Path out) {
    return RealCommand.process("-XX:TieredStopAtLevel=1", workspace, out, SampleRun.AS_OF);
  }

  /** The sample but for its largest feed of texts, which takes half of a run to be read. */
  private Path workspace() throws IOException {
    Path workspace = FolderContent.copy(RealCommand.sample(), folder.resolve("workspace"));
    Files.delete(workspace.resolve("feeds/frontline-notes.yaml"));
    return workspace;
  }

  private static Path published(Path workspace, Path out) throws IOException {
    Shell.Answer answer = RealCommand.run(workspace, out, BEFORE);
    assertEquals(0, answer.exitCode(), answer.err());
    return out;
  }

  @Test
  void aRunThatIsKilledAtAnyMomentLeavesOneWholeStateAndTheNextRunSucceeds() throws Exception {
    Path workspace = workspace();
    Path published = published(workspace, folder.resolve("before"));
    Map<String, String> before = tables(published);
    Path undisturbed = FolderContent.copy(published, folder.resolve("undisturbed"));
    Map<String, Long> stages = stages(run(workspace, undisturbed).start());
    Map<String, String> after = tables(undisturbed);
    assertNotEquals(before, after);

    Path out = FolderContent.copy(published, folder.resolve("out0"));
    int killed = 0;
    int unpublished = 0;
    for (int i = 0; i < MOMENTS.size(); i++) {
      if (dates(out).contains(SampleRun.AS_OF)) {
        out = FolderContent.copy(published, folder.resolve("out" + (i + 1)));
      }
      killed += killed(run(workspace, out).start(), MOMENTS.get(i), stages) ? 1 : 0;

      boolean committed = dates(out).contains(SampleRun.AS_OF);
      unpublished += committed ? 0 : 1;
      Map<String, String> found = tables(out);
      Moment moment = MOMENTS.get(i);
      assertTrue(
          found.equals(before) || (committed && found.equals(after)),
          () -> moment + " left neither the state before nor the state after: " + found);
    }
    assertTrue(killed >= MOMENTS.size() - 1, killed + " were killed, the others had ended");
    assertTrue(unpublished >= 7, "only " + unpublished + " had not published yet");

    if (dates(out).contains(SampleRun.AS_OF)) {
      out = FolderContent.copy(published, folder.resolve("last"));
    }
    assertTrue(killed(run(workspace, out).start(), new Moment("check", 0), stages));
    assertNotEquals(named(out), data(out), "a run killed before it publishes leaves files behind");
    Shell.Answer answer = RealCommand.run(workspace, out, SampleRun.AS_OF);
    assertEquals(0, answer.exitCode(), answer.err());
    assertEquals(after, tables(out));
    assertEquals(named(out), data(out), "files of data that no catalogue names, or the reverse");
    assertTrue(Files.exists(out.resolve("reports/" + SampleRun.AS_OF + "/index.html")));
  }

  /** Waits for a run and measures each of its stages in nanoseconds. */
  private static Map<String, Long> stages(Process process)
      throws IOException, InterruptedException {
    Map<String, Long> stages = new HashMap<>();
    try (BufferedReader log = log(process)) {
      String stage = "start";
      long begun = System.nanoTime();
      for (String line = log.readLine(); line != null; line = log.readLine()) {
        if (line.contains(STAGE)) {
          stages.put(stage, System.nanoTime() - begun);
          stage = line.substring(line.indexOf(STAGE) + STAGE.length()).strip();
          begun = System.nanoTime();
        }
      }
      stages.put(stage, System.nanoTime() - begun);
    }
    assertEquals(0, process.waitFor());
    return stages;
  }

  /** Kills a run at that moment; false if it had ended before. */
  private static boolean killed(Process process, Moment moment, Map<String, Long> stages)
      throws IOException, InterruptedException {
    try (BufferedReader log = log(process)) {
      String line = moment.stage().equals("start") ? "" : log.readLine();
      while (line != null && !line.contains(moment.line())) {
        line = log.readLine();
      }
      Long usual = Objects.requireNonNull(stages.get(moment.stage()), moment.stage());
      boolean ended = process.waitFor((long) (usual * moment.share()), TimeUnit.NANOSECONDS);
      process.destroyForcibly().waitFor();
      return !ended;
    }
  }

  private static BufferedReader log(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
  }

  private static Set<String> named(Path out) throws IOException {
    Set<String> files = new TreeSet<>();
    for (JsonNode run : catalog(out).path("standing")) {
      run.path("tables").forEach(table -> table.forEach(f -> files.add(f.path("path").asText())));
    }
    files.removeIf(file -> !file.startsWith("data/"));
    return files;
  }

  private static Set<String> data(Path out) throws IOException {
    Set<String> files = new TreeSet<>();
    for (Path file : FolderContent.files(out.resolve("data"))) {
      files.add(out.relativize(file).toString());
    }
    return files;
  }

  @Test
  void aSecondRunIsToldWhoHoldsTheLockAndForHowLong() throws Exception {
    Path workspace = folder.resolve("workspace");
    Path out = folder.resolve("out");
    assertEquals(0, RealCommand.type("init", workspace.toString()).exitCode());
    Process first = run(workspace, out).start();
    try (BufferedReader log =
        new BufferedReader(new InputStreamReader(first.getErrorStream(), StandardCharsets.UTF_8))) {
      String line = log.readLine();
      while (line != null && !line.contains("stage: inventory")) {
        line = log.readLine();
      }
      assertTrue(line != null, "the first run ended before it took the lock");
      signal(first, "STOP");
      Shell.Answer second = RealCommand.run(workspace, out, SampleRun.AS_OF);
      signal(first, "CONT");

      assertEquals(4, second.exitCode(), second.err());
      String message = JSON.readTree(second.lastLine()).path("message").asText();
      assertTrue(
          Pattern.compile(
                  "another run is publishing into .*held by "
                      + Pattern.quote(System.getProperty("user.name"))
                      + " on \\S+ \\(process "
                      + first.pid()
                      + "\\) for \\d+ (s|min)")
              .matcher(message)
              .find(),
          message);
      while (line != null) {
        line = log.readLine();
      }
    }
    assertEquals(0, first.waitFor(), "the first run is not disturbed");
    assertEquals(99, RealCommand.run(workspace, out, SampleRun.AS_OF).exitCode(), "it published");
  }

  private static void signal(Process process, String signal)
      throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor());
  }
}

package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.jobs.RunRequest;
import org.waymark.publish.RunFailure;
import org.waymark.registry.Settings;

class RunCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);

  @TempDir Path folder;
  private final Shell shell = new Shell();

  private Shell.Answer run(String... further) {
    String[] arguments = new String[5 + further.length];
    arguments[0] = "run";
    arguments[1] = "--workspace";
    arguments[2] = folder.toString();
    arguments[3] = "--out";
    arguments[4] = folder.resolve("out").toString();
    System.arraycopy(further, 0, arguments, 5, further.length);
    return shell.type(arguments);
  }

  private static JsonNode lastLine(Shell.Answer answer) throws IOException {
    return JSON.readTree(answer.lastLine());
  }

  @Test
  void theLastLineTellsASchedulerWhatCameOfIt() throws IOException {
    Shell.Answer answer = run("--as-of", "2026-11-15");

    assertEquals(0, answer.exitCode(), answer.err());
    JsonNode line = lastLine(answer);
    assertEquals("run-1", line.path("run_id").asText());
    assertEquals("2026-11-15", line.path("as_of").asText());
    assertEquals("published", line.path("status").asText());
    assertEquals(12_765, line.path("rows").asInt());
    assertEquals(60, line.path("rejected").asInt());
    assertEquals(14, line.path("findings").asInt());
    assertTrue(line.path("seconds").isNumber());
  }

  @Test
  void reportAndDashboardsFollowPublishing() {
    run("--as-of", "2026-11-15");

    Path out = folder.resolve("out");
    assertEquals(
        List.of("dashboards " + out, "report " + out + " 2026-11-15"),
        shell.pages.stream().sorted().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--as-of=2026-11-15", "--asOf=2026-11-15"})
  void bothSpellingsAreTaken(String asOf) {
    assertEquals(0, run(asOf, "--logFormat", "text").exitCode());
    assertEquals(AS_OF, shell.runs.get(0).asOf());
  }

  @Test
  void whatFollowsTwoDashesGoesToTheEngineAsItIs() {
    run("--asOf", "2026-11-15", "--runner=FlinkRunner", "--", "--flinkMaster=[local]", "--x=1");

    RunRequest request = shell.runs.get(0);
    assertEquals("flink", request.runner());
    assertEquals(List.of("--flinkMaster=[local]", "--x=1"), request.engineOptions());
  }

  @Test
  void nothingNewHasItsOwnExitCodeAndStatus() throws IOException {
    shell.running = (request, listener) -> Shell.outcome(request.asOf(), true);
    Shell.Answer answer = run("--as-of", "2026-11-15");

    assertEquals(99, answer.exitCode());
    assertEquals("nothing-new", lastLine(answer).path("status").asText());
  }

  @Test
  void nothingNewStillWritesPagesThatAreMissing() throws IOException {
    shell.running = (request, listener) -> Shell.outcome(request.asOf(), true);
    Path dashboards = Files.createDirectories(folder.resolve("out").resolve("dashboards"));
    Files.createFile(dashboards.resolve("index.html"));
    run("--as-of", "2026-11-15");

    assertEquals(List.of("report " + folder.resolve("out") + " 2026-11-15"), shell.pages);
  }

  @Test
  void aReportThatCannotBeWrittenIsNoRunThatFailed() throws IOException {
    shell.pagesFail = Optional.of("No space left on device");
    Shell.Answer answer = run("--as-of", "2026-11-15");

    assertEquals(6, answer.exitCode());
    assertTrue(
        answer.err().contains("waymark run: published, but the report and dashboards"),
        answer.err());
    assertTrue(answer.err().contains("No space left on device"));
    assertEquals("published", lastLine(answer).path("status").asText());
  }

  @ParameterizedTest
  @EnumSource(RunFailure.Kind.class)
  void aFailureIsToldWithItsDetailsAndItsExitCode(RunFailure.Kind kind) throws IOException {
    shell.running =
        (request, listener) -> {
          throw new RunFailure(kind, "it cannot be done", List.of("first", "second"));
        };
    Shell.Answer answer = run("--as-of", "2026-11-15");

    assertEquals(kind.exitCode(), answer.exitCode());
    assertTrue(answer.err().contains("waymark run: it cannot be done\n  first\n  second\n"));
    JsonNode line = lastLine(answer);
    boolean stands = kind == RunFailure.Kind.PUBLISHED;
    assertEquals(stands ? "published" : "failed", line.path("status").asText());
    assertEquals("it cannot be done", line.path("message").asText());
    assertEquals("2026-11-15", line.path("as_of").asText());
    assertTrue(line.path("run_id").isNull());
    assertEquals(List.of(), shell.pages);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anInternalErrorLeavesAFileToReport(boolean error) throws IOException {
    shell.running =
        (request, listener) -> {
          if (error) {
            throw new StackOverflowError("so deep");
          }
          throw new IllegalStateException("so wrong");
        };
    Shell.Answer answer = run("--as-of", "2026-11-15");

    assertEquals(1, answer.exitCode());
    Matcher crash = Pattern.compile("in (\\S+\\.txt). Please report").matcher(answer.err());
    assertTrue(crash.find(), answer.err());
    Path file = Path.of(crash.group(1));
    String report = Files.readString(file);
    Files.delete(file);
    assertTrue(report.contains(error ? "so deep" : "so wrong"));
    assertTrue(report.contains("\tat org.waymark.app.RunCommandTest"));
    assertFalse(answer.err().contains("\tat "), "no stack trace on the terminal");
    assertEquals("failed", lastLine(answer).path("status").asText());
  }

  @ParameterizedTest
  @MethodSource("waysToRunOutOfMemory")
  void fullMemoryIsSaidAsSuch(Throwable full) throws IOException {
    shell.running =
        (request, listener) -> {
          throw new IllegalStateException(full);
        };
    Shell.Answer answer = run("--as-of", "2026-11-15");

    assertTrue(answer.err().contains("out of memory. Give Waymark more memory"), answer.err());
  }

  static List<Throwable> waysToRunOutOfMemory() {
    return List.of(
        new OutOfMemoryError("Java heap space"),
        new IOException("The record exceeds the maximum size of a sort buffer (2162688 bytes)."));
  }

  @Test
  void aRunWithoutADateSaysWhyItNeedsOne() throws IOException {
    Shell.Answer answer = run();

    assertEquals(2, answer.exitCode());
    assertTrue(answer.err().contains("A run never looks at the clock"), answer.err());
    assertEquals("failed", lastLine(answer).path("status").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"15/11/2026", "2026-11-31", "2026-W47", "today", ""})
  void aDateThatIsNoneIsAnsweredWithAnExample(String date) {
    Shell.Answer answer = run("--as-of=" + date);

    assertEquals(2, answer.exitCode());
    assertTrue(answer.err().contains("for example 2026-11-15"), answer.err());
    assertEquals(List.of(), shell.runs);
  }

  @Test
  void aMistypedOptionIsAnsweredWithTheNearestOne() {
    Shell.Answer answer = run("--as-of=2026-11-15", "--runer=flink");

    assertEquals(2, answer.exitCode());
    assertTrue(answer.err().contains("did you mean --runner?"), answer.err());
  }

  @Test
  void anEngineOptionInTheWrongPlaceIsSentToItsPlace() {
    Shell.Answer answer = run("--as-of=2026-11-15", "--flinkMaster=[local]");

    assertEquals(2, answer.exitCode());
    assertTrue(answer.err().contains("after --, for example"), answer.err());
  }

  @Test
  void aRunnerThatIsNoneIsRefused() {
    Shell.Answer answer = run("--as-of=2026-11-15", "--runner", "spark");

    assertEquals(2, answer.exitCode());
    assertTrue(answer.err().contains("Use direct or flink"), answer.err());
  }

  @Test
  void aStrayArgumentIsRefused() {
    Shell.Answer answer = run("--as-of=2026-11-15", "stray");

    assertEquals(2, answer.exitCode());
    assertEquals(List.of(), shell.runs);
  }

  @Test
  void aWorkspaceThatIsNotThereIsAMissingInput() {
    Shell.Answer answer =
        shell.type("run", "--workspace", folder + "/no", "--out", "out", "--as-of", "2026-11-15");

    assertEquals(5, answer.exitCode());
  }

  @Test
  void withoutOutAndRunnerTheWorkspaceDecides() {
    shell.check =
        Shell.sound(
            new Settings(
                "none", Optional.of("flink"), Optional.of("published"), OptionalDouble.empty()));
    shell.type("run", "--workspace", folder.toString(), "--as-of", "2026-11-15");

    RunRequest request = shell.runs.get(0);
    assertEquals(folder.resolve("published"), request.out());
    assertEquals("flink", request.runner());
  }

  @Test
  void withoutAnyOutTheUserIsAsked() {
    Shell.Answer answer =
        shell.type("run", "--workspace", folder.toString(), "--as-of", "2026-11-15");

    assertEquals(2, answer.exitCode());
    assertTrue(answer.err().contains("--out"), answer.err());
  }

  @Test
  void jsonLogsAreOneObjectALine() throws IOException {
    Shell.Answer answer = run("--as-of=2026-11-15", "--log-format=json");

    List<String> lines = answer.err().lines().toList();
    assertFalse(lines.isEmpty());
    for (String line : lines) {
      assertTrue(JSON.readTree(line).path("message").isTextual(), line);
    }
  }

  @Test
  void textLogsNameTheStagesAndWhatWasCounted() {
    Shell.Answer answer = run("--as-of=2026-11-15");

    assertTrue(answer.err().contains("stage: ingest and analyse"), answer.err());
    assertTrue(answer.err().contains("12765 rows read, 60 rejected"), answer.err());
    assertEquals(1, answer.out().lines().count(), "results only on the standard output");
  }

  @Test
  void aDryRunSaysWhatWouldBeReadAndRunsNothing() throws IOException {
    Shell.Answer answer = run("--as-of=2026-11-15", "--dry-run");

    assertEquals(0, answer.exitCode(), answer.err());
    assertEquals(List.of(), shell.runs);
    assertEquals(List.of(), shell.pages);
    assertEquals(
        """
        ae: 2 files of `landing/ae/*.csv`
               120,000 bytes     12,000 rows  landing/ae/1.csv
                     6 bytes          0 rows  landing/ae/2.csv
            the file is empty
        no feed: 1 file in landing/ that no feed names
          landing/old.csv
        Run run-1 would replace run run-0, published for 2026-11-15.
        New and gone findings would be those since 2026-11-08.
        Note: 2026-11-22 is already published and was compared without this run. Run it again\
         with --force to update states and weeks_standing.
        """,
        answer
            .out()
            .lines()
            .filter(line -> !line.startsWith("{"))
            .reduce("", (a, b) -> a + b + "\n"));
    JsonNode line = lastLine(answer);
    assertEquals("dry-run", line.path("status").asText());
    assertEquals("run-0", line.path("replaces").asText());
    assertEquals(12_000, line.path("rows").asInt());
    assertEquals(120_006, line.path("bytes").asInt());
    assertEquals("landing/old.csv", line.path("unclaimed").path(0).asText());
  }

  @Test
  void aDryRunOfWhatStandsIsNothingNew() throws IOException {
    shell.planning = request -> Shell.plan(request, true);
    Shell.Answer answer = run("--as-of=2026-11-15", "--dry-run");

    assertEquals(99, answer.exitCode());
    assertTrue(lastLine(answer).path("nothing_new").asBoolean());
  }

  @Test
  void theLastLineAlsoGoesToAFile() throws IOException {
    Path file = folder.resolve("run.json");
    Shell.Answer answer = run("--as-of=2026-11-15", "--summary-json", file.toString());

    assertEquals(answer.lastLine() + "\n", Files.readString(file));
    shell.running =
        (request, listener) -> {
          throw new RunFailure(RunFailure.Kind.LOCKED, "another run is publishing", List.of());
        };
    answer = run("--as-of=2026-11-15", "--summaryJson=" + file);
    assertEquals(4, answer.exitCode());
    assertEquals("failed", JSON.readTree(Files.readString(file)).path("status").asText());
  }

  @Test
  void aGateIsTakenFromTheCommand() {
    assertEquals(0, run("--as-of=2026-11-15", "--fail-on", "rejected_share=0.1").exitCode());
    assertEquals(OptionalDouble.of(0.1), shell.runs.get(0).maxRejectedShare());
  }

  @Test
  void everyGateOfTheWorkspaceIsOneOfTheCommandToo() {
    assertEquals(
        0,
        run(
                "--as-of=2026-11-15",
                "--fail-on",
                "files_gone",
                "--fail-on=rows_fewer=0.2",
                "--failOn=older_than=ae:45d",
                "--fail-on=older-than=pulse:6w",
                "--fail-on=recoverable=3")
            .exitCode());
    var gates = shell.runs.get(0).failOn();
    assertEquals(OptionalInt.of(0), gates.filesGone());
    assertEquals(OptionalDouble.of(0.2), gates.rowsFewer());
    assertEquals(Map.of("ae", 45, "pulse", 42), gates.olderThan());
    assertEquals(OptionalLong.of(3), gates.recoverable());
    assertEquals(OptionalDouble.empty(), gates.rejectedShare());
  }

  @ParameterizedTest
  @ValueSource(strings = {"older_than=45d", "older_than=ae:soon", "files_gone=few", "rows_fewer=2"})
  void aGateThatIsHalfSaidIsAnsweredWithTheGatesThereAre(String gate) {
    Shell.Answer answer = run("--as-of=2026-11-15", "--fail-on=" + gate);

    assertEquals(2, answer.exitCode());
    assertTrue(answer.err().contains("older_than=FEED:45d"), answer.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rejected_share=10", "rejected_share", "late=1", "rejected_share=-0.1"})
  void aGateThatIsNoneIsAnsweredWithAnExample(String gate) {
    Shell.Answer answer = run("--as-of=2026-11-15", "--fail-on=" + gate);

    assertEquals(2, answer.exitCode());
    assertTrue(answer.err().contains("for example, rejected_share=0.1"), answer.err());
    assertEquals(List.of(), shell.runs);
  }
}

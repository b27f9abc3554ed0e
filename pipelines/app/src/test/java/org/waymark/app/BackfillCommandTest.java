package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.publish.RunFailure;

class BackfillCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final Shell shell = new Shell();

  private Shell.Answer backfill(String from, String to, String every, String... further) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "backfill",
                "--workspace=" + folder,
                "--out=" + folder.resolve("out"),
                "--from=" + from,
                "--to=" + to,
                "--every=" + every));
    arguments.addAll(List.of(further));
    return shell.type(arguments.toArray(String[]::new));
  }

  private List<String> dates() {
    return shell.runs.stream().map(run -> run.asOf().toString()).toList();
  }

  private static JsonNode lastLine(Shell.Answer answer) throws IOException {
    return JSON.readTree(answer.lastLine());
  }

  private static List<String> texts(JsonNode dates) {
    List<String> texts = new ArrayList<>();
    dates.forEach(date -> texts.add(date.asText()));
    return texts;
  }

  @Test
  void everyWeekIsCountedFromTheFirstDateAndEndsBeforeTheLast() throws IOException {
    Shell.Answer answer = backfill("2026-10-25", "2026-11-14", "week");

    assertEquals(0, answer.exitCode(), answer.err());
    assertEquals(List.of("2026-10-25", "2026-11-01", "2026-11-08"), dates());
    assertEquals("published", lastLine(answer).path("status").asText());
    assertEquals(dates(), texts(lastLine(answer).path("published")));
  }

  @Test
  void aMonthEndsWithTheShorterMonthAndComesBackToItsDay() {
    backfill("2026-01-31", "2026-04-30", "month");

    assertEquals(List.of("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"), dates());
  }

  @Test
  void oneDateIsASeries() {
    backfill("2026-11-15", "2026-11-15", "day");

    assertEquals(List.of("2026-11-15"), dates());
  }

  @Test
  void datesThatStandAreSkippedUntilOneHasBeenRun() throws IOException {
    shell.running =
        (request, listener) ->
            Shell.outcome(
                request.asOf(),
                !request.force() && !request.asOf().equals(LocalDate.of(2026, 11, 8)));
    Shell.Answer answer = backfill("2026-11-01", "2026-11-22", "week");

    assertEquals(0, answer.exitCode());
    assertEquals(List.of("2026-11-01"), texts(lastLine(answer).path("nothing_new")));
    assertEquals(
        List.of("2026-11-08", "2026-11-15", "2026-11-22"),
        texts(lastLine(answer).path("published")));
  }

  @Test
  void whereEveryDateStandsNothingIsNew() throws IOException {
    shell.running = (request, listener) -> Shell.outcome(request.asOf(), true);
    Shell.Answer answer = backfill("2026-11-01", "2026-11-15", "week");

    assertEquals(99, answer.exitCode());
    assertEquals("nothing-new", lastLine(answer).path("status").asText());
    assertEquals(3, lastLine(answer).path("nothing_new").size());
  }

  @Test
  void theFirstFailureStopsItWithItsExitCode() throws IOException {
    shell.running =
        (request, listener) -> {
          if (request.asOf().equals(LocalDate.of(2026, 11, 8))) {
            throw new RunFailure(RunFailure.Kind.GATE, "too many were rejected", List.of());
          }
          return Shell.outcome(request.asOf(), false);
        };
    Path file = folder.resolve("backfill.json");
    Shell.Answer answer =
        backfill("2026-11-01", "2026-11-22", "week", "--summary-json", file.toString());

    assertEquals(3, answer.exitCode());
    assertTrue(answer.err().contains("stopped at 2026-11-08"), answer.err());
    JsonNode line = lastLine(answer);
    assertEquals("failed", line.path("status").asText());
    assertEquals(List.of("2026-11-01"), texts(line.path("published")));
    assertEquals("2026-11-08", line.path("failed").asText());
    assertEquals(List.of("2026-11-15", "2026-11-22"), texts(line.path("not_run")));
    assertEquals("too many were rejected", line.path("message").asText());
    assertEquals(answer.lastLine() + "\n", Files.readString(file));
  }

  @Test
  void datesTheWrongWayRoundAreToldAsSuch() throws IOException {
    Shell.Answer answer = backfill("2026-11-15", "2026-11-01", "week");

    assertEquals(2, answer.exitCode());
    assertTrue(answer.err().contains("swap them"), answer.err());
    assertEquals("failed", lastLine(answer).path("status").asText());
  }

  @Test
  void aStepThatIsNoneIsRefused() {
    Shell.Answer answer = backfill("2026-11-01", "2026-11-15", "fortnight");

    assertEquals(2, answer.exitCode());
    assertTrue(answer.err().contains("[DAY, WEEK, MONTH]"), answer.err());
  }

  @Test
  void theGateGoesToEveryRun() {
    backfill("2026-11-01", "2026-11-08", "week", "--failOn=rejected_share=0.05");

    assertEquals(2, shell.runs.size());
    assertTrue(shell.runs.stream().allMatch(run -> run.maxRejectedShare().orElseThrow() == 0.05));
  }
}

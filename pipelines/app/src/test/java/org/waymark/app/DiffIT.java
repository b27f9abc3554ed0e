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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code waymark diff} over dates between which one thing after another is changed on purpose. */
class DiffIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FIRST = "2026-02-15";
  private static final String NEW_MONTH = "2026-03-15";
  private static final String REVISED = "2026-03-22";
  private static final String UNREGISTERED = "2026-03-29";
  private static final String REGISTERED = "2026-04-05";
  private static final String HIDDEN = "2026-04-12";

  @TempDir static Path folder;

  private static Path out() {
    return folder.resolve("out");
  }

  /** The folder as it was before a rule came into force, which takes digests of deliveries out. */
  private static Path before() {
    return folder.resolve("before");
  }

  @BeforeAll
  static void publish() throws IOException {
    Path workspace = folder.resolve("workspace");
    assertEquals(0, RealCommand.type("init", workspace.toString()).exitCode());
    run(workspace, FIRST);
    run(workspace, NEW_MONTH);
    Path landing = workspace.resolve("landing").resolve("emergency-departments");
    replace(
        FolderContent.files(landing).get(0),
        "fenwick-bay,2026-02,3865,608",
        "fenwick-bay,2026-02,3865,208");
    Files.writeString(
        landing.resolve("empty.csv"), "hospital,month,attendances,breaches,returned\n");
    replace(
        workspace.resolve("missions/urgent-care.yaml"),
        "by: 2029-03, value: 0.92",
        "by: 2029-03, value: 0.88");
    run(workspace, REVISED);
    Path places = workspace.resolve("places.csv");
    String registered = Files.readString(places);
    replace(places, "fenwick-bay,Fenwick Bay Hospital,hospital,231000,35.8\n", "");
    run(workspace, UNREGISTERED);
    Files.writeString(places, registered.replace("Dunmoor Hospital", "=1+1"));
    run(workspace, REGISTERED);
    FolderContent.copy(out(), before());
    // What was published before reveals what is suppressed now: a gate would not let that pass.
    replace(workspace.resolve("waymark.yaml"), "fail_on: {", "fail_on: {recoverable: 1000, ");
    replace(workspace.resolve("waymark.yaml"), "disclosure: none", "disclosure: threshold-100000");
    run(workspace, HIDDEN);
  }

  private static void run(Path workspace, String asOf) {
    Shell.Answer answer = RealCommand.run(workspace, out(), asOf);
    assertEquals(0, answer.exitCode(), answer.err());
  }

  private static void replace(Path file, String before, String after) throws IOException {
    String text = Files.readString(file);
    assertTrue(text.contains(before), before);
    Files.writeString(file, text.replace(before, after));
  }

  private static Shell.Answer diff(String from, String to, String format) {
    return RealCommand.type(
        "diff",
        "--out",
        (to.equals(HIDDEN) ? out() : before()).toString(),
        "--from",
        from,
        "--to",
        to,
        "--format",
        format);
  }

  /** The changes of that part with {@code what}, all their texts in one. */
  private static List<String> changes(String from, String to, String part, String what)
      throws IOException {
    Shell.Answer answer = diff(from, to, "json");
    assertEquals(0, answer.exitCode(), answer.err());
    List<String> found = new ArrayList<>();
    for (JsonNode change : JSON.readTree(answer.out()).path("changes")) {
      if (change.path("part").asText().equals(part) && change.path("what").asText().equals(what)) {
        found.add(
            String.join(
                "|",
                change.path("id").asText(),
                change.path("from").asText("-"),
                change.path("to").asText("-"),
                change.path("reason").asText("-"),
                change.path("detail").asText("-")));
      }
    }
    return found;
  }

  private static String only(List<String> found) {
    assertEquals(1, found.size(), found::toString);
    return found.get(0);
  }

  @Test
  void aMonthThatHasPassedIsReality() throws IOException {
    assertTrue(
        only(changes(FIRST, NEW_MONTH, "finding", "effect")).endsWith("|reality|new periods"));
    for (String goal : changes(FIRST, NEW_MONTH, "goal", "projected")) {
      assertTrue(goal.endsWith("|reality|new periods"), goal);
    }
    assertEquals(List.of(), changes(FIRST, NEW_MONTH, "file", "changed"));
    assertEquals(List.of(), changes(FIRST, NEW_MONTH, "registry", "target_value"));
    assertFalse(changes(FIRST, NEW_MONTH, "table", "rows").isEmpty());
  }

  @Test
  void aNumberThatWasRevisedIsRevision() throws IOException {
    assertTrue(
        only(changes(NEW_MONTH, REVISED, "finding", "effect"))
            .endsWith("|revision|revised numbers"));
    List<String> changed = changes(NEW_MONTH, REVISED, "file", "changed");
    assertEquals(2, changed.size(), changed::toString);
    assertEquals(
        "landing/emergency-departments/2025-01-to-2026-02.csv|168 rows|168 rows|-|-",
        changed.get(0));
    assertTrue(changed.get(1).startsWith("missions/urgent-care.yaml|"), changed.get(1));
    assertEquals(
        "landing/emergency-departments/empty.csv|-|0 rows|-|-",
        only(changes(NEW_MONTH, REVISED, "file", "new")));
  }

  @Test
  void aTargetThatMovesIsMethodInItsOwnWords() throws IOException {
    assertEquals(
        "goal urgent-care/four-hours|0.92|0.88|-|-",
        only(changes(NEW_MONTH, REVISED, "registry", "target_value")));
    List<String> outlook = changes(NEW_MONTH, REVISED, "goal", "p_on_track");
    outlook.addAll(changes(NEW_MONTH, REVISED, "goal", "projected"));
    outlook.addAll(changes(NEW_MONTH, REVISED, "goal", "status"));
    assertTrue(
        outlook.stream()
            .anyMatch(
                goal ->
                    goal.startsWith("four-hours|")
                        && goal.contains("|method|target moved from 92.0% to 88.0%")),
        outlook::toString);
  }

  @Test
  void aFindingOfAPlaceThatLeavesIsGoneForTheReasonThatTheRunGave() throws IOException {
    assertTrue(
        only(changes(REVISED, UNREGISTERED, "finding", "gone"))
            .endsWith("|confirmed|-|method|not-in-registry"));
    assertEquals(
        "place fenwick-bay|-|-|-|-", only(changes(REVISED, UNREGISTERED, "registry", "gone")));
  }

  @Test
  void aFindingOfAPlaceThatComesIsNewByMethod() throws IOException {
    assertTrue(
        only(changes(UNREGISTERED, REGISTERED, "finding", "new"))
            .endsWith("|-|confirmed|method|what is registered"));
  }

  @Test
  void aFindingWhoseNumbersAnotherRuleHidesIsGoneByMethod() throws IOException {
    assertEquals(
        "waymark.yaml|none|threshold-100000|-|-",
        only(changes(REGISTERED, HIDDEN, "registry", "disclosure")));
    assertTrue(
        only(changes(REGISTERED, HIDDEN, "finding", "gone"))
            .endsWith("|method|another rule for small numbers"));
    List<String> goals = changes(REGISTERED, HIDDEN, "goal", "status");
    assertFalse(goals.isEmpty());
    for (String goal : goals) {
      assertTrue(goal.endsWith("|method|another rule for small numbers"), goal);
    }
  }

  @Test
  void datesNeedNotFollowEachOther() throws IOException {
    assertEquals(List.of(), changes(FIRST, REGISTERED, "finding", "gone"));
    assertTrue(
        only(changes(FIRST, UNREGISTERED, "finding", "gone")).endsWith("|method|not-in-registry"));
  }

  @Test
  void threeLinesOfCountsComeBeforeTheTables() {
    List<String> lines = diff(REVISED, UNREGISTERED, "text").out().lines().toList();

    assertEquals(
        "Findings from 2026-03-22 to 2026-03-29: 0 new, 1 gone, 0 standing (0 of them changed).",
        lines.get(0));
    assertTrue(lines.get(1).contains("with another status"), lines.get(1));
    assertEquals(
        "Files: 0 new, 1 changed, 0 gone. Changes of the registry: 1. The same version ran.",
        lines.get(2));
    assertEquals("Findings", lines.get(4));
    assertTrue(lines.get(8).contains("Fenwick Bay Hospital: Patients seen"), lines.get(8));
  }

  @Test
  void inCsvNoTextRunsInASpreadsheet() {
    String csv = diff(UNREGISTERED, REGISTERED, "csv").out();

    assertTrue(csv.startsWith("part,what,mission_id,id,name,from,to,reason,detail\n"), csv);
    assertTrue(csv.contains(",Dunmoor Hospital,'=1+1,,\n"), csv);
  }

  @Test
  void aDateThatIsNotPublishedIsAnsweredWithThoseThatAre() {
    Shell.Answer answer = diff(FIRST, "2026-03-16", "text");

    assertEquals(5, answer.exitCode());
    assertTrue(answer.err().contains(FIRST + ", " + NEW_MONTH + ", " + REVISED), answer.err());
  }

  @Test
  void datesTheWrongWayRoundAreToldAsSuch() {
    Shell.Answer answer = diff(REVISED, FIRST, "text");

    assertEquals(2, answer.exitCode());
    assertTrue(answer.err().contains("swap them"), answer.err());
  }

  @Test
  void aFolderWithoutTablesIsAMissingInput() {
    Shell.Answer answer =
        RealCommand.type("diff", "--out", folder.toString(), "--from", FIRST, "--to", REVISED);

    assertEquals(5, answer.exitCode());
    assertTrue(answer.err().contains("nothing is published"), answer.err());
  }
}

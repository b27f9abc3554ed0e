package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodedReportsTest {
  private static final String CODED = "labels/wards.csv";
  private static final String LINES = "report,theme\nr1,discharge-delay\nr2,\n";

  private static WorkspaceText coded(String lines) {
    return WorkspaceText.contract()
        .replacing(WorkspaceText.MISSION, "goals:", "labels: labels/wards.csv\ngoals:")
        .with(CODED, lines);
  }

  @Test
  void aReportWithoutAThemeIsCodedToo() {
    Mission mission = coded(LINES).read().workspace().orElseThrow().missions().get(0);
    assertEquals(Map.of("r1", Set.of("discharge-delay"), "r2", Set.of()), mission.coded().themes());
  }

  @Test
  void aReportMayHaveAScoreOnAnyOfItsLines() {
    Mission mission =
        coded("report,theme,score\nr1,discharge-delay,2\nr1,,\nr2,,4.5\nr3,,\n")
            .read()
            .workspace()
            .orElseThrow()
            .missions()
            .get(0);
    assertEquals(Map.of("r1", 2.0, "r2", 4.5), mission.coded().scores());
    assertEquals(Set.of("r1", "r2", "r3"), mission.coded().themes().keySet());
  }

  @Test
  void aScoreOutsideOneToFiveOrASecondOneIsRefused() {
    assertEquals(
        List.of(
            "labels/wards.csv:2:5: the score is `6`; expected a number from 1 (a complaint) to 5"
                + " (praise), or nothing",
            "labels/wards.csv:3:5: the score is `bad`; expected a number from 1 (a complaint) to 5"
                + " (praise), or nothing",
            "labels/wards.csv:5:5: the report `r3` has another score above; expected one score for"
                + " a report, on one of its lines or on all"),
        coded("report,theme,score\nr1,,6\nr2,,bad\nr3,,3\nr3,,4\n").lines());
  }

  @Test
  void whatIsWrongIsToldWithAHint() {
    assertEquals(
        List.of(
            "labels/wards.csv:2:4: the mission has no theme `discharge-delays`; did you mean"
                + " `discharge-delay`?",
            "labels/wards.csv:3:1: there is no report; expected the identifier of a report in its"
                + " feed",
            "labels/wards.csv:4:1: this line has 3 fields; expected 2 fields"),
        coded("report,theme\nr1,discharge-delays\n,discharge-delay\nr2,,x\n").lines());
    assertEquals(
        List.of(
            "labels/wards.csv:1:1: the header is not `report,theme`; expected the line"
                + " `report,theme` or `report,theme,score`, then a line for each theme of a report;"
                + " a report without any has one line with an empty theme"),
        coded("id,theme\nr1,\n").lines());
  }

  @Test
  void embeddingsNeedLabels() {
    WorkspaceText with =
        coded(LINES).replacing(WorkspaceText.MISSION, "goals:", "embeddings: true\ngoals:");
    Mission mission = with.read().workspace().orElseThrow().missions().get(0);
    assertEquals(true, mission.coded().embeddings());
    assertEquals(
        List.of(
            "missions/health.yaml:26:13: there is nothing to learn from; expected `labels` with it"),
        WorkspaceText.contract()
            .replacing(WorkspaceText.MISSION, "goals:", "embeddings: true\ngoals:")
            .lines());
  }

  @Test
  void anExampleThatNoPhraseFindsIsAWarning() {
    WorkspaceText with =
        WorkspaceText.contract()
            .replacing(
                WorkspaceText.MISSION,
                "medically fit but waiting]",
                "medically fit but waiting]\n"
                    + "    examples: [The bed was blocked, Nobody came for him]");
    assertEquals(
        List.of("no phrase finds the example `Nobody came for him`"),
        with.read().warnings().stream().map(Problem::what).toList());
    assertEquals(
        List.of("The bed was blocked", "Nobody came for him"),
        with.read().workspace().orElseThrow().missions().get(0).themes().get(0).examples());
  }

  @Test
  void aFileThatIsNotThereIsNamedWithTheNearest() {
    assertEquals(
        1,
        coded(LINES).without(CODED).with("labels/ward.csv", LINES).lines().stream()
            .filter(
                line ->
                    line.contains(
                        "there is no file `labels/wards.csv`; did you mean `labels/ward.csv`?"))
            .count());
  }
}

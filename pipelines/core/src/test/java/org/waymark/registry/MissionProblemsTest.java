package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MissionProblemsTest {
  private static final String FILE = WorkspaceText.MISSION;

  /** The problems after one change to the mission. */
  private static List<String> after(String old, String replacement) {
    return WorkspaceText.contract().replacing(FILE, old, replacement).lines();
  }

  private static void assertProblem(String old, String replacement, String problem) {
    assertEquals(List.of(FILE + ":" + problem), after(old, replacement));
  }

  @Test
  void anUnknownKeyIsReportedWithTheKeyThatWasMeant() {
    assertProblem(
        "    unit: \"%\"",
        "    untt: \"%\"", "10:5: unknown key `untt` in an indicator; did you mean `unit`?");
  }

  @Test
  void aMisspeltRequiredKeyIsBothUnknownAndMissing() {
    assertEquals(
        List.of(
            FILE + ":1:1: a mission has no `title`; expected the key `title`",
            FILE + ":2:1: unknown key `tilte` in a mission; did you mean `title`?"),
        after("title: An NHS", "tilte: An NHS"));
  }

  @Test
  void aPracticeNamesWhatThereIs() {
    assertProblem(
        "    theme: discharge-delay",
        "    theme: discharge-dalay",
        "41:12: no theme `discharge-dalay`; did you mean `discharge-delay`?");
    assertProblem(
        "indicators: [ae-within-4h]",
        "indicators: [ae-within-4]",
        "44:18: no indicator `ae-within-4`; did you mean `ae-within-4h`?");
    assertProblem(
        "place: RX1, since", "place: RX11, since", "45:24: no place `RX11`; did you mean `RX1`?");
    assertProblem(
        "since: 2026-01-05",
        "since: January",
        "45:36: `January` is not a date; expected a date such as `2026-03-31`");
    assertProblem(
        "evidence: 2",
        "evidence: 6",
        "42:15: 6 is not a level of evidence; expected a whole number from 1 (somebody says so) to 5"
            + " (shown by trials in several places)");
    assertProblem(
        "[{place: RX1, since: 2026-01-05}]",
        "[{place: RX1, since: 2026-01-05}, {place: RX1, since: 2026-02-05}]",
        "45:57: the place `RX1` adopts this practice twice; expected each place once, with the"
            + " first day");
  }

  @Test
  void guardrailsAreSaidToBeIndicators() {
    assertProblem(
        "themes:",
        "guardrails: []\nthemes:",
        "34:1: unknown key `guardrails` in a mission; expected an indicator with `role: guardrail`");
  }

  @Test
  void aKeyThatIsWrittenTwiceIsReported() {
    assertProblem(
        "    unit: \"%\"",
        "    title: again",
        "10:5: `title` is written twice; first at line 8; expected each key once");
  }

  @Test
  void aListWhereATextBelongsIsReported() {
    assertProblem(
        "title: An NHS fit for the future",
        "title: [An NHS]",
        "2:8: `title` is a list; expected a text");
  }

  @Test
  void aTextWhereAMappingBelongsIsReported() {
    assertProblem(
        "owner: {name: Elective and Urgent Care Unit, contact: unit@example.gov}",
        "owner: Elective",
        "3:8: an owner is needed here, but this is the text `Elective`; expected a mapping with"
            + " the keys `contact`, `name` or `org`");
  }

  @Test
  void aTextWhereAListBelongsIsReported() {
    assertProblem(
        "phrases: [waiting for a care package, bed blocked, medically fit but waiting]",
        "phrases: bed blocked",
        "37:14: `phrases` is not a list: it is the text `bed blocked`; expected a list, in `[…]` or"
            + " with `- ` before each item");
  }

  @Test
  void anEmptyValueIsReported() {
    assertProblem(
        "title: An NHS fit for the future", "title:", "2:7: `title` is empty; expected a text");
  }

  @Test
  void aNumberInQuotationMarksIsReported() {
    assertProblem(
        "value: 0.742",
        "value: '0.742'",
        "31:40: `value` is not a number but the text `0.742`; did you mean `0.742`?");
  }

  @Test
  void anIdThatIsNotKebabCaseIsReportedWithOneThatIs() {
    assertProblem(
        "id: morning-huddle",
        "id: Morning_Huddle",
        "39:9: `Morning_Huddle` is not an id in kebab-case; did you mean `morning-huddle`?");
  }

  @Test
  void anIndicatorThatIsDeclaredTwiceIsReportedAcrossMissions() {
    WorkspaceText second =
        WorkspaceText.contract()
            .with(
                "missions/other.yaml",
                """
                id: other
                title: Another
                starts: 2025-04-01
                ends: 2029-03-31
                indicators:
                  - {id: workload, title: Load, measure: mean, better: lower, period: quarter}
                """);
    assertEquals(
        List.of(
            "missions/other.yaml:6:10: indicator `workload` is declared twice; first at"
                + " missions/health.yaml:25:10; expected an id that is not taken"),
        second.lines());
  }

  @Test
  void missionsAndGoalsThatAreDeclaredTwiceAreReportedAndThemesOnlyWithinTheirMission() {
    String copy =
        WorkspaceText.HEALTH
            .replaceAll("(?s)indicators:.*goals:", "goals:")
            .replace("    indicators: [ae-within-4h]\n", "")
            .replace("[bed blocked]", "[beds]");
    assertEquals(
        List.of(
            "missions/other.yaml:1:5: mission `health-waits` is declared twice; first at"
                + " missions/health.yaml:1:5; expected an id that is not taken",
            "missions/other.yaml:7:9: goal `ae-4h` is declared twice; first at"
                + " missions/health.yaml:27:9; expected an id that is not taken"),
        WorkspaceText.contract().with("missions/other.yaml", copy).lines());
  }

  @Test
  void anUnknownPlaceCounterpartAndCovariateAreReported() {
    assertProblem(
        "place: E92000001",
        "place: E9200001",
        "29:12: no place `E9200001`; did you mean `E92000001`?");
    assertProblem(
        "counterpart: ae-reattendance",
        "counterpart: ae-reattendence",
        "15:18: no indicator `ae-reattendence`; did you mean `ae-reattendance`?");
    assertProblem(
        "[population, deprivation]",
        "[population, depravation]",
        "16:31: no covariate `depravation`; did you mean `deprivation`?");
  }

  @Test
  void anIndicatorIsNotItsOwnCounterpart() {
    assertProblem(
        "counterpart: ae-reattendance",
        "counterpart: ae-within-4h",
        "15:18: an indicator cannot be its own counterpart; expected the indicator that must not"
            + " worsen while this one improves");
  }

  @Test
  void aChoiceThatIsNoneIsReportedWithTheNearest() {
    assertProblem(
        "measure: proportion",
        "measure: Propotion",
        "9:14: `measure` cannot be `Propotion`; did you mean `proportion`?");
    assertProblem(
        "period: month",
        "period: fortnight",
        "13:13: `period` cannot be `fortnight`; expected `week`, `month`, `quarter` or `year`");
    assertProblem(
        "better: lower",
        "better: LOWER",
        "20:13: `better` cannot be `LOWER`; did you mean `lower`?");
  }

  @Test
  void aDateThatIsNoneIsReported() {
    assertProblem(
        "starts: 2025-04-01",
        "starts: 2025-02-30",
        "4:9: `2025-02-30` is not a date; expected a date such as `2026-03-31`");
  }

  @Test
  void aMissionThatEndsBeforeItStartsIsReported() {
    assertProblem(
        "ends: 2029-03-31",
        "ends: 2024-03-31",
        "5:7: `ends` 2024-03-31 is not after `starts` 2025-04-01; expected a date after the start");
  }

  @Test
  void aPeriodThatIsNoneOrOfAnotherLengthIsReported() {
    assertProblem(
        "by: 2029-03,",
        "by: March 2029,",
        "32:18: `March 2029` is not a period; expected a month such as `2026-11`");
    assertProblem(
        "by: 2029-03,",
        "by: 2029-Q1,",
        "32:18: `2029-Q1` is a quarter, but the indicator has a value for each month; expected a"
            + " month such as `2026-11`");
    assertProblem(
        "by: 2029-03,",
        "by: 2029-13,",
        "32:18: `2029-13` is not a period; expected a month such as `2026-11`");
  }

  @Test
  void aTargetThatEqualsTheBaselineNeedsABetterDirection() {
    assertEquals(
        List.of(
            FILE
                + ":33:39: warning: the milestone 0.78 does not lie between baseline and target;"
                + " expected a value from 0.742 to 0.742"),
        after("value: 0.92", "value: 0.742"));
    assertEquals(
        FILE
            + ":32:34: baseline and target are both 0.742, but no direction of this indicator is better; expected `better: higher` or `lower`, so that the line can be held, or"
            + " another target",
        WorkspaceText.contract()
            .replacing(FILE, "better: higher", "better: neither")
            .replacing(FILE, "value: 0.92", "value: 0.742")
            .lines()
            .stream()
            .filter(line -> line.contains("are both"))
            .findFirst()
            .orElse(""));
  }

  @Test
  void aTargetThatIsNotAfterTheBaselineIsReported() {
    assertEquals(
        FILE
            + ":32:18: the target is due in 2024-03, but the baseline is of 2024-03; expected a"
            + " period after the baseline",
        after("by: 2029-03,", "by: 2024-03,").get(0));
  }

  @Test
  void aTargetThatIsWorseThanTheBaselineIsAWarning() {
    assertEquals(
        FILE
            + ":32:34: warning: this target is worse than the baseline, where higher is better;"
            + " expected a target that improves on the baseline",
        after("value: 0.92", "value: 0.7").get(0));
  }

  @Test
  void aGuardrailMayHaveALimitThatIsWorseThanItsBaseline() {
    assertEquals(
        List.of(),
        WorkspaceText.contract()
            .replacing(FILE, "role: outcome", "role: guardrail")
            .replacing(FILE, "value: 0.92", "value: 0.7")
            .replacing(FILE, "milestones: [{by: 2026-03, value: 0.78}]", "milestones: []")
            .lines());
  }

  @Test
  void milestonesOutOfOrderOrRangeAreReported() {
    assertProblem(
        "[{by: 2026-03, value: 0.78}]",
        "[{by: 2026-03, value: 0.78}, {by: 2025-03, value: 0.8}]",
        "33:51: the milestone of 2025-03 does not come after the milestone of 2026-03; expected"
            + " milestones in order of time, after the baseline");
    assertProblem(
        "[{by: 2026-03, value: 0.78}]",
        "[{by: 2029-03, value: 0.78}]",
        "33:23: the milestone of 2029-03 does not come before the target's 2029-03; expected a"
            + " period between baseline and target");
    assertProblem(
        "[{by: 2026-03, value: 0.78}]",
        "[{by: 2026-03, value: 0.98}]",
        "33:39: warning: the milestone 0.98 does not lie between baseline and target; expected a"
            + " value from 0.742 to 0.92");
  }

  @Test
  void aProportionInPercentIsReportedWithItsShare() {
    assertEquals(
        FILE + ":32:34: 92 is not a value of a proportion, which is a share; did you mean `0.92`?",
        after("value: 0.92", "value: 92").get(0));
    assertEquals(
        FILE + ":32:34: `value` is not a number but the text `92%`; did you mean `0.92`?",
        after("value: 0.92", "value: 92%").get(0));
  }

  @Test
  void aScaleIsOnlyForRatesAndAboveZero() {
    assertProblem(
        "per: 1\n",
        "per: 100\n",
        "14:10: `per` scales a rate, but this is a proportion; expected `measure: rate`, or no"
            + " `per`");
    assertProblem(
        "per: 1000\n", "per: 0\n", "23:10: `per` is 0; expected a number above 0, such as `1000`");
  }

  @Test
  void aGoalOnAValueNeedsAPlace() {
    WorkspaceText value =
        WorkspaceText.contract()
            .replacing(FILE, "    place: E92000001\n", "")
            .replacing(FILE, "measure: proportion", "measure: value")
            .without(WorkspaceText.WIDE);
    assertEquals(
        List.of(
            FILE
                + ":28:16: a `value` has no aggregate of places, so that this goal has no number;"
                + " expected a `place` whose value counts"),
        value.lines());
  }

  @Test
  void calendarAndFinancialYearsAreNotMixedInAGoal() {
    WorkspaceText years =
        WorkspaceText.contract()
            .replacing(FILE, "period: month", "period: year")
            .replacing(FILE, "period: 2024-03", "period: 2024")
            .replacing(FILE, "by: 2029-03", "by: 2028/29")
            .replacing(FILE, "by: 2026-03", "by: 2026");
    assertEquals(
        List.of(
            FILE
                + ":32:18: 2028-04-01/P1Y is another kind of year than the baseline's 2024;"
                + " expected calendar years or financial years throughout"),
        years.lines().stream().filter(line -> line.contains(":32:")).toList());
  }

  @Test
  void anIndicatorThatNoFeedDeliversIsAWarning() {
    assertEquals(
        List.of(
            FILE
                + ":17:9: warning: no feed delivers the indicator `ae-reattendance`; expected a feed"
                + " that maps it"),
        WorkspaceText.contract()
            .without("feeds/long.yaml")
            .with(
                WorkspaceText.WIDE,
                WorkspaceText.AE.substring(0, WorkspaceText.AE.indexOf("    - id: ae-reatt")))
            .lines());
  }

  @Test
  void problemsOfEveryFileAreReportedAtOnceInOrder() {
    List<String> lines =
        WorkspaceText.contract()
            .replacing(FILE, "id: health-waits", "id: Health")
            .replacing(FILE, "measure: mean", "measure: average")
            .replacing(WorkspaceText.WIDE, "kind: indicator", "kind: indicators")
            .replacing("places.csv", "RA2", "RX1")
            .replacing("waymark.yaml", "iso", "gregorian")
            .lines();
    assertEquals(
        List.of(
            "feeds/ae.yaml:2:7",
            "missions/health.yaml:1:5",
            "missions/health.yaml:25:46",
            "places.csv:4:1",
            "waymark.yaml:1:11"),
        lines.stream().map(line -> line.replaceAll("^([^ ]*): .*", "$1")).toList());
  }

  @Test
  void aMissionThatCannotBeReadDoesNotMakeReferencesToItWrong() {
    assertEquals(
        List.of(FILE), problemFiles(WorkspaceText.contract().with(FILE, "id: [unclosed\n")));
    assertEquals(
        List.of(FILE),
        problemFiles(WorkspaceText.contract().replacing(FILE, "- id: ae-within-4h", "- ie: x")));
  }

  private static List<String> problemFiles(WorkspaceText text) {
    return text.read().problems().stream().map(Problem::file).distinct().toList();
  }
}

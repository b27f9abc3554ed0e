package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandardKeysTest {
  private static final String FILE = WorkspaceText.MISSION;
  private static final String STANDARD = "    standard: {\"0-64\": 80500, \"65+\": 19500}\n";

  /** The contract's workspace with more lines in its rate, and a stratum in its feed. */
  private static WorkspaceText with(String lines, String ofMap) {
    return WorkspaceText.contract()
        .replacing(FILE, "    per: 1000\n", "    per: 1000\n" + lines)
        .replacing(WorkspaceText.WIDE, "  revision: published\n", ofMap);
  }

  private static WorkspaceText standardised(String lines) {
    return with(lines, "  stratum: age_band\n")
        .replacing(
            WorkspaceText.WIDE, "where: {type: \"1\"}", "where: {type: \"1\", age_band: all}");
  }

  @Test
  void aRateIsStandardisedToThePopulationThatItsStrataAreGivenFor() {
    Workspace workspace = standardised(STANDARD).read().workspace().orElseThrow();
    Indicator rate = workspace.indicators().get(0);
    assertEquals(
        new StandardPopulation(List.of("0-64", "65+"), List.of(80500.0, 19500.0)), rate.standard());
    assertFalse(workspace.indicators().get(1).standardised());
    Feed.WideFeed feed =
        (Feed.WideFeed)
            workspace.feeds().stream().filter(f -> f.id().equals("nhs-ae")).findFirst().get();
    assertEquals(Optional.of(new Feed.Source.Column("age_band")), feed.stratum());
  }

  @Test
  void aFeedOfAStandardisedRateMapsTheStratumAndTheCounts() {
    assertEquals(
        List.of(
            "feeds/ae.yaml:13:11: indicator `ae-reattendance` is standardised, but no `stratum` is mapped; expected `stratum: …`, the column that names the stratum of each row"),
        with(STANDARD, "").lines());
    assertEquals(
        List.of(
            "feeds/ae.yaml:15:14: a standardised rate is not made of values; expected `numerator`"
                + " and `denominator`; a rate that is delivered as standardised needs no"
                + " `standard`"),
        standardised(STANDARD)
            .replacing(
                WorkspaceText.WIDE,
                "      numerator: reattendances\n      denominator: attendances\n",
                "      value: rate\n      n: attendances\n")
            .lines());
  }

  @Test
  void aStratumThatNothingHeedsIsWarnedOf() {
    assertEquals(
        List.of(
            "feeds/ae.yaml:8:12: warning: no indicator of this feed has a `standard`, so `stratum` has no effect; expected `standard` of an indicator, or no `stratum`"),
        standardised("").lines());
  }

  @Test
  void aStandardHasAtLeastTwoStrataWithPeopleInEach() {
    assertEquals(
        List.of(
            FILE
                + ":24:15: `standard` is the text `esp2013` without strata and sizes; expected"
                + " strata and their sizes such as `{\"0-4\": 5000, \"5-9\": 5500}`"),
        standardised("    standard: esp2013\n").lines());
    assertEquals(
        List.of(
            FILE
                + ":24:15: a standard population of one stratum does not standardise anything; expected at"
                + " least two strata"),
        standardised("    standard: {all: 100}\n").lines());
    assertEquals(
        List.of(
            FILE
                + ":24:22: the size of `0-64` is 0; expected a number above 0: how many people of"
                + " the standard population are of this stratum",
            FILE
                + ":24:30: the size of `65+` is not a number but the text `many`; expected a number"
                + " such as `0.92`"),
        standardised("    standard: {0-64: 0, 65+: many}\n").lines());
  }

  @Test
  void onlyARateIsStandardisedAndNotByAChartOfCounts() {
    assertEquals(
        List.of(
            FILE
                + ":25:12: `chart: u` draws events per unit of a denominator, which a standardised"
                + " rate is not; expected `xmr` or `run`, or no `standard`"),
        standardised(STANDARD + "    chart: u\n").lines());
    assertEquals(
        List.of(
            FILE
                + ":10:15: a rate is standardised, but this is a proportion; expected `measure:"
                + " rate`, or no `standard`"),
        WorkspaceText.contract()
            .replacing(FILE, "    unit: \"%\"\n", STANDARD)
            .replacing(WorkspaceText.WIDE, "  revision: published\n", "  stratum: age_band\n")
            .replacing(WorkspaceText.WIDE, "type: [\"1\", \"2\"]", "age_band: all")
            .lines());
  }

  @Test
  void aGoalOnAStandardisedRateNamesAPlaceAndASurveyMakesNone() {
    assertEquals(
        List.of(
            FILE
                + ":29:16: standardised rates are not added up over places, so that this goal has no"
                + " number; expected a `place` whose rate counts, such as the nation's, if the feed"
                + " delivers its strata"),
        standardised(STANDARD)
            .replacing(
                FILE,
                "    indicator: ae-within-4h\n    place: E92000001\n",
                "    indicator: ae-reattendance\n")
            .replacing(FILE, "value: 0.742", "value: 80")
            .replacing(FILE, "value: 0.92", "value: 70")
            .replacing(FILE, "value: 0.78", "value: 75")
            .lines());
    assertEquals(
        List.of(
            "feeds/pulse.yaml:12:19: answers do not make a rate; expected an indicator with"
                + " `measure: proportion` or `measure: mean`",
            "feeds/pulse.yaml:12:19: this indicator has a `standard`, but estimates of a survey are not standardised; expected an indicator without `standard`; `design: {margins:"
                + " […]}` weights by age and the like"),
        standardised(STANDARD)
            .replacing("feeds/pulse.yaml", "indicator: workload", "indicator: ae-reattendance")
            .lines());
  }

  @Test
  void strataAreNamedAsFeedsWriteThem() {
    assertEquals(
        List.of(
            FILE
                + ":24:16: the stratum ` a` is or begins or ends with blanks; expected a name as"
                + " feeds write it, without blanks around it"),
        standardised("    standard: {\" a\": 1, \"b\": 2}\n").lines());
    assertEquals(
        List.of(
            "feeds/ae.yaml:8:23: indicator `ae-reattendance` has no stratum `65-`; did you mean"
                + " `65+`?"),
        with(STANDARD, "  stratum: {constant: 65-}\n").lines());
  }

  @Test
  void anIndicatorOfEveryStratumWithoutAStandardIsWarnedOf() {
    assertEquals(
        List.of(
            "feeds/ae.yaml:10:11: warning: rows of every stratum are taken for `ae-within-4h`, which has no `standard`: of a place's rows in a period, the last is used; expected"
                + " `where` with the stratum that is meant, or `standard` of the indicator"),
        with(STANDARD, "  stratum: age_band\n").lines());
  }

  @Test
  void aRuleForSmallNumbersDoesNotCoverStrataAndSaysSo() {
    assertEquals(
        1,
        standardised(STANDARD)
            .replacing("waymark.yaml", "disclosure: none", "disclosure: nhs-hes")
            .lines()
            .stream()
            .filter(line -> line.contains("does not cover the strata of standardised rates"))
            .count());
  }
}

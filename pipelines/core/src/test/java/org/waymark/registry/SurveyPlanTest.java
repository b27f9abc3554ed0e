package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SurveyPlanTest {
  private static final String PULSE = "feeds/pulse.yaml";
  private static final String AGES = "margins/age.csv";

  private static void assertProblem(String file, String old, String replacement, String problem) {
    assertEquals(
        List.of(file + ":" + problem),
        WorkspaceText.designed().replacing(file, old, replacement).lines());
  }

  private static Feed.SurveyFeed read(WorkspaceText text) {
    return text.read().workspace().orElseThrow().feeds().stream()
        .flatMap(f -> f instanceof Feed.SurveyFeed s ? java.util.stream.Stream.of(s) : null)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSurveySaysHowItWasDrawn() {
    Feed.SurveyFeed feed = read(WorkspaceText.designed());
    assertEquals(Optional.of(new Feed.Source.Column("team")), feed.secondCluster());
    assertEquals(Optional.of(new Feed.Source.Column("teams")), feed.secondPopulation());
    SurveyPlan plan = feed.plan();
    assertEquals(LonelyStrata.AVERAGE, plan.lonely());
    assertEquals(Map.of("F", 2100.0, "M", 2050.0), plan.margins().get(0).population());
    assertEquals(Map.of("16-44", 2150.0, "45+", 2000.0), plan.margins().get(1).population());
    assertEquals(OptionalDouble.of(.3), plan.lower());
    assertEquals(OptionalDouble.of(3), plan.upper());
    assertEquals(ShareMethod.LOGIT, plan.interval());
    assertEquals(8, plan.least());
    assertEquals(Optional.of(Waves.PANEL), plan.waves());
    assertEquals(Optional.of("q10"), feed.questions().get(1).over());
    assertEquals(OptionalDouble.of(.5), feed.questions().get(2).at());
  }

  @Test
  void aSurveyThatIsSilentHasTheUsualPlan() {
    Feed.SurveyFeed feed = read(WorkspaceText.contract());
    assertEquals(SurveyPlan.plain(), feed.plan());
    assertEquals(false, feed.designed());
    assertEquals(Statistic.MEAN, feed.questions().get(0).statistic());
  }

  @Test
  void wordsThatAreNearlyKnownAreAskedAbout() {
    assertProblem(
        PULSE,
        "lonely: average",
        "lonely: averag",
        "16:13: `lonely` cannot be `averag`; did you mean `average`?");
    assertProblem(
        PULSE,
        "interval: logit",
        "interval: wilsom",
        "21:15: `interval` cannot be `wilsom`; did you mean `wilson`?");
    assertProblem(
        PULSE,
        "waves: panel",
        "waves: pannel",
        "23:12: `waves` cannot be `pannel`; did you mean `panel`?");
    assertProblem(
        PULSE,
        "  stratum: region",
        "  strata: region",
        "10:3: unknown key `strata` in the map of a survey; did you mean `stratum`?");
    assertProblem(
        PULSE,
        "  population: wards\n",
        "  population: wards\n  fpc: wards\n",
        "13:3: unknown key `fpc` in the map of a survey; expected `population`, the number of units"
            + " in the stratum, or the share drawn");
  }

  @Test
  void aStageThatStandsOnNothingIsReported() {
    assertProblem(
        PULSE,
        "  cluster: ward\n",
        "",
        "12:19: `second_cluster` is given without `cluster`: units are drawn within clusters;"
            + " expected both of them");
    assertProblem(
        PULSE,
        "  population: wards\n",
        "",
        "13:22: `second_population` is given without `population`: without the number of clusters"
            + " these count as drawn with replacement; expected both of them");
    assertEquals(
        List.of(PULSE + ":17:5: there is no weight to trim; expected `weight` or `population`"),
        WorkspaceText.designed()
            .replacing(PULSE, "  weight: w\n", "")
            .replacing(PULSE, "  population: wards\n", "")
            .replacing(PULSE, "  second_population: teams\n", "")
            .lines());
  }

  @Test
  void marginsOfDifferentPopulationsAreReported() {
    assertProblem(
        PULSE,
        "M: 2050",
        "M: 2060",
        "19:35: this margin adds up to 4150, the first one to 4160; expected the same population in"
            + " every margin");
    assertProblem(
        PULSE,
        "column: age",
        "column: sex",
        "19:18: there is a margin of `sex` already; expected each column once");
  }

  @Test
  void aMarginThatIsNoneIsReportedWhereItStands() {
    assertProblem(
        PULSE, "M: 2050", "M: 0", "18:48: the population of `M` is 0; expected a number above 0");
    assertProblem(
        PULSE,
        "M: 2050",
        "M: half",
        "18:48: the population of `M` is not a number but the text `half`; expected a number such as `0.92`");
    assertProblem(
        PULSE,
        "margins/age.csv",
        "margins/agee.csv",
        "19:35: there is no file `margins/agee.csv`; did you mean `margins/age.csv`?");
    assertProblem(
        AGES,
        "category,population",
        "age,people",
        "1:1: the header is not `category,population`; expected the line `category,population`,"
            + " then a line for each category");
    assertProblem(
        AGES,
        "45+,2000",
        "45+,\"2,000\"",
        "3:5: `2,000` is not a number of people; did you mean `2000`?");
    assertProblem(AGES, "45+,2000", "45+,2000,1", "3:1: this line has 3 fields; expected 2 fields");
    assertProblem(
        AGES,
        "45+,2000",
        "45+,2000\n45+,1",
        "4:1: the category `45+` is given twice; expected each once");
  }

  @Test
  void limitsThatAreNoneAreReported() {
    assertProblem(
        PULSE,
        "lower: 0.3",
        "lower: 5",
        "20:11: `lower` is not below `upper`; expected limits such as `{lower: 0.3, upper: 3}`");
    assertProblem(
        PULSE,
        "upper: 3",
        "upper: -3",
        "20:31: -3 is not a limit of a weight; expected a number above 0");
    assertProblem(
        PULSE,
        "{lower: 0.3, upper: 3}",
        "{}",
        "20:11: `trim` has neither `lower` nor `upper`; expected limits such as `{lower: 0.3,"
            + " upper: 3}`");
    assertProblem(
        PULSE,
        "least: 8",
        "least: 1",
        "22:12: 1 is not a number of respondents that could show a spread; expected a whole number"
            + " from 2 on");
  }

  @Test
  void aStatisticAndItsMeasureBelongTogether() {
    assertProblem(
        PULSE,
        ", over: q10",
        "",
        "26:7: a question with `statistic: ratio` has no `over`; expected the key `over`");
    assertProblem(
        PULSE,
        "at: 0.5",
        "at: 50",
        "27:71: 50 is not a share of the respondents; expected a number between 0 and 1; 0.5 is the"
            + " median");
    assertProblem(
        PULSE,
        "indicator: workload, column: q9, statistic: ratio, over: q10",
        "indicator: workload, column: q9, statistic: total",
        "26:19: a total does not make a mean; expected an indicator with `measure: value`");
    assertProblem(
        PULSE,
        "statistic: quantile, at",
        "statistic: total, at",
        "27:68: `at` belongs to `statistic: quantile`; expected that statistic, or no `at`");
  }
}

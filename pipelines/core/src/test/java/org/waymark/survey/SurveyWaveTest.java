package org.waymark.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Better;
import org.waymark.registry.Feed;
import org.waymark.registry.Indicator;
import org.waymark.registry.LonelyStrata;
import org.waymark.registry.Measure;
import org.waymark.registry.Role;
import org.waymark.registry.ShareMethod;
import org.waymark.registry.Statistic;
import org.waymark.registry.SurveyPlan;
import org.waymark.registry.Waves;

/** Respondents of feeds that say how they were drawn, from batch to estimate. */
class SurveyWaveTest {
  private static final int Q3 =
      Period.containing(PeriodKind.QUARTER, LocalDate.of(2026, 7, 1)).code();
  private static final int Q4 = Period.ofCode(Q3).next().code();

  private static Indicator indicator(Measure measure) {
    return new Indicator(
        "hours",
        "care",
        "Hours",
        measure,
        Optional.empty(),
        Better.LOWER,
        Role.OUTCOME,
        PeriodKind.QUARTER,
        measure == Measure.RATE ? 1000 : 1,
        Optional.empty(),
        List.of());
  }

  private static SurveyPlan plan(LonelyStrata lonely, int least, Optional<Waves> waves) {
    return new SurveyPlan(
        lonely,
        List.of(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        ShareMethod.WILSON,
        least,
        waves);
  }

  private static SurveyPlan waves(Waves waves) {
    return plan(LonelyStrata.ADJUST, 2, Optional.of(waves));
  }

  private static SurveyPlan raked(Map<String, Double> people) {
    return new SurveyPlan(
        LonelyStrata.ADJUST,
        List.of(new SurveyPlan.Margin(new Feed.Source.Column("sex"), new TreeMap<>(people))),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        ShareMethod.WILSON,
        2,
        Optional.empty());
  }

  /** A feed that maps the named columns of a design. */
  private static Feed feed(SurveyPlan plan, Feed.Question question, String... mapped) {
    List<String> columns = List.of(mapped);
    Feed.Source source = new Feed.Source.Column("c");
    return new Feed.SurveyFeed(
        "pulse",
        new Feed.Reading(
            "csv", "*.csv", List.of(), Optional.empty(), Optional.empty(), Optional.empty()),
        source,
        source,
        new Feed.DatedSource(source, Optional.empty()),
        Optional.of(source).filter(s -> columns.contains("weight")),
        Optional.of(source).filter(s -> columns.contains("stratum")),
        Optional.of(source).filter(s -> columns.contains("cluster")),
        Optional.of(source).filter(s -> columns.contains("population")),
        Optional.empty(),
        Optional.empty(),
        plan,
        List.of(question));
  }

  private static Feed feed(SurveyPlan plan, String... mapped) {
    return feed(plan, new Feed.Question("hours", "q", Map.of()), mapped);
  }

  private static List<PlaceEstimate> estimates(
      Measure measure, Feed feed, RespondentBatch.Builder... files) {
    List<RespondentBatch> batches = new ArrayList<>();
    for (RespondentBatch.Builder file : files) {
      batches.add(file.build());
    }
    return SurveyEstimation.estimate(indicator(measure), 0, List.of(feed), batches).estimates();
  }

  private static RespondentBatch.Builder file() {
    return new RespondentBatch.Builder(0, 0, 4);
  }

  /** Answers of one place and period, by respondents a, b, c and so on. */
  private static RespondentBatch.Builder say(
      RespondentBatch.Builder rows, int period, String people, double... answers) {
    for (int i = 0; i < answers.length; i++) {
      rows.row(0, 0, period, rows.size() + 2, people.substring(i, i + 1), answers[i]);
    }
    return rows;
  }

  @Test
  void aPanelThatSaysTheSameAgainHasChangedForCertainByNothing() {
    RespondentBatch.Builder rows = say(file(), Q3, "abcde", 1, 2, 3, 4, 9);
    WaveChange change =
        estimates(Measure.MEAN, feed(waves(Waves.PANEL)), say(rows, Q4, "abcde", 1, 2, 3, 4, 9))
            .get(1)
            .change()
            .orElseThrow();
    assertEquals(Q3, change.from());
    assertEquals(0, change.change());
    assertEquals(0, change.standardError().orElseThrow(), 1e-12);
    assertEquals(5, change.overlap());
  }

  /** Differences 1, 0, 2, 1 have mean 1 and standard error √(2/3)/2. */
  @Test
  void aPanelsChangeHasThePairedStandardError() {
    RespondentBatch.Builder rows = say(file(), Q3, "abcd", 5, 2, 3, 4);
    WaveChange change =
        estimates(Measure.MEAN, feed(waves(Waves.PANEL)), say(rows, Q4, "abcd", 6, 2, 5, 5))
            .get(1)
            .change()
            .orElseThrow();
    assertEquals(1, change.change(), 1e-12);
    assertEquals(Math.sqrt(2 / 3.0) / 2, change.standardError().orElseThrow(), 1e-12);
  }

  @Test
  void ofWavesThatDrawAnewTheVariancesAddUp() {
    RespondentBatch.Builder rows = say(file(), Q3, "abcd", 5, 2, 3, 4);
    List<PlaceEstimate> both =
        estimates(Measure.MEAN, feed(waves(Waves.FRESH)), say(rows, Q4, "efgh", 6, 2, 5, 5));
    assertEquals(
        Math.hypot(
            both.get(0).standardError().orElseThrow(), both.get(1).standardError().orElseThrow()),
        both.get(1).change().orElseThrow().standardError().orElseThrow(),
        1e-12);
  }

  @Test
  void withoutAWordOnTheWavesSharedIdsAreTakenAsTheSamePeople() {
    RespondentBatch.Builder rows = say(file(), Q3, "abcd", 5, 2, 3, 4);
    WaveChange change =
        estimates(Measure.MEAN, feed(SurveyPlan.plain()), say(rows, Q4, "abcd", 6, 2, 5, 5))
            .get(1)
            .change()
            .orElseThrow();
    assertEquals(Math.sqrt(2 / 3.0) / 2, change.standardError().orElseThrow(), 1e-12);
  }

  @Test
  void withoutAWordAndWithoutSharedIdsTheErrorOfAChangeIsSaidToBeUnknown() {
    RespondentBatch.Builder rows = say(file(), Q3, "abcd", 5, 2, 3, 4);
    WaveChange change =
        estimates(Measure.MEAN, feed(SurveyPlan.plain()), say(rows, Q4, "efgh", 6, 2, 5, 5))
            .get(1)
            .change()
            .orElseThrow();
    assertEquals(1, change.change(), 1e-12);
    assertTrue(change.standardError().isEmpty());
    assertTrue(change.reason().orElseThrow().startsWith("no respondent id is in both waves"));
  }

  @Test
  void clustersThatComeAgainCarryTheCovarianceWhoeverAnswers() {
    RespondentBatch.Builder rows = file();
    String[] wards = {"w1", "w1", "w2", "w2", "w3", "w3"};
    for (int period : new int[] {Q3, Q4}) {
      for (int i = 0; i < wards.length; i++) {
        String id = period + ":" + i;
        rows.row(0, 0, period, rows.size() + 2, id, i * i).cluster(wards[i]);
      }
    }
    WaveChange change =
        estimates(Measure.MEAN, feed(SurveyPlan.plain(), "cluster"), rows)
            .get(1)
            .change()
            .orElseThrow();
    assertEquals(0, change.standardError().orElseThrow(), 1e-12);
    assertEquals(0, change.overlap());
  }

  @Test
  void tooFewRespondentsHaveAnEstimateAndAReasonInPlaceOfAnInterval() {
    PlaceEstimate three =
        estimates(Measure.MEAN, feed(SurveyPlan.plain()), say(file(), Q3, "abc", 1, 2, 3)).get(0);
    assertEquals(2, three.estimate());
    assertTrue(three.standardError().isPresent());
    assertTrue(three.low().isEmpty());
    assertEquals("3 respondents, and an interval needs 5", three.reason().orElseThrow());
    RespondentBatch.Builder rows = say(file(), Q3, "a", 1).cluster("w");
    PlaceEstimate one =
        estimates(
                Measure.MEAN,
                feed(SurveyPlan.plain(), "cluster"),
                rows.row(0, 0, Q3, 3, "b", 2).cluster("w"))
            .get(0);
    assertTrue(one.standardError().isEmpty());
    assertEquals(
        "2 respondents of 1 cluster, too few to tell how far clusters spread",
        one.reason().orElseThrow());
  }

  /** Two of six are elsewhere: as zeros they still count among the units drawn. */
  @Test
  void aPlaceIsADomainOfTheWholeDesign() {
    RespondentBatch.Builder rows = file();
    double[] answers = {1, 2, 3, 6};
    for (int i = 0; i < 6; i++) {
      rows.row(0, i < 4 ? 0 : 1, Q3, i + 2, "r" + i, i < 4 ? answers[i] : 50).stratum("all");
    }
    PlaceEstimate here =
        estimates(
                Measure.MEAN, feed(plan(LonelyStrata.ADJUST, 2, Optional.empty()), "stratum"), rows)
            .get(0);
    double squares = 4 + 1 + 0 + 9;
    assertEquals(3, here.estimate());
    assertEquals(Math.sqrt(6 / 5.0 * squares / 16), here.standardError().orElseThrow(), 1e-12);
    assertEquals(3, here.degreesOfFreedom());
  }

  @Test
  void oneWhoDidNotAnswerStillCountsAsDrawn() {
    RespondentBatch.Builder rows = file();
    double[] answers = {1, 2, 3, 6, Double.NaN, Double.NaN};
    for (int i = 0; i < 6; i++) {
      rows.row(0, 0, Q3, i + 2, "r" + i, answers[i]).stratum("all");
    }
    PlaceEstimate here =
        estimates(
                Measure.MEAN, feed(plan(LonelyStrata.ADJUST, 2, Optional.empty()), "stratum"), rows)
            .get(0);
    assertEquals(4, here.n());
    assertEquals(Math.sqrt(6 / 5.0 * 14 / 16), here.standardError().orElseThrow(), 1e-12);
  }

  private static RespondentBatch.Builder sexes(String... people) {
    RespondentBatch.Builder rows = file();
    for (int i = 0; i < people.length; i++) {
      rows.row(0, 0, Q3, i + 2, "r" + i, people[i].equals("F") ? 1 : 0)
          .categories(people[i].equals("F") ? 0 : 1);
    }
    return rows;
  }

  @Test
  void weightsAreFittedToTheMarginsOfTheFeed() {
    Feed feed = feed(raked(Map.of("F", 30.0, "M", 70.0)));
    PlaceEstimate here = estimates(Measure.PROPORTION, feed, sexes("F", "F", "F", "M", "M")).get(0);
    assertEquals(.3, here.estimate(), 1e-12);
    assertEquals(0, here.standardError().orElseThrow(), 1e-12);
    assertEquals(.3, here.low().orElseThrow(), 1e-12);
  }

  @Test
  void aMarginThatCannotBeMetLeavesTheEstimateAsDeliveredAndSaysSo() {
    Feed feed = feed(raked(Map.of("F", 30.0, "M", 70.0)));
    PlaceEstimate here = estimates(Measure.PROPORTION, feed, sexes("F", "F", "F", "F")).get(0);
    assertEquals(1, here.estimate());
    assertTrue(here.standardError().isEmpty());
    assertEquals("no respondent is in the category 'M' of a margin", here.reason().orElseThrow());
  }

  @Test
  void aLonelyStratumThatIsToFailGivesAReason() {
    RespondentBatch.Builder rows = file();
    for (int i = 0; i < 5; i++) {
      rows.row(0, 0, Q3, i + 2, "r" + i, i).stratum(i == 4 ? "far" : "near");
    }
    PlaceEstimate here =
        estimates(Measure.MEAN, feed(plan(LonelyStrata.FAIL, 2, Optional.empty()), "stratum"), rows)
            .get(0);
    assertEquals(2, here.estimate());
    assertTrue(here.standardError().isEmpty());
    assertEquals("stratum 'far' has only one sampled unit", here.reason().orElseThrow());
  }

  @Test
  void weightsFollowFromPopulationsWhereNoneAreDelivered() {
    RespondentBatch.Builder rows = file();
    double[] answers = {1, 3, 10, 20};
    for (int i = 0; i < 4; i++) {
      rows.row(0, 0, Q3, i + 2, "r" + i, answers[i])
          .stratum(i < 2 ? "many" : "few")
          .population(i < 2 ? 90 : 10);
    }
    Feed feed = feed(plan(LonelyStrata.ADJUST, 2, Optional.empty()), "stratum", "population");
    assertEquals(.9 * 2 + .1 * 15, estimates(Measure.MEAN, feed, rows).get(0).estimate(), 1e-12);
  }

  @Test
  void totalsRatiosAndMediansAreEstimatedAsAsked() {
    RespondentBatch.Builder rows = file();
    double[] answers = {1, 2, 3, 4, 10};
    for (int i = 0; i < 5; i++) {
      rows.row(0, 0, Q3, i + 2, "r" + i, answers[i]).weight(10).base(5);
    }
    SurveyPlan plan = plan(LonelyStrata.ADJUST, 2, Optional.empty());
    Feed total = feed(plan, asked(Statistic.TOTAL, OptionalDouble.empty()), "weight");
    assertEquals(200, estimates(Measure.VALUE, total, rows).get(0).estimate(), 1e-9);
    Feed ratio = feed(plan, asked(Statistic.RATIO, OptionalDouble.empty()), "weight");
    PlaceEstimate rate = estimates(Measure.RATE, ratio, rows).get(0);
    assertEquals(800, rate.estimate(), 1e-9);
    assertTrue(rate.low().orElseThrow() < 800 && rate.high().orElseThrow() > 800);
    Feed median = feed(plan, asked(Statistic.QUANTILE, OptionalDouble.of(.5)), "weight");
    PlaceEstimate middle = estimates(Measure.VALUE, median, rows).get(0);
    assertEquals(3, middle.estimate());
    assertEquals(Optional.of("woodruff"), middle.method());
  }

  private static Feed.Question asked(Statistic statistic, OptionalDouble at) {
    return new Feed.Question("hours", "q", Map.of(), statistic, Optional.of("over"), at, List.of());
  }

  @Property(tries = 30)
  void theOrderOfRowsOfADesignChangesNoBit(@ForAll long seed) {
    Random random = new Random(seed);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      order.add(i);
    }
    double[] answer = random.doubles(160).toArray();
    double[] weight = random.doubles(160, .2, 3).toArray();
    Feed feed = feed(raked(Map.of("F", 51.0, "M", 49.0)), "weight", "stratum", "cluster");
    List<PlaceEstimate> first = null;
    for (int turn = 0; turn < 3; turn++) {
      RespondentBatch.Builder rows = file();
      for (int i : order) {
        for (int wave = 0; wave < 2; wave++) {
          rows.row(0, i % 3, wave == 0 ? Q3 : Q4, i + 2, "r" + (i + wave), answer[i + 80 * wave])
              .weight(weight[i + 80 * wave])
              .stratum("s" + i % 2)
              .cluster("c" + i % 9)
              .categories(i % 5 < 2 ? 0 : 1);
        }
      }
      List<PlaceEstimate> made = estimates(Measure.MEAN, feed, rows);
      first = first == null ? made : first;
      assertEquals(first, made);
      Collections.shuffle(order, random);
    }
  }
}

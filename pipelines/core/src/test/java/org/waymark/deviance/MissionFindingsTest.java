package org.waymark.deviance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.waymark.deviance.MissionFindings.Conclusion;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.practice.Voices;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.schema.record.DevianceScore;
import org.waymark.schema.record.PositiveDeviance;
import org.waymark.schema.record.ScalingCandidate;

class MissionFindingsTest {

  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final String GO_AND_SEE =
      " That is far beyond the ordinary spread between places; circumstances that nobody measured"
          + " may explain it: go and see.";
  private static final Voices NOBODY_WROTE = Voices.silent(20, 0, SmallWorld.AS_OF);
  private static final LocalDate WEEK_BEFORE = SmallWorld.AS_OF.minusWeeks(1);

  private static final Indicator SHARE =
      new Indicator(
          "share",
          "m",
          "Seen within four hours",
          Measure.PROPORTION,
          Optional.of("%"),
          Better.HIGHER,
          org.waymark.registry.Role.OUTCOME,
          org.waymark.period.PeriodKind.MONTH,
          1,
          Optional.of("again"),
          List.of());
  private static final Indicator AGAIN = SmallWorld.indicator("again", Measure.RATE, Better.LOWER);

  private static Mission mission(Indicator... indicators) {
    return new Mission(
        "m",
        "Mission",
        Optional.empty(),
        Optional.empty(),
        LocalDate.of(2025, 4, 1),
        LocalDate.of(2029, 3, 31),
        List.of(indicators),
        List.of(),
        List.of(),
        List.of());
  }

  /** Places q0 … q19; covariate x is the number of the place. */
  private static List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      places.add(
          SmallWorld.place("q" + i, "trust", new TreeMap<>(Map.of("x", (double) i, "flat", 1.0))));
    }
    return places;
  }

  private static DevianceScore score(Indicator indicator, int place, double observed, double p) {
    return DevianceScore.newBuilder()
        .setMissionId("m")
        .setIndicatorId(indicator.id())
        .setPlaceId("q" + place)
        .setPeriodStart(LocalDate.of(2025, 11, 1))
        .setPeriodEnd(LocalDate.of(2026, 10, 31))
        .setObserved(observed)
        .setDenominator(1000.0)
        .setExpected(0.741)
        .setEffect(logit(observed) - logit(0.741))
        .setEffectSe(0.03)
        .setTau(0.06)
        .setZLevel(-NORMAL.inverseCumulativeProbability(p))
        .setPFar(p)
        .setPeers(19)
        .setAsOf(SmallWorld.AS_OF)
        .setRunId(SmallWorld.RUN)
        .build();
  }

  /** A level, drawn towards 74.1% by a reliability of 0.8. */
  private static double drawn(double share) {
    double odds = Math.exp(0.2 * logit(0.741) + 0.8 * logit(share));
    return odds / (1 + odds);
  }

  private static double logit(double p) {
    return Math.log(p / (1 - p));
  }

  /** Scores of the share at 20 places, place 5 far ahead. */
  private static List<DevianceScore> scores() {
    List<DevianceScore> scores = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      scores.add(i == 5 ? score(SHARE, 5, 0.83, 1e-8) : score(SHARE, i, 0.70 + i * 0.001, 0.5));
    }
    return scores;
  }

  private static Conclusion conclude(List<DevianceScore> scores, PreviousFindings previous) {
    List<Indicator> indicators = List.of(SHARE, AGAIN);
    return MissionFindings.conclude(
        mission(SHARE, AGAIN),
        places(),
        indicators,
        ScoreRows.columns(scores, indicators, places()),
        NOBODY_WROTE,
        previous,
        SmallWorld.AS_OF,
        SmallWorld.RUN);
  }

  @Test
  void aPlaceFarAheadIsANewFindingInPlainWords() {
    Conclusion conclusion = conclude(scores(), PreviousFindings.none());
    assertEquals(1, conclusion.findings().size());
    PositiveDeviance finding = conclusion.findings().get(0);
    assertEquals(
        "Expected 74.1%, saw 83.0% (likely between 82.2% and 83.8%) over the 12 months to October"
            + " 2026: 8.9 percentage points better than similar places, allowing for normal"
            + " movement."
            + GO_AND_SEE,
        finding.getEvidence());
    assertEquals("new", finding.getState());
    assertEquals("far-ahead", finding.getTier());
    assertEquals(0, finding.getWeeksStanding());
    assertEquals(20 * 1e-8, finding.getQValue(), 1e-15);
    assertEquals(finding.getEffect() * 0.8, finding.getEffectShrunk(), 1e-12);
    assertEquals(2 * 1.959963985 * 0.03, finding.getEffectHigh() - finding.getEffectLow(), 1e-9);
    assertEquals(0.10, conclusion.expectedLuck());
    // by id: q0, q1, q10 … q19, q2, q3, q4, q5
    assertEquals(20 * 1e-8, conclusion.detection().qLevel()[15], 1e-15);
  }

  @Test
  void aFindingKeepsItsIdAndCountsItsWeeks() {
    Conclusion first = conclude(scores(), PreviousFindings.none());
    PositiveDeviance second = conclude(scores(), before(first, WEEK_BEFORE, 31)).findings().get(0);
    assertEquals(first.findings().get(0).getFindingId(), second.getFindingId());
    assertEquals("standing", second.getState());
    assertEquals(1, second.getWeeksStanding());
    assertEquals(SmallWorld.AS_OF, second.getDataNewOn());
    PositiveDeviance later =
        conclude(scores(), before(first, SmallWorld.AS_OF.minusDays(20), 31)).findings().get(0);
    assertEquals(2, later.getWeeksStanding());
  }

  @Test
  void aDateWithoutNewDataCountsNoWeeks() {
    Conclusion first = conclude(scores(), PreviousFindings.none());
    PositiveDeviance second = conclude(scores(), before(first, WEEK_BEFORE, 0)).findings().get(0);
    assertEquals("standing", second.getState());
    assertEquals(0, second.getWeeksStanding());
    assertEquals(WEEK_BEFORE, second.getDataNewOn());
  }

  @Test
  void aFindingIsOnOldDataWhereNewerShouldHaveCome() {
    Conclusion late =
        MissionFindings.conclude(
            mission(SHARE, AGAIN),
            places(),
            List.of(SHARE, AGAIN),
            ScoreRows.columns(scores(), List.of(SHARE, AGAIN), places()),
            NOBODY_WROTE,
            PreviousFindings.none(),
            SmallWorld.AS_OF.plusMonths(3),
            SmallWorld.RUN);
    PositiveDeviance finding = late.findings().get(0);
    assertEquals("on-old-data", finding.getState());
    assertTrue(
        finding.getEvidence().contains("The latest data are of 31 October 2026"),
        finding.getEvidence());
  }

  /** The findings as they were published at a date, on data that ended so many days earlier. */
  private static PreviousFindings before(Conclusion conclusion, LocalDate asOf, int days) {
    return new PreviousFindings(
        Optional.of(asOf),
        conclusion.findings().stream()
            .map(
                row ->
                    PositiveDeviance.newBuilder(row)
                        .setPeriodEnd(row.getPeriodEnd().minusDays(days))
                        .setDataNewOn(asOf)
                        .build())
            .toList());
  }

  @Test
  void aFindingThatIsGoneSaysWhyAndKeepsItsNumbers() {
    PositiveDeviance last = conclude(scores(), PreviousFindings.none()).findings().get(0);
    List<PositiveDeviance> rows =
        List.of(
            last,
            moved(last, "q6", "share"),
            moved(last, "q77", "share"),
            moved(last, "q7", "share"));
    List<DevianceScore> now = scores();
    now.set(5, score(SHARE, 5, 0.76, 0.3));
    now.set(
        6,
        DevianceScore.newBuilder(score(SHARE, 6, 0.7, 0.5))
            .setZLevel(null)
            .setReasonNotTested("too-few-periods: 3 of at least 6")
            .build());
    now.removeIf(s -> s.getPlaceId().equals("q7"));
    List<PositiveDeviance> gone =
        conclude(now, new PreviousFindings(Optional.of(WEEK_BEFORE), rows)).findings();
    assertEquals(MissionFindings.OTHER_METHOD, at(gone, "q5").getReasonGone());
    assertEquals(
        "data: not-tested: too-few-periods: 3 of at least 6", at(gone, "q6").getReasonGone());
    assertEquals("method: not-in-registry", at(gone, "q77").getReasonGone());
    assertEquals("data: not-tested: no data", at(gone, "q7").getReasonGone());
    assertEquals("gone", at(gone, "q5").getState());
    assertEquals(0.83, at(gone, "q5").getObserved());
    assertTrue(
        at(gone, "q5").getEvidence().startsWith("No longer found: its numbers are the same"));
  }

  private static PositiveDeviance at(List<PositiveDeviance> rows, String place) {
    return rows.stream().filter(r -> r.getPlaceId().equals(place)).findFirst().orElseThrow();
  }

  private static PositiveDeviance moved(PositiveDeviance row, String place, String indicator) {
    return PositiveDeviance.newBuilder(row)
        .setFindingId(MissionFindings.findingId("m", indicator, place))
        .setPlaceId(place)
        .build();
  }

  @Test
  void aWorseCounterpartIsMarkedAndSaid() {
    List<DevianceScore> scores = scores();
    scores.add(score(AGAIN, 5, 0.7, 0.9999));
    scores.add(score(AGAIN, 6, 0.7, 0.9999));
    PositiveDeviance finding = conclude(scores, PreviousFindings.none()).findings().get(0);
    assertTrue(finding.getCounterpartWorse());
    assertTrue(finding.getEvidence().contains("Title of again"));
    scores.set(20, score(AGAIN, 5, 0.7, 0.8));
    assertEquals(
        false, conclude(scores, PreviousFindings.none()).findings().get(0).getCounterpartWorse());
  }

  @Test
  void theFiveMostAlikeThatAreBehindCouldLearn() {
    List<DevianceScore> scores = scores();
    scores.set(6, score(SHARE, 6, 0.82, 1e-6)); // a deviant too
    scores.set(4, score(SHARE, 4, 0.84, 0.4)); // not behind
    List<ScalingCandidate> all = conclude(scores, PreviousFindings.none()).candidates();
    List<ScalingCandidate> candidates =
        all.stream()
            .filter(c -> c.getFindingId().equals(MissionFindings.findingId("m", "share", "q5")))
            .toList();
    assertEquals(
        List.of("q3", "q7", "q2", "q8", "q1"),
        candidates.stream().map(ScalingCandidate::getPlaceId).toList());
    assertEquals(0.83 - 0.703, candidates.get(0).getGap(), 1e-12);
    // both levels keep 0.8 of their distance from 74.1%
    double reached = drawn(0.83);
    double own = drawn(0.703);
    assertEquals((reached - own) / 2 * 1000, candidates.get(0).getPotentialGain(), 1e-9);
    double error =
        Math.sqrt(0.8) * 0.03 * Math.hypot(reached * (1 - reached), own * (1 - own)) / 2 * 1000;
    assertEquals(
        1.959964 * error,
        candidates.get(0).getPotentialGain() - candidates.get(0).getGainLow(),
        1e-5);
    assertNull(candidates.get(0).getStability()); // one covariate varies
    assertNull(candidates.get(0).getThemeId());
    // standard deviation of 0 … 19 is √33.25; the flat covariate does not count
    assertEquals(2 / Math.sqrt(33.25), candidates.get(0).getDistance(), 1e-12);
    assertEquals(5, candidates.get(4).getRank());
  }

  /** Place 5 is far ahead; covariates x, y and z, the last of which puts place 19 beside it. */
  @Test
  void aCandidateIsStableWhereItStaysWhenACovariateIsLeftOut() {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      double near = i == 19 ? 5 : i;
      places.add(
          SmallWorld.place(
              "q" + i,
              "trust",
              new TreeMap<>(Map.of("x", (double) i, "y", near, "z", near, "w", near))));
    }
    List<Indicator> indicators = List.of(SHARE, AGAIN);
    List<ScalingCandidate> candidates =
        MissionFindings.conclude(
                mission(SHARE, AGAIN),
                places,
                indicators,
                ScoreRows.columns(scores(), indicators, places),
                NOBODY_WROTE,
                PreviousFindings.none(),
                SmallWorld.AS_OF,
                SmallWorld.RUN)
            .candidates();
    assertEquals(5, candidates.size());
    assertTrue(candidates.stream().noneMatch(c -> c.getPlaceId().equals("q19")));
    ScalingCandidate last = candidates.get(4);
    // without x place 19 is the nearest and the fifth falls out
    assertEquals(0.75, last.getStability(), 1e-12);
    assertEquals(1, candidates.get(0).getStability(), 1e-12);
  }

  @Test
  void theOrderOfScoresDoesNotMatter() {
    List<DevianceScore> shuffled = scores();
    Collections.shuffle(shuffled, new java.util.Random(3));
    Conclusion straight = conclude(scores(), PreviousFindings.none());
    Conclusion mixed = conclude(shuffled, PreviousFindings.none());
    assertEquals(straight.findings(), mixed.findings());
    assertEquals(straight.candidates(), mixed.candidates());
    assertArrayEquals(straight.scores().place(), mixed.scores().place());
    assertArrayEquals(straight.detection().qLevel(), mixed.detection().qLevel());
  }

  @Test
  void lowerIsBetterIsSaid() {
    DevianceScore score = score(AGAIN, 5, 9.1, 1e-9);
    DevianceScore fewer =
        DevianceScore.newBuilder(score).setExpected(12.4).setEffect(Math.log(12.4 / 9.1)).build();
    List<DevianceScore> scores = new ArrayList<>(List.of(fewer));
    scores.add(
        DevianceScore.newBuilder(score(AGAIN, 6, 13, 0.9))
            .setExpected(12.4)
            .setEffect(Math.log(12.4 / 13))
            .build());
    PositiveDeviance finding = conclude(scores, PreviousFindings.none()).findings().get(0);
    assertEquals(
        "Expected 12.4 per 1,000, saw 9.1 (likely between 8.6 and 9.7) over the 12 months to"
            + " October 2026: 27% lower than similar places (lower is better), allowing for normal"
            + " movement."
            + GO_AND_SEE,
        finding.getEvidence());
    ScalingCandidate candidate = conclude(scores, PreviousFindings.none()).candidates().get(0);
    assertEquals(3.9, candidate.getGap(), 1e-9);
    double reached = 12.4 * Math.pow(9.1 / 12.4, 0.8);
    double own = 12.4 * Math.pow(13 / 12.4, 0.8);
    assertEquals((own - reached) / 2, candidate.getPotentialGain(), 1e-9);
  }

  @Test
  void countsAreSaidAsWholeNumbersAndGainsAreNotMadeUp() {
    Indicator calls =
        new Indicator(
            "calls",
            "m",
            "Calls",
            Measure.COUNT,
            Optional.of("calls"),
            Better.HIGHER,
            org.waymark.registry.Role.OUTPUT,
            org.waymark.period.PeriodKind.MONTH,
            1,
            Optional.empty(),
            List.of());
    DevianceScore many =
        DevianceScore.newBuilder(score(calls, 5, 530, 1e-9))
            .setDenominator(null)
            .setExpected(412.0)
            .setEffect(Math.log(530 / 412.0))
            .build();
    DevianceScore half =
        DevianceScore.newBuilder(score(calls, 6, 200, 0.6))
            .setDenominator(null)
            .setExpected(206.0)
            .setEffect(Math.log(200 / 206.0))
            .build();
    Conclusion conclusion =
        MissionFindings.conclude(
            mission(calls),
            places(),
            List.of(calls),
            ScoreRows.columns(List.of(many, half), List.of(calls), places()),
            NOBODY_WROTE,
            PreviousFindings.none(),
            SmallWorld.AS_OF,
            SmallWorld.RUN);
    assertTrue(
        conclusion
            .findings()
            .get(0)
            .getEvidence()
            .startsWith("Expected 412 calls, saw 530 (likely between 500 and "));
    assertTrue(conclusion.findings().get(0).getEvidence().contains("29% better"));
    assertEquals(265 - 200, conclusion.candidates().get(0).getGap(), 1e-9);
    assertNull(conclusion.candidates().get(0).getPotentialGain());
  }

  @Test
  void anEmptyListIsAValidResult() {
    Conclusion conclusion = conclude(List.of(), PreviousFindings.none());
    assertEquals(0, conclusion.findings().size());
    assertEquals(0, conclusion.expectedLuck());
  }

  /** As {@link #scores()}, but place 5 moved in March, and is not far ahead. */
  private static List<Scores> moved() {
    List<DevianceScore> rows = scores();
    rows.set(5, score(SHARE, 5, 0.76, 0.3));
    List<Scores> columns = ScoreRows.columns(rows, List.of(SHARE, AGAIN), places());
    Scores scores = columns.get(0);
    for (int r = 0; r < scores.rows(); r++) {
      scores.changeReason()[r] = "";
      scores.pChange()[r] = r == 5 ? 1e-6 : 0.5;
      scores.pDown()[r] = 0.5;
    }
    scores.onset()[5] = Period.containing(PeriodKind.MONTH, LocalDate.of(2026, 3, 1)).code();
    scores.changeObserved()[5] = 0.83;
    AlignedScale scale = AlignedScale.of(SHARE);
    scores.changeLow()[5] = scale.improved(0.83, -1.959963985 * 0.05);
    scores.changeHigh()[5] = scale.improved(0.83, 1.959963985 * 0.05);
    scores.changeExpected()[5] = 0.741;
    scores.changeEffect()[5] = logit(0.83) - logit(0.741);
    scores.changeError()[5] = 0.05;
    scores.changeLastDay()[5] = (int) LocalDate.of(2026, 10, 31).toEpochDay();
    return columns;
  }

  private static Conclusion concludeMoved(List<Scores> scores, PreviousFindings previous) {
    return MissionFindings.conclude(
        mission(SHARE, AGAIN),
        places(),
        List.of(SHARE, AGAIN),
        scores,
        NOBODY_WROTE,
        previous,
        SmallWorld.AS_OF,
        SmallWorld.RUN);
  }

  @Test
  void aChangeSaysSinceWhenAndHowMuch() {
    Conclusion conclusion = concludeMoved(moved(), PreviousFindings.none());
    PositiveDeviance finding = conclusion.findings().get(0);
    assertEquals("changed", finding.getTier());
    assertEquals("2026-03", finding.getOnset());
    assertEquals("2026-03-01", finding.getPeriodStart().toString());
    assertEquals(
        "Expected 74.1%, saw 83.0% (likely between 81.6% and 84.3%) since March 2026: 8.9"
            + " percentage points better than expected, beyond how similar places moved and normal"
            + " movement.",
        finding.getEvidence());
    assertEquals(20 * 1e-6, finding.getQValue(), 1e-12);
    assertEquals(0.10, conclusion.expectedLuck(), 1e-12);
    assertEquals(0, conclusion.worse());
  }

  @Test
  void aChangeThatIsAlsoAheadIsConfirmed() {
    List<Scores> scores = moved();
    scores.get(0).zLevel()[5] = 6;
    PositiveDeviance finding = concludeMoved(scores, PreviousFindings.none()).findings().get(0);
    assertEquals("confirmed", finding.getTier());
    assertTrue(finding.getEvidence().endsWith("what its circumstances predict as well."));
  }

  @Test
  void aWorseningIsCountedAndNeverListed() {
    List<Scores> scores = moved();
    scores.get(0).pDown()[7] = 1e-7;
    Conclusion conclusion = concludeMoved(scores, PreviousFindings.none());
    assertEquals(1, conclusion.worse());
    assertEquals(1, conclusion.findings().size());
  }

  @Test
  void aFindingLeavesForNewPeriodsOrForRevisedNumbers() {
    PositiveDeviance last = concludeMoved(moved(), PreviousFindings.none()).findings().get(0);
    PositiveDeviance earlier =
        PositiveDeviance.newBuilder(last).setPeriodEnd(LocalDate.of(2026, 9, 30)).build();
    List<Scores> now = moved();
    now.get(0).pChange()[5] = 0.4;
    assertEquals(
        MissionFindings.NEW_PERIODS,
        concludeMoved(now, new PreviousFindings(Optional.of(WEEK_BEFORE), List.of(earlier)))
            .findings()
            .get(0)
            .getReasonGone());
    now.get(0).revised()[5] = true;
    assertEquals(
        MissionFindings.REVISED,
        concludeMoved(now, new PreviousFindings(Optional.of(WEEK_BEFORE), List.of(last)))
            .findings()
            .get(0)
            .getReasonGone());
  }
}

package org.waymark.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.panel.ObservationBatch;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Better;
import org.waymark.registry.Feed;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.registry.Role;
import org.waymark.registry.Settings;
import org.waymark.registry.SurveyPlan;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.SurveyEstimate;

class SurveyEstimationTest {

  private static final int QUARTER =
      Period.containing(PeriodKind.QUARTER, LocalDate.of(2026, 7, 1)).code();
  private static final int NEXT_QUARTER = Period.ofCode(QUARTER).next().code();
  private static final Indicator SAFE =
      new Indicator(
          "safe-to-speak-up",
          "care",
          "Staff feel safe to speak up",
          Measure.PROPORTION,
          Optional.empty(),
          Better.HIGHER,
          Role.OUTCOME,
          PeriodKind.QUARTER,
          1,
          Optional.empty(),
          List.of());

  private static RespondentBatch.Builder file(int feed, int file) {
    return new RespondentBatch.Builder(feed, file, 4);
  }

  private static SurveyEstimates estimate(RespondentBatch.Builder... files) {
    List<RespondentBatch> batches = new ArrayList<>();
    for (RespondentBatch.Builder builder : files) {
      batches.add(builder.build());
    }
    return SurveyEstimation.estimate(SAFE, 0, List.of(), batches);
  }

  @Test
  void theLaterAnswerOfARespondentStandsByFileThenByLine() {
    SurveyEstimates made =
        estimate(
            file(0, 2).row(0, 0, QUARTER, 2, "ann", 1),
            file(0, 1)
                .row(0, 0, QUARTER, 9, "ann", 0)
                .row(0, 0, QUARTER, 3, "bob", 1)
                .row(0, 0, QUARTER, 4, "bob", 1));
    PlaceEstimate estimate = made.estimates().get(0);
    assertEquals(2, estimate.n());
    assertEquals(1, estimate.estimate());
    assertEquals(2, estimate.file());
    assertEquals(List.of(new FileTally(0, 1, 1, 1, 0)), made.tallies());
  }

  @Test
  void aRespondentMayAnswerAgainInAnotherPeriodPlaceOrFeed() {
    SurveyEstimates made =
        estimate(
            file(0, 0)
                .row(0, 0, QUARTER, 2, "ann", 1)
                .row(0, 0, NEXT_QUARTER, 3, "ann", 0)
                .row(0, 1, QUARTER, 4, "ann", 0),
            file(1, 1).row(0, 0, QUARTER, 2, "ann", 0));
    assertEquals(List.of(2, 1, 1), made.estimates().stream().map(PlaceEstimate::n).toList());
    assertEquals(.5, made.estimates().get(0).estimate());
    assertEquals(List.of(), made.tallies());
  }

  @Test
  void respondentsWithoutAnIdAreDifferentPeople() {
    SurveyEstimates made =
        estimate(file(0, 0).row(0, 0, QUARTER, 2, "", 1).row(0, 0, QUARTER, 3, "", 0));
    assertEquals(2, made.estimates().get(0).n());
  }

  @Test
  void oneRespondentGivesAnEstimateWithoutStandardError() {
    SurveyEstimates made = estimate(file(0, 0).row(0, 0, QUARTER, 2, "ann", .25).weight(3));
    PlaceEstimate estimate = made.estimates().get(0);
    assertEquals(.25, estimate.estimate());
    assertTrue(estimate.standardError().isEmpty());
    assertTrue(estimate.low().isEmpty());
    assertTrue(estimate.high().isEmpty());
    assertEquals(1, estimate.designEffect());
    assertTrue(Double.isNaN(made.observations().get(0).standardError()[0]));
  }

  @Test
  void anAnswerOfWeightZeroIsCountedAsWeightlessAndStandsForNobody() {
    SurveyEstimates made =
        estimate(
            file(0, 5)
                .row(0, 0, QUARTER, 2, "ann", 1)
                .weight(0)
                .row(0, 0, QUARTER, 3, "bob", 0)
                .row(0, 1, QUARTER, 4, "cal", 1)
                .weight(0));
    assertEquals(2, made.estimates().size());
    assertEquals(1, made.estimates().get(0).n());
    assertEquals(List.of(new FileTally(0, 5, 0, 0, 2)), made.tallies());
  }

  @Test
  void aPlaceWhereAllWeighNothingHasARowWithTheReasonAndNoObservation() {
    SurveyEstimates made = estimate(file(0, 5).row(0, 1, QUARTER, 4, "cal", 1).weight(0));
    PlaceEstimate row = made.estimates().get(0);
    assertEquals(1, row.place());
    assertTrue(Double.isNaN(row.estimate()));
    assertEquals(
        Optional.of("every respondent has a weight of 0, and so none counts for anybody"),
        row.reason());
    assertEquals(List.of(), made.observations());
  }

  @Test
  void otherIndicatorsArePassedOver() {
    SurveyEstimates made = estimate(file(0, 0).row(1, 0, QUARTER, 2, "ann", 1).stratum("north"));
    assertEquals(List.of(), made.estimates());
  }

  @Test
  void theOrderOfBatchesAndRowsChangesNoBit() {
    Random random = new Random(5);
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      rows.add(new Object[] {random.nextInt(4), i, "r" + random.nextInt(150), random.nextDouble()});
    }
    SurveyEstimates first = null;
    for (int turn = 0; turn < 5; turn++) {
      Map<Integer, RespondentBatch.Builder> files = new TreeMap<>();
      for (Object[] row : rows) {
        files
            .computeIfAbsent((Integer) row[0], f -> file(0, f))
            .row(0, 0, QUARTER, (Integer) row[1], (String) row[2], (Double) row[3])
            .weight(.5 + (Double) row[3]);
      }
      List<RespondentBatch> batches = new ArrayList<>();
      files.values().forEach(b -> batches.add(b.build()));
      Collections.shuffle(batches, random);
      SurveyEstimates made = SurveyEstimation.estimate(SAFE, 0, List.of(), batches);
      if (first == null) {
        first = made;
      }
      assertEquals(first, made);
      Collections.shuffle(rows, random);
    }
  }

  @Test
  void aMillionAnswersUnderOneIdAreCountedQuickly() {
    RespondentBatch.Builder rows = file(0, 0);
    for (int i = 0; i < 1_000_000; i++) {
      rows.row(0, 0, QUARTER, i, "anonymous", i % 2);
    }
    SurveyEstimates made = estimate(rows);
    assertEquals(List.of(new FileTally(0, 0, 499_999, 500_000, 0)), made.tallies());
  }

  private static DomainEstimate mean(double[] answers, double[] weights) {
    SurveyDesign design = SurveyWave.independent(weights);
    return DomainEstimate.mean(List.of(new SubSample(design, design.everyone(), answers)));
  }

  @Test
  void effectiveNumbersOfUnequalWeightsAreThoseOfKish() {
    double[] ones = {1, 1, 1, 1};
    assertEquals(4, mean(new double[] {0, 1, 1, 0}, ones).kish());
    assertEquals(4, mean(new double[] {0, 1, 1, 0}, ones).effective());
    double[] unequal = {1, 1, 4};
    assertEquals(2, mean(new double[] {0, 1, 1}, unequal).kish(), 1e-12);
    assertEquals(2, mean(new double[] {1, 1, 1}, unequal).effective(), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> mean(new double[0], new double[0]));
  }

  @Test
  void hugeAndTinyWeightsLoseNoPrecision() {
    double[] answers = {1, 0, 1, 1, 0};
    DomainEstimate plain = mean(answers, new double[] {1, 2, 3, 2, 1});
    for (double scale : new double[] {1e-300, 1e300}) {
      double[] weights = {scale, 2 * scale, 3 * scale, 2 * scale, scale};
      DomainEstimate scaled = mean(answers, weights);
      assertEquals(plain.estimate(), scaled.estimate(), 1e-15);
      assertEquals(plain.standardError(), scaled.standardError(), 1e-15);
    }
  }

  @Test
  void estimatesBecomeRowsAndObservationsOfTheLatestFile() {
    SurveyEstimates made =
        estimate(
            file(0, 7).row(0, 0, QUARTER, 2, "ann", 1).row(0, 1, QUARTER, 3, "bob", 0),
            file(0, 3).row(0, 0, QUARTER, 2, "cal", 0).row(0, 0, NEXT_QUARTER, 3, "dee", 1));
    List<ObservationBatch> batches = made.observations();
    assertEquals(List.of(3, 7), batches.stream().map(ObservationBatch::file).toList());
    ObservationBatch seven = batches.get(1);
    assertEquals(2, seven.size());
    assertEquals(0, seven.line()[0]);
    assertEquals(.5, seven.value()[0]);
    assertEquals(.5, seven.standardError()[0], 1e-12);
    assertEquals(2, seven.n()[0]);

    List<SurveyEstimate> rows = made.rows(workspace(), LocalDate.of(2026, 11, 15), "run-1");
    assertEquals(
        List.of("A 2026-Q3", "A 2026-Q4", "B 2026-Q3"),
        rows.stream().map(r -> r.getPlaceId() + " " + r.getPeriod()).toList());
    assertEquals(LocalDate.of(2026, 9, 30), rows.get(0).getPeriodEnd());
    assertEquals("pulse", rows.get(0).getFeedId());
    assertEquals(2, rows.get(0).getN());
    assertEquals(null, rows.get(1).getStandardError());
  }

  private static Workspace workspace() {
    List<Place> places = new ArrayList<>();
    for (String id : List.of("A", "B")) {
      places.add(
          new Place(
              id,
              id,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              new TreeMap<>()));
    }
    Feed.Source column = new Feed.Source.Column("c");
    Feed pulse =
        new Feed.SurveyFeed(
            "pulse",
            new Feed.Reading(
                "csv", "*.csv", List.of(), Optional.empty(), Optional.empty(), Optional.empty()),
            column,
            column,
            new Feed.DatedSource(column, Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            SurveyPlan.plain(),
            List.of());
    return new Workspace(Settings.defaults(), places, List.of(), List.of(pulse));
  }
}

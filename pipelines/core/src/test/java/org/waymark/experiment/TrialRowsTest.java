package org.waymark.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.waymark.registry.Better;
import org.waymark.registry.Experiment;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.RecordKind;

/** Rows that are bad, missing or in another order, and what they change. */
class TrialRowsTest {
  private static final LocalDate START = SmallTrial.START;
  private static final LocalDate LATER = LocalDate.of(2026, 6, 30);
  private static final Indicator SHARE =
      ExperimentAnalysisTest.indicator(Measure.PROPORTION, Better.HIGHER);
  private static final Indicator VALUE =
      ExperimentAnalysisTest.indicator(Measure.VALUE, Better.HIGHER);
  private static final Experiment TRIAL = SmallTrial.of(0.05, 14, false, "usual", "text");

  private static ExperimentReading read(SmallTrial trial) {
    return trial.read(TRIAL, List.of(SHARE), LATER);
  }

  private static List<String> reasons(ExperimentReading reading) {
    return reading.tally().refusals().stream().map(RowTally.Refusal::reason).toList();
  }

  @Test
  void whoHasNoRowIsMissingUnlessTheFeedSaysOtherwise() {
    SmallTrial missing = new SmallTrial();
    SmallTrial absent = new SmallTrial();
    for (int i = 0; i < 200; i++) {
      for (SmallTrial trial : List.of(missing, absent)) {
        trial.person(
            "u" + i, i % 2 == 0 ? "usual" : "text", START.plusDays(i % 30), "", Double.NaN);
        if (i % 4 < 2) {
          trial.outcome("u" + i, START.plusDays(i % 30 + 1), "kept", 1);
          if (trial == absent) {
            trial.outcomes.number(SmallTrial.field(RecordKind.OUTCOMES, "absent"), 0);
          }
        }
      }
    }
    assertEquals(50, read(missing).results().get(0).n());
    assertEquals(1, read(missing).results().get(0).value());
    assertEquals(100, read(absent).results().get(0).n());
    assertEquals(0.5, read(absent).results().get(0).value());
  }

  @Test
  void countsNextToRowsOfPersonsAreRefused() {
    SmallTrial trial = new SmallTrial();
    for (int i = 0; i < 60; i++) {
      trial.person("u" + i, i % 2 == 0 ? "usual" : "text", START, "", Double.NaN);
    }
    trial.week("text", START, 10, 100);
    ExperimentReading reading = read(trial);
    assertEquals(List.of("persons-and-counts"), reasons(reading));
    assertEquals(60, reading.assigned());
  }

  @Test
  void badRowsAreRefusedWithTheirReasonOrPassedOver() {
    SmallTrial trial = new SmallTrial();
    trial.person("a", "usual", START, "", Double.NaN);
    trial.person("b", "nowhere", START, "", Double.NaN);
    trial.person("c", "text", START.minusDays(1), "", Double.NaN);
    trial.outcome("nobody", START, "kept", 1);
    trial.outcome("a", START, "kept", 0.5);
    trial.outcome("a", START.minusDays(1), "kept", 1);
    trial.outcome("a", START.plusDays(15), "kept", 1);
    ExperimentReading reading = read(trial);
    assertEquals(
        List.of("unknown-arm", "before-start", "not-assigned", "not-0-or-1"), reasons(reading));
    assertEquals(
        List.of("after-window", "before-assignment"),
        reading.tally().skipped().keySet().stream().map(RowTally.Skipped::reason).toList());
    assertTrue(
        reading.tally().refusals().stream().noneMatch(r -> r.detail().contains("nobody")),
        "a refusal names a person");
  }

  private static SmallTrial values(double scale, boolean swapped, long order) {
    SmallTrial trial = new SmallTrial();
    SplittableRandom random = new SplittableRandom(4);
    double[] value = random.doubles(400).toArray();
    int[] rows = new int[400];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (int) Math.floorMod(i * order, (long) rows.length);
    }
    for (int i : rows) {
      boolean text = i % 2 == 0 ^ swapped;
      LocalDate on = START.plusDays(i % 50);
      trial.person("u" + i, text ? "text" : "usual", on, "", Double.NaN);
      trial.outcome("u" + i, on.plusDays(3), "kept", scale * (value[i] + (i % 2 == 0 ? 0.1 : 0)));
    }
    return trial;
  }

  private static ExperimentReading.Result result(SmallTrial trial, double worthwhile) {
    return trial
        .read(SmallTrial.of(worthwhile, 14, false, "usual", "text"), List.of(VALUE), LATER)
        .results()
        .get(0);
  }

  @Test
  void swappingTheArmsTurnsTheSignsAndScalingScales() {
    ExperimentReading.Result one = result(values(1, false, 1), 0.1);
    ExperimentReading.Result swapped = result(values(1, true, 1), 0.1);
    ExperimentReading.Result scaled = result(values(8, false, 1), 0.8);
    assertEquals(-one.effect(), swapped.effect(), 1e-12);
    assertEquals(-one.onceHigh(), swapped.onceLow(), 1e-12);
    assertEquals(one.pOnce(), swapped.pOnce(), 1e-12);
    assertEquals(8 * one.effect(), scaled.effect(), 1e-12);
    assertEquals(8 * one.low(), scaled.low(), 1e-9);
    assertEquals(one.fraction(), scaled.fraction(), 1e-12);
  }

  @Test
  void theOrderOfRowsChangesNothing() {
    assertEquals(result(values(1, false, 1), 0.1), result(values(1, false, 37), 0.1));
  }

  @Test
  void aWeekLaterTheWeeksBeforeAreTheSameAndIntervalsOfMoreLooksAreNoNarrower() {
    SmallTrial trial = values(1, false, 1);
    Experiment experiment = SmallTrial.of(0.1, 14, false, "usual", "text");
    LocalDate sunday = START.plusWeeks(6).minusDays(1);
    List<ExperimentReading.Week> before = trial.read(experiment, List.of(VALUE), sunday).lookedAt();
    List<ExperimentReading.Week> after =
        trial.read(experiment, List.of(VALUE), sunday.plusWeeks(1)).lookedAt();
    assertTrue(!before.isEmpty() && after.size() > before.size());
    assertEquals(before, after.subList(0, before.size()));
    for (ExperimentReading.Week week : after) {
      assertTrue(!(week.low() > week.onceLow()) && !(week.high() < week.onceHigh()));
    }
  }
}

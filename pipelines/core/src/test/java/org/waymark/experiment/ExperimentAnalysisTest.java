package org.waymark.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.waymark.statistics.Reference.assertClose;
import static org.waymark.statistics.Reference.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Better;
import org.waymark.registry.Experiment;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Role;
import org.waymark.statistics.Reference;

class ExperimentAnalysisTest {

  static Indicator indicator(Measure measure, Better better) {
    return new Indicator(
        "kept",
        "m",
        "Appointments kept",
        measure,
        Optional.empty(),
        better,
        Role.OUTCOME,
        PeriodKind.WEEK,
        1,
        Optional.empty(),
        List.of());
  }

  private static final Indicator SHARE = indicator(Measure.PROPORTION, Better.HIGHER);

  private static SmallTrial stream() {
    SmallTrial trial = new SmallTrial();
    for (NamedCsvRecord row :
        Reference.rows(Reference.folder("experiments").resolve("sequential_stream_input.csv"))) {
      LocalDate week = SmallTrial.START.plusWeeks((long) number(row, "week") - 1);
      trial.week("text", week, number(row, "x1"), number(row, "n1"));
      trial.week("usual", week, number(row, "x2"), number(row, "n2"));
    }
    return trial;
  }

  @Test
  void fourteenWeeksAreReadAsTheReferenceReadsThem() {
    ExperimentReading reading =
        stream()
            .read(
                SmallTrial.of(0.05, 0, false, "usual", "text"),
                List.of(SHARE),
                SmallTrial.START.plusWeeks(14).minusDays(1));
    List<NamedCsvRecord> rows =
        Reference.rows(Reference.folder("experiments").resolve("sequential_stream.csv"));
    assertEquals(rows.size(), reading.lookedAt().size());
    for (int k = 0; k < rows.size(); k++) {
      NamedCsvRecord row = rows.get(k);
      ExperimentReading.Week week = reading.lookedAt().get(k);
      String what = "week " + row.getField("week");
      assertClose(number(row, "fraction"), week.fraction(), 1e-9, 1, what);
      assertClose(number(row, "low"), week.low(), 1e-7, 1, what);
      assertClose(number(row, "high"), week.high(), 1e-7, 1, what);
      assertClose(number(row, "once_low"), week.onceLow(), 1e-7, 1, what);
      assertClose(number(row, "once_high"), week.onceHigh(), 1e-7, 1, what);
      assertEquals(k >= 5, week.crossed(), what);
    }
    assertEquals(Optional.of(SmallTrial.START.plusWeeks(6).minusDays(1)), reading.firstCrossed());
    assertEquals(Decision.SCALE, reading.decision());
    assertTrue(reading.sentence().startsWith("Scale “The text”."), reading.sentence());
  }

  @Test
  void swappingTheArmsTurnsTheSigns() {
    LocalDate asOf = SmallTrial.START.plusWeeks(14).minusDays(1);
    ExperimentReading one =
        stream().read(SmallTrial.of(0.05, 0, false, "usual", "text"), List.of(SHARE), asOf);
    ExperimentReading two =
        stream().read(SmallTrial.of(0.05, 0, false, "text", "usual"), List.of(SHARE), asOf);
    for (int k = 0; k < 14; k++) {
      assertEquals(one.lookedAt().get(k).effect(), -two.lookedAt().get(k).effect(), 1e-12);
      assertEquals(one.lookedAt().get(k).onceLow(), -two.lookedAt().get(k).onceHigh(), 1e-9);
    }
    assertEquals(Decision.STOP_HARM, two.decision());
    ExperimentReading mirrored =
        stream()
            .read(
                SmallTrial.of(0.05, 0, false, "text", "usual"),
                List.of(indicator(Measure.PROPORTION, Better.LOWER)),
                asOf);
    assertEquals(Decision.SCALE, mirrored.decision());
    assertEquals(one.lookedAt().get(9).low(), mirrored.lookedAt().get(9).low(), 1e-9);
  }

  @Test
  void aWeekLaterThePastIsTheSame() {
    Experiment experiment = SmallTrial.of(0.05, 0, false, "usual", "text");
    ExperimentReading early =
        stream().read(experiment, List.of(SHARE), SmallTrial.START.plusWeeks(9).minusDays(1));
    ExperimentReading late =
        stream().read(experiment, List.of(SHARE), SmallTrial.START.plusWeeks(10).minusDays(1));
    assertEquals(9, early.lookedAt().size());
    assertEquals(early.lookedAt(), late.lookedAt().subList(0, 9));
  }

  /** Elmunzer and others 2012: 27 of 295 with indomethacin, 52 of 307 with placebo. */
  @Test
  void indomethacinHalvesPancreatitis() {
    SmallTrial trial = new SmallTrial();
    int[] day = {0};
    int[] counts = new int[4];
    for (NamedCsvRecord row : Reference.rows(Reference.data("indo_rct").resolve("indo_rct.csv"))) {
      boolean drug = row.getField("rx").equals("1_indomethacin");
      boolean event = row.getField("outcome").equals("1_yes");
      LocalDate date = SmallTrial.START.plusDays(day[0]++ % 84);
      trial.person(row.getField("id"), drug ? "drug" : "placebo", date, "", Double.NaN);
      trial.outcome(row.getField("id"), date, "kept", event ? 1 : 0);
      counts[drug ? 0 : 1]++;
      counts[drug ? 2 : 3] += event ? 1 : 0;
    }
    assertEquals(602, counts[0] + counts[1]);
    ExperimentReading reading =
        trial.read(
            SmallTrial.of(0.07, 0, false, "placebo", "drug"),
            List.of(indicator(Measure.PROPORTION, Better.LOWER)),
            SmallTrial.START.plusWeeks(12).minusDays(1));
    ExperimentReading.Result result = reading.results().get(0);
    assertEquals(0.092, result.value(), 5e-4);
    assertEquals(0.169, result.valueControl(), 5e-4);
    assertEquals(0.005, result.pOnce(), 5e-4);
    assertEquals(Decision.SCALE, reading.decision());
  }

  private static SmallTrial women(long seed) {
    List<NamedCsvRecord> rows =
        Reference.rows(Reference.data("women_reservation").resolve("women.csv"));
    int[] order = new int[rows.size()];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    SmallTrial trial = new SmallTrial();
    for (int i : order) {
      NamedCsvRecord row = rows.get(i);
      String unit = "v" + i;
      String arm = row.getField("reserved").equals("1") ? "reserved" : "open";
      trial.person(unit, arm, SmallTrial.START.plusDays(i % 60), row.getField("GP"), Double.NaN);
      trial.outcome(unit, SmallTrial.START.plusDays(i % 60), "kept", number(row, "water"));
    }
    return trial;
  }

  @Test
  void villagesDrawnInCouncilsAreNotCountedAsIfDrawnAlone() {
    Experiment experiment = SmallTrial.of(5, 0, true, "open", "reserved");
    List<Indicator> value = List.of(indicator(Measure.VALUE, Better.HIGHER));
    LocalDate asOf = SmallTrial.START.plusWeeks(20).minusDays(1);
    ExperimentReading reading = women(1).read(experiment, value, asOf);
    ExperimentReading.Result result = reading.results().get(0);
    assertEquals(0.071, result.pOnce(), 0.001);
    assertEquals(9.252, result.effect(), 0.001);
    assertTrue(result.low() < 0, "not found");
    assertFalse(reading.decision() == Decision.SCALE);
    ExperimentReading shuffled = women(2).read(experiment, value, asOf);
    assertEquals(reading.results(), shuffled.results());
    assertEquals(reading.lookedAt(), shuffled.lookedAt());
    assertEquals(reading.sentence(), shuffled.sentence());
  }

  @Test
  void aBrokenDrawForbidsReading() {
    SmallTrial trial = new SmallTrial();
    for (int week = 0; week < 10; week++) {
      trial.week("usual", SmallTrial.START.plusWeeks(week), 100, 520);
      trial.week("text", SmallTrial.START.plusWeeks(week), 200, 480 - 40);
    }
    ExperimentReading reading =
        trial.read(
            SmallTrial.of(0.05, 0, false, "usual", "text"),
            List.of(SHARE),
            SmallTrial.START.plusWeeks(10).minusDays(1));
    assertEquals(Decision.DO_NOT_READ, reading.decision());
    assertEquals(
        "The groups are not what was drawn: 5,200 and 4,400, where 4,800 and 4,800 were meant."
            + " Find out why before you read any result.",
        reading.sentence());
  }

  @Test
  void thoseInTwoArmsStayInTheFirstAndAreCounted() {
    SmallTrial trial = new SmallTrial();
    for (int i = 0; i < 100; i++) {
      trial.person("u" + i, i % 2 == 0 ? "usual" : "text", SmallTrial.START, "", Double.NaN);
      trial.outcome("u" + i, SmallTrial.START.plusDays(1), "kept", i % 3 == 0 ? 1 : 0);
    }
    trial.person("u1", "usual", SmallTrial.START.plusDays(1), "", Double.NaN);
    trial.person("u3", "text", SmallTrial.START.plusDays(1), "", Double.NaN);
    trial.outcome("nobody", SmallTrial.START.plusDays(1), "kept", 1);
    trial.outcome("u5", SmallTrial.START.plusDays(40), "kept", 1);
    trial.outcome("u7", SmallTrial.START.plusDays(2), "kept", 0.5);
    trial.person("u200", "elsewhere", SmallTrial.START, "", Double.NaN);
    ExperimentReading reading =
        trial.read(
            SmallTrial.of(0.05, 14, false, "usual", "text"),
            List.of(SHARE),
            SmallTrial.START.plusWeeks(6).minusDays(1));
    assertEquals(100, reading.assigned());
    assertEquals(100, reading.due());
    double crossed =
        reading.checks().stream()
            .filter(c -> c.check().check().equals(GroupCheck.CROSSED))
            .mapToDouble(c -> c.check().observed())
            .sum();
    assertEquals(0.01, crossed);
    assertEquals(
        List.of("not-0-or-1", "not-assigned", "unknown-arm"),
        reading.tally().refusals().stream().map(RowTally.Refusal::reason).sorted().toList());
    assertEquals(1, reading.tally().skipped().values().stream().mapToLong(v -> v).sum());
  }

  @Test
  void beforeTwoWeeksThereIsNothingToSay() {
    ExperimentReading reading =
        stream()
            .read(
                SmallTrial.of(0.05, 0, false, "usual", "text"),
                List.of(SHARE),
                SmallTrial.START.plusDays(9));
    assertEquals(Decision.TOO_EARLY, reading.decision());
    assertEquals("Nothing to say before 16 February 2026.", reading.sentence());
  }
}

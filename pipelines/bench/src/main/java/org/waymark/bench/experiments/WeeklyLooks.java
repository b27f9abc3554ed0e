package org.waymark.bench.experiments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.waymark.disclosure.DisclosureRule;
import org.waymark.experiment.ExperimentAnalysis;
import org.waymark.experiment.ExperimentReading;
import org.waymark.period.PeriodKind;
import org.waymark.record.RecordBatch;
import org.waymark.registry.Better;
import org.waymark.registry.Experiment;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.RecordKind;
import org.waymark.registry.Role;

/**
 * Experiments on a share with a planned length of 12 weeks that go on for 36, read as a run reads
 * them.
 *
 * @param control people a week in the first arm
 * @param arm people a week in the other
 * @param level share of the first arm
 * @param times true effect over the worthwhile one, which the plan finds with a power of 80%
 */
record WeeklyLooks(int control, int arm, double level, double times) {
  static final int PLANNED = 12;
  static final int WEEKS = 36;
  private static final double CONFIDENCE_AND_POWER = 1.959963984540054 + 0.8416212335729143;
  private static final LocalDate START = LocalDate.of(2026, 2, 2);

  /**
   * What one experiment showed.
   *
   * @param gain first week in which a gain was found; infinite: never
   * @param harm first week in which a harm was found; infinite: never
   * @param covered whether every interval held the true effect
   */
  record Course(double gain, double harm, boolean covered) {}

  double worthwhile() {
    double variance = level * (1 - level) * (1.0 / (PLANNED * control) + 1.0 / (PLANNED * arm));
    return CONFIDENCE_AND_POWER * Math.sqrt(variance);
  }

  double effect() {
    return times * worthwhile();
  }

  List<Course> courses(int many, long seed) {
    List<Course> courses = new ArrayList<>();
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int i = 0; i < many; i++) {
      courses.add(course(seeds.split()));
    }
    return courses;
  }

  private Course course(SplittableRandom random) {
    RecordBatch.Builder rows = new RecordBatch.Builder(RecordKind.ARM_COUNTS, 0, 0);
    for (int week = 0; week < WEEKS; week++) {
      row(rows, week, "usual", control, events(random, control, level));
      row(rows, week, "new", arm, events(random, arm, level + effect()));
    }
    ExperimentReading reading =
        ExperimentAnalysis.of(
            experiment(),
            List.of(rows.build()),
            List.of(INDICATOR),
            DisclosureRule.of("none"),
            START.plusWeeks(WEEKS).minusDays(1));
    double gain = Double.POSITIVE_INFINITY;
    double harm = Double.POSITIVE_INFINITY;
    boolean covered = true;
    for (ExperimentReading.Week week : reading.lookedAt()) {
      double at = (week.week().toEpochDay() - START.toEpochDay() + 1) / 7.0;
      gain = week.low() > 0 ? Math.min(gain, at) : gain;
      harm = week.high() < 0 ? Math.min(harm, at) : harm;
      covered &= !(week.low() > effect()) && !(week.high() < effect());
    }
    return new Course(gain, harm, covered);
  }

  private static int events(SplittableRandom random, int people, double share) {
    int events = 0;
    for (int i = 0; i < people; i++) {
      events += random.nextDouble() < share ? 1 : 0;
    }
    return events;
  }

  private static void row(RecordBatch.Builder rows, int week, String arm, int people, int events) {
    RecordKind kind = RecordKind.ARM_COUNTS;
    rows.row(2 + week, "", false)
        .text(kind.position("experiment"), "trial")
        .text(kind.position("arm"), arm)
        .day(kind.position("week"), START.plusWeeks(week))
        .number(kind.position("assigned"), people)
        .number(kind.position("numerator"), events)
        .number(kind.position("denominator"), people);
  }

  private static final Indicator INDICATOR =
      new Indicator(
          "kept",
          "m",
          "Kept",
          Measure.PROPORTION,
          Optional.empty(),
          Better.HIGHER,
          Role.OUTCOME,
          PeriodKind.WEEK,
          1,
          Optional.empty(),
          List.of());

  private Experiment experiment() {
    return new Experiment(
        "trial",
        "m",
        "A trial",
        Optional.empty(),
        false,
        START,
        START.plusWeeks(PLANNED).minusDays(1),
        List.of(
            new Experiment.Arm("usual", "Usual", control), new Experiment.Arm("new", "New", arm)),
        List.of(),
        new Experiment.Outcome("kept", worthwhile(), 0),
        List.of(),
        List.of(),
        false,
        List.of(),
        false);
  }
}

package org.waymark.experiment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waymark.disclosure.DisclosureRule;
import org.waymark.record.RecordBatch;
import org.waymark.registry.Experiment;
import org.waymark.registry.Indicator;
import org.waymark.registry.RecordKind;

/** Rows of an experiment, made by hand. */
final class SmallTrial {
  static final LocalDate START = LocalDate.of(2026, 2, 2);

  final RecordBatch.Builder assignments = new RecordBatch.Builder(RecordKind.ASSIGNMENT, 0, 0);
  final RecordBatch.Builder outcomes = new RecordBatch.Builder(RecordKind.OUTCOMES, 1, 1);
  final RecordBatch.Builder counts = new RecordBatch.Builder(RecordKind.ARM_COUNTS, 2, 2);
  private int line = 2;

  static Experiment of(double worthwhile, int after, boolean clustered, String... arms) {
    List<Experiment.Arm> all = new ArrayList<>();
    for (String arm : arms) {
      all.add(new Experiment.Arm(arm, "The " + arm, 1));
    }
    return new Experiment(
        "trial",
        "m",
        "A trial",
        Optional.empty(),
        clustered,
        START,
        LocalDate.of(2026, 5, 31),
        all,
        List.of(),
        new Experiment.Outcome("kept", worthwhile, after),
        List.of(),
        List.of(),
        false,
        List.of(),
        false);
  }

  static int field(RecordKind kind, String name) {
    return kind.position(name);
  }

  SmallTrial person(String unit, String arm, LocalDate date, String cluster, double before) {
    assignments
        .row(line++, "", false)
        .text(field(RecordKind.ASSIGNMENT, "experiment"), "trial")
        .text(field(RecordKind.ASSIGNMENT, "unit"), unit)
        .text(field(RecordKind.ASSIGNMENT, "arm"), arm)
        .text(field(RecordKind.ASSIGNMENT, "cluster"), cluster)
        .number(field(RecordKind.ASSIGNMENT, "before"), before)
        .day(field(RecordKind.ASSIGNMENT, "date"), date);
    return this;
  }

  SmallTrial outcome(String unit, LocalDate date, String indicator, double value) {
    outcomes
        .row(line++, "", false)
        .text(field(RecordKind.OUTCOMES, "experiment"), "trial")
        .text(field(RecordKind.OUTCOMES, "unit"), unit)
        .text(field(RecordKind.OUTCOMES, "indicator"), indicator)
        .number(field(RecordKind.OUTCOMES, "value"), value)
        .day(field(RecordKind.OUTCOMES, "date"), date);
    return this;
  }

  SmallTrial week(String arm, LocalDate week, double events, double people) {
    counts
        .row(line++, "", false)
        .text(field(RecordKind.ARM_COUNTS, "experiment"), "trial")
        .text(field(RecordKind.ARM_COUNTS, "arm"), arm)
        .day(field(RecordKind.ARM_COUNTS, "week"), week)
        .number(field(RecordKind.ARM_COUNTS, "assigned"), people)
        .number(field(RecordKind.ARM_COUNTS, "numerator"), events)
        .number(field(RecordKind.ARM_COUNTS, "denominator"), people);
    return this;
  }

  ExperimentReading read(Experiment experiment, List<Indicator> indicators, LocalDate asOf) {
    return ExperimentAnalysis.of(
        experiment,
        List.of(outcomes.build(), assignments.build(), counts.build()),
        indicators,
        DisclosureRule.of("none"),
        asOf);
  }
}

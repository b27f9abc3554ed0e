package org.waymark.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waymark.evidence.EvidenceLevel;
import org.waymark.pilot.PilotReading;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Mission;
import org.waymark.registry.RegisteredPractice;
import org.waymark.schema.record.Experiment;
import org.waymark.schema.record.ExperimentResult;
import org.waymark.schema.record.Pilot;
import org.waymark.schema.record.PilotResult;
import org.waymark.schema.record.PracticeEvidence;
import org.waymark.statistics.ReplicatedEffect;

/**
 * How good the evidence for each registered practice is, from the rows of its experiments and
 * pilots.
 */
public final class EvidenceRows {
  /** Half the width of a 95% interval over this is a standard error. */
  private static final double WIDTH = 3.92;

  private final LocalDate asOf;
  private final String runId;

  /** Rows of one run. */
  public EvidenceRows(LocalDate asOf, String runId) {
    this.asOf = asOf;
    this.runId = runId;
  }

  /** Rows of {@code practice_evidence} for a mission. */
  public List<PracticeEvidence> of(
      Mission mission,
      List<Indicator> indicators,
      List<Experiment> experiments,
      List<ExperimentResult> results,
      List<Pilot> pilots,
      List<PilotResult> pilotResults) {
    List<PracticeEvidence> rows = new ArrayList<>();
    for (RegisteredPractice practice : mission.practices()) {
      List<Experiment> tried =
          experiments.stream().filter(e -> practice.id().equals(e.getPracticeId())).toList();
      List<Pilot> piloted =
          pilots.stream().filter(p -> practice.id().equals(p.getPracticeId())).toList();
      TreeSet<String> outcomes = new TreeSet<>();
      tried.forEach(e -> outcomes.add(e.getOutcome()));
      piloted.forEach(p -> outcomes.add(p.getOutcome()));
      for (String outcome : outcomes) {
        Optional<Indicator> indicator =
            indicators.stream().filter(i -> i.id().equals(outcome)).findFirst();
        List<EvidenceLevel.Comparison> comparisons = new ArrayList<>();
        int started = 0;
        int reported = 0;
        for (Experiment experiment : tried) {
          if (experiment.getOutcome().equals(outcome)) {
            started++;
            Optional<EvidenceLevel.Comparison> one =
                comparison(experiment, results, indicator.map(Indicator::measure));
            reported += one.isPresent() ? 1 : 0;
            one.ifPresent(comparisons::add);
          }
        }
        for (Pilot pilot : piloted) {
          if (pilot.getOutcome().equals(outcome)) {
            started++;
            Optional<EvidenceLevel.Comparison> one = comparison(pilot, pilotResults);
            reported += one.isPresent() ? 1 : 0;
            one.ifPresent(comparisons::add);
          }
        }
        rows.add(row(practice, outcome, EvidenceLevel.of(comparisons), started, reported));
      }
    }
    return rows;
  }

  /** The best arm, once the experiment says more than to keep going. */
  private static Optional<EvidenceLevel.Comparison> comparison(
      Experiment experiment, List<ExperimentResult> results, Optional<Measure> measure) {
    String decision = experiment.getDecision();
    if (decision.equals("too early") || decision.equals("keep going")) {
      return Optional.empty();
    }
    boolean trusted = !decision.equals("do not read");
    return results.stream()
        .filter(r -> r.getExperimentId().equals(experiment.getExperimentId()))
        .filter(r -> r.getRole().equals("outcome") && r.getEffect() != null && r.getSe() != null)
        .max(Comparator.comparingDouble(ExperimentResult::getEffect))
        .map(
            r -> {
              double[] score = score(r, measure);
              return new EvidenceLevel.Comparison(
                  EvidenceLevel.Kind.TRIAL,
                  experiment.getExperimentId(),
                  score[0],
                  score[1],
                  decision.equals("scale"),
                  false,
                  decision.equals("stop: harm"),
                  trusted);
            });
  }

  /** Effect and error on the scale of the score: log odds for proportions, log ratios for rates. */
  private static double[] score(ExperimentResult row, Optional<Measure> measure) {
    double value = row.getValue() == null ? Double.NaN : row.getValue();
    double control = row.getValueControl() == null ? Double.NaN : row.getValueControl();
    double sign = Math.signum(row.getEffect()) * Math.signum(value - control);
    double effect = row.getEffect();
    double error = row.getSe();
    if (measure.equals(Optional.of(Measure.PROPORTION))) {
      double middle = (value + control) / 2;
      double slope = 1 / (middle * (1 - middle));
      return new double[] {effect * slope, error * slope};
    }
    boolean ratio =
        measure.equals(Optional.of(Measure.RATE)) || measure.equals(Optional.of(Measure.COUNT));
    if (ratio && value > 0 && control > 0) {
      return new double[] {sign * StrictMath.log(value / control), error / control};
    }
    return new double[] {effect, error};
  }

  private static Optional<EvidenceLevel.Comparison> comparison(
      Pilot pilot, List<PilotResult> results) {
    return results.stream()
        .filter(r -> r.getPilotId().equals(pilot.getPilotId()) && r.getRole().equals("outcome"))
        .filter(r -> r.getEffect() != null && r.getLow() != null && r.getHigh() != null)
        .filter(r -> !pilot.getVerdict().equals("too early"))
        .findFirst()
        .map(
            r ->
                new EvidenceLevel.Comparison(
                    pilot.getDesign().equals("everywhere")
                        ? EvidenceLevel.Kind.EVERYWHERE
                        : EvidenceLevel.Kind.PILOT,
                    pilot.getPlaces(),
                    r.getEffect(),
                    (r.getHigh() - r.getLow()) / WIDTH,
                    pilot.getVerdict().equals(PilotReading.WORKS)
                        || (pilot.getDesign().equals("everywhere") && r.getFound()),
                    pilot.getVerdict().equals(PilotReading.PARTLY),
                    pilot.getVerdict().equals("worse"),
                    true));
  }

  private PracticeEvidence row(
      RegisteredPractice practice, String outcome, EvidenceLevel level, int started, int reported) {
    Optional<ReplicatedEffect> pooled = level.comparisons() > 2 ? level.pooled() : Optional.empty();
    return PracticeEvidence.newBuilder()
        .setMissionId(practice.missionId())
        .setPracticeId(practice.id())
        .setIndicatorId(outcome)
        .setLevelDeclared((long) practice.evidenceLevel())
        .setLevelComputed((long) level.level())
        .setBecause(because(level))
        .setFlag(level.flag().isEmpty() ? null : level.flag())
        .setStarted((long) started)
        .setReported((long) reported)
        .setComparisons((long) level.comparisons())
        .setTrials((long) level.trials())
        .setPlaces((long) level.places())
        .setEffect(number(pooled.map(ReplicatedEffect::mean)))
        .setLow(number(pooled.map(p -> p.interval().low())))
        .setHigh(number(pooled.map(p -> p.interval().high())))
        .setTau2(number(pooled.map(ReplicatedEffect::tau2)))
        .setI2(number(pooled.map(ReplicatedEffect::i2)))
        .setNextLow(number(pooled.map(p -> p.next().low())))
        .setNextHigh(number(pooled.map(p -> p.next().high())))
        .setPNext(number(pooled.map(ReplicatedEffect::pNext)))
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private static @Nullable Double number(Optional<Double> number) {
    return number.orElse(null);
  }

  private static String because(EvidenceLevel level) {
    return switch (level.level()) {
      case 1 -> "No comparison shows that it works.";
      case 2 -> "Something got better, which may have other reasons.";
      case 3 -> "At least one comparison shows that it works.";
      case 4 -> "Comparisons in three places or more show that it works.";
      default -> "Trials in several places show that it works.";
    };
  }
}

package org.waymark.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.waymark.disclosure.DisclosureRule;
import org.waymark.experiment.ExperimentReading;
import org.waymark.experiment.GroupCheck;
import org.waymark.registry.JsonText;
import org.waymark.schema.record.Experiment;
import org.waymark.schema.record.ExperimentCheck;
import org.waymark.schema.record.ExperimentResult;
import org.waymark.schema.record.ExperimentWeek;
import org.waymark.wording.PeriodWords;

/** What experiments show, as rows of the published tables. */
public final class ExperimentRows {
  private final DisclosureRule rule;
  private final LocalDate asOf;
  private final String runId;
  private final List<Experiment> experiments = new ArrayList<>();
  private final List<ExperimentResult> results = new ArrayList<>();
  private final List<ExperimentWeek> weeks = new ArrayList<>();
  private final List<ExperimentCheck> checks = new ArrayList<>();

  /** Rows of one run, where small numbers are hidden by the rule. */
  public ExperimentRows(DisclosureRule rule, LocalDate asOf, String runId) {
    this.rule = rule;
    this.asOf = asOf;
    this.runId = runId;
  }

  /**
   * Adds an experiment.
   *
   * @param previous rows of {@code experiment} of the publication before
   */
  public void add(ExperimentReading reading, List<Experiment> previous) {
    experiments.add(experiment(reading, previous));
    reading.results().forEach(result -> results.add(result(reading, result)));
    reading.lookedAt().forEach(week -> weeks.add(week(reading, week)));
    reading.checks().forEach(check -> checks.add(check(reading, check)));
  }

  private Experiment experiment(ExperimentReading reading, List<Experiment> previous) {
    org.waymark.registry.Experiment of = reading.experiment();
    LocalDate crossed = reading.firstCrossed().orElse(null);
    return Experiment.newBuilder()
        .setMissionId(of.missionId())
        .setExperimentId(of.id())
        .setTitle(of.title())
        .setPracticeId(of.practice().orElse(null))
        .setUnit(of.clustered() ? "cluster" : "person")
        .setStarts(of.starts())
        .setEnds(of.ends())
        .setArms(
            JsonText.list(of.arms().stream().map(org.waymark.registry.Experiment.Arm::id).toList()))
        .setOutcome(of.outcome().indicatorId())
        .setWorthwhile(of.outcome().worthwhile())
        .setWeeks(reading.weeks())
        .setAssigned(count(reading.assigned()))
        .setDue(count(reading.due()))
        .setDecision(reading.decision().word())
        .setBecause(reading.because())
        .setSentence(reading.sentence())
        .setWeeksMore(reading.weeksMore() < 0 ? null : (long) reading.weeksMore())
        .setFirstCrossed(crossed)
        .setChanges(changes(of, crossed, previous))
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  /** A crossing that revised data took back. */
  private static @Nullable String changes(
      org.waymark.registry.Experiment of, @Nullable LocalDate crossed, List<Experiment> previous) {
    return previous.stream()
        .filter(row -> row.getExperimentId().equals(of.id()))
        .filter(row -> row.getFirstCrossed() != null && crossed == null)
        .findFirst()
        .map(
            row ->
                "Revised data took back what was found on "
                    + PeriodWords.day(row.getFirstCrossed())
                    + ".")
        .orElse(null);
  }

  private @Nullable Double count(double people) {
    return rule.hides(people) ? null : (Double) rule.shown(people);
  }

  private ExperimentResult result(ExperimentReading reading, ExperimentReading.Result of) {
    org.waymark.registry.Experiment experiment = reading.experiment();
    return ExperimentResult.newBuilder()
        .setMissionId(experiment.missionId())
        .setExperimentId(experiment.id())
        .setArmId(of.armId())
        .setIndicatorId(of.indicatorId())
        .setRole(of.role().name().toLowerCase(Locale.ROOT))
        .setControlId(experiment.arms().get(0).id())
        .setN(orNull(of.n()))
        .setNControl(orNull(of.nControl()))
        .setClusters(experiment.clustered() ? (Long) (long) of.clusters() : null)
        .setClustersControl(experiment.clustered() ? (Long) (long) of.clustersControl() : null)
        .setValue(orNull(of.value()))
        .setValueControl(orNull(of.valueControl()))
        .setEffect(orNull(of.effect()))
        .setSe(orNull(of.error()))
        .setDf(orNull(of.degreesOfFreedom()))
        .setZ(orNull(of.z()))
        .setPOnce(orNull(of.pOnce()))
        .setPHolm(orNull(of.pHolm()))
        .setLow(orNull(of.low()))
        .setHigh(orNull(of.high()))
        .setOnceLow(orNull(of.onceLow()))
        .setOnceHigh(orNull(of.onceHigh()))
        .setRatio(orNull(of.ratio()))
        .setRatioLow(orNull(of.ratioLow()))
        .setRatioHigh(orNull(of.ratioHigh()))
        .setInformation(orNull(of.information()))
        .setPlannedInformation(orNull(of.planned()))
        .setFraction(orNull(of.fraction()))
        .setLowerBound(orNull(of.lowerBound()))
        .setUpperBound(orNull(of.upperBound()))
        .setSpent(orNull(of.spent()))
        .setIcc(orNull(of.icc()))
        .setDesignEffect(orNull(of.designEffect()))
        .setCovariateShare(orNull(of.covariateShare()))
        .setStrata((long) of.strata())
        .setLeftOut((long) of.leftOut())
        .setMethod(of.method())
        .setReason(of.reason().isEmpty() ? null : of.reason())
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private ExperimentWeek week(ExperimentReading reading, ExperimentReading.Week of) {
    return ExperimentWeek.newBuilder()
        .setMissionId(reading.experiment().missionId())
        .setExperimentId(reading.experiment().id())
        .setArmId(of.armId())
        .setIndicatorId(of.indicatorId())
        .setWeek(of.week())
        .setN(rule.shown(of.n()))
        .setEffect(orNull(of.effect()))
        .setLow(orNull(of.low()))
        .setHigh(orNull(of.high()))
        .setOnceLow(orNull(of.onceLow()))
        .setOnceHigh(orNull(of.onceHigh()))
        .setFraction(of.fraction())
        .setCrossed(of.crossed())
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private ExperimentCheck check(ExperimentReading reading, ExperimentReading.Check of) {
    GroupCheck check = of.check();
    boolean people = check.check().equals(GroupCheck.SAMPLE_RATIO);
    boolean hidden = people ? rule.hides(check.observed()) : rule.applies() && reading.hidden();
    return ExperimentCheck.newBuilder()
        .setMissionId(reading.experiment().missionId())
        .setExperimentId(reading.experiment().id())
        .setCheck(check.check())
        .setArmId(of.armId())
        .setPhase((long) check.phase())
        .setExpected(hidden ? null : orNull(check.expected()))
        .setObserved(
            hidden ? null : orNull(people ? rule.shown(check.observed()) : check.observed()))
        .setP(hidden ? null : orNull(check.p()))
        .setPAlways(hidden ? null : orNull(check.pAlways()))
        .setFailed(check.failed())
        .setSentence(of.sentence().isEmpty() ? null : of.sentence())
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private static @Nullable Double orNull(double number) {
    return Double.isNaN(number) || Double.isInfinite(number) ? null : (Double) number;
  }

  /** Rows of {@code experiment}. */
  public List<Experiment> experiments() {
    return List.copyOf(experiments);
  }

  /** Rows of {@code experiment_result}. */
  public List<ExperimentResult> results() {
    return List.copyOf(results);
  }

  /** Rows of {@code experiment_week}. */
  public List<ExperimentWeek> weeks() {
    return List.copyOf(weeks);
  }

  /** Rows of {@code experiment_check}. */
  public List<ExperimentCheck> checks() {
    return List.copyOf(checks);
  }
}

package org.waymark.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.waymark.period.Period;
import org.waymark.registry.Indicator;
import org.waymark.schema.record.ModelBacktest;
import org.waymark.schema.record.ModelParameter;
import org.waymark.twin.backtest.Backtest;
import org.waymark.twin.backtest.Starts;
import org.waymark.twin.calibrate.Calibration;
import org.waymark.twin.calibrate.History;
import org.waymark.twin.calibrate.Seasons;
import org.waymark.twin.model.Model;
import org.waymark.twin.scenario.Chance;
import org.waymark.twin.scenario.OtherBaseline;
import org.waymark.twin.scenario.Study;
import org.waymark.twin.simulate.Inputs;
import org.waymark.twin.simulate.Simulation;
import org.waymark.twin.simulate.StepCheck;
import org.waymark.twin.simulate.Trajectories;
import org.waymark.twin.verdict.Label;
import org.waymark.twin.verdict.Verdict;
import org.waymark.twin.verdict.Verdicts;

/** Everything that a model says at a reporting date: what it learnt, how it did, its scenarios. */
public final class ModelAnswers {
  private static final int BACKTEST_DRAWS = 1_000;
  private static final int MOST_ORIGINS = 48;
  private static final double BROKEN = 0.01;
  private static final double CLIPPED = 0.05;

  private final Model model;
  private final Study study;
  private final Verdicts verdicts;
  private final Optional<Calibration> learnt;
  private final ModelRows rows;
  private final ModelInputs inputs;
  private final LimitChances limits;
  private final Map<String, OtherBaseline> baselines = new TreeMap<>();
  private final Map<String, Indicator> indicators = new TreeMap<>();
  private final Map<String, Double> levels = new TreeMap<>();
  private final LocalDate asOf;
  private final String runId;
  private final List<String> notes;

  private ModelAnswers(
      Model model,
      Study study,
      Verdicts verdicts,
      Optional<Calibration> learnt,
      ModelInputs inputs,
      LocalDate asOf,
      String runId,
      List<String> notes) {
    this.model = model;
    this.study = study;
    this.verdicts = verdicts;
    this.learnt = learnt;
    this.asOf = asOf;
    this.runId = runId;
    this.notes = notes;
    rows = new ModelRows(model, asOf, runId);
    this.inputs = inputs;
    limits = new LimitChances(model, inputs, study.draws());
    inputs.indicators().forEach(indicator -> indicators.put(indicator.id(), indicator));
    inputs
        .history()
        .values()
        .forEach(
            (indicator, series) -> {
              if (!series.isEmpty()) {
                levels.put(indicator, series.get(series.lastKey()));
              }
            });
  }

  /**
   * What a model can answer, or why it cannot.
   *
   * @param refused why it cannot run, in words; empty where it can
   */
  public record Opened(Optional<ModelAnswers> answers, String refused) {}

  /**
   * Learns, tests and makes ready.
   *
   * @param inputs what it finds around it
   * @param draws how many futures
   * @param tests what tests at past dates say; empty where the model is tested now
   */
  public static Opened open(
      Model declared,
      ModelInputs inputs,
      LocalDate asOf,
      String runId,
      int draws,
      Optional<Verdicts> tests) {
    History history = inputs.history();
    MeasuredLevers.Found measured = new MeasuredLevers(inputs).of(declared);
    if (!measured.missing().isEmpty()) {
      return new Opened(
          Optional.empty(),
          "Nobody has measured the effect of "
              + String.join(", ", measured.missing())
              + " at two places yet. Write `odds_ratio` or `ratio` with a distribution.");
    }
    StepCheck step = StepCheck.of(measured.model());
    if (!step.refused().isEmpty()) {
      return new Opened(Optional.empty(), step.refused());
    }
    Model model = step.model();
    SortedMap<String, double[]> starts = starts(model, history);
    for (Model.Stock stock : model.stocks()) {
      boolean known =
          stock.start().length > 0
              || stock.startEquation().isPresent()
              || starts.containsKey(stock.id());
      if (!known) {
        return new Opened(
            Optional.empty(),
            "The stock "
                + stock.id()
                + " starts from published figures, and none are published for the period before "
                + "the model. Write `values` next to `observed`.");
      }
    }
    List<String> notes = new ArrayList<>(step.warnings());
    Simulation simulation = Simulation.of(model);
    SortedMap<String, double[]> seasons = Seasons.estimate(model, history);
    Optional<Calibration> learnt = Optional.empty();
    Verdicts verdicts = Verdicts.NONE;
    boolean calendar = model.clock().first().isPresent();
    if (calendar && !history.values().isEmpty()) {
      learnt =
          Calibration.learn(
              simulation, history, seasons, starts, model.id() + "/learn", draws, new double[0]);
      verdicts =
          tests.orElseGet(
              () ->
                  Backtest.of(
                      simulation, history, BACKTEST_DRAWS, MOST_ORIGINS, inputs.testedFrom()));
    }
    SortedMap<String, double[][]> noise = new TreeMap<>();
    if (learnt.isPresent() && endsBefore(model, history)) {
      noise.putAll(learnt.get().future(model, model.id() + "/learn", model.clock().periods()));
    }
    Study study =
        new Study(
            model,
            draws,
            measured.effects(),
            starts,
            learnt.map(Calibration::values).orElse(new TreeMap<>()),
            seasons,
            noise);
    Trajectories baseline = study.baseline();
    if (baseline.brokenShare() > BROKEN) {
      return new Opened(Optional.empty(), broken(baseline));
    }
    if (baseline.clippedShare() > CLIPPED) {
      notes.add(
          "An outflow was cut to what was there in "
              + percent(baseline.clippedShare())
              + " of the futures.");
    }
    return new Opened(
        Optional.of(new ModelAnswers(model, study, verdicts, learnt, inputs, asOf, runId, notes)),
        "");
  }

  /** Published starts, where they are published for the period before the model. */
  private static SortedMap<String, double[]> starts(Model model, History history) {
    return model
        .clock()
        .first()
        .map(first -> Starts.at(model, history, first.plus(-1)))
        .orElseGet(TreeMap::new);
  }

  /** Whether what is published ends in the period before the model. */
  private static boolean endsBefore(Model model, History history) {
    Period before = model.clock().first().orElseThrow().plus(-1);
    return model.observed().stream()
        .map(o -> history.of(o.indicator()))
        .filter(series -> !series.isEmpty())
        .anyMatch(series -> series.lastKey().equals(before));
  }

  private static String broken(Trajectories of) {
    int draw = of.firstBroken();
    return "`"
        + of.brokenVariable(draw)
        + "` is not a number in period "
        + (of.brokenIn(draw) + 1)
        + " of draw "
        + draw
        + ", and in "
        + percent(of.brokenShare())
        + " of the draws. Look for a division by 0 or the logarithm of a negative number.";
  }

  private static String percent(double share) {
    return String.format(java.util.Locale.ROOT, "%.1f%%", 100 * share);
  }

  /** The model, perhaps with a shorter step. */
  public Model model() {
    return model;
  }

  /** The futures of the model. */
  public Study study() {
    return study;
  }

  /** The rows of the model. */
  public ModelRows rows() {
    return rows;
  }

  /** What to know before reading. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** All rows of all tables. */
  public List<SpecificRecord> everything() {
    List<SpecificRecord> every = new ArrayList<>();
    every.add(modelRow());
    every.addAll(rows.variables());
    every.addAll(rows.links());
    every.addAll(parameters());
    every.addAll(backtests());
    every.addAll(
        new ModelRecords(model, inputs.history(), asOf, runId).of(inputs.earlier(), study));
    every.addAll(scenario(ModelRows.BASELINE, "Nothing changes", List.of()));
    for (Model.Scenario scenario : model.scenarios()) {
      every.addAll(scenario(scenario.id(), scenario.title(), scenario.set()));
    }
    every.addAll(rows.readiness(study));
    every.addAll(worlds());
    ModelQuestions questions = new ModelQuestions(study, rows, asOf, runId);
    every.addAll(questions.sensitivity(learnt.isPresent()));
    every.addAll(questions.requirements());
    return every;
  }

  /** Rows of the tests at past dates alone. */
  public List<SpecificRecord> tested() {
    return backtests();
  }

  /** What is wrong with the label since the publication before; empty where nothing is. */
  private String fell(Label now) {
    String before = inputs.labelsBefore().getOrDefault(model.id(), "");
    for (Label label : Label.values()) {
      if (label.word().equals(before) && label.compareTo(now) < 0) {
        return " The label fell since the report before; it was " + before + ".";
      }
    }
    return "";
  }

  private Verdict verdict(Model.Target target) {
    return verdicts.at(
        model.observed().get(target.observed()).indicator(), model.clock().index(target.by()) + 1);
  }

  private SpecificRecord modelRow() {
    Optional<Model.Target> first = model.goals().stream().findFirst();
    Verdict verdict = first.map(this::verdict).orElse(Verdict.UNTESTED);
    int lowest =
        Stream.of(
                model.parameters().stream().map(Model.Parameter::evidence),
                model.links().stream().map(Model.Link::evidence),
                model.levers().stream().map(Model.Lever::evidence))
            .flatMap(s -> s)
            .mapToInt(Integer::intValue)
            .min()
            .orElse(1);
    int horizon =
        first
            .map(t -> verdicts.validatedTo(model.observed().get(t.observed()).indicator()))
            .orElse(0);
    return org.waymark.schema.record.Model.newBuilder()
        .setMissionId(model.missionId())
        .setModelId(model.id())
        .setTitle(model.title())
        .setQuestion(model.question())
        .setOwner(model.roles().owner())
        .setAssured(model.roles().assured())
        .setVersion(model.fingerprint())
        .setLabel(verdict.label().word())
        .setLabelReason(verdict.reason() + fell(verdict.label()))
        .setHorizonMonths(horizon)
        .setLowestEvidence(lowest)
        .setDraws(study.draws())
        .setDtUsed(model.clock().dt())
        .setClippedShare(study.baseline().clippedShare())
        .setUnchecked(String.join(" ", notes))
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private List<SpecificRecord> parameters() {
    List<SpecificRecord> all = new ArrayList<>();
    for (Model.Parameter parameter : model.parameters()) {
      double[] after = learnt.map(l -> l.values().get(parameter.id())).orElse(null);
      double[] quantiles = after == null ? null : Study.quantiles(after, 0.1, 0.5, 0.9);
      all.add(
          ModelParameter.newBuilder()
              .setMissionId(model.missionId())
              .setModelId(model.id())
              .setParameter(parameter.id())
              .setPriorMedian(parameter.prior().median())
              .setPriorLow80(parameter.prior().low())
              .setPriorHigh80(parameter.prior().high())
              .setPosteriorMedian(quantiles == null ? null : quantiles[1])
              .setPosteriorLow80(quantiles == null ? null : quantiles[0])
              .setPosteriorHigh80(quantiles == null ? null : quantiles[2])
              .setToldByData(
                  learnt.map(l -> l.told().getOrDefault(parameter.id(), false)).orElse(false))
              .setConflict(
                  learnt.map(l -> l.conflict().getOrDefault(parameter.id(), false)).orElse(false))
              .setEss(quantiles == null ? null : learnt.map(Calibration::effective).orElse(null))
              .setRHat(null)
              .setEvidence(parameter.evidence())
              .setSource(parameter.source())
              .setAsOf(asOf)
              .setRunId(runId)
              .build());
    }
    return all;
  }

  private List<SpecificRecord> backtests() {
    List<SpecificRecord> all = new ArrayList<>();
    for (Verdicts.Line line : verdicts.lines()) {
      boolean scored = !Double.isNaN(line.crps());
      all.add(
          ModelBacktest.newBuilder()
              .setMissionId(model.missionId())
              .setModelId(model.id())
              .setIndicatorId(line.indicator())
              .setHorizon(line.horizon())
              .setMode(line.givenDrivers() ? "given-drivers" : "as-known-then")
              .setOrigins(line.origins())
              .setCrps(scored ? line.crps() : null)
              .setRival(scored ? line.rival() : null)
              .setRivalCrps(scored ? line.rivalCrps() : null)
              .setSkill(scored ? 1 - line.crps() / line.rivalCrps() : null)
              .setPValue(scored ? line.pValue() : null)
              .setCoverage50(scored ? line.coverage50() : null)
              .setCoverage80(scored ? line.coverage80() : null)
              .setCoverage95(scored ? line.coverage95() : null)
              .setLabel(line.verdict().label().word())
              .setReason(line.verdict().reason())
              .setAsOf(asOf)
              .setRunId(runId)
              .build());
    }
    return all;
  }

  /** Rows of a scenario: its levers, goals, projections and what it does elsewhere. */
  public List<SpecificRecord> scenario(String id, String title, List<Model.Setting> settings) {
    Trajectories of = study.with(settings);
    List<SpecificRecord> all = new ArrayList<>(rows.scenario(study, id, title, settings));
    for (Model.Target target : model.goals()) {
      all.add(
          rows.goal(
              study,
              id,
              target.goal(),
              Chance.of(
                  study.share(of, target),
                  study.share(study.baseline(), target),
                  verdict(target),
                  study.lowestGrade(settings),
                  other(target).map(base -> share(base, of)).orElse(OptionalDouble.empty()),
                  other(target)
                      .map(base -> share(base, study.baseline()))
                      .orElse(OptionalDouble.empty()),
                  baseKind(target))));
    }
    all.addAll(rows.projections(study, id, of, labels()));
    if (!settings.isEmpty()) {
      all.addAll(rows.affected(study, id, of, indicators, levels, limits));
    }
    return all;
  }

  private static OptionalDouble share(OtherBaseline base, Trajectories of) {
    return OptionalDouble.of(base.share(of));
  }

  private Optional<Verdicts.Base> base(Model.Target target) {
    return verdicts.base(
        model.observed().get(target.observed()).indicator(), model.clock().index(target.by()) + 1);
  }

  private String baseKind(Model.Target target) {
    return base(target).map(Verdicts.Base::kind).orElse("");
  }

  /** The baseline of the simple forecast that did best, where one has earned it. */
  private Optional<OtherBaseline> other(Model.Target target) {
    Indicator indicator = indicators.get(model.observed().get(target.observed()).indicator());
    return indicator == null
        ? Optional.empty()
        : base(target)
            .map(
                forecast ->
                    baselines.computeIfAbsent(
                        target.goal(),
                        g -> new OtherBaseline(study, target, indicator.measure(), forecast)));
  }

  private String[][] labels() {
    String[][] labels = new String[model.observed().size()][model.clock().periods()];
    for (int o = 0; o < labels.length; o++) {
      for (int p = 0; p < labels[o].length; p++) {
        labels[o][p] = verdicts.at(model.observed().get(o).indicator(), p + 1).label().word();
      }
    }
    return labels;
  }

  /** Shares and regrets of every scenario in every world. */
  private List<SpecificRecord> worlds() {
    List<SpecificRecord> all = new ArrayList<>();
    for (Model.World world : model.worlds()) {
      Inputs there = study.inputs();
      for (Map.Entry<String, Double> one : world.set().entrySet()) {
        there = there.at(one.getKey(), one.getValue());
      }
      for (Model.Target target : model.goals()) {
        int period = model.clock().index(target.by());
        List<String> ids = new ArrayList<>(List.of(ModelRows.BASELINE));
        List<List<Model.Setting>> sets = new ArrayList<>(List.of(List.of()));
        for (Model.Scenario scenario : model.scenarios()) {
          ids.add(scenario.id());
          sets.add(scenario.set());
        }
        double[] shares = new double[ids.size()];
        for (int s = 0; s < shares.length; s++) {
          Inputs with = there.with(study.futures().changes(sets.get(s)));
          Trajectories of = study.simulation().run(with, List.of(), period + 1);
          shares[s] = study.share(of, target);
        }
        double best = Arrays.stream(shares).max().orElse(0);
        for (int s = 0; s < shares.length; s++) {
          all.add(rows.world(world, ids.get(s), target.goal(), shares[s], best - shares[s]));
        }
      }
    }
    return all;
  }
}

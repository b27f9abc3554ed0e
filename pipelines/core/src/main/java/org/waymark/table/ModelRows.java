package org.waymark.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.waymark.registry.Indicator;
import org.waymark.schema.record.ModelLink;
import org.waymark.schema.record.ModelVariable;
import org.waymark.schema.record.Scenario;
import org.waymark.schema.record.ScenarioAffected;
import org.waymark.schema.record.ScenarioGoal;
import org.waymark.schema.record.ScenarioProjection;
import org.waymark.schema.record.ScenarioReadiness;
import org.waymark.schema.record.ScenarioRequirement;
import org.waymark.schema.record.ScenarioWorld;
import org.waymark.twin.expression.Expression;
import org.waymark.twin.model.Model;
import org.waymark.twin.scenario.Chance;
import org.waymark.twin.scenario.Fan;
import org.waymark.twin.scenario.Grades;
import org.waymark.twin.scenario.SmallestLever;
import org.waymark.twin.scenario.Study;
import org.waymark.twin.simulate.Trajectories;

/** Rows of the tables of a model and its scenarios. */
public final class ModelRows {
  /** The scenario without levers. */
  public static final String BASELINE = "baseline";

  private final Model model;
  private final LocalDate asOf;
  private final String runId;

  /** Rows of a model at a reporting date. */
  public ModelRows(Model model, LocalDate asOf, String runId) {
    this.model = model;
    this.asOf = asOf;
    this.runId = runId;
  }

  /** Rows of {@code model_variable}. */
  public List<SpecificRecord> variables() {
    List<SpecificRecord> rows = new ArrayList<>();
    model.parameters().forEach(p -> rows.add(variable(p.id(), "parameter", p.unit(), "")));
    model.capacities().forEach(c -> rows.add(variable(c.id(), "capacity", c.unit(), "")));
    model
        .stocks()
        .forEach(
            s ->
                rows.add(
                    variable(
                        s.id(),
                        "stock",
                        s.unit(),
                        s.startEquation().map(e -> e.text()).orElse(""))));
    model
        .variables()
        .forEach(
            v ->
                rows.add(
                    variable(
                        v.id(), v.flow() ? "flow" : "variable", v.unit(), v.equation().text())));
    return rows;
  }

  private ModelVariable variable(String id, String kind, String unit, String equation) {
    String indicator =
        model.observed().stream()
            .filter(o -> o.shown().tree() instanceof Expression.Name n && n.id().equals(id))
            .map(Model.Observed::indicator)
            .findFirst()
            .orElse(null);
    return ModelVariable.newBuilder()
        .setMissionId(model.missionId())
        .setModelId(model.id())
        .setVariable(id)
        .setKind(kind)
        .setUnit(unit)
        .setEquation(equation)
        .setIndicatorId(indicator)
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  /** Rows of {@code model_link}. */
  public List<SpecificRecord> links() {
    List<SpecificRecord> rows = new ArrayList<>();
    for (Model.Link link : model.links()) {
      double share = Grades.nullShare(link.evidence());
      rows.add(
          ModelLink.newBuilder()
              .setMissionId(model.missionId())
              .setModelId(model.id())
              .setLinkId(link.id())
              .setFromVariable(link.from())
              .setToIndicator(link.toIndicator())
              .setToMission(link.toMission())
              .setForm(link.elasticity() ? "elasticity" : "per-unit")
              .setMedian(link.effect().median())
              .setLow80(link.effect().low())
              .setHigh80(link.effect().high())
              .setLag(link.lag())
              .setEvidence(link.evidence())
              .setNullShare(Double.isNaN(share) ? null : share)
              .setSource(link.source())
              .setAsOf(asOf)
              .setRunId(runId)
              .build());
    }
    return rows;
  }

  /** Rows of {@code scenario}. */
  public List<SpecificRecord> scenario(
      Study study, String id, String title, List<Model.Setting> settings) {
    List<SpecificRecord> rows = new ArrayList<>();
    for (Model.Setting setting : settings) {
      SortedMap<String, Double> cost = study.cost(List.of(setting));
      Model.Lever lever = model.lever(setting.lever()).orElseThrow();
      rows.add(
          Scenario.newBuilder()
              .setMissionId(model.missionId())
              .setModelId(model.id())
              .setScenarioId(id)
              .setTitle(title)
              .setLever(setting.lever())
              .setSetting(setting.to())
              .setFromPeriod(setting.from().toString())
              .setUntilPeriod(setting.until().map(Object::toString).orElse(null))
              .setCost(cost.isEmpty() ? null : cost.get(cost.firstKey()))
              .setCurrency(cost.isEmpty() ? null : cost.firstKey())
              .setEvidence(lever.evidence())
              .setAsOf(asOf)
              .setRunId(runId)
              .build());
    }
    return rows;
  }

  /**
   * Rows of {@code scenario_projection}.
   *
   * @param labels label of each observed variable by period
   */
  public List<SpecificRecord> projections(
      Study study, String id, Trajectories of, String[][] labels) {
    List<SpecificRecord> rows = new ArrayList<>();
    for (int o = 0; o < model.observed().size(); o++) {
      for (int p = 0; p < model.clock().periods(); p++) {
        Fan fan = Fan.of(of.observed(o, p));
        Fan difference = Fan.of(study.difference(of, o, p));
        rows.add(
            ScenarioProjection.newBuilder()
                .setMissionId(model.missionId())
                .setModelId(model.id())
                .setScenarioId(id)
                .setIndicatorId(model.observed().get(o).indicator())
                .setPeriod(period(p))
                .setQ05(fan.q05())
                .setQ10(fan.q10())
                .setQ25(fan.q25())
                .setQ50(fan.q50())
                .setQ75(fan.q75())
                .setQ90(fan.q90())
                .setQ95(fan.q95())
                .setDifferenceQ10(difference.q10())
                .setDifferenceQ50(difference.q50())
                .setDifferenceQ90(difference.q90())
                .setLabel(labels[o][p])
                .setAsOf(asOf)
                .setRunId(runId)
                .build());
      }
    }
    return rows;
  }

  private String period(int p) {
    return model.clock().first().map(first -> first.plus(p).toString()).orElse(String.valueOf(p));
  }

  /** A row of {@code scenario_goal}. */
  public SpecificRecord goal(Study study, String id, String goal, Chance chance) {
    OptionalDouble p = chance.chance();
    return ScenarioGoal.newBuilder()
        .setMissionId(model.missionId())
        .setModelId(model.id())
        .setScenarioId(id)
        .setGoalId(goal)
        .setShare(chance.share())
        .setShareBaseline(chance.shareBaseline())
        .setShareError(study.error(chance.share()))
        .setPGoal(boxed(p))
        .setPBaseline(boxed(chance.baseline()))
        .setPError(p.isPresent() ? study.error(p.getAsDouble()) : null)
        .setBasis(chance.basis())
        .setReason(chance.reason())
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  /**
   * Rows of {@code scenario_affected}, in order of harm.
   *
   * @param indicators those of every mission
   * @param levels latest published level by indicator
   * @param limits whether limits of guardrails hold
   */
  List<SpecificRecord> affected(
      Study study,
      String id,
      Trajectories of,
      Map<String, Indicator> indicators,
      Map<String, Double> levels,
      LimitChances limits) {
    List<SpecificRecord> rows = new ArrayList<>();
    for (Model.Link link : model.links()) {
      double[][] score = study.affected(of, link);
      Optional<Indicator> indicator = Optional.ofNullable(indicators.get(link.toIndicator()));
      int better = indicator.map(i -> i.better().sign()).orElse(0);
      Double level = levels.get(link.toIndicator());
      for (int p = 0; p < score.length; p++) {
        double[] quantiles = Study.quantiles(score[p], 0.1, 0.5, 0.9);
        int worse = 0;
        for (double one : score[p]) {
          worse += one * better < 0 ? 1 : 0;
        }
        rows.add(
            ScenarioAffected.newBuilder()
                .setMissionId(model.missionId())
                .setModelId(model.id())
                .setScenarioId(id)
                .setLinkId(link.id())
                .setIndicatorId(link.toIndicator())
                .setToMission(link.toMission())
                .setRole(
                    indicator
                        .map(i -> i.role().name().toLowerCase(java.util.Locale.ROOT))
                        .orElse(""))
                .setPeriod(period(p))
                .setEffectQ10(quantiles[0])
                .setEffectQ50(quantiles[1])
                .setEffectQ90(quantiles[2])
                .setNaturalQ50(
                    level == null
                        ? null
                        : link.elasticity()
                            ? Double.valueOf(level * (StrictMath.exp(quantiles[1]) - 1))
                            : Double.valueOf(quantiles[1]))
                .setHarm(worse / (double) score[p].length)
                .setPLimitHolds(limits.at(link, score, p).map(LimitChances.Held::with).orElse(null))
                .setPLimitBaseline(
                    limits.at(link, score, p).map(LimitChances.Held::without).orElse(null))
                .setEvidence(link.evidence())
                .setVia(link.from())
                .setAsOf(asOf)
                .setRunId(runId)
                .build());
      }
    }
    return rows;
  }

  /** Rows of {@code scenario_readiness}. */
  public List<SpecificRecord> readiness(Study study) {
    List<SpecificRecord> rows = new ArrayList<>();
    for (Model.Capacity capacity : model.capacities()) {
      Optional<double[][]> needs = study.needs(capacity);
      for (int p = 0; needs.isPresent() && p < needs.get().length; p++) {
        double[] quantiles = Study.quantiles(needs.get()[p], 0.2, 0.5, 0.8);
        double declared = study.baseline().watched(capacity.id(), p)[0];
        double shortBy = Math.max(0, quantiles[2] - declared);
        int order = p - (int) Math.ceil(capacity.leadTime());
        rows.add(
            ScenarioReadiness.newBuilder()
                .setMissionId(model.missionId())
                .setModelId(model.id())
                .setCapacityId(capacity.id())
                .setOwner(capacity.owner())
                .setPeriod(period(p))
                .setNeededQ20(quantiles[0])
                .setNeededQ50(quantiles[1])
                .setNeededQ80(quantiles[2])
                .setDeclared(declared)
                .setShortBy(shortBy)
                .setOrderBy(shortBy > 0 ? period(order) : null)
                .setAsOf(asOf)
                .setRunId(runId)
                .build());
      }
    }
    return rows;
  }

  /** A row of {@code scenario_requirement}. */
  public SpecificRecord requirement(
      Study study,
      Model.Target target,
      Model.Setting setting,
      String with,
      double probability,
      SmallestLever found) {
    OptionalDouble smallest = found.smallest();
    Optional<Map.Entry<String, Double>> cost =
        smallest.isPresent()
            ? study
                .cost(
                    List.of(
                        new Model.Setting(
                            setting.lever(),
                            smallest.getAsDouble(),
                            setting.from(),
                            setting.until())))
                .entrySet()
                .stream()
                .findFirst()
            : Optional.empty();
    return ScenarioRequirement.newBuilder()
        .setMissionId(model.missionId())
        .setModelId(model.id())
        .setGoalId(target.goal())
        .setLever(setting.lever())
        .setScenarioId(with)
        .setProbability(probability)
        .setSmallest(boxed(smallest))
        .setBestShare(found.best())
        .setCost(cost.map(Map.Entry::getValue).orElse(null))
        .setCurrency(cost.map(Map.Entry::getKey).orElse(null))
        .setReason(reason(setting.lever(), found))
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private static String reason(String lever, SmallestLever found) {
    String best =
        String.format(
            java.util.Locale.ROOT,
            "%s at %s reaches it in %.0f of 100 of the model's futures.",
            lever,
            org.waymark.registry.NumberText.write(found.bestAt()),
            100 * found.best());
    if (found.smallest().isEmpty()) {
      return "None is enough: even " + best;
    }
    return found.monotone()
        ? "The smallest setting that is enough."
        : "More is not always better: this is the first setting that is enough.";
  }

  /** A row of {@code scenario_world}. */
  public SpecificRecord world(
      Model.World world, String scenario, String goal, double share, double regret) {
    return ScenarioWorld.newBuilder()
        .setMissionId(model.missionId())
        .setModelId(model.id())
        .setWorldId(world.id())
        .setWorldTitle(world.title())
        .setScenarioId(scenario)
        .setGoalId(goal)
        .setShare(share)
        .setRegret(regret)
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }
}

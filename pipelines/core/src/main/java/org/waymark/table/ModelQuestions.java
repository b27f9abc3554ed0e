package org.waymark.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.waymark.period.Period;
import org.waymark.schema.record.ScenarioSensitivity;
import org.waymark.twin.model.Model;
import org.waymark.twin.scenario.Sensitivity;
import org.waymark.twin.scenario.Study;

/** What the answers of a model hang on, and what must be true to reach its goals. */
final class ModelQuestions {
  /** Share of futures in which a goal shall be reached. */
  private static final double WANTED = 0.8;

  private final Study study;
  private final Model model;
  private final ModelRows rows;
  private final LocalDate asOf;
  private final String runId;

  ModelQuestions(Study study, ModelRows rows, LocalDate asOf, String runId) {
    this.study = study;
    this.model = study.model();
    this.rows = rows;
    this.asOf = asOf;
    this.runId = runId;
  }

  /** The scenario that reaches a goal most often. */
  static Optional<Model.Scenario> best(Study study, Model.Target target) {
    Model.Scenario best = null;
    double most = -1;
    for (Model.Scenario scenario : study.model().scenarios()) {
      double share = study.share(study.with(scenario.set()), target);
      if (share > most) {
        most = share;
        best = scenario;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * Rows of {@code scenario_sensitivity}.
   *
   * @param learnt whether panels have taught parameters
   */
  List<SpecificRecord> sensitivity(boolean learnt) {
    List<SpecificRecord> all = new ArrayList<>();
    List<List<Model.Setting>> options = new ArrayList<>(List.of(List.of()));
    model.scenarios().forEach(scenario -> options.add(scenario.set()));
    for (Model.Target target : model.goals()) {
      List<Model.Setting> chosen = best(study, target).map(Model.Scenario::set).orElse(List.of());
      for (Sensitivity.Line line : new Sensitivity(study, target, learnt).lines(chosen, options)) {
        all.add(
            ScenarioSensitivity.newBuilder()
                .setMissionId(model.missionId())
                .setModelId(model.id())
                .setGoalId(target.goal())
                .setInput(line.input())
                .setFirstOrder(line.first().isPresent() ? line.first().getAsDouble() : null)
                .setLow(line.low())
                .setHigh(line.high())
                .setTotalOrder(line.total().isPresent() ? line.total().getAsDouble() : null)
                .setEvppi(line.worth())
                .setAsOf(asOf)
                .setRunId(runId)
                .build());
      }
    }
    return all;
  }

  /**
   * Rows of {@code scenario_requirement}: each lever with a range, alone and with the best rest.
   */
  List<SpecificRecord> requirements() {
    List<SpecificRecord> all = new ArrayList<>();
    for (Model.Target target : model.goals()) {
      Optional<Model.Scenario> best = best(study, target);
      for (Model.Lever lever : model.levers()) {
        if (lever.least().isEmpty() || lever.most().isEmpty()) {
          continue;
        }
        Optional<Period> first = firstUse(lever.id());
        if (first.isEmpty()) {
          continue;
        }
        all.add(requirement(target, lever, first.get(), ModelRows.BASELINE, List.of()));
        List<Model.Setting> others =
            best.map(Model.Scenario::set).orElse(List.of()).stream()
                .filter(s -> !s.lever().equals(lever.id()))
                .toList();
        if (best.isPresent() && !others.isEmpty()) {
          all.add(requirement(target, lever, first.get(), best.get().id(), others));
        }
      }
    }
    return all;
  }

  private SpecificRecord requirement(
      Model.Target target,
      Model.Lever lever,
      Period from,
      String with,
      List<Model.Setting> others) {
    return rows.requirement(
        study,
        target,
        new Model.Setting(lever.id(), 1, from, Optional.empty()),
        with,
        WANTED,
        study.needed(target, lever, from, others, WANTED));
  }

  /** When the first scenario pulls a lever, or the model begins. */
  private Optional<Period> firstUse(String lever) {
    return model.scenarios().stream()
        .flatMap(s -> s.set().stream())
        .filter(s -> s.lever().equals(lever))
        .map(Model.Setting::from)
        .findFirst()
        .or(() -> model.clock().first());
  }
}

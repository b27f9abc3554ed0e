package org.waymark.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.period.Period;
import org.waymark.registry.Goal;
import org.waymark.registry.Indicator;
import org.waymark.registry.Role;
import org.waymark.twin.backtest.Bases;
import org.waymark.twin.model.Model;
import org.waymark.twin.scenario.Draws;
import org.waymark.twin.scenario.Grades;
import org.waymark.twin.verdict.Verdicts;

/** Whether limits of guardrails elsewhere hold, where a simple forecast of them has earned it. */
final class LimitChances {
  private final Model model;
  private final int draws;
  private final Map<String, Limit> limits = new TreeMap<>();

  private record Limit(Goal goal, int better, double[] base) {}

  /** A chance with a scenario and without. */
  record Held(double with, double without) {}

  LimitChances(Model model, ModelInputs inputs, int draws) {
    this.model = model;
    this.draws = draws;
    for (Model.Link link : model.links()) {
      if (!limits.containsKey(link.toIndicator()) && link.evidence() > Grades.ONLY_A_RANGE) {
        limit(link.toIndicator(), inputs).ifPresent(l -> limits.put(link.toIndicator(), l));
      }
    }
  }

  private Optional<Limit> limit(String id, ModelInputs inputs) {
    Optional<Indicator> indicator =
        inputs.indicators().stream()
            .filter(i -> i.id().equals(id) && i.role() == Role.GUARDRAIL)
            .findFirst();
    Optional<Goal> goal =
        inputs.missions().stream()
            .flatMap(mission -> mission.goals().stream())
            .filter(g -> g.indicatorId().equals(id) && g.placeId().isEmpty() && g.gap().isEmpty())
            .findFirst();
    SortedMap<Period, Double> series = inputs.history().of(id);
    if (indicator.isEmpty() || goal.isEmpty() || series.isEmpty()) {
      return Optional.empty();
    }
    int year = Math.max(2, (int) Math.rint(365.25 / Math.max(1, days(series.lastKey()))));
    Period by = goal.get().target().period();
    int better = indicator.get().better().sign();
    Optional<Verdicts.Base> base =
        by.kind() == series.lastKey().kind() ? Bases.best(id, series, by, year) : Optional.empty();
    return base.map(
        forecast -> {
          double[] values = Draws.normals(model.seed(), model.id() + "/limit/" + id, draws);
          for (int i = 0; i < values.length; i++) {
            values[i] = forecast.mean() + forecast.sd() * values[i];
          }
          return new Limit(goal.get(), better, values);
        });
  }

  private static long days(Period period) {
    return java.time.temporal.ChronoUnit.DAYS.between(period.start(), period.plus(1).start());
  }

  /**
   * The chance that the limit holds; empty where it is not earned or this is not its period.
   *
   * @param score effect on the score by period and draw
   */
  Optional<Held> at(Model.Link link, double[][] score, int period) {
    Limit limit = limits.get(link.toIndicator());
    if (limit == null || period != asked(limit.goal())) {
      return Optional.empty();
    }
    int with = 0;
    int without = 0;
    for (int i = 0; i < draws; i++) {
      double base = limit.base()[i];
      double moved =
          link.elasticity() ? base * StrictMath.exp(score[period][i]) : base + score[period][i];
      double value = limit.goal().target().value();
      with += limit.better() * (moved - value) >= 0 ? 1 : 0;
      without += limit.better() * (base - value) >= 0 ? 1 : 0;
    }
    return Optional.of(new Held(with / (double) draws, without / (double) draws));
  }

  /** The modelled period in which the limit counts: its last day's, or the model's last. */
  private int asked(Goal goal) {
    int last = model.clock().periods() - 1;
    return model
        .clock()
        .first()
        .map(
            first -> {
              int at = last;
              for (int p = last; p >= 0; p--) {
                if (!first.plus(p).end().isBefore(goal.target().period().end())) {
                  at = p;
                }
              }
              return at;
            })
        .orElse(last);
  }

  /** Ids of indicators whose limits are asked. */
  List<String> indicators() {
    return List.copyOf(limits.keySet());
  }
}

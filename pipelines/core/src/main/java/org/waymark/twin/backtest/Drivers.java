package org.waymark.twin.backtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.period.Period;
import org.waymark.twin.calibrate.History;
import org.waymark.twin.expression.Expression;
import org.waymark.twin.expression.Function;
import org.waymark.twin.model.Equation;
import org.waymark.twin.model.Model;
import org.waymark.twin.simulate.Inputs;
import org.waymark.twin.simulate.Simulation;
import org.waymark.twin.simulate.Trajectories;

/**
 * A model whose published flows are taken as they turned out. What it then says of its stocks shows
 * whether its structure is right, and not whether it can forecast.
 */
final class Drivers {
  private static final String GIVEN = "given-";

  private final Simulation simulation;
  private final Model model;
  private final Map<String, SortedMap<Period, Double>> published;

  private Drivers(Model model, Map<String, SortedMap<Period, Double>> published) {
    this.model = model;
    this.published = published;
    List<Model.Variable> variables = new ArrayList<>();
    SortedMap<String, double[]> seasons = new TreeMap<>(model.seasons());
    for (Model.Variable variable : model.variables()) {
      boolean given = published.containsKey(variable.id());
      variables.add(given ? given(variable) : variable);
      if (given) {
        seasons.put(GIVEN + variable.id(), new double[0]);
      }
    }
    simulation = Simulation.of(model.with(variables, seasons));
  }

  /** The model with its published flows given; empty where no flow is published. */
  static Optional<Drivers> of(Model model, History history) {
    Map<String, SortedMap<Period, Double>> published = new HashMap<>();
    for (Model.Observed observed : model.observed()) {
      SortedMap<Period, Double> series = history.of(observed.indicator());
      flow(model, observed)
          .filter(flow -> !series.isEmpty())
          .ifPresent(
              flow -> {
                SortedMap<Period, Double> values = new TreeMap<>();
                series.forEach((period, value) -> values.put(period, value / observed.factor()));
                published.put(flow, values);
              });
    }
    return published.isEmpty() ? Optional.empty() : Optional.of(new Drivers(model, published));
  }

  private static Optional<String> flow(Model model, Model.Observed observed) {
    return observed.shown().tree() instanceof Expression.Name name
            && model.variables().stream().anyMatch(v -> v.flow() && v.id().equals(name.id()))
        ? Optional.of(name.id())
        : Optional.empty();
  }

  /** The equation becomes a level of each period, which the inputs say. */
  private static Model.Variable given(Model.Variable flow) {
    Equation was = flow.equation();
    int at = 0;
    Expression level =
        new Expression.Call(
            Function.SEASON, List.of(new Expression.Name(GIVEN + flow.id(), at)), at);
    return new Model.Variable(
        flow.id(),
        flow.unit(),
        new Equation(was.written(), level),
        flow.flow(),
        flow.nonNegative(),
        flow.take(),
        flow.at());
  }

  /** Whether an observed variable is itself a driver. */
  boolean drives(int observed) {
    return flow(model, model.observed().get(observed)).filter(published::containsKey).isPresent();
  }

  /** Whether every driver is published for the periods after an origin. */
  boolean known(Period origin, int horizon) {
    for (int ahead = 1; ahead <= horizon; ahead++) {
      Period period = origin.plus(ahead);
      if (published.values().stream().anyMatch(series -> !series.containsKey(period))) {
        return false;
      }
    }
    return true;
  }

  /** The same futures with the drivers given; past the last published value they stay there. */
  Trajectories run(Inputs inputs, int periods) {
    SortedMap<String, double[]> seasons = new TreeMap<>(inputs.seasons());
    published.forEach(
        (flow, series) -> {
          // A level for each simulated period: the list is read as a season that never comes back.
          double[] levels = new double[periods];
          double last = java.util.Objects.requireNonNull(series.get(series.lastKey()));
          Period first = model.clock().first().orElseThrow();
          for (int p = 0; p < periods; p++) {
            int index = inputs.offset() + p;
            Double came = series.get(first.plus(index));
            levels[Math.floorMod(index, periods)] = came == null ? last : came;
          }
          seasons.put(GIVEN + flow, levels);
        });
    Inputs given =
        new Inputs(
            inputs.draws(),
            inputs.parameters(),
            inputs.starts(),
            seasons,
            inputs.changes(),
            inputs.noise(),
            inputs.offset());
    return simulation.run(given, List.of(), periods);
  }
}

package org.waymark.twin.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.period.Period;
import org.waymark.statistics.Quantiles;
import org.waymark.twin.model.Distribution;
import org.waymark.twin.model.Model;
import org.waymark.twin.simulate.CapacityNeed;
import org.waymark.twin.simulate.Change;
import org.waymark.twin.simulate.Inputs;
import org.waymark.twin.simulate.Simulation;
import org.waymark.twin.simulate.Trajectories;

/** A model with its futures: what scenarios do in them. */
public final class Study {
  private final Model model;
  private final Simulation simulation;
  private final Futures futures;
  private final Inputs inputs;
  private final List<String> watched;
  private final Trajectories baseline;

  /**
   * The study of a model.
   *
   * @param measured effects that practices have shown, by lever
   * @param starts groups or amounts at the start by stock, in place of those of the model
   * @param learnt values of parameters that panels have taught, by draw
   */
  public Study(
      Model model,
      int draws,
      SortedMap<String, Distribution> measured,
      SortedMap<String, double[]> starts,
      SortedMap<String, double[]> learnt) {
    this(model, draws, measured, starts, learnt, new TreeMap<>(), new TreeMap<>());
  }

  /** The same with estimated seasons and what the model does not explain. */
  public Study(
      Model model,
      int draws,
      SortedMap<String, Distribution> measured,
      SortedMap<String, double[]> starts,
      SortedMap<String, double[]> learnt,
      SortedMap<String, double[]> seasons,
      SortedMap<String, double[][]> noise) {
    this.model = model;
    simulation = Simulation.of(model);
    futures = new Futures(model, draws, measured);
    Inputs prior = futures.baseline();
    SortedMap<String, double[]> parameters = new TreeMap<>(prior.parameters());
    parameters.putAll(learnt);
    inputs = new Inputs(draws, parameters, starts, seasons, List.of(), noise, 0);
    TreeSet<String> names = new TreeSet<>();
    model.links().forEach(link -> names.add(link.from()));
    model.capacities().forEach(capacity -> names.add(capacity.id()));
    model.stocks().forEach(stock -> names.add(stock.id()));
    model.variables().stream().filter(Model.Variable::flow).forEach(v -> names.add(v.id()));
    watched = List.copyOf(names);
    baseline = simulation.run(inputs, watched);
  }

  /** The model. */
  public Model model() {
    return model;
  }

  /** How many futures. */
  public int draws() {
    return futures.draws();
  }

  /** The futures. */
  public Futures futures() {
    return futures;
  }

  /** What goes into the baseline. */
  public Inputs inputs() {
    return inputs;
  }

  /** The simulation. */
  public Simulation simulation() {
    return simulation;
  }

  /** What happens if nothing is done. */
  public Trajectories baseline() {
    return baseline;
  }

  /** What happens with some settings. */
  public Trajectories with(List<Model.Setting> settings) {
    return settings.isEmpty()
        ? baseline
        : simulation.run(inputs.with(futures.changes(settings)), watched);
  }

  /** Share of the model's futures in which a goal is reached. */
  public double share(Trajectories of, Model.Target target) {
    return share(of.observed(target.observed(), model.clock().index(target.by())), target);
  }

  private static double share(double[] values, Model.Target target) {
    int reached = 0;
    for (double value : values) {
      reached += target.better() * (value - target.value()) >= 0 ? 1 : 0;
    }
    return reached / (double) values.length;
  }

  /** Monte Carlo error of a share. */
  public double error(double share) {
    return Math.sqrt(share * (1 - share) / draws());
  }

  /** Difference from the baseline in each future. */
  public double[] difference(Trajectories of, int observed, int period) {
    double[] values = of.observed(observed, period);
    double[] base = baseline.observed(observed, period);
    double[] difference = new double[values.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = values[i] - base[i];
    }
    return difference;
  }

  /**
   * The first period by whose end a goal's value is reached, as the share of futures in which it
   * is, cumulative over periods.
   */
  public double[] reachedBy(Trajectories of, Model.Target target) {
    double[] reached = new double[model.clock().periods()];
    boolean[] done = new boolean[draws()];
    int count = 0;
    for (int p = 0; p < reached.length; p++) {
      double[] values = of.observed(target.observed(), p);
      for (int i = 0; i < done.length; i++) {
        if (!done[i] && target.better() * (values[i] - target.value()) >= 0) {
          done[i] = true;
          count++;
        }
      }
      reached[p] = count / (double) done.length;
    }
    return reached;
  }

  /**
   * What a link does to its indicator by period and draw, on the scale of its score: logarithms for
   * an elasticity, points otherwise.
   */
  public double[][] affected(Trajectories of, Model.Link link) {
    double[] effect = futures.effect(link.id(), link.effect(), link.evidence(), false);
    double[][] score = new double[model.clock().periods()][draws()];
    double lag = Math.max(1, link.lag());
    for (int p = 0; p < score.length; p++) {
      double[] now = of.watched(link.from(), p);
      double[] base = baseline.watched(link.from(), p);
      for (int i = 0; i < now.length; i++) {
        double push =
            link.elasticity()
                ? now[i] > 0 && base[i] > 0 ? StrictMath.log(now[i] / base[i]) : 0
                : now[i] - base[i];
        double before = p == 0 ? 0 : score[p - 1][i];
        score[p][i] = before + (effect[i] * push - before) / lag;
      }
    }
    return score;
  }

  /** What is needed of a capacity in each period to hold its declared way; empty where none is. */
  public Optional<double[][]> needs(Model.Capacity capacity) {
    return capacity.hold().map(hold -> CapacityNeed.compute(simulation, inputs, capacity, hold));
  }

  /**
   * The smallest setting of a lever with which a goal is reached in a share of futures.
   *
   * @param others settings of other levers
   */
  public SmallestLever needed(
      Model.Target target,
      Model.Lever lever,
      Period from,
      List<Model.Setting> others,
      double wanted) {
    int periods = model.clock().index(target.by()) + 1;
    List<Change> fixed = futures.changes(others);
    double least = lever.least().orElse(0);
    double most = lever.most().orElse(100);
    return SmallestLever.find(
        least,
        most,
        wanted,
        setting -> {
          List<Change> changes = new ArrayList<>(fixed);
          changes.addAll(
              futures.changes(
                  List.of(new Model.Setting(lever.id(), setting, from, Optional.empty()))));
          Trajectories of = simulation.run(inputs.with(changes), List.of(), periods);
          return share(of.observed(target.observed(), periods - 1), target);
        });
  }

  /** What settings cost in their currency over the model's time, by currency. */
  public SortedMap<String, Double> cost(List<Model.Setting> settings) {
    SortedMap<String, Double> costs = new TreeMap<>();
    for (Model.Setting setting : settings) {
      Model.Lever lever = model.lever(setting.lever()).orElseThrow();
      lever
          .cost()
          .ifPresent(
              cost -> {
                int from = Math.max(0, model.clock().index(setting.from()));
                int until =
                    Math.min(
                        model.clock().periods(),
                        setting.until().map(model.clock()::index).orElse(Integer.MAX_VALUE));
                double periods = cost.perPeriod() ? Math.max(0, until - from) : 1;
                costs.merge(cost.currency(), cost.amount() * setting.to() * periods, Double::sum);
              });
    }
    return costs;
  }

  /** The lowest grade of evidence of the levers in some settings; 5 where there are none. */
  public int lowestGrade(List<Model.Setting> settings) {
    return settings.stream()
        .map(setting -> model.lever(setting.lever()).orElseThrow())
        .mapToInt(Model.Lever::evidence)
        .min()
        .orElse(5);
  }

  /** Quantiles of some draws. */
  public static double[] quantiles(double[] draws, double... shares) {
    double[] sorted = draws.clone();
    Arrays.sort(sorted);
    return Arrays.stream(shares).map(share -> Quantiles.ofSorted(sorted, share)).toArray();
  }
}

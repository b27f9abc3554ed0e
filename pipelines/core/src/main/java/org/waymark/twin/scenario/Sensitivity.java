package org.waymark.twin.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.statistics.Quantiles;
import org.waymark.twin.model.Model;
import org.waymark.twin.simulate.Inputs;
import org.waymark.twin.simulate.Trajectories;

/** What the answer to a goal hangs on, and what evidence would be worth buying. */
public final class Sensitivity {
  /** Wider intervals are not printed. */
  private static final double WIDEST = 0.2;

  private static final int BINS = 20;
  private static final int BOOTSTRAPS = 200;
  private static final int ROWS = 1_024;
  private static final double TAIL = 0.025;

  private final Study study;
  private final Model.Target target;
  private final boolean learnt;

  /**
   * What a goal hangs on.
   *
   * @param learnt whether panels have taught parameters, which are then not independent
   */
  public Sensitivity(Study study, Model.Target target, boolean learnt) {
    this.study = study;
    this.target = target;
    this.learnt = learnt;
  }

  /**
   * How far the answer hangs on one input.
   *
   * @param first share of the variance of the indicator at the goal's period that knowing the input
   *     alone would remove; empty where its interval is wider than 0.2
   * @param low lower end of its 95% bootstrap interval
   * @param high upper end
   * @param total share that stays if all others are known; empty where inputs are not independent
   * @param worth what knowing it would add to the share of futures that reach the goal
   */
  public record Line(
      String input,
      OptionalDouble first,
      double low,
      double high,
      OptionalDouble total,
      double worth) {}

  /**
   * Lines by input, the most important first.
   *
   * @param chosen settings of the scenario that is looked at
   * @param options settings of every scenario that could be chosen, also of none
   */
  public List<Line> lines(List<Model.Setting> chosen, List<List<Model.Setting>> options) {
    int period = study.model().clock().index(target.by());
    double[] output = study.with(chosen).observed(target.observed(), period);
    List<double[]> utilities = new ArrayList<>();
    for (List<Model.Setting> option : options) {
      double[] values = study.with(option).observed(target.observed(), period);
      utilities.add(
          Arrays.stream(values)
              .map(v -> target.better() * (v - target.value()) >= 0 ? 1 : 0)
              .toArray());
    }
    SortedMap<String, double[]> inputs = inputs(options);
    Map<String, Double> totals =
        learnt ? Map.of() : totals(chosen, inputs.keySet().stream().toList(), period);
    List<Line> lines = new ArrayList<>();
    inputs.forEach(
        (input, values) -> {
          int[] group = Bins.of(values, BINS).group();
          double first = Indices.binned(group, output, BINS);
          double[] interval = interval(input, group, output, first);
          Double total = totals.get(input);
          lines.add(
              new Line(
                  input,
                  interval[1] - interval[0] > WIDEST
                      ? OptionalDouble.empty()
                      : OptionalDouble.of(first),
                  interval[0],
                  interval[1],
                  total == null ? OptionalDouble.empty() : OptionalDouble.of(total),
                  EvidenceValue.ofInput(values, utilities, BINS / 2)));
        });
    lines.sort(
        java.util.Comparator.comparingDouble((Line l) -> -(l.low() + l.high()))
            .thenComparing(Line::input));
    return List.copyOf(lines);
  }

  /** Values of everything that is not known, by draw. */
  private SortedMap<String, double[]> inputs(List<List<Model.Setting>> options) {
    SortedMap<String, double[]> inputs = new TreeMap<>();
    study
        .inputs()
        .parameters()
        .forEach(
            (id, values) -> {
              if (values.length > 1) {
                inputs.put(id, values);
              }
            });
    TreeSet<String> levers = new TreeSet<>();
    options.forEach(set -> set.forEach(one -> levers.add(one.lever())));
    for (String id : levers) {
      Model.Lever lever = study.model().lever(id).orElseThrow();
      study.futures().effectOf(lever).ifPresent(values -> inputs.put(id, values));
    }
    return inputs;
  }

  private double[] interval(String input, int[] group, double[] output, double first) {
    int n = output.length;
    double[] found = new double[BOOTSTRAPS];
    for (int b = 0; b < BOOTSTRAPS; b++) {
      double[] pick =
          Draws.uniforms(study.model().seed(), study.model().id() + "/boot/" + input + "/" + b, n);
      int[] of = new int[n];
      double[] values = new double[n];
      for (int i = 0; i < n; i++) {
        int at = (int) (pick[i] * n);
        of[i] = group[at];
        values[i] = output[at];
      }
      found[b] = Indices.binned(of, values, BINS);
    }
    Arrays.sort(found);
    // Drawing again adds its own noise between groups, so the middle is put back in its place.
    double shift = first - Quantiles.ofSorted(found, 0.5);
    return new double[] {
      Math.max(0, Quantiles.ofSorted(found, TAIL) + shift),
      Math.min(1, Quantiles.ofSorted(found, 1 - TAIL) + shift)
    };
  }

  private Map<String, Double> totals(List<Model.Setting> chosen, List<String> inputs, int period) {
    Map<String, Double> totals = new TreeMap<>();
    sobol(chosen, inputs, ROWS, period).forEach((id, index) -> totals.put(id, index.total()));
    return totals;
  }

  /** Sobol's indices of the indicator in a period, by input, from some rows of each matrix. */
  public SortedMap<String, Indices.Sobol> sobol(
      List<Model.Setting> chosen, List<String> inputs, int rows, int period) {
    Futures first = study.futures().first(rows);
    double[] a = run(first, chosen, period);
    double[] b = run(first.others(), chosen, period);
    double level = (Indices.mean(a) + Indices.mean(b)) / 2;
    SortedMap<String, Indices.Sobol> found = new TreeMap<>();
    for (String input : inputs) {
      double[] mixed = run(first.swapped(input::equals), chosen, period);
      found.put(input, Indices.sobol(a, b, mixed, level));
    }
    return found;
  }

  private double[] run(Futures futures, List<Model.Setting> chosen, int period) {
    Inputs base = futures.baseline();
    Inputs inputs =
        new Inputs(
            futures.draws(),
            base.parameters(),
            study.inputs().starts(),
            study.inputs().seasons(),
            futures.changes(chosen));
    Trajectories of = study.simulation().run(inputs, List.of(), period + 1);
    return of.observed(target.observed(), period);
  }
}

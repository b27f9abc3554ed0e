package org.waymark.twin.simulate;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.twin.model.Model;

/**
 * What goes into a simulation.
 *
 * @param draws how many futures
 * @param parameters values of each parameter by draw; one value where all draws have the same
 * @param starts groups or amounts at the start by stock, in place of those of the model
 * @param seasons levels by season, in place of those of the model
 * @param changes what a scenario does
 * @param noise by stock or flow, period and draw: what is added to stocks at the end of a period,
 *     and the logarithm of what observed flows are multiplied by
 * @param offset periods from the model's first period to the first that is simulated
 */
public record Inputs(
    int draws,
    SortedMap<String, double[]> parameters,
    SortedMap<String, double[]> starts,
    SortedMap<String, double[]> seasons,
    List<Change> changes,
    SortedMap<String, double[][]> noise,
    int offset) {

  /** Inputs from the model's first period on, without noise. */
  public Inputs(
      int draws,
      SortedMap<String, double[]> parameters,
      SortedMap<String, double[]> starts,
      SortedMap<String, double[]> seasons,
      List<Change> changes) {
    this(draws, parameters, starts, seasons, changes, new TreeMap<>(), 0);
  }

  /** One future with every parameter at its median. */
  public static Inputs medians(Model model) {
    SortedMap<String, double[]> parameters = new TreeMap<>();
    model.parameters().forEach(p -> parameters.put(p.id(), new double[] {p.prior().median()}));
    return new Inputs(1, parameters, new TreeMap<>(), new TreeMap<>(), List.of());
  }

  /** The same with other changes. */
  public Inputs with(List<Change> others) {
    return new Inputs(draws, parameters, starts, seasons, List.copyOf(others), noise, offset);
  }

  /** The same with a parameter at a value in every draw. */
  public Inputs at(String parameter, double value) {
    SortedMap<String, double[]> others = new TreeMap<>(parameters);
    others.put(parameter, new double[] {value});
    return new Inputs(draws, others, starts, seasons, changes, noise, offset);
  }

  /** The same with other values of parameters. */
  public Inputs withParameters(SortedMap<String, double[]> others) {
    return new Inputs(draws, others, starts, seasons, changes, noise, offset);
  }

  /** The same from another period on, with other starts. */
  public Inputs from(int period, SortedMap<String, double[]> others) {
    return new Inputs(draws, parameters, others, seasons, changes, noise, period);
  }

  /** The same with noise. */
  public Inputs withNoise(SortedMap<String, double[][]> added) {
    return new Inputs(draws, parameters, starts, seasons, changes, added, offset);
  }
}

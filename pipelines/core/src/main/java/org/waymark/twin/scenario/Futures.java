package org.waymark.twin.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.waymark.twin.model.Clock;
import org.waymark.twin.model.Distribution;
import org.waymark.twin.model.Model;
import org.waymark.twin.simulate.Change;
import org.waymark.twin.simulate.Inputs;

/** The futures of a model: values of everything that is not known, by draw. */
public final class Futures {
  private static final String NULL = "/null";

  private final Model model;
  private final int draws;
  private final Predicate<String> swapped;
  private final SortedMap<String, Distribution> measured;

  /**
   * The futures of a model.
   *
   * @param measured effects of levers that practices have shown, by lever, as logarithms of a ratio
   */
  public Futures(Model model, int draws, SortedMap<String, Distribution> measured) {
    this(model, draws, measured, id -> false);
  }

  private Futures(
      Model model, int draws, SortedMap<String, Distribution> measured, Predicate<String> swapped) {
    this.model = model;
    this.draws = draws;
    this.measured = measured;
    this.swapped = swapped;
  }

  /** Independent futures, for comparisons of two sets. */
  public Futures others() {
    return swapped(id -> true);
  }

  /** These futures with some inputs as in the {@link #others}. */
  public Futures swapped(Predicate<String> inputs) {
    return new Futures(model, draws, measured, inputs);
  }

  /** The first of these futures. */
  public Futures first(int some) {
    return new Futures(model, Math.min(some, draws), measured, swapped);
  }

  /** How many. */
  public int draws() {
    return draws;
  }

  private String key(String id) {
    // Whether there is an effect belongs to the effect, and both are swapped together.
    String input = id.endsWith(NULL) ? id.substring(0, id.length() - NULL.length()) : id;
    return model.id() + "/" + id + (swapped.test(input) ? "/B" : "");
  }

  /** Inputs of the model without any lever. */
  public Inputs baseline() {
    SortedMap<String, double[]> parameters = new TreeMap<>();
    for (Model.Parameter parameter : model.parameters()) {
      parameters.put(parameter.id(), values(parameter.id(), parameter.prior()));
    }
    return new Inputs(draws, parameters, new TreeMap<>(), new TreeMap<>(), List.of());
  }

  /** Values of a distribution under a key. */
  double[] values(String id, Distribution of) {
    if (of.isKnown()) {
      return new double[] {of.median()};
    }
    double[] values =
        of.scale() == Distribution.Scale.UNIFORM
            ? Draws.uniforms(model.seed(), key(id), draws)
            : Draws.normals(model.seed(), key(id), draws);
    for (int i = 0; i < draws; i++) {
      values[i] =
          of.scale() == Distribution.Scale.UNIFORM
              ? of.centre() + (of.spread() - of.centre()) * values[i]
              : of.at(values[i]);
    }
    return values;
  }

  /**
   * An effect by draw on the scale on which it adds up, 0 in the share of futures that its grade
   * gives to nothing.
   *
   * @param onScale whether the effect's own scale is meant, as for a ratio, or its value
   */
  double[] effect(String id, Distribution of, int grade, boolean onScale) {
    double[] values = new double[draws];
    double[] z = of.isKnown() ? new double[draws] : Draws.normals(model.seed(), key(id), draws);
    double nothing = grade <= Grades.ONLY_A_DIRECTION ? 0 : Grades.nullShare(grade);
    double[] u =
        nothing > 0 ? Draws.uniforms(model.seed(), key(id + NULL), draws) : new double[draws];
    for (int i = 0; i < draws; i++) {
      double value = onScale ? of.centre() + of.spread() * z[i] : of.at(z[i]);
      values[i] = nothing > 0 && u[i] < nothing ? 0 : value;
    }
    return values;
  }

  /** The effect of a lever by draw on the scale on which it adds up; empty where it is certain. */
  Optional<double[]> effectOf(Model.Lever lever) {
    Optional<Distribution> effect =
        lever.measured() ? Optional.ofNullable(measured.get(lever.id())) : lever.effect();
    return effect.map(
        of -> {
          boolean ratio = of.scale() == Distribution.Scale.LOG;
          double[] amount = effect(lever.id(), of, lever.evidence(), ratio);
          if (!ratio && lever.by() != Model.Lever.By.AMOUNT && !lever.measured()) {
            amount = Arrays.stream(amount).map(r -> r <= 0 ? 0 : StrictMath.log(r)).toArray();
          }
          return amount;
        });
  }

  /** What the settings of a scenario change. */
  public List<Change> changes(List<Model.Setting> settings) {
    List<Change> changes = new ArrayList<>();
    Clock clock = model.clock();
    for (Model.Setting setting : settings) {
      Model.Lever lever = model.lever(setting.lever()).orElseThrow();
      int from = clock.index(setting.from());
      int until = setting.until().map(clock::index).orElse(Integer.MAX_VALUE);
      double[] amount =
          effectOf(lever)
              .map(of -> Arrays.stream(of).map(one -> one * setting.to()).toArray())
              .orElse(new double[] {setting.to()});
      changes.add(new Change(lever.changes(), lever.by(), amount, from, until, lever.ramp()));
    }
    return List.copyOf(changes);
  }
}

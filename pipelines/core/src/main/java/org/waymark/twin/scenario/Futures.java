package org.waymark.twin.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.twin.model.Clock;
import org.waymark.twin.model.Distribution;
import org.waymark.twin.model.Model;
import org.waymark.twin.simulate.Change;
import org.waymark.twin.simulate.Inputs;

/** The futures of a model: values of everything that is not known, by draw. */
public final class Futures {
  private final Model model;
  private final int draws;
  private final String suffix;
  private final SortedMap<String, Distribution> measured;

  /**
   * The futures of a model.
   *
   * @param measured effects of levers that practices have shown, by lever, as logarithms of a ratio
   */
  public Futures(Model model, int draws, SortedMap<String, Distribution> measured) {
    this(model, draws, measured, "");
  }

  private Futures(Model model, int draws, SortedMap<String, Distribution> measured, String suffix) {
    this.model = model;
    this.draws = draws;
    this.measured = measured;
    this.suffix = suffix;
  }

  /** Independent futures, for comparisons of two sets. */
  public Futures others() {
    return new Futures(model, draws, measured, "/B");
  }

  /** How many. */
  public int draws() {
    return draws;
  }

  private String key(String id) {
    return model.id() + "/" + id + suffix;
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
        nothing > 0 ? Draws.uniforms(model.seed(), key(id + "/null"), draws) : new double[draws];
    for (int i = 0; i < draws; i++) {
      double value = onScale ? of.centre() + of.spread() * z[i] : of.at(z[i]);
      values[i] = nothing > 0 && u[i] < nothing ? 0 : value;
    }
    return values;
  }

  /** What the settings of a scenario change. */
  public List<Change> changes(List<Model.Setting> settings) {
    List<Change> changes = new ArrayList<>();
    Clock clock = model.clock();
    for (Model.Setting setting : settings) {
      Model.Lever lever = model.lever(setting.lever()).orElseThrow();
      int from = clock.index(setting.from());
      int until = setting.until().map(clock::index).orElse(Integer.MAX_VALUE);
      Optional<Distribution> effect =
          lever.measured() ? Optional.ofNullable(measured.get(lever.id())) : lever.effect();
      double[] amount = {setting.to()};
      if (effect.isPresent()) {
        boolean ratio = effect.get().scale() == Distribution.Scale.LOG;
        amount = effect(lever.id(), effect.get(), lever.evidence(), ratio);
        if (!ratio && lever.by() != Model.Lever.By.AMOUNT && !lever.measured()) {
          amount = Arrays.stream(amount).map(r -> r <= 0 ? 0 : StrictMath.log(r)).toArray();
        }
        for (int i = 0; i < amount.length; i++) {
          amount[i] *= setting.to();
        }
      }
      changes.add(new Change(lever.changes(), lever.by(), amount, from, until, lever.ramp()));
    }
    return List.copyOf(changes);
  }
}

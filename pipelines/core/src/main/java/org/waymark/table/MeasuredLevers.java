package org.waymark.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.RegisteredPractice;
import org.waymark.twin.model.Distribution;
import org.waymark.twin.model.Model;
import org.waymark.twin.scenario.MeasuredEffect;

/** Effects of levers that say {@code effect: measured}, from places that took up their practice. */
final class MeasuredLevers {
  /** Half of a 95% interval, in standard errors. */
  private static final double Z95 = 1.959963984540054;

  private final ModelInputs inputs;

  MeasuredLevers(ModelInputs inputs) {
    this.inputs = inputs;
  }

  /**
   * A model with the measured effects of its levers.
   *
   * @param model whose levers have the grade and the kind that was measured
   * @param effects by lever, as they add up
   * @param missing levers whose effect nobody has measured yet
   */
  record Found(Model model, SortedMap<String, Distribution> effects, List<String> missing) {}

  Found of(Model model) {
    SortedMap<String, Distribution> effects = new TreeMap<>();
    List<String> missing = new ArrayList<>();
    List<Model.Lever> levers = new ArrayList<>();
    for (Model.Lever lever : model.levers()) {
      Optional<Indicator> indicator = lever.measured() ? indicator(lever) : Optional.empty();
      Optional<MeasuredEffect> effect = indicator.flatMap(i -> effect(lever, i));
      if (lever.measured() && effect.isEmpty()) {
        missing.add(lever.id());
      }
      if (effect.isPresent() && indicator.isPresent()) {
        Distribution better = effect.get().distribution();
        // Effects count towards better; the lever moves the value itself.
        effects.put(
            lever.id(),
            new Distribution(
                better.scale(),
                better.centre() * (indicator.get().better().sign() < 0 ? -1 : 1),
                better.spread()));
        Model.Lever.By by =
            switch (indicator.get().measure()) {
              case PROPORTION -> Model.Lever.By.ODDS_RATIO;
              case RATE, COUNT -> Model.Lever.By.RATIO;
              default -> Model.Lever.By.AMOUNT;
            };
        levers.add(lever.graded(by, effect.get().grade(lever.evidence())));
      } else {
        levers.add(lever);
      }
    }
    return new Found(model.withLevers(levers), effects, missing);
  }

  /** The indicator in which the effect is measured: the first that the practice names. */
  private Optional<Indicator> indicator(Model.Lever lever) {
    return inputs.missions().stream()
        .flatMap(mission -> mission.practices().stream())
        .filter(practice -> lever.practice().filter(practice.id()::equals).isPresent())
        .map(RegisteredPractice::indicators)
        .flatMap(List::stream)
        .flatMap(id -> inputs.indicators().stream().filter(i -> i.id().equals(id)))
        .filter(i -> i.measure() != Measure.VALUE || i.better().sign() != 0)
        .findFirst();
  }

  private Optional<MeasuredEffect> effect(Model.Lever lever, Indicator indicator) {
    List<double[]> found = new ArrayList<>();
    for (ModelInputs.Adopted one : inputs.adoptions()) {
      boolean meant =
          lever.practice().filter(one.practice()::equals).isPresent()
              && one.indicator().equals(indicator.id());
      if (meant && one.high() > one.low()) {
        found.add(new double[] {one.effect(), (one.high() - one.low()) / (2 * Z95)});
      }
    }
    return MeasuredEffect.of(
        found.stream().mapToDouble(f -> f[0]).toArray(),
        found.stream().mapToDouble(f -> f[1]).toArray());
  }
}

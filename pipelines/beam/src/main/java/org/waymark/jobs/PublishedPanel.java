package org.waymark.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.period.Period;
import org.waymark.period.PeriodText;
import org.waymark.registry.Indicator;
import org.waymark.registry.Workspace;
import org.waymark.table.ModelInputs;
import org.waymark.twin.backtest.Bases;
import org.waymark.twin.calibrate.History;
import org.waymark.twin.model.Model;
import org.waymark.twin.verdict.Label;
import org.waymark.twin.verdict.Verdict;
import org.waymark.twin.verdict.Verdicts;

/**
 * What is published that models learn from.
 *
 * @param values of all places together
 * @param adoptions what practices did at places that took them up
 * @param labels what tests at past dates said
 */
public record PublishedPanel(List<Value> values, List<Adopted> adoptions, List<Tested> labels) {
  /** Nothing is published. */
  public static final PublishedPanel NONE = new PublishedPanel(List.of(), List.of(), List.of());

  /** A value of all places together. */
  public record Value(String indicator, String period, double value) {}

  /**
   * What a practice did at a place that took it up.
   *
   * @param effect in the units of the indicator's score, positive towards better
   * @param low lower end of its 95% interval
   * @param high upper end
   */
  public record Adopted(
      String practice, String indicator, String place, double effect, double low, double high) {}

  List<ModelInputs.Adopted> inputs() {
    return adoptions.stream()
        .map(
            one ->
                new ModelInputs.Adopted(
                    one.practice(),
                    one.indicator(),
                    one.place(),
                    one.effect(),
                    one.low(),
                    one.high()))
        .toList();
  }

  /** The label of a forecast as known then. */
  public record Tested(String model, String indicator, int horizon, String label, String reason) {}

  History history(Workspace workspace) {
    Map<String, Indicator> known = new TreeMap<>();
    workspace.indicators().forEach(i -> known.put(i.id(), i));
    SortedMap<String, SortedMap<Period, Double>> series = new TreeMap<>();
    for (Value one : values) {
      Indicator indicator = known.get(one.indicator());
      if (indicator != null) {
        PeriodText.parse(one.period(), indicator.period())
            .ifPresent(
                period ->
                    series
                        .computeIfAbsent(indicator.id(), i -> new TreeMap<>())
                        .put(period, one.value()));
      }
    }
    return new History(series);
  }

  /** What was published of tests, and the simple forecasts that may be baselines of goals. */
  Verdicts verdicts(Workspace workspace, Model model) {
    List<Verdicts.Line> lines = new ArrayList<>();
    for (Tested one : labels) {
      if (one.model().equals(model.id())) {
        Label label = Label.valueOf(one.label().toUpperCase(Locale.ROOT).replace('-', '_'));
        lines.add(
            new Verdicts.Line(
                one.indicator(),
                one.horizon(),
                false,
                0,
                Double.NaN,
                "",
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                new Verdict(label, one.reason())));
      }
    }
    if (lines.isEmpty()) {
      return Verdicts.NONE;
    }
    History history = history(workspace);
    int year = Math.max(2, (int) Math.rint(model.clock().perYear()));
    List<Verdicts.Base> bases = new ArrayList<>();
    for (Model.Target target : model.goals()) {
      String indicator = model.observed().get(target.observed()).indicator();
      Bases.best(indicator, history.of(indicator), target.by(), year)
          .map(
              b ->
                  new Verdicts.Base(
                      indicator,
                      model.clock().index(target.by()) + 1,
                      b.kind(),
                      b.mean(),
                      b.sd(),
                      b.crps(),
                      b.origins()))
          .ifPresent(bases::add);
    }
    return new Verdicts(lines, bases);
  }
}

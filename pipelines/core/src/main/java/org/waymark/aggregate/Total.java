package org.waymark.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.waymark.panel.Panel;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;

/** The places of one period, added up. */
final class Total {
  private final Indicator indicator;
  private final Panel panel;

  private double above;
  private double below;
  private double errors;
  private double only;
  private double onlyError;
  private double numerator;
  private double denominator;
  private double n;
  private int places;
  private double reported;
  private double missing;

  /** Places that are missing, and how much each usually holds. */
  private final List<Integer> absent = new ArrayList<>(0);

  private final List<Double> usual = new ArrayList<>(0);

  Total(Indicator indicator, Panel panel) {
    this.indicator = indicator;
    this.panel = panel;
  }

  /** What a value counts by: 1 where values are added up, NaN where nothing is known. */
  static double weight(Indicator indicator, Panel panel, int cell) {
    double n = Panel.at(panel.n(), cell);
    return switch (indicator.measure()) {
      case COUNT, VALUE -> 1;
      case PROPORTION, RATE -> {
        double denominator = Panel.at(panel.denominator(), cell);
        yield denominator > 0 ? denominator : n;
      }
      case MEAN -> n;
    };
  }

  /** How much of the whole a value is: events of a count, else what it counts by. */
  static double volume(Indicator indicator, Panel panel, int cell) {
    return indicator.measure() == Measure.COUNT
        ? panel.value()[cell]
        : weight(indicator, panel, cell);
  }

  void add(int cell, double usually) {
    double weight = weight(indicator, panel, cell);
    double error = weight * Panel.at(panel.standardError(), cell);
    above += weight * panel.value()[cell];
    below += weight;
    errors += error * error;
    numerator += Panel.at(panel.numerator(), cell);
    denominator += Panel.at(panel.denominator(), cell);
    n += Panel.at(panel.n(), cell);
    only = panel.value()[cell];
    onlyError = Panel.at(panel.standardError(), cell);
    places++;
    reported += usually;
  }

  void miss(int place, double usually) {
    absent.add(place);
    usual.add(usually);
    missing += usually;
  }

  boolean isEmpty() {
    return places == 0;
  }

  int places() {
    return places;
  }

  List<Integer> absent() {
    return absent;
  }

  double numerator() {
    return numerator;
  }

  double denominator() {
    return denominator;
  }

  double n() {
    return n;
  }

  /** What the values count by, together; of counts the events. */
  double volume() {
    return indicator.measure() == Measure.COUNT ? above : below;
  }

  double value() {
    if (places == 1) {
      return only;
    }
    if (indicator.measure() == Measure.COUNT || indicator.measure() == Measure.VALUE) {
      return above;
    }
    boolean counted = indicator.measure() != Measure.MEAN && denominator > 0;
    double ratio = numerator / denominator * indicator.per();
    return counted && !Double.isNaN(ratio) ? ratio : above / below;
  }

  OptionalDouble standardError() {
    double over = indicator.measure() == Measure.COUNT ? 1 : below;
    double error = places == 1 ? onlyError : Math.sqrt(errors) / over;
    return error >= 0 ? OptionalDouble.of(error) : OptionalDouble.empty();
  }

  /** What those that reported usually hold of the whole. */
  double coverage() {
    if (absent.isEmpty()) {
      return places == 0 ? 0 : 1;
    }
    double whole = reported + missing;
    return whole > 0 ? reported / whole : places / (double) (places + absent.size());
  }

  /** What that missing place usually holds of the whole. */
  double share(int i) {
    double whole = reported + missing;
    return whole > 0 ? usual.get(i) / whole : 1.0 / (places + absent.size());
  }

  /** Usual volume of the places that are in it. */
  double reported() {
    return reported;
  }

  /** Usual volume of all that is in it or missing from it. */
  double whole() {
    return reported + missing;
  }
}

package org.waymark.disclosure;

import org.waymark.panel.Panel;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;

/**
 * The numbers of people behind a cell; NaN where one is not known.
 *
 * <p>A share or rate that was delivered as a value with n counts value × n, a whole number but for
 * what the value was rounded to. An estimate made of respondents (line 0) is no count: its n alone
 * is.
 *
 * @param count events: the numerator, or the value of a count
 * @param rest of a proportion those who are not among the events
 * @param size of a proportion all of them
 * @param n units behind the value, where they were delivered as such
 */
record CellCounts(double count, double rest, double size, double n) {

  /** Nothing is known. */
  static final CellCounts NONE = new CellCounts(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  static CellCounts of(Panel panel, int cell, Indicator indicator) {
    double n = Panel.at(panel.n(), cell);
    double value = panel.value()[cell];
    double numerator = Panel.at(panel.numerator(), cell);
    boolean estimate = panel.line()[cell] == 0;
    return switch (indicator.measure()) {
      case COUNT -> new CellCounts(value, Double.NaN, Double.NaN, n);
      case MEAN, VALUE -> new CellCounts(Double.NaN, Double.NaN, Double.NaN, n);
      case RATE -> {
        double derived = estimate ? Double.NaN : Math.rint(value / indicator.per() * n);
        yield new CellCounts(
            Double.isNaN(numerator) ? derived : numerator, Double.NaN, Double.NaN, n);
      }
      case PROPORTION -> {
        if (!Double.isNaN(numerator)) {
          double denominator = Panel.at(panel.denominator(), cell);
          yield new CellCounts(numerator, denominator - numerator, denominator, n);
        }
        double derived = estimate ? Double.NaN : Math.rint(value * n);
        yield new CellCounts(derived, n - derived, Double.NaN, n);
      }
    };
  }

  /** Whether one of them is too small to be shown, as it is or once it is rounded. */
  boolean hiddenBy(DisclosureRule rule) {
    boolean small = rule.hides(count) || rule.hides(rest) || rule.hides(size) || rule.hides(n);
    if (small || !rule.rounds()) {
      return small;
    }
    // What is left over from rounded numbers is read as a number of people too.
    double whole = rule.shown(Double.isNaN(size) ? n : size);
    return !Double.isNaN(rest) && rule.hides(whole - rule.shown(count));
  }

  /** By which cells are ordered when the next smallest is to be hidden; unknown ones come last. */
  double order() {
    double known = Double.isNaN(count) ? n : count;
    return Double.isNaN(known) ? Double.POSITIVE_INFINITY : known;
  }

  /** The counts of both together. */
  CellCounts plus(CellCounts other) {
    return new CellCounts(count + other.count, rest + other.rest, size + other.size, n + other.n);
  }

  /** Counts as a rule with rounding shows them. */
  static void round(Panel panel, int cell, Indicator indicator, DisclosureRule rule) {
    double numerator = Panel.at(panel.numerator(), cell);
    boolean share = indicator.measure() == Measure.PROPORTION;
    CellCounts exact = of(panel, cell, indicator);
    double n = Panel.at(panel.n(), cell);
    if (!Double.isNaN(n)) {
      panel.n()[cell] = rule.shown(n);
    }
    if (Double.isNaN(exact.count)) {
      return;
    }
    double count = rule.shown(exact.count);
    if (indicator.standardised()) {
      // Its value is of strata, which the rule does not know.
      panel.numerator()[cell] = count;
      return;
    }
    double out = 1;
    if (!Double.isNaN(numerator)) {
      panel.numerator()[cell] = count;
      double denominator = panel.denominator()[cell];
      // What a rate is out of need be no number of people: days, or thousands.
      out = share ? rule.shown(denominator) : denominator;
      panel.denominator()[cell] = out;
    } else if (indicator.measure() != Measure.COUNT) {
      out = rule.shown(n);
    }
    panel.value()[cell] = count / out * indicator.per();
    if (panel.standardError().length > 0 && indicator.measure() != Measure.COUNT) {
      // With the error of the exact share one could compute it back.
      panel.standardError()[cell] = Double.NaN;
    }
  }
}

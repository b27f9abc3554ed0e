package org.waymark.disclosure;

import org.waymark.panel.Panel;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;

/**
 * The numbers of people behind a cell; NaN where one is not known.
 *
 * <p>A share or rate that was delivered as a value with n counts value × n, a whole number but for
 * what the value was rounded to. That of an estimate is how many of its respondents it speaks of.
 * Where a value comes with its standard error alone, both tell n.
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
    return of(
        indicator,
        panel.value()[cell],
        Panel.at(panel.numerator(), cell),
        Panel.at(panel.denominator(), cell),
        Panel.at(panel.standardError(), cell),
        Panel.at(panel.n(), cell));
  }

  /** The numbers behind a cell of these numbers. */
  static CellCounts of(
      Indicator indicator,
      double value,
      double numerator,
      double denominator,
      double standardError,
      double given) {
    double n =
        Double.isNaN(given) && Double.isNaN(numerator)
            ? fromError(indicator, value, standardError)
            : given;
    return switch (indicator.measure()) {
      case COUNT -> new CellCounts(value, Double.NaN, Double.NaN, n);
      case MEAN, VALUE -> new CellCounts(Double.NaN, Double.NaN, Double.NaN, n);
      case RATE -> {
        double derived =
            Double.isNaN(given) && !Double.isNaN(n)
                ? n
                : Math.rint(value / indicator.per() * given);
        yield new CellCounts(
            Double.isNaN(numerator) ? derived : numerator, Double.NaN, Double.NaN, given);
      }
      case PROPORTION -> {
        if (!Double.isNaN(numerator)) {
          yield new CellCounts(numerator, denominator - numerator, denominator, n);
        }
        double derived = Math.rint(value * n);
        yield new CellCounts(derived, n - derived, Double.NaN, n);
      }
    };
  }

  /**
   * The number of people that a value and its standard error tell: of a share p(1 − p)/e², of a
   * rate the events (rate/e)². A share of nobody or of all may be that of one person. NaN where
   * nothing follows.
   */
  private static double fromError(Indicator indicator, double value, double standardError) {
    boolean share = indicator.measure() == Measure.PROPORTION;
    if (Double.isNaN(standardError) || !(share || indicator.measure() == Measure.RATE)) {
      return Double.NaN;
    }
    double spread = share ? value * (1 - value) : value * value;
    double squared = standardError * standardError;
    if (squared > 0) {
      return Math.rint(Math.max(0, spread) / squared);
    }
    return share ? 1 : 0;
  }

  /** All that a share or rate is out of; of other measures n. */
  static double size(CellCounts counts, double denominator) {
    return Double.isNaN(denominator) ? counts.n : denominator;
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

  /** Counts as a rule with rounding shows them. */
  static void round(Panel panel, int cell, Indicator indicator, DisclosureRule rule) {
    CellCounts exact = of(panel, cell, indicator);
    double n = Panel.at(panel.n(), cell);
    if (!Double.isNaN(n)) {
      panel.n()[cell] = rule.shown(n);
    }
    if (panel.line()[cell] == 0) {
      roundEstimate(panel, cell, indicator, n, rule.shown(n));
    } else if (!Double.isNaN(exact.count)) {
      roundCount(panel, cell, indicator, rule, exact);
    }
  }

  private static void roundEstimate(
      Panel panel, int cell, Indicator indicator, double n, double shown) {
    double exact = panel.value()[cell];
    boolean share = indicator.measure() == Measure.PROPORTION && n > 0;
    if (share) {
      panel.value()[cell] = estimate(exact, shown);
    }
    if (panel.standardError().length > 0) {
      panel.standardError()[cell] *=
          share ? spread(n, shown, exact, panel.value()[cell]) : spread(n, shown);
    }
  }

  /**
   * A share as it is shown beside a rounded number of respondents: in whole people of that number.
   * The share itself would be a fraction that tells how many there were.
   */
  static double estimate(double share, double respondents) {
    return respondents > 0 ? Math.rint(share * respondents) / respondents : share;
  }

  /**
   * By how much an error grows or shrinks if it is to tell the rounded number of respondents, and
   * of a share the one that is shown.
   */
  static double spread(double n, double shown) {
    return n > 0 && shown > 0 ? Math.sqrt(n / shown) : 1;
  }

  /** The same for a share. */
  static double spread(double n, double shown, double exact, double published) {
    double spread = exact * (1 - exact);
    return spread > 0
        ? spread(n, shown) * Math.sqrt(Math.max(0, published * (1 - published)) / spread)
        : 1;
  }

  private static void roundCount(
      Panel panel, int cell, Indicator indicator, DisclosureRule rule, CellCounts exact) {
    double numerator = Panel.at(panel.numerator(), cell);
    boolean share = indicator.measure() == Measure.PROPORTION;
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
      panel.value()[cell] = count / out * indicator.per();
    } else if (indicator.measure() == Measure.COUNT) {
      panel.value()[cell] = count;
    } else if (share || !Double.isNaN(exact.n)) {
      panel.value()[cell] = count / rule.shown(exact.n) * indicator.per();
    } else if (exact.count > 0) {
      // Events that its standard error tells.
      panel.value()[cell] *= count / exact.count;
    }
    if (panel.standardError().length > 0 && indicator.measure() != Measure.COUNT) {
      // With the error of the exact share one could compute it back.
      panel.standardError()[cell] = Double.NaN;
    }
  }
}

package org.waymark.deviance;

import org.waymark.panel.Panel;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.statistics.Quantiles;

/**
 * What one place showed over the pooled periods.
 *
 * @param periods periods with a usable value
 * @param firstColumn column of the first of them; -1 where there is none
 * @param lastColumn column of the last of them
 * @param events events of a count, rate or proportion: as delivered, or the number that has the
 *     delivered standard error; NaN for other measures
 * @param exposure what {@code events} are out of, periods for a count; NaN for other measures
 * @param numerator the delivered numerator, NaN where there is none
 * @param denominator the delivered denominator, NaN where there is none; of a standardised rate the
 *     people who would have {@code numerator} events at that rate
 * @param mean mean of the values of the other measures, weighted by n where every period has one
 * @param variance its sampling variance; NaN where no period has a standard error
 * @param scatter variance of single periods around their mean; NaN with fewer than two
 * @param weightSquares Σ of the squared weights of the periods, which sum to 1
 * @param bare true where a value had neither denominator, standard error nor n
 */
record PooledPlace(
    int periods,
    int firstColumn,
    int lastColumn,
    double events,
    double exposure,
    double numerator,
    double denominator,
    double mean,
    double variance,
    double scatter,
    double weightSquares,
    boolean bare) {

  /**
   * A period in which the place's exposure is this many times its usual one, or this small a part
   * of it, is left out: one slip of the pen (99,999 cases in place of 99) would drown all others.
   */
  private static final double IMPLAUSIBLE = 20;

  static PooledPlace of(Panel panel, int place, PooledWindow window, Indicator indicator) {
    return switch (indicator.measure()) {
      case PROPORTION, RATE, COUNT -> events(panel, place, window, indicator);
      case MEAN, VALUE -> values(panel, place, window);
    };
  }

  private static PooledPlace events(
      Panel panel, int place, PooledWindow window, Indicator indicator) {
    int periods = 0;
    int first = -1;
    int last = -1;
    double events = 0;
    double exposure = 0;
    double numerator = 0;
    double denominator = 0;
    boolean bare = false;
    double usual = usualExposure(panel, place, window, indicator);
    for (int t : window.columns()) {
      int cell = panel.cell(place, t);
      double value = panel.value()[cell];
      if (Double.isNaN(value)) {
        continue;
      }
      double outOf = exposure(panel, cell, value, indicator);
      if (!(outOf > 0)) {
        bare = true;
        continue;
      }
      if (!plausible(outOf, usual)) {
        continue;
      }
      periods++;
      first = first < 0 ? t : first;
      last = t;
      exposure += outOf;
      events += eventsOf(value, outOf, indicator);
      numerator += Panel.at(panel.numerator(), cell);
      denominator += Panel.at(panel.denominator(), cell);
    }
    boolean scaled = indicator.standardised() && events > 0;
    return new PooledPlace(
        periods,
        first,
        last,
        events,
        exposure,
        numerator,
        scaled ? numerator / events * exposure : denominator,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        bare);
  }

  /** Median exposure over the window; NaN, which no comparison heeds, where there is none. */
  private static double usualExposure(
      Panel panel, int place, PooledWindow window, Indicator indicator) {
    double[] exposures = new double[window.columns().length];
    int count = 0;
    for (int t : window.columns()) {
      int cell = panel.cell(place, t);
      double value = panel.value()[cell];
      double outOf = Double.isNaN(value) ? Double.NaN : exposure(panel, cell, value, indicator);
      if (outOf > 0) {
        exposures[count++] = outOf;
      }
    }
    return count == 0 ? Double.NaN : Quantiles.median(exposures, count);
  }

  /** Whether an exposure is of the size that the place usually has; always where none is usual. */
  static boolean plausible(double exposure, double usual) {
    return !(exposure > usual * IMPLAUSIBLE || exposure < usual / IMPLAUSIBLE);
  }

  /** Events of a cell of a count, rate or proportion, given what they are out of. */
  static double eventsOf(double value, double exposure, Indicator indicator) {
    return indicator.measure() == Measure.RATE
        ? value / indicator.per() * exposure
        : value * exposure;
  }

  /**
   * What the events of a cell are out of. A standard error decides where there is one, because it
   * knows the design of a survey: the exposure is then the one that would give it. Of a
   * standardised rate it is the {@link EffectivePeople}. NaN: unknown.
   */
  static double exposure(Panel panel, int cell, double value, Indicator indicator) {
    double error = Panel.at(panel.standardError(), cell);
    double denominator = Panel.at(panel.denominator(), cell);
    double n = Panel.at(panel.n(), cell);
    double delivered = denominator > 0 ? denominator : n;
    return switch (indicator.measure()) {
      case COUNT -> 1;
      case PROPORTION ->
          error > 0 && value > 0 && value < 1 ? value * (1 - value) / (error * error) : delivered;
      case RATE -> {
        if (error > 0 && value > 0) {
          yield value * indicator.per() / (error * error);
        }
        yield indicator.standardised() && n > 0 ? n : delivered;
      }
      case MEAN, VALUE -> Double.NaN;
    };
  }

  private static PooledPlace values(Panel panel, int place, PooledWindow window) {
    int periods = 0;
    int first = -1;
    int last = -1;
    double n = 0;
    double nSquares = 0;
    double byN = 0;
    double sum = 0;
    double errors = 0;
    int withError = 0;
    for (int t : window.columns()) {
      int cell = panel.cell(place, t);
      double value = panel.value()[cell];
      if (Double.isNaN(value)) {
        continue;
      }
      periods++;
      first = first < 0 ? t : first;
      last = t;
      sum += value;
      double respondents = Panel.at(panel.n(), cell);
      n += respondents;
      nSquares += respondents * respondents;
      byN += respondents * value;
      double error = Panel.at(panel.standardError(), cell);
      if (error > 0) {
        errors += error * error;
        withError++;
      }
    }
    boolean weighted = n > 0;
    double mean = weighted ? byN / n : sum / periods;
    double weightSquares = weighted ? nSquares / (n * n) : 1.0 / periods;
    double scatter = 0;
    for (int t : window.columns()) {
      double value = panel.value()[panel.cell(place, t)];
      if (!Double.isNaN(value)) {
        scatter += (value - sum / periods) * (value - sum / periods);
      }
    }
    return new PooledPlace(
        periods,
        first,
        last,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        mean,
        withError == 0 ? Double.NaN : errors / withError * weightSquares,
        periods < 2 ? Double.NaN : scatter / (periods - 1),
        weightSquares,
        false);
  }
}

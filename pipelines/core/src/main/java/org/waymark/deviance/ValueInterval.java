package org.waymark.deviance;

import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Intervals;
import org.waymark.statistics.Standardisation;

/**
 * The 95% interval of what a place showed, in natural units, by itself: what is told as "likely
 * between", on every page and in the funnel.
 */
final class ValueInterval {

  static final double CONFIDENCE = 0.95;
  private static final double WHOLE = 1e-6;
  private static final double Z95 = Intervals.normalQuantile(CONFIDENCE);

  /** There is none. */
  static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  private ValueInterval() {}

  /**
   * Of events out of something: Wilson's for a proportion, Byar's for a rate or a count, exact
   * below 10 events.
   *
   * @param outOf denominator; of a count 1
   */
  static Interval ofEvents(Indicator indicator, double events, double outOf) {
    double settled = settled(indicator, events, outOf);
    if (!(outOf > 0) || !(settled >= 0)) {
      return NONE;
    }
    return switch (indicator.measure()) {
      case PROPORTION -> Intervals.wilson(settled, outOf, CONFIDENCE);
      case RATE -> times(indicator.per() / outOf, Intervals.count(settled, CONFIDENCE));
      case COUNT -> Intervals.count(settled, CONFIDENCE);
      case MEAN, VALUE -> NONE;
    };
  }

  /** Of a standardised rate: Dobson's; none below 10 events. */
  static Interval ofStandardised(Indicator indicator, PooledPlace place) {
    if (!(place.numerator() >= Standardisation.LEAST_EVENTS)) {
      return NONE;
    }
    double rate = place.events() / place.exposure();
    Standardisation.Direct direct =
        new Standardisation.Direct(rate, rate / place.exposure(), place.numerator());
    return times(indicator.per(), direct.interval(CONFIDENCE));
  }

  /** Of a value with a standard error. */
  static Interval around(double value, double error) {
    return new Interval(value - Z95 * error, value + Z95 * error);
  }

  /** Events as they were delivered: whole where they are whole but for rounding. */
  static double settled(Indicator indicator, double events, double outOf) {
    double whole = Math.rint(events);
    double settled = Math.abs(events - whole) <= WHOLE * Math.max(1, whole) ? whole : events;
    return indicator.measure() == Measure.PROPORTION ? Math.min(settled, outOf) : settled;
  }

  /**
   * From the lower end of two intervals to the higher one; an interval that is none adds nothing.
   */
  static Interval both(Interval one, Interval other) {
    if (Double.isNaN(one.low())) {
      return other;
    }
    return Double.isNaN(other.low())
        ? one
        : new Interval(Math.min(one.low(), other.low()), Math.max(one.high(), other.high()));
  }

  private static Interval times(double unit, Interval limits) {
    return new Interval(unit * limits.low(), unit * limits.high());
  }
}

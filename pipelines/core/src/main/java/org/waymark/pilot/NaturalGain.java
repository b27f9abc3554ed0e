package org.waymark.pilot;

import org.waymark.deviance.ComparableSeries;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.statistics.Interval;

/** Says an effect on the scale of the score in natural units, at the places' own level. */
final class NaturalGain {
  private final ComparableSeries series;
  private final int sign;

  NaturalGain(ComparableSeries series, Indicator indicator) {
    this.series = series;
    this.sign = indicator.better() == Better.LOWER ? -1 : 1;
  }

  /** How much better than without the effect, in natural units. */
  double of(double observed, double effect) {
    return sign * (observed - series.improved(observed, -effect));
  }

  Interval of(double observed, Interval effect) {
    return new Interval(of(observed, effect.low()), of(observed, effect.high()));
  }
}

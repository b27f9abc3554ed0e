package org.waymark.deviance;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.waymark.panel.Panel;
import org.waymark.registry.Indicator;

/**
 * How many people standardised rates are as certain as: for the detector a place counts as having
 * its rate among that many, whatever its mix of strata.
 *
 * <p>Over the periods of a place, pooled by its people N, the rate R has the variance v; R/v people
 * with a crude rate of R would give the same, and each period gets its share of them by N. What a
 * single period's events say of its variance is not used: it is small where the rate happens to be
 * low, so that low periods would weigh the most.
 */
final class EffectivePeople {

  private EffectivePeople() {}

  /** The panel with effective people as n and no standard errors; others as they are. */
  static Panel of(Panel panel, Indicator indicator) {
    return of(panel, indicator, IntStream.range(0, panel.periods().length).toArray());
  }

  /**
   * The same by some periods.
   *
   * @param columns of the panel; others have no effective people
   */
  static Panel of(Panel panel, Indicator indicator, int[] columns) {
    if (!indicator.standardised() || panel.standardError().length == 0) {
      return panel;
    }
    double[] effective = new double[panel.value().length];
    Arrays.fill(effective, Double.NaN);
    for (int place = 0; place < panel.places().length; place++) {
      double events = 0;
      double variance = 0;
      for (int t : columns) {
        int cell = panel.cell(place, t);
        if (!Double.isNaN(panel.value()[cell])) {
          double n = panel.denominator()[cell];
          events += n * panel.value()[cell] / indicator.per();
          double error = n * panel.standardError()[cell] / indicator.per();
          variance += error * error;
        }
      }
      // R/v over the people, with R = events / people and v = variance / people².
      double share = variance > 0 ? events / variance : 1;
      for (int t : columns) {
        int cell = panel.cell(place, t);
        if (!Double.isNaN(panel.value()[cell])) {
          effective[cell] = share * panel.denominator()[cell];
        }
      }
    }
    return panel.withN(effective);
  }
}

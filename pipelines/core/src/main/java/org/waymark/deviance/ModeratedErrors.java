package org.waymark.deviance;

import java.util.Arrays;
import org.waymark.panel.Panel;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.statistics.ModeratedDispersion;
import org.waymark.statistics.Quantiles;

/**
 * Standard errors of survey estimates, steadied where few answered.
 *
 * <p>The standard error of a handful of respondents is itself a guess: where they happen to agree
 * it says that the place is known well. What a place's standard errors say of one respondent is
 * pooled over its periods, n·e² for a mean and the design effect n·e²/(p(1 − p)) for a share, with
 * Σ(n − 1) degrees of freedom; that is drawn towards what is usual among places as far as the few
 * degrees of freedom call for (Smyth 2004, as {@link ModeratedDispersion}). All errors of the place
 * change by the same factor; one of zero, where all agreed, becomes what the place's n gives.
 *
 * <p>For the detector only: what is published of an estimate stays as the survey's design gives it.
 */
final class ModeratedErrors {

  /** Places that are needed to say what is usual. */
  private static final int LEAST_PLACES = 9;

  private final Panel panel;
  private final boolean share;

  private ModeratedErrors(Panel panel, boolean share) {
    this.panel = panel;
    this.share = share;
  }

  /**
   * The panel with steadied standard errors; the same where it has none, or no n, or where n is
   * known of too few places.
   */
  static Panel of(Panel panel, Indicator indicator) {
    boolean estimates =
        indicator.measure() == Measure.MEAN
            || indicator.measure() == Measure.VALUE
            || indicator.measure() == Measure.PROPORTION;
    if (!estimates || panel.standardError().length == 0 || panel.n().length == 0) {
      return panel;
    }
    return new ModeratedErrors(panel, indicator.measure() == Measure.PROPORTION).steadied();
  }

  private Panel steadied() {
    int places = panel.places().length;
    int[] known = new int[places];
    double[] squares = new double[places];
    int[] degrees = new int[places];
    int count = 0;
    for (int place = 0; place < places; place++) {
      double sum = 0;
      double freedom = 0;
      for (int t = 0; t < panel.periods().length; t++) {
        int cell = panel.cell(place, t);
        double unit = unit(cell);
        if (unit > 0) {
          double error = panel.standardError()[cell];
          sum += (panel.n()[cell] - 1) * error * error / unit;
          freedom += panel.n()[cell] - 1;
        }
      }
      if (freedom >= 1) {
        known[count] = place;
        squares[count] = sum;
        degrees[count++] = (int) Math.min(freedom, ModeratedDispersion.ALL_ALIKE);
      }
    }
    if (count < LEAST_PLACES) {
      return panel;
    }
    double[] own = new double[count];
    Arrays.setAll(own, i -> squares[i] / degrees[i]);
    double scale = Quantiles.median(own.clone(), count);
    if (!(scale > 0)) {
      return panel;
    }
    double[] scaled = new double[count];
    Arrays.setAll(scaled, i -> squares[i] / scale);
    ModeratedDispersion moderated = ModeratedDispersion.of(scaled, Arrays.copyOf(degrees, count));
    double[] errors = panel.standardError().clone();
    for (int i = 0; i < count; i++) {
      double ratio = moderated.ratio()[i];
      double dispersion = scale * moderated.usual() * ratio * ratio;
      for (int t = 0; t < panel.periods().length; t++) {
        int cell = panel.cell(known[i], t);
        double unit = unit(cell);
        if (unit > 0) {
          errors[cell] =
              errors[cell] > 0
                  ? errors[cell] * Math.sqrt(dispersion / own[i])
                  : Math.sqrt(dispersion * unit); // all agreed
        }
      }
    }
    return panel.withStandardErrors(errors);
  }

  /**
   * Squared standard error of the cell if one respondent counted 1: 1/n, of a share p(1 − p)/n; 0
   * where the cell tells nothing of it.
   */
  private double unit(int cell) {
    double value = panel.value()[cell];
    double n = panel.n()[cell];
    if (!(n > 1) || Double.isNaN(value) || !(panel.standardError()[cell] >= 0)) {
      return 0;
    }
    double spread = share ? value * (1 - value) : 1;
    return spread > 0 ? spread / n : 0;
  }
}

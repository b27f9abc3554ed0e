package org.waymark.bench.detectors;

import java.util.List;
import java.util.Optional;
import org.waymark.statistics.ChangeFit;
import org.waymark.statistics.Detection;

/**
 * Does CHANGE keep its promise where what circumstances mean changes over time, and what does it
 * cost elsewhere that the trends which covariates explain are taken off first?
 */
final class Drift {

  private Drift() {}

  static List<Contender> contenders() {
    return List.of(
        new Contender(
            "CHANGE",
            "after trends that covariates explain, as it is",
            Detection.CHANGE_RATE,
            e -> Optional.of(Spikes.discoveries(e.pChange()))),
        new Contender(
            "CHANGE with drift",
            "with the trends that covariates explain left in",
            Detection.CHANGE_RATE,
            e -> Optional.of(Spikes.discoveries(unadjusted(e)))));
  }

  private static double[] unadjusted(Evidence e) {
    double[] p = new double[e.tests()];
    for (int k = 0; k < e.indicators(); k++) {
      System.arraycopy(ChangeFit.of(e.series().get(k)).p(), 0, p, k * e.places(), e.places());
    }
    return p;
  }
}

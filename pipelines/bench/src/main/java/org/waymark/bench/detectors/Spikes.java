package org.waymark.bench.detectors;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;
import org.waymark.statistics.Detection;
import org.waymark.statistics.FalseDiscovery;
import org.waymark.statistics.ModeratedDispersion;
import org.waymark.statistics.PlaceSeries;

/**
 * Would another contrast find spikes? One period alone among the last six, under the common period
 * noise, with each place's own moderated dispersion.
 */
final class Spikes {

  private static final int LAST = 6;
  private static final double ENORMOUS_DEGREES = 1e5;

  private Spikes() {}

  static List<Contender> contenders() {
    return List.of(
        contender("published", "the list as it is", Spikes::published),
        contender("pulses alone", "six pulses, Bonferroni; BH .10", e -> pulses(e)),
        contender(
            "steps or pulses",
            "the better of CHANGE and pulse, doubled; BH .10",
            e -> times(2, least(e.pChange(), pulses(e)))),
        contender(
            "published and pulses",
            "the better of CHANGE, LEVEL where it tells, and pulse, times 3 (2); BH .10",
            e ->
                e.detection().tails().nearNormal()
                    ? times(3, least(least(e.pChange(), e.detection().pLevel()), pulses(e)))
                    : times(2, least(e.pChange(), pulses(e)))));
  }

  private interface Probabilities {
    double[] of(Evidence evidence);
  }

  private static Contender contender(String name, String meaning, Probabilities p) {
    return new Contender(
        name, meaning, Detection.CHANGE_RATE, e -> Optional.of(discoveries(p.of(e))));
  }

  static Verdict discoveries(double[] p) {
    double[] q = FalseDiscovery.qValues(p);
    boolean[] flagged = new boolean[p.length];
    double[] score = new double[p.length];
    for (int test = 0; test < p.length; test++) {
      flagged[test] = q[test] <= Detection.CHANGE_RATE;
      score[test] = -Math.log(Math.max(p[test], 1e-300));
    }
    return new Verdict(flagged, score);
  }

  private static double[] published(Evidence e) {
    return e.detection().tails().nearNormal()
        ? times(2, least(e.pChange(), e.detection().pLevel()))
        : e.pChange();
  }

  private static double[] times(int questions, double[] p) {
    return Arrays.stream(p).map(value -> Math.min(1, questions * value)).toArray();
  }

  private static double[] least(double[] a, double[] b) {
    double[] out = new double[a.length];
    Arrays.setAll(
        out, i -> Double.isNaN(a[i]) ? b[i] : Double.isNaN(b[i]) ? a[i] : Math.min(a[i], b[i]));
    return out;
  }

  /** Probability of a pulse up as clear, by test. */
  private static double[] pulses(Evidence e) {
    double[] p = new double[e.tests()];
    for (int k = 0; k < e.indicators(); k++) {
      PlaceSeries series = e.series().get(k).centred();
      int n = e.places();
      double[] up = new double[n];
      double[] squares = new double[n];
      int[] degrees = new int[n];
      for (int i = 0; i < n; i++) {
        Contrasts place = new Contrasts(series, i, e.noise().get(k));
        double down = 0;
        for (Contrasts.Direction pulse : place.pulses(LAST)) {
          double z = place.z(pulse);
          up[i] = Math.max(up[i], z);
          down = Math.max(down, -z);
        }
        double largest = Math.max(up[i], down);
        squares[i] = place.residualSquares() - largest * largest;
        degrees[i] = place.periods() - 3;
      }
      ModeratedDispersion dispersion = ModeratedDispersion.of(squares, degrees);
      for (int i = 0; i < n; i++) {
        TDistribution t = new TDistribution(Math.min(dispersion.degrees()[i], ENORMOUS_DEGREES));
        p[k * n + i] = Math.min(1, LAST * t.cumulativeProbability(-up[i] / dispersion.ratio()[i]));
      }
    }
    return p;
  }
}

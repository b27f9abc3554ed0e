package org.waymark.bench.detectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.waymark.statistics.Detection;
import org.waymark.statistics.FalseDiscovery;
import org.waymark.statistics.ModeratedDispersion;
import org.waymark.statistics.PlaceSeries;
import org.waymark.statistics.ScanTail;

/**
 * Do five related indicators of one place show together what none shows alone? Every onset's steps
 * are summed over the five, weighted by what each knows, against the spread that such a sum has:
 * the period noise of related indicators may go together, sampling errors do not. How far it does
 * is one number for each pair of indicators, told by all places together. Tests are place × group
 * of indicators.
 */
final class Borrowing {

  private static final int GROUP = World.RELATED;

  /** Keeps the few that really moved from looking like noise that goes together. */
  private static final double CLIPPED = 2;

  /** Variance of a standard normal that is clipped there. */
  private static final double LEFT_AFTER_CLIPPING = 0.9205;

  private Borrowing() {}

  static List<Contender> contenders() {
    return List.of(
        new Contender(
            "any of five, CHANGE",
            "one of them on the list of CHANGE",
            Detection.CHANGE_RATE,
            e -> Optional.of(any(e, FalseDiscovery.qValues(e.pChange()), new double[0]))),
        new Contender(
            "any of five, published",
            "one of them on the published list",
            Detection.CHANGE_RATE,
            e -> {
              Detection detection = e.detection();
              return Optional.of(
                  any(
                      e,
                      detection.qChange(),
                      detection.tails().nearNormal() ? detection.qLevel() : new double[0]));
            }),
        new Contender(
            "sum of five",
            "steps summed over the five at one onset; BH .10 over places × groups",
            Detection.CHANGE_RATE,
            e -> Optional.of(Spikes.discoveries(summed(e)))),
        new Contender(
            "sum of five, independent",
            "the same, taking the noise of indicators for independent",
            Detection.CHANGE_RATE,
            e -> Optional.of(Spikes.discoveries(summed(e, false)))));
  }

  /** True of a place and group if any of the five is planted. */
  static boolean[] planted(World world) {
    int n = world.setting().places();
    boolean[] planted = new boolean[world.setting().tests() / GROUP];
    for (int test = 0; test < world.planted().length; test++) {
      planted[groupTest(test, n)] |= world.planted()[test];
    }
    return planted;
  }

  private static int groupTest(int test, int places) {
    return test / places / GROUP * places + test % places;
  }

  private static Verdict any(Evidence e, double[] q, double[] other) {
    boolean[] flagged = new boolean[e.tests() / GROUP];
    double[] score = new double[flagged.length];
    Arrays.fill(score, Double.NEGATIVE_INFINITY);
    for (int test = 0; test < q.length; test++) {
      int at = groupTest(test, e.places());
      double least = other.length > 0 && !(q[test] <= other[test]) ? other[test] : q[test];
      flagged[at] |= least <= Detection.CHANGE_RATE;
      score[at] = Math.max(score[at], -Math.log(Math.max(least, 1e-300)));
    }
    return new Verdict(flagged, score);
  }

  private static double[] summed(Evidence e) {
    return summed(e, true);
  }

  private static double[] summed(Evidence e, boolean together) {
    double[] p = new double[e.tests() / GROUP];
    for (int g = 0; g < e.indicators() / GROUP; g++) {
      List<Scanned> five = new ArrayList<>();
      for (int k = g * GROUP; k < (g + 1) * GROUP; k++) {
        five.add(Scanned.of(e, k));
      }
      double[][] correlation = correlation(five, together);
      for (int i = 0; i < e.places(); i++) {
        p[g * e.places() + i] = sum(five, correlation, i);
      }
    }
    return p;
  }

  /** Contrasts of all places of an indicator, by place and period; NaN where no onset. */
  private record Scanned(double[][] z, double[][] length, double[][] next, double[][] restless) {

    static Scanned of(Evidence e, int k) {
      PlaceSeries series = e.series().get(k).centred();
      int n = e.places();
      Scanned all =
          new Scanned(
              new double[n][series.periods()],
              new double[n][series.periods()],
              new double[n][series.periods()],
              new double[n][series.periods()]);
      double[] squares = new double[n];
      int[] degrees = new int[n];
      for (int i = 0; i < n; i++) {
        Contrasts place = new Contrasts(series, i, e.noise().get(k));
        Arrays.fill(all.z[i], Double.NaN);
        double largest = 0;
        Contrasts.Direction[] steps = place.steps();
        for (int s = 0; s < steps.length; s++) {
          int t = steps[s].period();
          all.z[i][t] = place.z(steps[s]);
          all.length[i][t] = steps[s].length();
          all.next[i][t] = s + 1 < steps.length ? steps[s].correlation(steps[s + 1]) : 0;
          all.restless[i][t] = Math.sqrt(place.shareOfPeriodNoise(steps[s]));
          largest = Math.max(largest, Math.abs(all.z[i][t]));
        }
        squares[i] = place.residualSquares() - largest * largest;
        degrees[i] = place.periods() - 3;
      }
      double[] ratio = ModeratedDispersion.of(squares, degrees).ratio();
      for (int i = 0; i < n; i++) {
        for (int t = 0; t < all.z[i].length; t++) {
          all.z[i][t] /= ratio[i];
          all.length[i][t] /= ratio[i];
        }
      }
      return all;
    }

    double clipped(int place, int t) {
      return Math.max(-CLIPPED, Math.min(CLIPPED, z[place][t]));
    }
  }

  /** How far the period noise of two indicators goes together, by all places and onsets; 0 to 1. */
  private static double[][] correlation(List<Scanned> five, boolean together) {
    double[][] out = new double[five.size()][five.size()];
    for (int a = 0; a < five.size(); a++) {
      out[a][a] = 1;
      for (int b = 0; together && b < a; b++) {
        double products = 0;
        double expected = 0;
        for (int i = 0; i < five.get(a).z.length; i++) {
          for (int t = 0; t < five.get(a).z[i].length; t++) {
            double both = five.get(a).restless[i][t] * five.get(b).restless[i][t];
            double product = five.get(a).clipped(i, t) * five.get(b).clipped(i, t);
            if (!Double.isNaN(product)) {
              products += product / LEFT_AFTER_CLIPPING * both;
              expected += both * both;
            }
          }
        }
        out[a][b] = expected > 0 ? Math.max(0, Math.min(1, products / expected)) : 0;
        out[b][a] = out[a][b];
      }
    }
    return out;
  }

  private static double sum(List<Scanned> five, double[][] correlation, int i) {
    int periods = five.get(0).z[i].length;
    double[] next = new double[periods];
    int onsets = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < periods; t++) {
      double sum = 0;
      double variance = 0;
      double neighbours = 0;
      double weights = 0;
      for (int a = 0; a < five.size(); a++) {
        double w = five.get(a).length[i][t];
        sum += w * five.get(a).z[i][t];
        for (int b = 0; b < five.size(); b++) {
          double both = a == b ? 1 : five.get(a).restless[i][t] * five.get(b).restless[i][t];
          variance += w * five.get(b).length[i][t] * correlation[a][b] * both;
        }
        neighbours += w * w * five.get(a).next[i][t];
        weights += w * w;
      }
      double z = sum / Math.sqrt(variance);
      if (!Double.isNaN(z)) {
        largest = Math.max(largest, z);
        next[onsets++] = neighbours / weights;
      }
    }
    if (onsets == 0) {
      return Double.NaN;
    }
    ScanTail tail = new ScanTail(periods);
    tail.correlations(next, 0, onsets - 1);
    return tail.reaching(largest);
  }
}

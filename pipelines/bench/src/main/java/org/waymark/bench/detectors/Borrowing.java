package org.waymark.bench.detectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.waymark.statistics.ChangeFit;
import org.waymark.statistics.Detection;
import org.waymark.statistics.FalseDiscovery;
import org.waymark.statistics.JointStep;
import org.waymark.statistics.Normal;
import org.waymark.statistics.PlaceSeries;

/**
 * Do five related indicators of one place show together what none shows alone? Asked of the
 * product's own sum ({@link JointStep}) at every second onset, with its condition that the sum does
 * not rest on one indicator. Tests are place × group of indicators.
 */
final class Borrowing {

  private static final int GROUP = World.RELATED;

  /** Without its largest part a sum must be beyond this tail. */
  private static final double STILL_BEYOND = 0.01;

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
            "steps summed over the five at one onset, not by one indicator alone; BH .10 over places × groups",
            Detection.CHANGE_RATE,
            e -> Optional.of(summed(e))));
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

  private static Verdict summed(Evidence e) {
    int n = e.places();
    double[] p = new double[e.tests() / GROUP];
    boolean[] together = new boolean[p.length];
    int[] onsets =
        IntStream.range(0, e.series().get(0).periods()).filter(t -> t % 2 == 1).toArray();
    int[] every = IntStream.range(0, onsets.length).toArray();
    int[] rows = IntStream.range(0, n).toArray();
    for (int g = 0; g < e.indicators() / GROUP; g++) {
      List<JointStep.Member> five = new ArrayList<>();
      for (int k = g * GROUP; k < (g + 1) * GROUP; k++) {
        PlaceSeries series = e.withoutDrift(k);
        int[] tested = ChangeFit.tested(series);
        PlaceSeries rest = (tested.length == n ? series : series.only(tested)).centred();
        five.add(
            new JointStep.Member(
                ChangeFit.withSteps(n, tested, rest, onsets).steps(), rows, every));
      }
      JointStep joint = JointStep.of(five, n, onsets.length);
      for (int i = 0; i < n; i++) {
        p[g * n + i] = joint.p()[i];
        together[g * n + i] = Normal.upperTail(joint.zWithoutLargest()[i]) <= STILL_BEYOND;
      }
    }
    double[] q = FalseDiscovery.qValues(p);
    boolean[] flagged = new boolean[p.length];
    double[] score = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      flagged[i] = q[i] <= Detection.CHANGE_RATE && together[i];
      score[i] = Double.isNaN(p[i]) ? Double.NEGATIVE_INFINITY : -Math.log(Math.max(p[i], 1e-300));
    }
    return new Verdict(flagged, score);
  }
}

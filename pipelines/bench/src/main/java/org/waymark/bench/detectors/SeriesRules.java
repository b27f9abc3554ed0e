package org.waymark.bench.detectors;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;
import org.waymark.statistics.FalseDiscovery;
import org.waymark.statistics.XmrChart;
import org.waymark.statistics.XmrPoints;

/** Rules of others that look at one place through time. */
final class SeriesRules {

  private static final double RATE = 0.10;

  private SeriesRules() {}

  static List<Contender> all() {
    return List.of(
        new Contender(
            "step t-test",
            "second half against first, two-sample t; BH .10",
            RATE,
            e -> Optional.of(halves(e))),
        new Contender(
            "XmR last point",
            "last point above the upper process limit",
            Double.NaN,
            e -> Optional.of(charts(e, true))),
        new Contender(
            "run rules",
            "last point an improvement by any rule of Making Data Count",
            Double.NaN,
            e -> Optional.of(charts(e, false))));
  }

  private static Verdict halves(Evidence e) {
    int periods = e.world().setting().periods();
    double[] p = new double[e.tests()];
    double[] score = new double[e.tests()];
    TDistribution usual = new TDistribution(periods - 2);
    for (int test = 0; test < p.length; test++) {
      double[] y = e.series().get(test / e.places()).score();
      int from = test % e.places() * periods;
      double[] first = known(Arrays.copyOfRange(y, from, from + periods / 2));
      double[] second = known(Arrays.copyOfRange(y, from + periods / 2, from + periods));
      int degrees = first.length + second.length - 2;
      if (first.length < 2 || second.length < 2) {
        p[test] = Double.NaN;
        score[test] = Double.NaN;
        continue;
      }
      double squares = squares(first) + squares(second);
      double t =
          (mean(second) - mean(first))
              / Math.sqrt(squares / degrees * (1.0 / first.length + 1.0 / second.length));
      TDistribution tail = degrees == periods - 2 ? usual : new TDistribution(degrees);
      p[test] = tail.cumulativeProbability(-t);
      score[test] = t;
    }
    double[] q = FalseDiscovery.qValues(p);
    boolean[] flagged = new boolean[q.length];
    for (int test = 0; test < q.length; test++) {
      flagged[test] = q[test] <= RATE;
    }
    return new Verdict(flagged, score);
  }

  private static double[] known(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double squares(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
  }

  private static Verdict charts(Evidence e, boolean outsideOnly) {
    World world = e.world();
    int periods = world.setting().periods();
    XmrPoints points = new XmrPoints(periods);
    boolean[] flagged = new boolean[e.tests()];
    double[] score = new double[e.tests()];
    double[] ratio = new double[periods];
    boolean mean = world.setting().measure() == Setting.Measure.MEAN;
    for (int test = 0; test < flagged.length; test++) {
      int k = test / e.places();
      int from = test % e.places() * periods;
      int last = -1;
      for (int t = 0; t < periods; t++) {
        double value = world.setting().sign() * world.numerator()[k][from + t];
        ratio[t] = mean ? value : value / world.denominator()[k][from + t];
        last = Double.isNaN(value) ? last : t;
      }
      if (last < 0) {
        score[test] = Double.NaN;
        continue;
      }
      XmrChart.standard().draw(ratio, 0, periods, 1, Double.NaN, points);
      XmrChart.Rule rule = points.rule(last);
      flagged[test] =
          points.variation(last) == XmrChart.Variation.IMPROVEMENT
              && (!outsideOnly || rule == XmrChart.Rule.OUTSIDE_LIMITS);
      double limit = points.upper(last) - points.mean(last);
      score[test] = limit > 0 ? (ratio[last] - points.mean(last)) / limit : Double.NaN;
      if (!outsideOnly && flagged[test]) {
        score[test] += 1;
      }
    }
    return new Verdict(flagged, score);
  }
}

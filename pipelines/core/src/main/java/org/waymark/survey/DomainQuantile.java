package org.waymark.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Intervals;

/** A weighted quantile and the share of weight that does not exceed it. */
record DomainQuantile(
    double value, double[] sorted, double[] share, double p, DomainEstimate shareBelow) {
  /** What rounding may take off a share that is met exactly. */
  private static final double ROUNDING = 1e-12;

  static DomainQuantile of(List<SubSample> samples, double p) {
    List<double[]> pairs = new ArrayList<>();
    double total = 0;
    for (SubSample sample : samples) {
      for (int row : sample.rows()) {
        double w = sample.design().weight(row);
        pairs.add(new double[] {sample.answer()[row], w});
        total += w;
      }
    }
    pairs.sort(
        Comparator.<double[]>comparingDouble(pair -> pair[0]).thenComparingDouble(pair -> pair[1]));
    double[] sorted = pairs.stream().mapToDouble(pair -> pair[0]).toArray();
    double[] share = new double[sorted.length];
    double sum = 0;
    for (int i = 0; i < share.length; i++) {
      sum += pairs.get(i)[1];
      share[i] = sum / total;
    }
    double value = at(sorted, share, p);
    List<SubSample> below =
        samples.stream()
            .map(
                s ->
                    new SubSample(
                        s.design(),
                        s.rows(),
                        Arrays.stream(s.answer()).map(y -> y <= value ? 1 : 0).toArray()))
            .toList();
    return new DomainQuantile(value, sorted, share, p, DomainEstimate.mean(below));
  }

  /** The smallest answer whose share is at least p, but for rounding. */
  private static double at(double[] sorted, double[] share, double p) {
    int i = 0;
    while (i < sorted.length - 1 && share[i] < p - ROUNDING) {
      i++;
    }
    return sorted[i];
  }

  Interval interval(double confidence) {
    if (shareBelow.degreesOfFreedom() < 1) {
      return new Interval(Double.NaN, Double.NaN);
    }
    Interval ends =
        Intervals.mean(
            shareBelow.estimate(),
            shareBelow.standardError(),
            shareBelow.degreesOfFreedom(),
            confidence);
    return new Interval(at(sorted, share, ends.low()), at(sorted, share, ends.high()));
  }
}

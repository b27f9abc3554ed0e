package org.waymark.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Intervals;

/**
 * A weighted quantile and the share of weight that tells how well it is known.
 *
 * <p>Woodruff (1952): the interval of the share at or below the quantile, read back as answers.
 * That supposes that few respondents gave the very answer. Where many did, so that the share jumps
 * there by more than its standard error, the share at or below may be 1 and have no error at all,
 * and yet nobody knows on which answer the middle lies. Then the share is p, the error the larger
 * of those of the share at or below the answer and of the share below it, and the ends are the
 * answers at p less and plus t errors.
 *
 * @param share by answer in order, the part of the weight at or below it
 * @param p in (0, 1)
 * @param known the share whose error counts
 * @param jump the part of the weight that gave the very answer
 * @param heavy whether many gave it
 */
record DomainQuantile(
    double value,
    double[] sorted,
    double[] share,
    double p,
    DomainEstimate known,
    double jump,
    boolean heavy) {
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
    DomainEstimate atOrBelow = shareOf(samples, y -> y <= value ? 1 : 0);
    DomainEstimate below = shareOf(samples, y -> y < value ? 1 : 0);
    double jump = atOrBelow.estimate() - below.estimate();
    boolean several = Arrays.stream(sorted).filter(y -> y == value).count() > 1;
    boolean heavy =
        several && jump > Math.max(atOrBelow.standardError(), below.standardError()) + ROUNDING;
    boolean lower = heavy && below.variance() > atOrBelow.variance();
    return new DomainQuantile(value, sorted, share, p, lower ? below : atOrBelow, jump, heavy);
  }

  private static DomainEstimate shareOf(List<SubSample> samples, DoubleUnaryOperator counts) {
    return DomainEstimate.mean(
        samples.stream()
            .map(
                s ->
                    new SubSample(
                        s.design(), s.rows(), Arrays.stream(s.answer()).map(counts).toArray()))
            .toList());
  }

  /** The smallest answer whose share is at least p, but for rounding. */
  private static double at(double[] sorted, double[] share, double p) {
    int i = 0;
    while (i < sorted.length - 1 && share[i] < p - ROUNDING) {
      i++;
    }
    return sorted[i];
  }

  /** Whether everybody gave the same answer. */
  boolean unanimous() {
    return sorted[0] == sorted[sorted.length - 1];
  }

  Interval interval(double confidence) {
    if (known.degreesOfFreedom() < 1) {
      return new Interval(Double.NaN, Double.NaN);
    }
    Interval ends =
        Intervals.mean(
            heavy ? p : known.estimate(),
            known.standardError(),
            known.degreesOfFreedom(),
            confidence);
    return new Interval(at(sorted, share, ends.low()), at(sorted, share, ends.high()));
  }

  /**
   * Half the interval over Student's t. Where many gave the answer the interval may be that answer
   * alone; then, as if those who gave it were spread evenly between the answers on either side, the
   * error of the share over how densely it is given. NaN where everybody gave it: nothing tells.
   */
  double standardError(double confidence) {
    if (known.degreesOfFreedom() < 1) {
      return Double.NaN;
    }
    Interval ends = interval(confidence);
    double half = (ends.high() - ends.low()) / 2;
    double error = half / DomainEstimate.studentQuantile(known.degreesOfFreedom(), confidence);
    if (heavy) {
      error = Math.max(error, known.standardError() * step() / jump);
    }
    return error > 0 ? error : Double.NaN;
  }

  /** Half the way from the answer below to the answer above; to the one there is at an end. */
  private double step() {
    double below = Double.NaN;
    double above = Double.NaN;
    for (double y : sorted) {
      below = y < value ? y : below;
      above = y > value && Double.isNaN(above) ? y : above;
    }
    if (Double.isNaN(below)) {
      return above - value;
    }
    return Double.isNaN(above) ? value - below : (above - below) / 2;
  }
}

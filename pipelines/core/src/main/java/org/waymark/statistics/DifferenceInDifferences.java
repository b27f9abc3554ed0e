package org.waymark.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What happened at one place beyond what happened at matched places that were left as they were.
 *
 * <p>The place is matched with the {@link #MATCHED} places nearest to it in features and in its
 * mean before, all standardised, equally weighted. Every series is taken from its own mean before;
 * the effect is the mean after of the place less that of its matched places, period by period.
 *
 * <p>How far that could have come by chance is found by treating every place that was left as it
 * was as if it had been changed at the same time (placebo, after Abadie, Diamond and Hainmueller
 * 2010). Each effect is divided by the standard error that independent periods would give, so that
 * noisy and quiet places can be compared; what the periods' correlation and the shared matches do
 * to that ratio, they do to the placebos' ratios as well. p is the share of ratios, the place's own
 * among them, that are as large; the interval holds the effects that would not be found at 5%. The
 * slope before is judged by the same placebos.
 *
 * @param effect in units of the series
 * @param interval 95%; none under {@link #LEAST_PLACEBOS} placebos
 * @param pValue two-sided
 * @param slope of the series before, against the matched places, per period
 * @param slopeP its two-sided p-value; NaN under three periods before
 * @param matched rows of the matched places, the nearest first
 * @param placebos places that were treated as if changed
 * @param before periods of the place before
 * @param after periods of the place after
 */
public record DifferenceInDifferences(
    double effect,
    Optional<Interval> interval,
    double pValue,
    double slope,
    double slopeP,
    List<Integer> matched,
    int placebos,
    int before,
    int after) {

  /** Places that a place is matched with. */
  public static final int MATCHED = 8;

  /** With fewer, no effect could be told from chance at 5%. */
  public static final int LEAST_PLACEBOS = 19;

  private static final double LEVEL = 0.95;

  /** One place, changed or as if changed: the ratios are NaN where they cannot be told. */
  private record Trial(
      double effect, double error, double slope, double slopeRatio, List<Integer> matched) {
    double ratio() {
      return effect / error;
    }
  }

  /**
   * Compares one place with those that were left as they were.
   *
   * @param y places × periods, in order of time; NaN where a value is missing
   * @param features of each place, on any scale; none NaN
   * @param changed row of the place
   * @param left rows of the places that were left as they were
   * @param periods −1 for periods before, 1 for those after, 0 for those that count for neither
   * @throws IllegalArgumentException if {@code left} holds no more than {@link #MATCHED} places, or
   *     the place has under two values on a side
   */
  public static DifferenceInDifferences of(
      double[][] y, double[][] features, int changed, int[] left, int[] periods) {
    if (left.length <= MATCHED) {
      throw new IllegalArgumentException("only " + left.length + " places to match with");
    }
    double[][] centred = new double[y.length][];
    double[] level = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      level[i] = mean(y[i], periods, -1);
      double from = level[i];
      centred[i] = Arrays.stream(y[i]).map(v -> v - from).toArray();
    }
    double[][] place = standardised(features, level, left);
    Trial own = trial(centred, place, changed, left, periods);
    if (Double.isNaN(own.error)) {
      throw new IllegalArgumentException("a side with under two values");
    }
    double[] ratios = new double[left.length];
    double[] slopes = new double[left.length];
    for (int k = 0; k < left.length; k++) {
      Trial placebo = trial(centred, place, left[k], left, periods);
      ratios[k] = Math.abs(placebo.ratio());
      slopes[k] = Math.abs(placebo.slopeRatio);
    }
    double[] known = Arrays.stream(ratios).filter(r -> !Double.isNaN(r)).sorted().toArray();
    return new DifferenceInDifferences(
        own.effect,
        interval(own, known),
        asLarge(known, Math.abs(own.ratio())),
        own.slope,
        Double.isNaN(own.slopeRatio)
            ? Double.NaN
            : asLarge(
                Arrays.stream(slopes).filter(r -> !Double.isNaN(r)).toArray(),
                Math.abs(own.slopeRatio)),
        own.matched,
        known.length,
        count(y[changed], periods, -1),
        count(y[changed], periods, 1));
  }

  private static Optional<Interval> interval(Trial own, double[] placebos) {
    int rank = (int) Math.ceil(LEVEL * (placebos.length + 1));
    if (rank > placebos.length) {
      return Optional.empty();
    }
    double far = placebos[rank - 1] * own.error;
    return Optional.of(new Interval(own.effect - far, own.effect + far));
  }

  private static double asLarge(double[] placebos, double own) {
    long as = Arrays.stream(placebos).filter(p -> p >= own).count();
    return (1.0 + as) / (1 + placebos.length);
  }

  private static Trial trial(double[][] y, double[][] place, int row, int[] left, int[] periods) {
    List<Integer> matched =
        IntStream.of(left)
            .filter(other -> other != row)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(other -> distance(place[row], place[other]))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(MATCHED)
            .toList();
    double[] gap = new double[periods.length];
    for (int t = 0; t < gap.length; t++) {
      double sum = 0;
      int there = 0;
      for (int other : matched) {
        if (!Double.isNaN(y[other][t])) {
          sum += y[other][t];
          there++;
        }
      }
      gap[t] = there == 0 ? Double.NaN : y[row][t] - sum / there;
    }
    int n0 = count(gap, periods, -1);
    int n1 = count(gap, periods, 1);
    if (n0 < 2 || n1 < 2) {
      return new Trial(Double.NaN, Double.NaN, Double.NaN, Double.NaN, matched);
    }
    double before = mean(gap, periods, -1);
    double after = mean(gap, periods, 1);
    double squares = squares(gap, periods, -1, before) + squares(gap, periods, 1, after);
    double error = Math.sqrt(squares / (n0 + n1 - 2) * (1.0 / n0 + 1.0 / n1));
    double[] line = line(gap, periods, before, n0);
    return new Trial(after - before, error, line[0], line[1], matched);
  }

  /** Slope before, and its ratio to its standard error. */
  private static double[] line(double[] gap, int[] periods, double mean, int n) {
    double middle = 0;
    for (int t = 0; t < gap.length; t++) {
      middle += used(gap, periods, t, -1) ? t / (double) n : 0;
    }
    double across = 0;
    double along = 0;
    double all = 0;
    for (int t = 0; t < gap.length; t++) {
      if (used(gap, periods, t, -1)) {
        across += (t - middle) * (t - middle);
        along += (t - middle) * (gap[t] - mean);
        all += (gap[t] - mean) * (gap[t] - mean);
      }
    }
    double slope = along / across;
    double rest = Math.max(0, all - slope * along);
    return new double[] {slope, n < 3 ? Double.NaN : slope / Math.sqrt(rest / (n - 2) / across)};
  }

  private static boolean used(double[] series, int[] periods, int t, int side) {
    return periods[t] == side && !Double.isNaN(series[t]);
  }

  private static int count(double[] series, int[] periods, int side) {
    return (int)
        IntStream.range(0, series.length).filter(t -> used(series, periods, t, side)).count();
  }

  private static double mean(double[] series, int[] periods, int side) {
    return IntStream.range(0, series.length)
        .filter(t -> used(series, periods, t, side))
        .mapToDouble(t -> series[t])
        .average()
        .orElse(Double.NaN);
  }

  private static double squares(double[] series, int[] periods, int side, double mean) {
    return IntStream.range(0, series.length)
        .filter(t -> used(series, periods, t, side))
        .mapToDouble(t -> (series[t] - mean) * (series[t] - mean))
        .sum();
  }

  /** Features and the level before, each over its standard deviation among the places left. */
  private static double[][] standardised(double[][] features, double[] level, int[] left) {
    double[][] all = new double[features.length][];
    for (int i = 0; i < all.length; i++) {
      all[i] = Arrays.copyOf(features[i], features[i].length + 1);
      all[i][features[i].length] = level[i];
    }
    for (int f = 0; f < all[0].length; f++) {
      int feature = f;
      double[] values =
          IntStream.of(left)
              .mapToDouble(i -> all[i][feature])
              .filter(v -> !Double.isNaN(v))
              .toArray();
      double mean = Arrays.stream(values).average().orElse(0);
      double sd =
          Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
      for (double[] row : all) {
        row[f] = sd > 0 ? row[f] / sd : 0;
      }
    }
    return all;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int f = 0; f < a.length; f++) {
      sum += (a[f] - b[f]) * (a[f] - b[f]);
    }
    return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
  }
}

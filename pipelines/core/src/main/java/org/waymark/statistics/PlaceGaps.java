package org.waymark.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How each of many places moved against places that were left as they were, from its mean before
 * one start: period by period, the place from its mean before, less the mean of the same among the
 * places it is compared with.
 */
final class PlaceGaps {

  private final double[][] centred;
  private final double[][] traits;
  private final int[] donors;
  private final int[] sides;
  private final int matched;
  private final int spare;
  private final int[][] nearest;
  private final double[] sum;
  private final int[] there;

  /**
   * Prepares one start.
   *
   * @param y places × periods; NaN where a value is missing
   * @param features of each place, none NaN; only used where {@code matched} is above 0
   * @param donors rows of the places that were left as they were
   * @param sides −1 for periods before, 1 for those after, 0 for those that count for neither
   * @param matched nearest places that a place is compared with; 0: all, equally
   * @param spare how many donors may be left out of a comparison
   */
  PlaceGaps(double[][] y, double[][] features, int[] donors, int[] sides, int matched, int spare) {
    this.donors = donors;
    this.sides = sides;
    this.matched = matched;
    this.spare = spare;
    centred = new double[y.length][];
    double[] level = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      level[i] = mean(y[i], -1);
      double from = level[i];
      centred[i] = Arrays.stream(y[i]).map(v -> v - from).toArray();
    }
    traits = matched > 0 ? standardised(features, level) : new double[0][];
    nearest = new int[y.length][];
    sum = new double[sides.length];
    there = new int[sides.length];
    for (int donor : donors) {
      for (int t = 0; t < sides.length; t++) {
        if (!Double.isNaN(centred[donor][t])) {
          sum[t] += centred[donor][t];
          there[t]++;
        }
      }
    }
  }

  /**
   * One place, changed or as if changed.
   *
   * @param effect mean after less mean before; NaN where a side is empty
   * @param error that independent periods would give; NaN where a side has under two values
   * @param slope of the gap before, per period
   * @param slopeRatio the slope over its error; NaN under three values before
   * @param matched rows of the places it was compared with, the nearest first; empty: all
   * @param gap by period, from its mean before
   * @param before values before
   * @param after values after
   */
  record Trial(
      double effect,
      double error,
      double slope,
      double slopeRatio,
      List<Integer> matched,
      double[] gap,
      int before,
      int after) {

    double ratio() {
      return effect / error;
    }
  }

  /**
   * Compares a place.
   *
   * @param without rows that it may not be compared with, its own need not be among them
   */
  Trial trial(int row, int[] without) {
    List<Integer> others = List.of();
    double[] gap = new double[sides.length];
    if (matched > 0) {
      others = nearest(row, without);
      for (int t = 0; t < gap.length; t++) {
        double total = 0;
        int n = 0;
        for (int other : others) {
          if (!Double.isNaN(centred[other][t])) {
            total += centred[other][t];
            n++;
          }
        }
        gap[t] = n == 0 ? Double.NaN : centred[row][t] - total / n;
      }
    } else {
      int[] out = IntStream.concat(IntStream.of(row), IntStream.of(without)).distinct().toArray();
      int[] left = IntStream.of(out).filter(this::isDonor).toArray();
      for (int t = 0; t < gap.length; t++) {
        double total = sum[t];
        int n = there[t];
        for (int one : left) {
          if (!Double.isNaN(centred[one][t])) {
            total -= centred[one][t];
            n--;
          }
        }
        gap[t] = n == 0 ? Double.NaN : centred[row][t] - total / n;
      }
    }
    return judged(gap, others);
  }

  /**
   * The effect of a place that is compared as an adopter is: it may be a donor of itself where all
   * donors count, so that donors' effects spread as adopters' do.
   */
  double againstAll(int row) {
    if (matched > 0) {
      return trial(row, new int[0]).effect();
    }
    double[] gap = new double[sides.length];
    for (int t = 0; t < gap.length; t++) {
      gap[t] = there[t] == 0 ? Double.NaN : centred[row][t] - sum[t] / there[t];
    }
    return judged(gap, List.of()).effect();
  }

  private boolean isDonor(int row) {
    return Arrays.binarySearch(donors, row) >= 0;
  }

  private Trial judged(double[] gap, List<Integer> others) {
    int n0 = count(gap, -1);
    int n1 = count(gap, 1);
    double before = mean(gap, -1);
    double after = mean(gap, 1);
    double error = Double.NaN;
    double[] line = {Double.NaN, Double.NaN};
    if (n0 >= 2 && n1 >= 2) {
      double squares = squares(gap, -1, before) + squares(gap, 1, after);
      error = Math.sqrt(squares / (n0 + n1 - 2) * (1.0 / n0 + 1.0 / n1));
      line = line(gap, before, n0);
    }
    double[] from = Arrays.stream(gap).map(g -> g - before).toArray();
    return new Trial(after - before, error, line[0], line[1], others, from, n0, n1);
  }

  /**
   * What the effect and its error would have been at earlier looks.
   *
   * @param looks last period known at each look, ascending
   * @return by look: effect, squared error; NaN where the error is not known
   */
  double[][] path(Trial trial, int[] looks) {
    double[] gap = trial.gap();
    double squaresBefore = 0;
    for (int t = 0; t < gap.length; t++) {
      squaresBefore += isUsed(gap, t, -1) ? gap[t] * gap[t] : 0; // the mean before is 0
    }
    double[][] path = new double[looks.length][];
    double total = 0;
    double all = 0;
    int n = 0;
    int t = 0;
    for (int k = 0; k < looks.length; k++) {
      for (; t <= looks[k]; t++) {
        if (isUsed(gap, t, 1)) {
          total += gap[t];
          all += gap[t] * gap[t];
          n++;
        }
      }
      double mean = total / n;
      double squares = squaresBefore + Math.max(0, all - total * mean);
      double variance =
          n < 2 || trial.before() < 2
              ? Double.NaN
              : squares / (trial.before() + n - 2) * (1.0 / trial.before() + 1.0 / n);
      path[k] = new double[] {mean, variance};
    }
    return path;
  }

  /** The mean after of the gap less the line that it followed before; NaN under three before. */
  double beyondLine(Trial trial) {
    if (trial.before() < 3 || trial.after() < 1) {
      return Double.NaN;
    }
    double middle = middle(trial.gap(), trial.before());
    double sum = 0;
    for (int t = 0; t < sides.length; t++) {
      if (isUsed(trial.gap(), t, 1)) {
        sum += trial.gap()[t] - trial.slope() * (t - middle);
      }
    }
    return sum / trial.after();
  }

  private List<Integer> nearest(int row, int[] without) {
    int[] candidates = nearest[row];
    if (candidates == null) {
      candidates = candidates(row);
      nearest[row] = candidates;
    }
    List<Integer> out = new ArrayList<>(matched);
    for (int other : candidates) {
      if (out.size() < matched && IntStream.of(without).noneMatch(w -> w == other)) {
        out.add(other);
      }
    }
    return out;
  }

  /** The nearest donors, ties by row, as many as could be needed. */
  private int[] candidates(int row) {
    int most = matched + spare;
    int[] best = new int[most];
    double[] far = new double[most];
    int n = 0;
    for (int donor : donors) {
      if (donor == row) {
        continue;
      }
      double distance = distance(traits[row], traits[donor]);
      if (n < most || distance < far[n - 1]) {
        int at = n < most ? n++ : n - 1;
        while (at > 0 && far[at - 1] > distance) {
          far[at] = far[at - 1];
          best[at] = best[at - 1];
          at--;
        }
        far[at] = distance;
        best[at] = donor;
      }
    }
    return Arrays.copyOf(best, n);
  }

  private double middle(double[] gap, int n) {
    double middle = 0;
    for (int t = 0; t < gap.length; t++) {
      middle += isUsed(gap, t, -1) ? t / (double) n : 0;
    }
    return middle;
  }

  /** Slope before, and its ratio to its standard error. */
  private double[] line(double[] gap, double mean, int n) {
    double middle = middle(gap, n);
    double across = 0;
    double along = 0;
    double all = 0;
    for (int t = 0; t < gap.length; t++) {
      if (isUsed(gap, t, -1)) {
        across += (t - middle) * (t - middle);
        along += (t - middle) * (gap[t] - mean);
        all += (gap[t] - mean) * (gap[t] - mean);
      }
    }
    double slope = along / across;
    double rest = Math.max(0, all - slope * along);
    return new double[] {slope, n < 3 ? Double.NaN : slope / Math.sqrt(rest / (n - 2) / across)};
  }

  private boolean isUsed(double[] series, int t, int side) {
    return sides[t] == side && !Double.isNaN(series[t]);
  }

  private int count(double[] series, int side) {
    int n = 0;
    for (int t = 0; t < series.length; t++) {
      n += isUsed(series, t, side) ? 1 : 0;
    }
    return n;
  }

  private double mean(double[] series, int side) {
    double total = 0;
    int n = 0;
    for (int t = 0; t < series.length; t++) {
      if (isUsed(series, t, side)) {
        total += series[t];
        n++;
      }
    }
    return n == 0 ? Double.NaN : total / n;
  }

  private double squares(double[] series, int side, double mean) {
    double total = 0;
    for (int t = 0; t < series.length; t++) {
      total += isUsed(series, t, side) ? (series[t] - mean) * (series[t] - mean) : 0;
    }
    return total;
  }

  /** Features and the level before, each over its standard deviation among the donors. */
  private double[][] standardised(double[][] features, double[] level) {
    double[][] all = new double[features.length][];
    for (int i = 0; i < all.length; i++) {
      all[i] = Arrays.copyOf(features[i], features[i].length + 1);
      all[i][features[i].length] = level[i];
    }
    for (int f = 0; f < all[0].length; f++) {
      int feature = f;
      double[] values =
          IntStream.of(donors)
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

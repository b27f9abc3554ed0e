package org.waymark.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How each of many places moved against places that were left as they were, from its mean before
 * one start: period by period, the place from its mean before, less the mean of the same among the
 * places it is compared with.
 *
 * <p>Only periods that count for a side are held, those before first. What a place shows against
 * its nearest places is computed once and kept: most sets of placebos only look it up.
 */
final class PlaceGaps {

  private final double[][] moved;
  private final double[][] traits;
  private final int[] donors;
  private final boolean[] isDonor;
  private final int[] periods;
  private final int split;
  private final int length;
  private final int matched;
  private final int spare;
  private final int[] looks;
  private final NearestPlaces near;
  private final int[][] nearest;
  private final double[] sum;
  private final int[] there;
  private final boolean[] isMarked;

  /** What is known of each place against its nearest; null: not computed yet. */
  private final Shown[] shown;

  private final double[] scratch;

  /**
   * Prepares one start.
   *
   * @param y places × periods; NaN where a value is missing
   * @param features of each place, none NaN; only used where {@code matched} is above 0
   * @param donors rows of the places that were left as they were
   * @param sides −1 for periods before, 1 for those after, 0 for those that count for neither
   * @param matched nearest places that a place is compared with; 0: all, equally
   * @param spare how many donors may be left out of a comparison
   * @param looks last period known at each look, ascending
   */
  PlaceGaps(
      double[][] y,
      double[][] features,
      int[] donors,
      int[] sides,
      int matched,
      int spare,
      int[] looks) {
    this.donors = donors;
    this.matched = matched;
    this.spare = spare;
    this.looks = looks;
    length = sides.length;
    split = (int) IntStream.of(sides).filter(side -> side < 0).count();
    periods =
        IntStream.concat(
                IntStream.range(0, length).filter(t -> sides[t] < 0),
                IntStream.range(0, length).filter(t -> sides[t] > 0))
            .toArray();
    isDonor = new boolean[y.length];
    isMarked = new boolean[y.length];
    for (int donor : donors) {
      isDonor[donor] = true;
    }
    moved = new double[y.length][periods.length];
    double[] level = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      for (int k = 0; k < periods.length; k++) {
        moved[i][k] = y[i][periods[k]];
      }
      level[i] = mean(moved[i], 0, split);
      for (int k = 0; k < periods.length; k++) {
        moved[i][k] -= level[i];
      }
    }
    traits = matched > 0 ? standardised(features, level) : new double[0][];
    near = new NearestPlaces(traits, matched > 0 ? donors : new int[0]);
    nearest = new int[y.length][];
    shown = new Shown[y.length];
    sum = new double[periods.length];
    there = new int[periods.length];
    scratch = new double[periods.length];
    for (int donor : donors) {
      for (int k = 0; k < periods.length; k++) {
        if (!Double.isNaN(moved[donor][k])) {
          sum[k] += moved[donor][k];
          there[k]++;
        }
      }
    }
  }

  /**
   * What a place shows.
   *
   * @param effect mean after less mean before; NaN where a side is empty
   * @param variance of the effect, that independent periods would give; NaN where a side has under
   *     two values
   * @param slope of the gap before, per period
   * @param slopeRatio the slope over its error; NaN under three values before
   * @param gap from its mean before, by period that counts
   * @param before values before
   * @param after values after
   * @param path by look: the effect, then its variance
   */
  record Shown(
      double effect,
      double variance,
      double slope,
      double slopeRatio,
      double[] gap,
      int before,
      int after,
      double[] path) {

    double ratio() {
      return effect / Math.sqrt(variance);
    }
  }

  /**
   * One place, changed or as if changed, by period.
   *
   * @param matched rows of the places it was compared with, the nearest first; empty: all
   * @param gap by period, from its mean before; NaN where none
   */
  record Trial(Shown shown, List<Integer> matched, double[] gap) {

    double effect() {
      return shown.effect;
    }

    double error() {
      return Math.sqrt(shown.variance);
    }

    double slope() {
      return shown.slope;
    }

    double slopeRatio() {
      return shown.slopeRatio;
    }

    int before() {
      return shown.before;
    }

    int after() {
      return shown.after;
    }

    double ratio() {
      return shown.ratio();
    }
  }

  /** A place against the donors that are nearest to it, or against all. */
  Trial trial(int row) {
    Shown one = shown(row);
    double[] gap = new double[length];
    Arrays.fill(gap, Double.NaN);
    for (int k = 0; k < periods.length; k++) {
      gap[periods[k]] = one.gap[k];
    }
    List<Integer> others = matched == 0 ? List.of() : IntStream.of(nearest(row)).boxed().toList();
    return new Trial(one, others, gap);
  }

  /** What a place shows against the donors that are nearest to it, or against all. */
  Shown shown(int row) {
    Shown known = shown[row];
    if (known == null) {
      known = matched > 0 ? againstNearest(row, nearest(row)) : againstAllBut(row, new int[0]);
      shown[row] = known;
    }
    return known;
  }

  /**
   * What a place shows as one of a set.
   *
   * @param set rows that it may not be compared with; its own may be among them
   */
  Shown shown(int row, int[] set) {
    if (matched == 0) {
      return againstAllBut(row, set);
    }
    int[] candidates = nearest(row);
    boolean meets = false;
    for (int member : set) {
      isMarked[member] = true;
    }
    for (int i = 0; i < candidates.length; i++) {
      meets |= isMarked[candidates[i]];
    }
    Shown one;
    if (meets) {
      candidates = near.nearest(row, matched + spare);
      int[] left = new int[matched];
      int n = 0;
      for (int i = 0; i < candidates.length && n < matched; i++) {
        if (!isMarked[candidates[i]]) {
          left[n++] = candidates[i];
        }
      }
      one = againstNearest(row, Arrays.copyOf(left, n));
    } else {
      one = shown(row);
    }
    for (int member : set) {
      isMarked[member] = false;
    }
    return one;
  }

  /**
   * The effect of a place that is compared as an adopter is: it may be a donor of itself where all
   * donors count, so that donors' effects spread as adopters' do.
   */
  double againstAll(int row) {
    if (matched > 0) {
      return shown(row).effect;
    }
    for (int k = 0; k < periods.length; k++) {
      scratch[k] = there[k] == 0 ? Double.NaN : moved[row][k] - sum[k] / there[k];
    }
    return judged(scratch.clone()).effect;
  }

  private Shown againstNearest(int row, int[] others) {
    double[] gap = new double[periods.length];
    int[] n = new int[periods.length];
    for (int one : others) {
      double[] other = moved[one];
      for (int k = 0; k < gap.length; k++) {
        double value = other[k];
        if (!Double.isNaN(value)) {
          gap[k] += value;
          n[k]++;
        }
      }
    }
    for (int k = 0; k < gap.length; k++) {
      gap[k] = n[k] == 0 ? Double.NaN : moved[row][k] - gap[k] / n[k];
    }
    return judged(gap);
  }

  private Shown againstAllBut(int row, int[] set) {
    int[] left =
        IntStream.concat(IntStream.of(row), IntStream.of(set))
            .distinct()
            .filter(one -> isDonor[one])
            .toArray();
    double[] gap = new double[periods.length];
    for (int k = 0; k < gap.length; k++) {
      double total = sum[k];
      int n = there[k];
      for (int one : left) {
        double value = moved[one][k];
        if (!Double.isNaN(value)) {
          total -= value;
          n--;
        }
      }
      gap[k] = n == 0 ? Double.NaN : moved[row][k] - total / n;
    }
    return judged(gap);
  }

  private Shown judged(double[] gap) {
    double before = mean(gap, 0, split);
    int n0 = 0;
    double middle = 0;
    double squares = 0;
    for (int k = 0; k < split; k++) {
      if (!Double.isNaN(gap[k])) {
        n0++;
        middle += periods[k];
        gap[k] -= before;
        squares += gap[k] * gap[k];
      }
    }
    middle /= n0;
    double across = 0;
    double along = 0;
    for (int k = 0; k < split; k++) {
      if (!Double.isNaN(gap[k])) {
        across += (periods[k] - middle) * (periods[k] - middle);
        along += (periods[k] - middle) * gap[k];
      }
    }
    double[] path = new double[2 * looks.length];
    int n1 = 0;
    double total = 0;
    double all = 0;
    int look = 0;
    for (int k = split; k <= gap.length; k++) {
      while (look < looks.length && (k == gap.length || periods[k] > looks[look])) {
        path[2 * look] = total / n1;
        path[2 * look + 1] = variance(squares, n0, total, all, n1);
        look++;
      }
      if (k < gap.length && !Double.isNaN(gap[k])) {
        gap[k] -= before;
        n1++;
        total += gap[k];
        all += gap[k] * gap[k];
      }
    }
    double slope = n0 < 2 || n1 < 2 ? Double.NaN : along / across;
    double rest = Math.max(0, squares - slope * along);
    double ratio = n0 < 3 ? Double.NaN : slope / Math.sqrt(rest / (n0 - 2) / across);
    return new Shown(
        total / n1, variance(squares, n0, total, all, n1), slope, ratio, gap, n0, n1, path);
  }

  /** Of the mean after less the mean before, which is 0, from the spread about both. */
  private static double variance(double squares, int n0, double total, double all, int n1) {
    if (n0 < 2 || n1 < 2) {
      return Double.NaN;
    }
    double about = squares + Math.max(0, all - total * total / n1);
    return about / (n0 + n1 - 2) * (1.0 / n0 + 1.0 / n1);
  }

  /** The mean after of the gap less the line that it followed before; NaN under three before. */
  double beyondLine(Shown one) {
    if (one.before < 3 || one.after < 1) {
      return Double.NaN;
    }
    double middle = 0;
    for (int k = 0; k < split; k++) {
      middle += Double.isNaN(one.gap[k]) ? 0 : periods[k] / (double) one.before;
    }
    double total = 0;
    for (int k = split; k < periods.length; k++) {
      if (!Double.isNaN(one.gap[k])) {
        total += one.gap[k] - one.slope * (periods[k] - middle);
      }
    }
    return total / one.after;
  }

  /** Periods that count, those before first. */
  int[] periods() {
    return periods;
  }

  /** The first period after; the number of periods where there is none. */
  int start() {
    return split < periods.length ? periods[split] : length;
  }

  private int[] nearest(int row) {
    int[] known = nearest[row];
    if (known == null) {
      known = near.nearest(row, matched);
      nearest[row] = known;
    }
    return known;
  }

  private static double mean(double[] series, int from, int to) {
    double total = 0;
    int n = 0;
    for (int k = from; k < to; k++) {
      if (!Double.isNaN(series[k])) {
        total += series[k];
        n++;
      }
    }
    return n == 0 ? Double.NaN : total / n;
  }

  /** Features and the level before, each over its standard deviation among the donors. */
  private double[][] standardised(double[][] features, double[] level) {
    double[][] all = new double[features.length][];
    for (int i = 0; i < all.length; i++) {
      all[i] = Arrays.copyOf(features[i], features[i].length + 1);
      all[i][features[i].length] = level[i];
    }
    for (int f = 0; f < all[0].length; f++) {
      double sd = deviation(all, f);
      for (double[] row : all) {
        row[f] = sd > 0 ? row[f] / sd : 0;
      }
    }
    return all;
  }

  private double deviation(double[][] all, int f) {
    int n = 0;
    double total = 0;
    for (int donor : donors) {
      if (!Double.isNaN(all[donor][f])) {
        n++;
        total += all[donor][f];
      }
    }
    double mean = total / n;
    double squares = 0;
    for (int donor : donors) {
      double off = all[donor][f] - mean;
      squares += Double.isNaN(off) ? 0 : off * off;
    }
    return Math.sqrt(squares / n);
  }
}

package org.waymark.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the gaps of places that were left are, by periods since a start that they did not have:
 * between these ends lie 95% of them. It is what a gap is seen against.
 */
public final class PlaceboBand {
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  /**
   * The ends at one distance from the start.
   *
   * @param since periods since the start; negative before it
   */
  public record Step(int since, double low, double high) {}

  private final int first;
  private final double[][] gaps;
  private final double[] sum;
  private final int[] n;
  private int set;

  PlaceboBand(PlaceGaps[] starts, int sets) {
    int from = 0;
    int to = 0;
    for (PlaceGaps start : starts) {
      for (int t : start.periods()) {
        from = Math.min(from, t - start.start());
        to = Math.max(to, t - start.start() + 1);
      }
    }
    first = from;
    gaps = new double[to - from][sets];
    sum = new double[to - from];
    n = new int[to - from];
  }

  void add(PlaceGaps start, PlaceGaps.Shown one) {
    int[] periods = start.periods();
    int zero = start.start() + first;
    double[] gap = one.gap();
    for (int k = 0; k < periods.length; k++) {
      if (!Double.isNaN(gap[k])) {
        sum[periods[k] - zero] += gap[k];
        n[periods[k] - zero]++;
      }
    }
  }

  void endOfSet() {
    for (int k = 0; k < sum.length; k++) {
      gaps[k][set] = n[k] == 0 ? Double.NaN : sum[k] / n[k];
    }
    set++;
    Arrays.fill(sum, 0);
    Arrays.fill(n, 0);
  }

  /** The ends over all sets. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (int k = 0; k < gaps.length; k++) {
      step(first + k, gaps[k], set, steps);
    }
    return List.copyOf(steps);
  }

  /** The ends over single places, as if each had started. */
  static List<Step> ofPlaces(PlaceGaps start, int[] rows) {
    int[] periods = start.periods();
    List<Step> steps = new ArrayList<>();
    double[] at = new double[rows.length];
    for (int k = 0; k < periods.length; k++) {
      for (int d = 0; d < rows.length; d++) {
        at[d] = start.shown(rows[d]).gap()[k];
      }
      step(periods[k] - start.start(), at, rows.length, steps);
    }
    return List.copyOf(steps);
  }

  private static void step(int since, double[] gaps, int count, List<Step> steps) {
    int known = 0;
    for (int i = 0; i < count; i++) {
      if (!Double.isNaN(gaps[i])) {
        gaps[known++] = gaps[i];
      }
    }
    if (known > 0) {
      steps.add(
          new Step(
              since, Quantiles.quantile(gaps, known, LOW), Quantiles.quantile(gaps, known, HIGH)));
    }
  }
}

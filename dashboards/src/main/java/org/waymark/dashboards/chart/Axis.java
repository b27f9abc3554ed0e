package org.waymark.dashboards.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A linear axis: what values it spans and where its ticks are.
 *
 * @param low value at its beginning
 * @param high value at its end, greater than {@code low}
 * @param ticks round values within
 * @param decimals decimals that tell the ticks apart
 */
record Axis(double low, double high, List<Double> ticks, int decimals) {

  /** An axis that holds the values with some air, with about so many ticks at 1, 2 or 5. */
  static Axis around(double[] values, int wanted) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    double min = Arrays.stream(finite).min().orElse(0);
    double max = Arrays.stream(finite).max().orElse(1);
    if (max - min < 1e-9 * Math.max(1, Math.abs(max))) {
      double air = Math.max(Math.abs(max) * 0.1, 1e-3);
      min -= air;
      max += air;
    }
    double air = 0.06 * (max - min);
    double low = min >= 0 && min - air < 0 ? 0 : min - air;
    double high = max <= 0 && max + air > 0 ? 0 : max + air;
    double raw = (high - low) / wanted;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double ratio = raw / power;
    double step = power * (ratio < 1.5 ? 1 : ratio < 3.5 ? 2 : ratio < 7.5 ? 5 : 10);
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
      ticks.add(i * step);
    }
    return new Axis(low, high, List.copyOf(ticks), decimals);
  }

  /** Where a value lies between two ends of the drawing. */
  double place(double value, double from, double to) {
    return from + (value - low) / (high - low) * (to - from);
  }

  /** Heights moved as little as needed so that labels do not overlap, in the order given. */
  static double[] spread(double[] heights, double gap, double top, double bottom) {
    Integer[] order = new Integer[heights.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(heights[a], heights[b]));
    double[] moved = heights.clone();
    double free = top;
    for (int i : order) {
      moved[i] = Math.max(moved[i], free);
      free = moved[i] + gap;
    }
    double limit = bottom;
    for (int k = order.length - 1; k >= 0; k--) {
      moved[order[k]] = Math.min(moved[order[k]], limit);
      limit = moved[order[k]] - gap;
    }
    return moved;
  }
}

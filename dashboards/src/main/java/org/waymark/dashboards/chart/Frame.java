package org.waymark.dashboards.chart;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * The plot area that charts share, and its axes. Drawn small so that its text stays readable on a
 * phone.
 */
final class Frame {
  static final double WIDTH = 460;
  static final double HEIGHT = 264;
  final double left;
  final double right;
  final double top = 30;
  final double bottom = HEIGHT - 30;

  Frame(double left, double rightMargin) {
    this.left = left;
    this.right = WIDTH - rightMargin;
  }

  /** Height of a value; larger is higher unless the axis is turned. */
  double y(Axis axis, double value, boolean turned) {
    return turned ? axis.place(value, top, bottom) : axis.place(value, bottom, top);
  }

  /** Horizontal grid lines and their labels. */
  void grid(Svg svg, Axis axis, boolean turned, DoubleFunction<String> label) {
    for (double tick : axis.ticks()) {
      double y = y(axis, tick, turned);
      svg.line("grid", left, y, right, y);
      svg.text("tick", left - 6, y + 4, "end", label.apply(tick));
    }
  }

  /** Labels below, at most four, evenly among the positions. */
  void below(Svg svg, double[] xs, List<String> labels) {
    int n = labels.size();
    int wanted = n < 7 ? Math.min(n, 3) : 4;
    int last = -1;
    for (int k = 0; k < wanted; k++) {
      int i = wanted == 1 ? 0 : (int) Math.round((double) k * (n - 1) / (wanted - 1));
      if (i == last) {
        continue;
      }
      last = i;
      String anchor = k == 0 && n > 1 ? "start" : k == wanted - 1 && n > 1 ? "end" : "middle";
      double x = anchor.equals("start") ? left - 4 : anchor.equals("end") ? right + 4 : xs[i];
      svg.line("tickmark", xs[i], bottom, xs[i], bottom + 4);
      svg.text("tick", x, bottom + 18, anchor, labels.get(i));
    }
    svg.line("axis", left, bottom, right, bottom);
  }
}

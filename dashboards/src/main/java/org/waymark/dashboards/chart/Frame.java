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

  /** Labels below: the first and the last, and of two between them those that fit. */
  void below(Svg svg, double[] xs, List<String> labels) {
    int n = labels.size();
    svg.line("axis", left, bottom, right, bottom);
    if (n == 1) {
      below(svg, xs[0], xs[0], "middle", labels.get(0));
      return;
    }
    below(svg, xs[0], left - 4, "start", labels.get(0));
    below(svg, xs[n - 1], right + 4, "end", labels.get(n - 1));
    double taken = left - 4 + width(labels.get(0));
    double limit = right + 4 - width(labels.get(n - 1));
    for (int k = 1; k <= 2; k++) {
      int i = (int) Math.round(k * (n - 1) / 3.0);
      double half = width(labels.get(i)) / 2;
      if (xs[i] - half > taken + 12 && xs[i] + half < limit - 12) {
        below(svg, xs[i], xs[i], "middle", labels.get(i));
        taken = xs[i] + half;
      }
    }
  }

  private void below(Svg svg, double tick, double x, String anchor, String label) {
    svg.line("tickmark", tick, bottom, tick, bottom + 4);
    svg.text("tick", x, bottom + 18, anchor, label);
  }

  /** How wide words are drawn at most, in the widest of the fonts that a reader may have. */
  static double width(String words) {
    return 6.6 * words.length();
  }

  /** The same of bold ones. */
  static double boldWidth(String words) {
    return 7.8 * words.length();
  }
}

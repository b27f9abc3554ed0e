package org.waymark.dashboards.chart;

import java.util.List;
import org.waymark.dashboards.words.Numbers;

/** Horizontal bars from zero, each with its label above and its value at its end. */
public final class BarChart {
  /** Most bars that are drawn; the table beside the chart holds all. */
  private static final int DRAWN = 20;

  /** A bar. */
  public record Bar(String label, double value) {}

  private BarChart() {}

  /** A value with its unit. */
  public static String value(double value, String unit) {
    String number = Numbers.brief(value);
    return unit.isEmpty() ? number : unit.equals("%") ? number + "%" : number + " " + unit;
  }

  /** Draws the bars in the order given. */
  public static String draw(String id, String title, List<Bar> bars, String unit) {
    List<Bar> drawn = bars.subList(0, Math.min(DRAWN, bars.size()));
    double low = Math.min(0, drawn.stream().mapToDouble(Bar::value).min().orElse(0));
    double high = Math.max(0, drawn.stream().mapToDouble(Bar::value).max().orElse(0));
    double range = high - low == 0 ? 1 : high - low;
    double left = low < 0 ? 70 : 4;
    double width = Frame.WIDTH - left - 70;
    double height = 40 * drawn.size() + 8.0;
    Svg svg = new Svg(id, Frame.WIDTH, height, title, describe(bars, unit, drawn.size()));
    double zero = left - low / range * width;
    svg.line("axis", zero, 16, zero, height - 4);
    for (int i = 0; i < drawn.size(); i++) {
      Bar bar = drawn.get(i);
      double y = 40 * i + 4.0;
      double end = zero + bar.value() / range * width;
      boolean negative = bar.value() < 0;
      svg.text("barlabel", 4, y + 11, "start", Svg.shorten(bar.label(), 62));
      svg.rect("bar", Math.min(zero, end), y + 17, Math.max(1, Math.abs(end - zero)), 13);
      svg.text(
          "label",
          negative ? end - 6 : end + 6,
          y + 28,
          negative ? "end" : "start",
          value(bar.value(), unit));
    }
    return svg.finish();
  }

  private static String describe(List<Bar> bars, String unit, int drawn) {
    Bar first = bars.get(0);
    Bar last = bars.get(bars.size() - 1);
    return bars.size()
        + (bars.size() == 1 ? " bar" : " bars")
        + (drawn < bars.size() ? ", the first " + drawn + " drawn" : "")
        + ", from "
        + first.label()
        + " at "
        + value(first.value(), unit)
        + " to "
        + last.label()
        + " at "
        + value(last.value(), unit)
        + ".";
  }
}

package org.waymark.dashboards.chart;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.waymark.dashboards.words.Numbers;

/**
 * Estimates with their intervals, one below the other on one scale. One that is marked is a large
 * diamond, the others are dots.
 */
public final class DotChart {
  /** Most estimates that are drawn; the table beside the chart holds all. */
  private static final int DRAWN = 25;

  private static final double ROW = 38;

  /**
   * An estimate and the ends of its interval, where it has one.
   *
   * @param tick what it is compared with, where there is something
   * @param others values of others on the same row, drawn small and grey
   */
  public record Dot(
      String label,
      double value,
      OptionalDouble low,
      OptionalDouble high,
      boolean marked,
      OptionalDouble tick,
      List<Double> others) {
    /** An estimate alone on its row. */
    public Dot(
        String label, double value, OptionalDouble low, OptionalDouble high, boolean marked) {
      this(label, value, low, high, marked, OptionalDouble.empty(), List.of());
    }
  }

  private DotChart() {}

  /** Draws the estimates in the order given. */
  public static String draw(String id, String title, List<Dot> dots, String unit) {
    List<Dot> drawn = dots.subList(0, Math.min(DRAWN, dots.size()));
    double bottom = ROW * drawn.size() + 22;
    Svg svg = new Svg(id, Frame.WIDTH, bottom + 26, title, describe(dots, unit, drawn.size()));
    Axis axis =
        Axis.around(
            drawn.stream()
                .flatMapToDouble(
                    d ->
                        DoubleStream.concat(
                            DoubleStream.of(d.value()),
                            DoubleStream.concat(
                                DoubleStream.concat(d.low().stream(), d.high().stream()),
                                DoubleStream.concat(
                                    d.tick().stream(),
                                    d.others().stream().mapToDouble(Double::doubleValue)))))
                .toArray(),
            4);
    double left = 14;
    double right = Frame.WIDTH - 70;
    for (double tick : axis.ticks()) {
      double x = axis.place(tick, left, right);
      svg.line(tick == 0 ? "zero" : "grid", x, 18, x, bottom);
      svg.text("tick", x, bottom + 17, "middle", Numbers.fixed(tick, axis.decimals()));
    }
    svg.text("unit", 4, 11, "start", Svg.shorten(unit, 70));
    for (int i = 0; i < drawn.size(); i++) {
      Dot dot = drawn.get(i);
      double y = ROW * i + 46;
      double x = axis.place(dot.value(), left, right);
      svg.text(
          dot.marked() ? "name" : "barlabel",
          left,
          y - 12,
          "start",
          Svg.shorten(dot.label(), dot.marked() ? 54 : 58));
      for (double other : dot.others()) {
        svg.circle("other", axis.place(other, left, right), y, 3);
      }
      dot.tick()
          .ifPresent(
              tick -> {
                double at = axis.place(tick, left, right);
                svg.line("expected", at, y - 9, at, y + 9);
              });
      if (dot.low().isPresent() && dot.high().isPresent()) {
        svg.line(
            dot.marked() ? "place-interval" : "peer-interval",
            axis.place(dot.low().getAsDouble(), left, right),
            y,
            axis.place(dot.high().getAsDouble(), left, right),
            y);
      }
      if (dot.marked()) {
        svg.diamond("place", x, y, 6);
      } else {
        svg.circle("dot", x, y, 4);
      }
      svg.text(
          "label",
          right + 8,
          y + 4,
          "start",
          BarChart.value(dot.value(), unit.length() > 2 ? "" : unit));
    }
    return svg.finish();
  }

  private static String describe(List<Dot> dots, String named, int drawn) {
    String unit = named.replaceFirst(",.*", ""); // what stands behind it is for who sees the axis
    StringBuilder words = new StringBuilder();
    words.append(Numbers.of(dots.size(), "estimate", "estimates"));
    if (drawn < dots.size()) {
      words.append(", the first ").append(drawn).append(" drawn");
    }
    words.append(". ").append(dots.get(0).label()).append(": ");
    words.append(BarChart.value(dots.get(0).value(), unit));
    interval(dots.get(0), unit, words);
    dots.stream()
        .skip(1)
        .filter(Dot::marked)
        .findFirst()
        .ifPresent(
            d -> {
              words.append("; ").append(d.label()).append(": ");
              words.append(BarChart.value(d.value(), unit));
              interval(d, unit, words);
            });
    return words.append('.').toString();
  }

  private static void interval(Dot dot, String unit, StringBuilder words) {
    if (dot.low().isPresent() && dot.high().isPresent()) {
      words.append(" (95% interval ").append(BarChart.value(dot.low().getAsDouble(), unit));
      words.append(" to ").append(BarChart.value(dot.high().getAsDouble(), unit)).append(')');
    }
  }
}

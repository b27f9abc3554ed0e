package org.waymark.dashboards.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.waymark.dashboards.words.Numbers;

/**
 * Places by how much is known of them: the more, the closer they should lie to the centre. The
 * lines hold what chance explains at each size; a place above them is a diamond, one below a
 * triangle. The places that the chart is about carry their names, else the outermost.
 */
public final class FunnelChart {
  private static final int NAMED = 6;

  /** Most places within the lines that are drawn one by one; of more, every k-th by size. */
  private static final int DRAWN = 200;

  /**
   * A place.
   *
   * @param size how much is known of it, such as a denominator
   * @param lower the limit at this size
   * @param upper the limit at this size
   * @param marked whether the chart is about this place
   */
  public record Point(
      String label,
      double size,
      double value,
      double mean,
      double lower,
      double upper,
      boolean marked) {
    private double beyond() {
      double half = Math.max(1e-12, (upper - lower) / 2);
      return Math.max(value - upper, lower - value) / half;
    }

    private boolean outside() {
      return value > upper || value < lower;
    }
  }

  private FunnelChart() {}

  /** Draws the chart from at least one point. */
  public static String draw(String id, String title, List<Point> points, String unit, String size) {
    List<Point> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble(Point::size).thenComparing(Point::label));
    Frame frame = new Frame(50, 64);
    Svg svg = new Svg(id, Frame.WIDTH, Frame.HEIGHT + 14, title, describe(points, unit));
    Axis axis = axis(sorted);
    Axis across = Axis.around(DoubleStream.concat(DoubleStream.of(0), sizes(sorted)).toArray(), 4);
    frame.grid(svg, axis, false, v -> Numbers.fixed(v, axis.decimals()));
    svg.text("unit", 4, 14, "start", unit);
    svg.line("axis", frame.left, frame.bottom, frame.right, frame.bottom);
    for (double tick : across.ticks()) {
      double x = across.place(tick, frame.left, frame.right);
      svg.line("tickmark", x, frame.bottom, x, frame.bottom + 4);
      svg.text("tick", x, frame.bottom + 18, "middle", size(tick, across));
    }
    svg.text("tick", (frame.left + frame.right) / 2, frame.bottom + 36, "middle", size);
    line(svg, "mean", sorted, Point::mean, frame, axis, across);
    line(svg, "limit", sorted, Point::lower, frame, axis, across);
    line(svg, "limit", sorted, Point::upper, frame, axis, across);
    ends(svg, sorted.get(sorted.size() - 1), frame, axis);
    boolean about = sorted.stream().anyMatch(Point::marked);
    List<Point> named =
        sorted.stream()
            .filter(p -> about ? p.marked() : p.outside())
            .sorted(Comparator.comparing(Point::beyond).reversed().thenComparing(Point::label))
            .limit(NAMED)
            .toList();
    // Names have a rim of paper, so that points are drawn over them.
    name(svg, named, frame, axis, across);
    int every = Math.max(1, (sorted.size() + DRAWN - 1) / DRAWN);
    for (int i = 0; i < sorted.size(); i++) {
      Point p = sorted.get(i);
      if (i % every != 0 && !p.outside() && !p.marked()) {
        continue;
      }
      double x = across.place(p.size(), frame.left, frame.right);
      double y = frame.y(axis, clamp(p.value(), axis), false);
      if (p.marked()) {
        svg.diamond("place", x, y, 6.5);
      } else if (p.value() > p.upper()) {
        svg.diamond("unusual", x, y, 5);
      } else if (p.value() < p.lower()) {
        svg.triangle("unusual", x, y, 5);
      } else {
        svg.circle("ordinary", x, y, 2.6);
      }
    }
    return svg.finish();
  }

  /** Millions are written short: side by side they would run into each other. */
  private static String size(double tick, Axis across) {
    if (across.high() < 1_000_000) {
      return Numbers.fixed(tick, across.decimals());
    }
    double millions = tick / 1_000_000;
    return tick == 0 ? "0" : Numbers.fixed(millions, millions == Math.rint(millions) ? 0 : 1) + "m";
  }

  private static void name(Svg svg, List<Point> named, Frame frame, Axis axis, Axis across) {
    double[] ys =
        named.stream().mapToDouble(p -> frame.y(axis, clamp(p.value(), axis), false) + 4).toArray();
    double[] spread = Axis.spread(ys, 13, frame.top + 4, frame.bottom - 2);
    for (int i = 0; i < named.size(); i++) {
      double x = across.place(named.get(i).size(), frame.left, frame.right);
      boolean marked = named.get(i).marked();
      String words = Svg.shorten(named.get(i).label(), 32);
      double width = marked ? Frame.boldWidth(words) : Frame.width(words);
      String style = marked ? "name" : "note";
      if (x + 10 + width <= frame.right) {
        svg.text(style, x + 10, spread[i], "start", words);
      } else if (x - 10 - width >= frame.left) {
        svg.text(style, x - 10, spread[i], "end", words);
      } else {
        double middle = Math.max(frame.left + width / 2, Math.min(frame.right - width / 2, x));
        svg.text(style, middle, spread[i] - 14, "middle", words);
      }
    }
  }

  private static void ends(Svg svg, Point last, Frame frame, Axis axis) {
    String[] words = {"upper", "mean", "lower"};
    double[] values = {last.upper(), last.mean(), last.lower()};
    double[] ys = new double[3];
    for (int i = 0; i < 3; i++) {
      ys[i] = frame.y(axis, clamp(values[i], axis), false) + 4;
    }
    double[] spread = Axis.spread(ys, 14, frame.top + 4, frame.bottom + 4);
    for (int i = 0; i < 3; i++) {
      svg.text("label", frame.right + 6, spread[i], "start", words[i]);
    }
  }

  private static void line(
      Svg svg,
      String style,
      List<Point> sorted,
      java.util.function.ToDoubleFunction<Point> of,
      Frame frame,
      Axis axis,
      Axis across) {
    List<double[]> points = new ArrayList<>();
    int every = Math.max(1, sorted.size() / 60);
    for (int i = 0; i < sorted.size(); i++) {
      Point p = sorted.get(i);
      if (i % every != 0 && i != sorted.size() - 1) {
        continue;
      }
      points.add(
          new double[] {
            across.place(p.size(), frame.left, frame.right),
            frame.y(axis, clamp(of.applyAsDouble(p), axis), false)
          });
    }
    svg.path(style, points);
  }

  private static double clamp(double value, Axis axis) {
    return Math.min(axis.high(), Math.max(axis.low(), value));
  }

  /** Spans the values, and the limits as far as half the values' range beyond them. */
  private static Axis axis(List<Point> points) {
    double low = points.stream().mapToDouble(p -> Math.min(p.value(), p.mean())).min().orElse(0);
    double high = points.stream().mapToDouble(p -> Math.max(p.value(), p.mean())).max().orElse(1);
    double air = (high - low) / 2;
    return Axis.around(
        DoubleStream.concat(
                DoubleStream.of(low, high),
                points.stream()
                    .flatMapToDouble(p -> DoubleStream.of(p.lower(), p.upper()))
                    .map(v -> Math.min(high + air, Math.max(low - air, v))))
            .toArray(),
        4);
  }

  private static DoubleStream sizes(List<Point> points) {
    return points.stream().mapToDouble(Point::size);
  }

  private static String describe(List<Point> points, String unit) {
    long above = points.stream().filter(p -> p.value() > p.upper()).count();
    long below = points.stream().filter(p -> p.value() < p.lower()).count();
    return Numbers.of(points.size(), "place", "places")
        + " by size, "
        + Numbers.inWords(above)
        + " above and "
        + Numbers.inWords(below)
        + " below the limits of what chance explains. Centre at "
        + BarChart.value(points.get(0).mean(), unit)
        + ".";
  }
}

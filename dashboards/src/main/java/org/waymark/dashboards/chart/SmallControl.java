package org.waymark.dashboards.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A control chart as small as a word: the line of values, the band between the process limits, and
 * the points beyond ordinary variation. A value that may still change is a ring without a line to
 * it, because a month that is not complete is not a fall. The numbers are in words next to it.
 */
public final class SmallControl {
  private static final double WIDTH = 160;
  private static final double HEIGHT = 44;
  private static final double EDGE = 6;

  /**
   * A value with its limits.
   *
   * @param day where it is on the axis of time, as a day since 1970-01-01
   * @param variation {@code improvement}, {@code concern}, {@code neither-high}, {@code
   *     neither-low}; anything else is ordinary
   * @param settled false while the value may still change
   */
  public record Point(
      double day,
      double value,
      OptionalDouble mean,
      OptionalDouble lower,
      OptionalDouble upper,
      String variation,
      boolean settled) {}

  private SmallControl() {}

  /**
   * Draws the chart.
   *
   * @param points in order of time, at least one
   */
  public static String draw(String id, String title, String description, List<Point> points) {
    Svg svg = new Svg(id, WIDTH, HEIGHT, title, description);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Point p : points) {
      low = Math.min(low, Math.min(p.value(), p.lower().orElse(p.value())));
      high = Math.max(high, Math.max(p.value(), p.upper().orElse(p.value())));
    }
    double from = points.get(0).day();
    double to = Math.max(from + 1, points.get(points.size() - 1).day());
    List<double[]> line = new ArrayList<>();
    List<double[]> means = new ArrayList<>();
    List<double[]> band = new ArrayList<>();
    List<double[]> back = new ArrayList<>();
    for (Point p : points) {
      double x = EDGE + (p.day() - from) / (to - from) * (WIDTH - 2 * EDGE);
      if (p.settled()) {
        line.add(new double[] {x, y(p.value(), low, high)});
      }
      if (p.mean().isPresent()) {
        means.add(new double[] {x, y(p.mean().getAsDouble(), low, high)});
      }
      if (p.lower().isPresent() && p.upper().isPresent()) {
        band.add(new double[] {x, y(p.upper().getAsDouble(), low, high)});
        back.add(0, new double[] {x, y(p.lower().getAsDouble(), low, high)});
      }
    }
    band.addAll(back);
    if (band.size() > 3) {
      svg.area("band", band);
    }
    svg.path("thin-mean", means).path("series", line);
    Point last = null;
    for (Point p : points) {
      double x = EDGE + (p.day() - from) / (to - from) * (WIDTH - 2 * EDGE);
      double y = y(p.value(), low, high);
      if (!p.settled()) {
        svg.circle("provisional", x, y, 2.6);
        continue;
      }
      last = p;
      switch (p.variation()) {
        case "improvement" -> svg.circle("good", x, y, 2.6);
        case "concern" -> svg.circle("bad", x, y, 2.6);
        case "neither-high", "neither-low" -> svg.circle("unusual", x, y, 2.6);
        default -> {}
      }
    }
    if (last != null) {
      double x = EDGE + (last.day() - from) / (to - from) * (WIDTH - 2 * EDGE);
      String style =
          switch (last.variation()) {
            case "improvement" -> "good";
            case "concern" -> "bad";
            case "neither-high", "neither-low" -> "unusual";
            default -> "dot";
          };
      svg.circle(style, x, y(last.value(), low, high), 4);
    }
    return svg.finish();
  }

  private static double y(double value, double low, double high) {
    double share = high > low ? (value - low) / (high - low) : 0.5;
    return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
  }
}

package org.waymark.dashboards.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A small line without axes, its last point marked; the numbers stand beside it in words. */
public final class Sparkline {
  private Sparkline() {}

  /** Draws the line; fewer than two values give a single point. */
  public static String draw(String id, String title, String description, double[] values) {
    double width = 120;
    double height = 32;
    Svg svg = new Svg(id, width, height, title, description);
    double min = Arrays.stream(values).min().orElse(0);
    double max = Arrays.stream(values).max().orElse(0);
    double range = max - min;
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      double x = values.length < 2 ? width / 2 : 4 + i * (width - 12) / (values.length - 1);
      double y = range == 0 ? height / 2 : height - 6 - (values[i] - min) / range * (height - 12);
      points.add(new double[] {x, y});
    }
    svg.path("series", points);
    if (!points.isEmpty()) {
      double[] last = points.get(points.size() - 1);
      svg.circle("now", last[0], last[1], 3.5);
    }
    return svg.finish();
  }
}

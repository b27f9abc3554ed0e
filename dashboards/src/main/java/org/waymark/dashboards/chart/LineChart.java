package org.waymark.dashboards.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;

/**
 * A few series over days, each labelled at its end; colour, dash and the shape of the last point
 * tell them apart.
 */
public final class LineChart {
  /** Series that a reader can tell apart; the table beside the chart holds all. */
  /** Lines of the name of a series. */
  private static final int LINES = 4;

  private static final int DRAWN = 6;

  /** A value of a series. */
  public record Point(String series, LocalDate day, double value) {}

  private LineChart() {}

  /**
   * Draws the series.
   *
   * @param points at least one; those of a series in order of days
   * @param series the names, in the order in which they are drawn
   */
  public static String draw(
      String id, String title, List<Point> points, List<String> series, String unit) {
    List<String> drawn = series.subList(0, Math.min(DRAWN, series.size()));
    List<Point> shown = points.stream().filter(p -> drawn.contains(p.series())).toList();
    Frame frame = new Frame(50, 168);
    String words =
        drawn.size() + " series from " + series.get(0) + "; the table beside holds every value.";
    Svg svg = new Svg(id, Frame.WIDTH, Frame.HEIGHT, title, words);
    Axis axis = Axis.around(shown.stream().mapToDouble(Point::value).toArray(), 4);
    long from = shown.stream().mapToLong(p -> p.day().toEpochDay()).min().orElse(0);
    long to =
        Math.max(from + 1, shown.stream().mapToLong(p -> p.day().toEpochDay()).max().orElse(1));
    frame.grid(svg, axis, false, v -> Numbers.fixed(v, axis.decimals()));
    svg.text("unit", 4, 14, "start", unit);
    double[] ends = new double[drawn.size()];
    for (int k = 0; k < drawn.size(); k++) {
      String name = drawn.get(k);
      List<double[]> line = new ArrayList<>();
      for (Point p : shown) {
        if (p.series().equals(name)) {
          double share = (double) (p.day().toEpochDay() - from) / (to - from);
          double x = frame.left + 8 + share * (frame.right - frame.left - 14);
          line.add(new double[] {x, frame.y(axis, p.value(), false)});
        }
      }
      svg.path("series-" + (k + 1), line);
      double[] last = line.get(line.size() - 1);
      mark(svg, k, last[0], last[1]);
      ends[k] = last[1] + 4;
    }
    List<List<String>> names = drawn.stream().map(name -> Svg.wrapped(name, 24, LINES)).toList();
    int most = names.stream().mapToInt(List::size).max().orElse(1);
    double[] heights = Axis.spread(ends, 3 + 12.0 * most, frame.top, frame.bottom + 4);
    for (int k = 0; k < drawn.size(); k++) {
      double first = heights[k] - 6.0 * (names.get(k).size() - 1);
      for (int i = 0; i < names.get(k).size(); i++) {
        svg.text("label", frame.right + 8, first + 12.0 * i, "start", names.get(k).get(i));
      }
    }
    double[] xs =
        shown.stream()
            .mapToLong(p -> p.day().toEpochDay())
            .distinct()
            .sorted()
            .mapToDouble(
                d ->
                    frame.left
                        + 8
                        + (double) (d - from) / (to - from) * (frame.right - frame.left - 14))
            .toArray();
    List<String> labels =
        shown.stream().map(Point::day).distinct().sorted().map(Dates::shortDay).toList();
    frame.below(svg, xs, labels);
    return svg.finish();
  }

  private static void mark(Svg svg, int k, double x, double y) {
    switch (k % 3) {
      case 0 -> svg.circle("mark-" + (k + 1), x, y, 4);
      case 1 -> svg.diamond("mark-" + (k + 1), x, y, 5);
      default -> svg.triangle("mark-" + (k + 1), x, y, 5);
    }
  }
}

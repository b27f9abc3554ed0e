package org.waymark.dashboards.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.waymark.dashboards.words.Numbers;

/**
 * An effect as it became known: the estimate as a line, the interval around it as a band that
 * narrows, no effect as an axis, and what would be worthwhile as a dashed line. Ends of the band
 * that lie far out are cut.
 */
public final class NarrowingChart {
  private static final double FAR = 4;
  private static final String PLACEBOS = "peer";

  /**
   * A point in time.
   *
   * @param low lower end of the interval; NaN where there is none
   * @param high upper end of the interval; NaN where there is none
   */
  public record Point(String label, double value, double low, double high) {}

  private NarrowingChart() {}

  /**
   * Draws the chart from at least one point.
   *
   * @param goal what would be worthwhile; NaN: none
   */
  public static String draw(
      String id, String title, List<Point> points, double goal, String unit, String below) {
    return draw(id, title, points, goal, unit, below, "fan");
  }

  /**
   * Draws a gap among the gaps of places that were left: the ends of each point are those between
   * which 95% of them lie.
   */
  public static String amongPlacebos(
      String id, String title, List<Point> points, String unit, String below) {
    return draw(id, title, points, Double.NaN, unit, below, PLACEBOS);
  }

  private static String draw(
      String id,
      String title,
      List<Point> points,
      double goal,
      String unit,
      String below,
      String bandOf) {
    Frame frame = new Frame(50, 84);
    String said = bandOf.equals(PLACEBOS) ? amongOthers(points, unit) : describe(points, unit);
    Svg svg = new Svg(id, Frame.WIDTH, Frame.HEIGHT + 16, title, said);
    double reach =
        FAR
            * DoubleStream.concat(
                    points.stream().mapToDouble(p -> Math.abs(p.value())).filter(Double::isFinite),
                    DoubleStream.of(Double.isNaN(goal) ? 0 : Math.abs(goal)))
                .max()
                .orElse(1);
    Axis axis =
        Axis.around(
            points.stream()
                .flatMapToDouble(p -> DoubleStream.of(p.value(), p.low(), p.high(), 0, goal))
                .map(v -> Math.max(-reach, Math.min(reach, v)))
                .toArray(),
            4);
    frame.grid(svg, axis, false, v -> Numbers.fixed(v, axis.decimals()));
    svg.text("unit", 4, 14, "start", unit);
    double[] xs = new double[points.size()];
    Arrays.setAll(
        xs,
        i ->
            points.size() == 1
                ? (frame.left + frame.right) / 2
                : frame.left + (frame.right - frame.left) * i / (points.size() - 1.0));
    List<double[]> band = new ArrayList<>();
    List<double[]> back = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Point p = points.get(i);
      if (!Double.isNaN(p.low()) && !Double.isNaN(p.high())) {
        band.add(new double[] {xs[i], y(frame, axis, p.high())});
        back.add(0, new double[] {xs[i], y(frame, axis, p.low())});
      }
    }
    if (band.size() == 1) {
      svg.line("limit", band.get(0)[0], band.get(0)[1], back.get(0)[0], back.get(0)[1]);
    } else if (band.size() > 1) {
      band.addAll(back);
      svg.area(bandOf, band);
    }
    svg.line("axis", frame.left, y(frame, axis, 0), frame.right, y(frame, axis, 0));
    List<double[]> line = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      line.add(new double[] {xs[i], y(frame, axis, points.get(i).value())});
    }
    svg.path(bandOf.equals(PLACEBOS) ? "mean" : "series", line);
    double[] last = line.get(line.size() - 1);
    svg.circle("ordinary", last[0], last[1], 3.4);
    double[] ys = {y(frame, axis, 0) + 4, Double.isNaN(goal) ? -40 : y(frame, axis, goal) + 4};
    double[] spread = Double.isNaN(goal) ? ys : Axis.spread(ys, 14, frame.top, frame.bottom + 4);
    svg.text("label", frame.right + 6, spread[0], "start", "no effect");
    if (!Double.isNaN(goal)) {
      svg.path(
          "pace",
          List.of(
              new double[] {frame.left, y(frame, axis, goal)},
              new double[] {frame.right, y(frame, axis, goal)}));
      svg.text("label", frame.right + 6, spread[1], "start", "worthwhile");
    }
    frame.below(svg, xs, points.stream().map(Point::label).toList());
    svg.text("tick", (frame.left + frame.right) / 2, frame.bottom + 38, "middle", below);
    return svg.finish();
  }

  private static double y(Frame frame, Axis axis, double value) {
    return frame.y(axis, Math.max(axis.low(), Math.min(axis.high(), value)), false);
  }

  private static String amongOthers(List<Point> points, String unit) {
    Point last = points.get(points.size() - 1);
    return "The latest gap is "
        + Numbers.brief(last.value())
        + (Double.isNaN(last.low())
            ? ""
            : ". Of the places that were left, 95% lie from "
                + Numbers.brief(last.low())
                + " to "
                + Numbers.brief(last.high()))
        + " ("
        + unit
        + ").";
  }

  private static String describe(List<Point> points, String unit) {
    Point last = points.get(points.size() - 1);
    return "The latest estimate is "
        + Numbers.brief(last.value())
        + (Double.isNaN(last.low()) || Double.isNaN(last.high())
            ? ""
            : ", with an interval from "
                + Numbers.brief(last.low())
                + " to "
                + Numbers.brief(last.high()))
        + " ("
        + unit
        + ").";
  }
}

package org.waymark.dashboards.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.waymark.dashboards.words.Numbers;

/**
 * What a model says of an indicator with a scenario and without: medians as lines, the middle 80%
 * of its futures as bands. Up to the horizon that past dates have confirmed the band is full, and
 * beyond it is hatched.
 */
public final class ScenarioChart {
  private static final double HATCH = 7;

  /** A period: quantiles of a scenario and of the baseline. */
  public record Point(
      String label,
      double low,
      double median,
      double high,
      double lowBaseline,
      double medianBaseline,
      double highBaseline) {}

  private ScenarioChart() {}

  /**
   * Draws the chart from at least two points.
   *
   * @param confirmed number of periods up to the validated horizon
   * @param goal target value; empty: none
   * @param unit what the axis is in
   */
  public static String draw(
      String id,
      String title,
      List<Point> points,
      int confirmed,
      OptionalDouble goal,
      String unit) {
    Frame frame = new Frame(62, 92);
    Point last = points.get(points.size() - 1);
    Svg svg =
        new Svg(
            id,
            Frame.WIDTH,
            Frame.HEIGHT,
            title,
            "At the end the median is "
                + Numbers.brief(last.median())
                + " with the scenario and "
                + Numbers.brief(last.medianBaseline())
                + " without ("
                + unit
                + ").");
    Axis axis =
        Axis.around(
            DoubleStream.concat(
                    points.stream()
                        .flatMapToDouble(
                            p ->
                                DoubleStream.of(
                                    p.low(), p.high(), p.lowBaseline(), p.highBaseline())),
                    goal.stream())
                .toArray(),
            4);
    frame.grid(svg, axis, false, v -> Numbers.fixed(v, axis.decimals()));
    svg.text("unit", 4, 14, "start", unit);
    double[] xs = new double[points.size()];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = frame.left + (frame.right - frame.left) * i / (points.size() - 1.0);
    }
    int solid = Math.max(0, Math.min(points.size(), confirmed));
    List<double[]> upper = new ArrayList<>();
    List<double[]> lower = new ArrayList<>();
    List<double[]> with = new ArrayList<>();
    List<double[]> without = new ArrayList<>();
    List<double[]> upperBaseline = new ArrayList<>();
    List<double[]> lowerBaseline = new ArrayList<>();
    for (int i = 0; i < xs.length; i++) {
      Point p = points.get(i);
      upper.add(new double[] {xs[i], frame.y(axis, p.high(), false)});
      lower.add(new double[] {xs[i], frame.y(axis, p.low(), false)});
      with.add(new double[] {xs[i], frame.y(axis, p.median(), false)});
      without.add(new double[] {xs[i], frame.y(axis, p.medianBaseline(), false)});
      upperBaseline.add(new double[] {xs[i], frame.y(axis, p.highBaseline(), false)});
      lowerBaseline.add(new double[] {xs[i], frame.y(axis, p.lowBaseline(), false)});
    }
    if (solid > 1) {
      List<double[]> band = new ArrayList<>(upper.subList(0, solid));
      for (int i = solid - 1; i >= 0; i--) {
        band.add(lower.get(i));
      }
      svg.area("fan", band);
    }
    hatch(svg, upper, lower, xs, solid);
    svg.path("limit", upperBaseline);
    svg.path("limit", lowerBaseline);
    svg.path("series", without);
    svg.path("expected", with);
    double[] ys = {
      with.get(with.size() - 1)[1] + 4,
      without.get(without.size() - 1)[1] + 4,
      goal.isPresent() ? frame.y(axis, goal.getAsDouble(), false) + 4 : -40
    };
    double[] spread =
        Axis.spread(
            goal.isPresent() ? ys : new double[] {ys[0], ys[1]}, 14, frame.top, frame.bottom);
    svg.text("expected-label", frame.right + 6, spread[0], "start", "with it");
    svg.text("label", frame.right + 6, spread[1], "start", "without");
    if (goal.isPresent()) {
      double y = frame.y(axis, goal.getAsDouble(), false);
      svg.line("pace", frame.left, y, frame.right, y);
      svg.text("label", frame.right + 6, spread[2], "start", "goal");
    }
    frame.below(svg, xs, points.stream().map(Point::label).toList());
    return svg.finish();
  }

  /** Vertical strokes of a band beyond what past dates have confirmed. */
  private static void hatch(
      Svg svg, List<double[]> upper, List<double[]> lower, double[] xs, int solid) {
    double from = solid == 0 ? xs[0] : xs[solid - 1] + HATCH;
    for (double x = from; x <= xs[xs.length - 1] + 0.01; x += HATCH) {
      int at = 0;
      while (at < xs.length - 2 && xs[at + 1] < x) {
        at++;
      }
      double share = Math.max(0, Math.min(1, (x - xs[at]) / (xs[at + 1] - xs[at])));
      double top = upper.get(at)[1] + share * (upper.get(at + 1)[1] - upper.get(at)[1]);
      double bottom = lower.get(at)[1] + share * (lower.get(at + 1)[1] - lower.get(at)[1]);
      svg.line("projection", x, top, x, bottom);
    }
  }
}

package org.waymark.dashboards.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;
import org.waymark.dashboards.words.Scale;

/**
 * The way of a goal: the straight path from baseline over milestones to the target, what was
 * observed, and where the pace since the baseline leads. Baseline a square, milestones small
 * diamonds, target a large diamond, projection a ring. Values that may still change are hollow, and
 * a dashed upright line says where the series starts anew.
 */
public final class TrajectoryChart {
  /** A value at a day; the period is shown in words. */
  public record Point(String period, LocalDate day, double value) {}

  private TrajectoryChart() {}

  /**
   * Draws the chart.
   *
   * @param milestones declared points between baseline and target, in order
   * @param observed the series so far, in order; may be empty
   * @param provisional values after it that may still change, in order
   * @param anew days on which the series starts anew
   * @param projected value at the target's day if the pace holds
   * @param foreseen values that all methods foresee for that day; two that differ make a fan
   */
  public static String draw(
      String id,
      String title,
      Point baseline,
      List<Point> milestones,
      Point target,
      List<Point> observed,
      List<Point> provisional,
      List<LocalDate> anew,
      Optional<Double> projected,
      List<Double> foreseen,
      Scale scale) {
    Frame frame = new Frame(50, 102);
    Svg svg =
        new Svg(
            id,
            Frame.WIDTH,
            Frame.HEIGHT,
            title,
            describe(baseline, target, observed, foreseen, scale)
                + (provisional.isEmpty() ? "" : " Hollow points may still change."));
    List<Point> path = new ArrayList<>();
    path.add(baseline);
    path.addAll(milestones);
    path.add(target);
    List<Point> all = new ArrayList<>(path);
    all.addAll(observed);
    all.addAll(provisional);
    projected.ifPresent(v -> all.add(new Point(target.period(), target.day(), v)));
    foreseen.forEach(v -> all.add(new Point(target.period(), target.day(), v)));
    Axis axis = Axis.around(all.stream().mapToDouble(p -> scale.axis(p.value())).toArray(), 4);
    long from = all.stream().mapToLong(p -> p.day().toEpochDay()).min().orElse(0);
    long to = Math.max(from + 1, all.stream().mapToLong(p -> p.day().toEpochDay()).max().orElse(1));

    frame.grid(svg, axis, false, v -> Numbers.fixed(v, axis.decimals()));
    svg.text("unit", 4, 14, "start", Svg.shorten(scale.axisUnit(), 60));
    svg.path("pace", path.stream().map(p -> xy(frame, axis, p, from, to, scale)).toList());
    double[] b = xy(frame, axis, baseline, from, to, scale);
    double[] t = xy(frame, axis, target, from, to, scale);
    List<double[]> line = observed.stream().map(p -> xy(frame, axis, p, from, to, scale)).toList();
    if (foreseen.size() > 1) {
      double[] start = line.isEmpty() ? b : line.get(line.size() - 1);
      double low = frame.y(axis, scale.axis(Collections.min(foreseen)), false);
      double high = frame.y(axis, scale.axis(Collections.max(foreseen)), false);
      svg.area("fan", List.of(start, new double[] {t[0], low}, new double[] {t[0], high}));
    }
    projected.ifPresent(
        v -> {
          double y = frame.y(axis, scale.axis(v), false);
          double[] start = line.isEmpty() ? b : line.get(line.size() - 1);
          svg.path("projection", List.of(start, new double[] {t[0], y}));
          svg.circle("projected", t[0], y, 4.5);
        });
    for (LocalDate day : anew) {
      double x = x(frame, day.toEpochDay(), from, to);
      svg.line("anew", x, frame.top, x, frame.bottom);
    }
    svg.path("series", line);
    for (Point p : provisional) {
      double[] at = xy(frame, axis, p, from, to, scale);
      svg.circle("provisional", at[0], at[1], 3.5);
    }
    svg.rect("baseline", b[0] - 4, b[1] - 4, 8, 8);
    for (Point m : milestones) {
      double[] at = xy(frame, axis, m, from, to, scale);
      svg.diamond("milestone", at[0], at[1], 4.5);
    }
    svg.diamond("target", t[0], t[1], 7);
    if (!line.isEmpty()) {
      double[] last = line.get(line.size() - 1);
      svg.circle("now", last[0], last[1], 4);
    }
    labels(svg, frame, axis, target, projected, scale);
    time(svg, frame, from, to);
    return svg.finish();
  }

  private static void labels(
      Svg svg, Frame frame, Axis axis, Point target, Optional<Double> projected, Scale scale) {
    List<String> words = new ArrayList<>(List.of("target " + scale.value(target.value())));
    List<Double> heights = new ArrayList<>(List.of(scale.axis(target.value())));
    projected.ifPresent(
        v -> {
          words.add("at this pace " + scale.value(v));
          heights.add(scale.axis(v));
        });
    double[] ys = heights.stream().mapToDouble(v -> frame.y(axis, v, false) + 4).toArray();
    double[] spread = Axis.spread(ys, 30, frame.top + 4, frame.bottom - 10);
    for (int i = 0; i < spread.length; i++) {
      String[] parts = splitLabel(words.get(i));
      svg.text("label", frame.right + 8, spread[i], "start", parts[0]);
      svg.text("label", frame.right + 8, spread[i] + 14, "start", Svg.shorten(parts[1], 13));
    }
  }

  private static String[] splitLabel(String words) {
    String name = words.startsWith("target") ? "target" : "at this pace";
    return new String[] {name, words.substring(name.length()).strip()};
  }

  private static void time(Svg svg, Frame frame, long from, long to) {
    int first = LocalDate.ofEpochDay(from).getYear();
    int last = LocalDate.ofEpochDay(to).getYear();
    int every = Math.max(1, (last - first + 4) / 5);
    for (int year = first; year <= last; year++) {
      long day = LocalDate.of(year, 1, 1).toEpochDay();
      if (day >= from && day <= to && (year - first) % every == 0) {
        double x = x(frame, day, from, to);
        svg.line("tickmark", x, frame.bottom, x, frame.bottom + 4);
        svg.text("tick", x, frame.bottom + 18, "middle", Integer.toString(year));
      }
    }
    svg.line("axis", frame.left, frame.bottom, frame.right, frame.bottom);
  }

  private static double[] xy(Frame frame, Axis axis, Point p, long from, long to, Scale scale) {
    return new double[] {
      x(frame, p.day().toEpochDay(), from, to), frame.y(axis, scale.axis(p.value()), false)
    };
  }

  private static double x(Frame frame, long day, long from, long to) {
    return frame.left + 8 + (double) (day - from) / (to - from) * (frame.right - frame.left - 16);
  }

  private static String describe(
      Point baseline, Point target, List<Point> observed, List<Double> foreseen, Scale scale) {
    String start =
        "From "
            + scale.value(baseline.value())
            + " in "
            + Dates.period(baseline.period())
            + " to the target of "
            + scale.value(target.value())
            + " in "
            + Dates.period(target.period())
            + ". ";
    if (foreseen.size() > 1) {
      start +=
          "What the methods foresee for then lies between "
              + scale.value(Collections.min(foreseen))
              + " and "
              + scale.value(Collections.max(foreseen))
              + ". ";
    }
    if (observed.isEmpty()) {
      return start + "Nothing was observed yet.";
    }
    Point last = observed.get(observed.size() - 1);
    return start
        + "Latest "
        + scale.value(last.value())
        + " in "
        + Dates.period(last.period())
        + ".";
  }
}

package org.waymark.dashboards.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;

/** The same small chart many times, two beside each other: a line each, its last value named. */
public final class MultiplesChart {
  /** Most panels that are drawn; the table beside the chart holds all. */
  private static final int DRAWN = 30;

  private static final double PANEL = 218;
  private static final double GAP = 24;
  private static final double TALL = 122;
  private static final int TITLE = 34;

  /** A value of a panel. */
  public record Point(String panel, LocalDate day, double value) {}

  private MultiplesChart() {}

  /**
   * Draws the panels.
   *
   * @param points those of a panel in order of days
   * @param panels names, in the order in which they are drawn; each has a point
   * @param shared whether all panels have one scale
   */
  public static String draw(
      String id,
      String title,
      List<Point> points,
      List<String> panels,
      String unit,
      boolean shared) {
    List<String> drawn = panels.subList(0, Math.min(DRAWN, panels.size()));
    List<Point> shown = points.stream().filter(p -> drawn.contains(p.panel())).toList();
    int rows = (drawn.size() + 1) / 2;
    Svg svg = new Svg(id, Frame.WIDTH, rows * TALL + 8, title, describe(panels, shown, shared));
    Axis all = Axis.around(shown.stream().mapToDouble(Point::value).toArray(), 2);
    long from = shown.stream().mapToLong(p -> p.day().toEpochDay()).min().orElse(0);
    long to =
        Math.max(from + 1, shown.stream().mapToLong(p -> p.day().toEpochDay()).max().orElse(1));
    for (int i = 0; i < drawn.size(); i++) {
      String name = drawn.get(i);
      int row = i / 2;
      List<Point> own = shown.stream().filter(p -> p.panel().equals(name)).toList();
      Axis axis = shared ? all : Axis.around(own.stream().mapToDouble(Point::value).toArray(), 2);
      panel(
          svg, name, own, axis, unit, new double[] {(i % 2) * (PANEL + GAP), row * TALL}, from, to);
    }
    return svg.finish();
  }

  private static void panel(
      Svg svg,
      String name,
      List<Point> own,
      Axis axis,
      String unit,
      double[] corner,
      long from,
      long to) {
    double left = corner[0] + 34;
    double right = corner[0] + PANEL - 46;
    double top = corner[1] + 40;
    double bottom = corner[1] + TALL - 26;
    int end = name.length() <= TITLE ? name.length() : Math.max(1, name.lastIndexOf(' ', TITLE));
    boolean broken = end < name.length();
    svg.text(
        "barlabel",
        corner[0],
        corner[1] + (broken ? 12 : 26),
        "start",
        Svg.shorten(name.substring(0, end), TITLE));
    if (broken) {
      String rest = Svg.shorten(name.substring(end).strip(), TITLE);
      svg.text("barlabel", corner[0], corner[1] + 26, "start", rest);
    }
    for (double tick : axis.ticks()) {
      double y = axis.place(tick, bottom, top);
      svg.line("grid", left, y, right, y);
      svg.text("tick", left - 5, y + 4, "end", Numbers.fixed(tick, axis.decimals()));
    }
    List<double[]> line = new ArrayList<>();
    for (Point p : own) {
      double share = (double) (p.day().toEpochDay() - from) / (to - from);
      line.add(
          new double[] {left + 3 + share * (right - left - 6), axis.place(p.value(), bottom, top)});
    }
    svg.path("series-1", line);
    double[] last = line.get(line.size() - 1);
    svg.circle("now", last[0], last[1], 3.5);
    svg.text(
        "label",
        right + 4,
        Math.max(top + 4, last[1] + 4),
        "start",
        BarChart.value(own.get(own.size() - 1).value(), unit.length() > 2 ? "" : unit));
    svg.text("tick", left, bottom + 16, "start", month(from));
    svg.text("tick", right, bottom + 16, "end", month(to));
  }

  private static String month(long day) {
    return Dates.shortDay(LocalDate.ofEpochDay(day)).replaceFirst("^\\d+ ", "");
  }

  private static String describe(List<String> panels, List<Point> shown, boolean shared) {
    return Numbers.of(panels.size(), "panel", "panels")
        + (panels.size() > DRAWN ? ", the first " + DRAWN + " drawn" : "")
        + (shared ? ", all on one scale" : ", each on its own scale")
        + ". "
        + panels.get(0)
        + " ends at "
        + Numbers.brief(
            shown.stream()
                .filter(p -> p.panel().equals(panels.get(0)))
                .reduce((a, b) -> b)
                .map(Point::value)
                .orElse(Double.NaN))
        + "; the table beside holds every value.";
  }
}

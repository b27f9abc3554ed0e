package org.waymark.dashboards.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;

/** The same small chart many times, two beside each other: a line each, its last value named. */
public final class MultiplesChart {
  /** Most panels that are drawn; the table beside the chart has a row on each. */
  private static final int DRAWN = 30;

  private static final double PANEL = 218;
  private static final double GAP = 24;
  private static final double TALL = 122;
  private static final int TITLE = 29;
  private static final double LEAST_GUTTER = 42;

  /** Width of a digit at the axis. */
  private static final double DIGIT = 6.8;

  /**
   * A value of a panel.
   *
   * @param settled false while it may still change: it is drawn as a ring, without a line to it
   */
  public record Point(String panel, LocalDate day, double value, boolean settled) {}

  private MultiplesChart() {}

  /**
   * Draws the panels.
   *
   * @param panels points by name in order of days, at least one each; in the order of drawing
   * @param shared whether all panels have one scale
   */
  public static String draw(
      String id, String title, Map<String, List<Point>> panels, String unit, boolean shared) {
    List<List<Point>> drawn = panels.values().stream().limit(DRAWN).toList();
    List<Point> shown = drawn.stream().flatMap(List::stream).toList();
    int rows = (drawn.size() + 1) / 2;
    String description = describe(panels.size(), drawn.get(0), shared);
    Svg svg = new Svg(id, Frame.WIDTH, rows * TALL + 8, title, description);
    Axis all = Axis.around(shown.stream().mapToDouble(Point::value).toArray(), 2);
    long from = shown.stream().mapToLong(p -> p.day().toEpochDay()).min().orElse(0);
    long to =
        Math.max(from + 1, shown.stream().mapToLong(p -> p.day().toEpochDay()).max().orElse(1));
    for (int i = 0; i < drawn.size(); i++) {
      List<Point> own = drawn.get(i);
      String name = own.get(0).panel();
      int row = i / 2;
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
    double left = corner[0] + gutter(axis);
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
    List<double[]> rings = new ArrayList<>();
    Point latest = own.get(own.size() - 1);
    for (Point p : own) {
      double share = (double) (p.day().toEpochDay() - from) / (to - from);
      double[] at = {left + 3 + share * (right - left - 6), axis.place(p.value(), bottom, top)};
      if (p.settled()) {
        line.add(at);
        latest = p;
      } else {
        rings.add(at);
      }
    }
    svg.path("series-1", line);
    rings.forEach(at -> svg.circle("provisional", at[0], at[1], 2.8));
    double[] last = line.isEmpty() ? rings.get(rings.size() - 1) : line.get(line.size() - 1);
    if (!line.isEmpty()) {
      svg.circle("now", last[0], last[1], 3.5);
    }
    svg.text(
        "label",
        right + 4,
        Math.max(top + 4, last[1] + 4),
        "start",
        BarChart.value(latest.value(), unit.length() > 2 ? "" : unit));
    svg.text("tick", left, bottom + 16, "start", month(from));
    svg.text("tick", right, bottom + 16, "end", month(to));
  }

  /** Room for the longest number at the axis: tens of thousands need more than shares. */
  private static double gutter(Axis axis) {
    int longest = 0;
    for (double tick : axis.ticks()) {
      longest = Math.max(longest, Numbers.fixed(tick, axis.decimals()).length());
    }
    return Math.max(LEAST_GUTTER, DIGIT * longest + 9);
  }

  private static String month(long day) {
    return Dates.shortDay(LocalDate.ofEpochDay(day)).replaceFirst("^\\d+ ", "");
  }

  private static String describe(int panels, List<Point> first, boolean shared) {
    Point latest = first.get(first.size() - 1);
    return Numbers.of(panels, "panel", "panels")
        + (panels > DRAWN ? ", the first " + DRAWN + " drawn" : "")
        + (shared ? ", all on one scale" : ", each on its own scale")
        + ". "
        + latest.panel()
        + " ends at "
        + Numbers.brief(latest.value())
        + "; the table beside sums up every panel, and its file holds every value.";
  }
}

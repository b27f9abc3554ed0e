package org.waymark.dashboards.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A map of places, each filled by how far ahead or behind it is. What is behind is hatched, so that
 * the two directions differ without colour too. A place too small to be seen gets a round mark.
 */
public final class MapChart {
  /** Width of the drawing. */
  public static final double WIDTH = 560;

  /** Greatest height of the drawing. */
  public static final double HIGHEST = 620;

  private static final double LEGEND = 58;
  private static final double LEAST_AREA = 60;
  private static final double MARK = 4.5;
  private static final double TENTHS = 10;

  /**
   * A place as it is drawn.
   *
   * @param rings closed rings, holes among them
   * @param x of a point inside
   * @param y of that point, downwards
   * @param area in units of the drawing
   */
  public record Shape(String id, List<List<double[]>> rings, double x, double y, double area) {}

  /**
   * All places of a type as they are drawn.
   *
   * @param tiles whether each is a tile of the same size
   */
  public record Layout(List<Shape> shapes, double width, double height, boolean tiles) {}

  /** What is known of a place: positive values are better. */
  public record Area(String name, OptionalDouble value, String shown) {}

  private MapChart() {}

  /** The class of a value, in words. */
  public static String inWords(OptionalDouble value) {
    return value.isEmpty() ? "not compared" : NAMES.get(step(value.getAsDouble()) + 2);
  }

  private static final List<String> NAMES =
      List.of("far behind", "behind", "as expected", "ahead", "far ahead");

  /** Where each class begins in the legend: its words are of different length. */
  private static final double[] AT = {0, 98, 178, 288, 362, 450};

  private static int step(double value) {
    double size = Math.abs(value);
    int step = size >= 3 ? 2 : size >= 2 ? 1 : 0;
    return value < 0 ? -step : step;
  }

  private static String style(OptionalDouble value) {
    if (value.isEmpty()) {
      return "area none";
    }
    int step = step(value.getAsDouble());
    return step == 0 ? "area even" : "area " + (step > 0 ? "ahead-" : "behind-") + Math.abs(step);
  }

  /**
   * Draws the map.
   *
   * @param known what is known of places by their ids; places of the layout without it are drawn
   *     empty
   */
  public static String draw(String id, String title, Layout layout, Map<String, Area> known) {
    double height = layout.height() + LEGEND;
    Svg svg = new Svg(id, WIDTH, height, title, describe(layout, known));
    String hatch = Svg.escape(id) + "-hatch";
    svg.hatch(hatch);
    double left = (WIDTH - layout.width()) / 2;
    List<Runnable> marks = new ArrayList<>();
    for (Shape shape : layout.shapes()) {
      Area area = known.get(shape.id());
      OptionalDouble value = area == null ? OptionalDouble.empty() : area.value();
      String words =
          area == null
              ? shape.id() + ": not compared"
              : area.name()
                  + ": "
                  + inWords(value)
                  + (area.shown().isEmpty() ? "" : ", " + area.shown());
      boolean behind = value.isPresent() && step(value.getAsDouble()) < 0;
      svg.shape(style(value), outline(shape, left), words);
      if (behind) {
        svg.hatched(outline(shape, left), hatch);
      }
      if (shape.area() < LEAST_AREA && !layout.tiles()) {
        marks.add(
            () -> {
              svg.circle(style(value) + " mark", left + shape.x(), shape.y(), MARK);
              if (behind) {
                svg.line(
                    "hatchmark",
                    left + shape.x() - MARK / 2,
                    shape.y() + MARK / 2,
                    left + shape.x() + MARK / 2,
                    shape.y() - MARK / 2);
              }
            });
      }
    }
    marks.forEach(Runnable::run);
    legend(svg, layout.height() + 22, hatch);
    return svg.finish();
  }

  private static void legend(Svg svg, double y, String hatch) {
    List<String> styles =
        List.of("area behind-2", "area behind-1", "area even", "area ahead-1", "area ahead-2");
    for (int i = 0; i < styles.size(); i++) {
      svg.rect(styles.get(i), AT[i], y, 18, 14);
      if (i < 2) {
        svg.hatched("M" + Math.round(AT[i]) + " " + Math.round(y) + "h18v14h-18z", hatch);
      }
      svg.text("tick", AT[i] + 23, y + 11.5, "start", NAMES.get(i));
    }
    svg.rect("area none", AT[5], y, 18, 14);
    svg.text("tick", AT[5] + 23, y + 11.5, "start", "no value");
  }

  /** Points to tenths: neighbours that share a corner round it alike. */
  private static String outline(Shape shape, double left) {
    StringBuilder path = new StringBuilder();
    for (List<double[]> ring : shape.rings()) {
      long beforeX = 0;
      long beforeY = 0;
      for (int i = 0; i < ring.size() - 1; i++) {
        long x = Math.round((ring.get(i)[0] + left) * TENTHS);
        long y = Math.round(ring.get(i)[1] * TENTHS);
        if (i == 0) {
          path.append('M').append(tenths(x)).append(' ').append(tenths(y));
        } else if (x != beforeX || y != beforeY) {
          path.append('l').append(tenths(x - beforeX)).append(' ').append(tenths(y - beforeY));
        }
        beforeX = x;
        beforeY = y;
      }
      path.append('z');
    }
    return path.toString();
  }

  private static String tenths(long value) {
    long size = Math.abs(value);
    String text = size % 10 == 0 ? "" + size / 10 : size / 10 + "." + size % 10;
    return value < 0 ? "-" + text : text;
  }

  private static String describe(Layout layout, Map<String, Area> known) {
    long ahead = count(known, 1);
    long behind = count(known, -1);
    return String.format(
        Locale.ROOT,
        "%s of %d places. %d ahead of what is expected, %d behind.",
        layout.tiles() ? "Tiles" : "A map",
        layout.shapes().size(),
        ahead,
        behind);
  }

  private static long count(Map<String, Area> known, int sign) {
    return known.values().stream()
        .filter(a -> a.value().isPresent() && sign * step(a.value().getAsDouble()) > 0)
        .count();
  }
}

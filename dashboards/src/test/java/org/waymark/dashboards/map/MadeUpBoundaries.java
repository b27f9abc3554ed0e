package org.waymark.dashboards.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Boundaries as real ones are: a coverage of areas with winding borders that neighbours share
 * corner by corner. The corners of a grid are moved, and each side is broken again and again.
 */
public final class MadeUpBoundaries {
  private static final int BREAKS = 6;
  private static final double SIZE = 0.2;

  private final int columns;
  private final int rows;
  private final double[][][] corners;
  private final Map<String, List<double[]>> sides = new TreeMap<>();

  private MadeUpBoundaries(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    corners = new double[columns + 1][rows + 1][];
    Random random = new Random(5);
    for (int x = 0; x <= columns; x++) {
      for (int y = 0; y <= rows; y++) {
        // Columns narrow from west to east, as districts do towards a capital: some are tiny.
        double narrowed = 24 * (1 - Math.pow(0.8, x));
        corners[x][y] =
            new double[] {
              narrowed * SIZE + 0.1 * random.nextDouble() * Math.pow(0.8, x),
              50 + (y + 0.3 * random.nextDouble() * Math.pow(0.8, x)) * SIZE
            };
      }
    }
  }

  /**
   * A feature collection of {@code columns} times {@code rows} districts, with ids from {@code
   * D001} on.
   *
   * @param types receives the type of each place
   */
  public static String of(int columns, int rows, Map<String, String> types) {
    MadeUpBoundaries made = new MadeUpBoundaries(columns, rows);
    List<String> features = new ArrayList<>();
    for (int y = 0; y < made.rows; y++) {
      for (int x = 0; x < made.columns; x++) {
        String id = String.format(Locale.ROOT, "D%03d", features.size() + 1);
        types.put(id, "district");
        features.add(made.feature(id, x, y));
      }
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\n" + String.join(",\n", features) + "]}";
  }

  private String feature(String id, int x, int y) {
    List<double[]> ring = new ArrayList<>();
    ring.addAll(side(x, y, x + 1, y));
    ring.addAll(side(x + 1, y, x + 1, y + 1));
    ring.addAll(reversed(side(x, y + 1, x + 1, y + 1)));
    ring.addAll(reversed(side(x, y, x, y + 1)));
    StringBuilder points = new StringBuilder();
    double[] before = {Double.NaN, Double.NaN};
    for (double[] p : ring) {
      if (p[0] != before[0] || p[1] != before[1]) {
        points.append(points.isEmpty() ? "" : ",");
        points.append(String.format(Locale.ROOT, "[%.6f,%.6f]", p[0], p[1]));
      }
      before = p;
    }
    return "{\"type\":\"Feature\",\"id\":\"%s\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[%s]]}}"
        .formatted(id, points);
  }

  private static List<double[]> reversed(List<double[]> side) {
    List<double[]> back = new ArrayList<>(side);
    Collections.reverse(back);
    return back;
  }

  private List<double[]> side(int x1, int y1, int x2, int y2) {
    String key = x1 + "," + y1 + "," + x2 + "," + y2;
    return sides.computeIfAbsent(
        key,
        k -> {
          List<double[]> points = new ArrayList<>();
          points.add(corners[x1][y1]);
          // A long side between narrow areas winds less than its length would let it.
          double winding = x1 == x2 ? 0.18 * Math.pow(0.8, x1) : 0.18;
          broken(
              corners[x1][y1], corners[x2][y2], BREAKS, winding, new Random(k.hashCode()), points);
          return points;
        });
  }

  private static void broken(
      double[] from, double[] to, int left, double winding, Random random, List<double[]> points) {
    if (left == 0) {
      points.add(to);
      return;
    }
    double across = winding * (random.nextDouble() - 0.5);
    double[] middle = {
      (from[0] + to[0]) / 2 - across * (to[1] - from[1]),
      (from[1] + to[1]) / 2 + across * (to[0] - from[0])
    };
    broken(from, middle, left - 1, winding, random, points);
    broken(middle, to, left - 1, winding, random, points);
  }
}

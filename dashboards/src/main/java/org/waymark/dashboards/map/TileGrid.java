package org.waymark.dashboards.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.waymark.dashboards.chart.MapChart;

/**
 * A tile for each place, near to where it lies: every tile has the same size, so that no place is
 * too small to be seen. Places take the nearest free cell of a grid in turn, from the middle of all
 * of them outwards.
 */
final class TileGrid {
  /** Cells for each place; more keep the shape of the country, fewer make larger tiles. */
  private static final double CELLS_A_PLACE = 1.9;

  /** Of a cell, so that neighbours can be told apart. */
  private static final double FILLED = 0.92;

  private TileGrid() {}

  private record Site(String id, double x, double y) {}

  static MapChart.Layout of(Map<String, Geometry> shapes, double width, double height) {
    List<Site> sites = new ArrayList<>();
    shapes.forEach(
        (id, shape) -> {
          Point at = shape.getInteriorPoint();
          sites.add(new Site(id, at.getX(), at.getY()));
        });
    double w = Math.max(width, height / 4);
    double h = Math.max(height, width / 4);
    double cell = Math.sqrt(w * h / (CELLS_A_PLACE * sites.size()));
    double middleX = sites.stream().mapToDouble(Site::x).average().orElse(0);
    double middleY = sites.stream().mapToDouble(Site::y).average().orElse(0);
    sites.sort(
        Comparator.comparingDouble((Site s) -> squared(s.x() - middleX, s.y() - middleY))
            .thenComparing(Site::id));
    Set<Long> taken = new HashSet<>();
    List<long[]> cells = new ArrayList<>();
    for (Site site : sites) {
      cells.add(nearest(site.x() / cell, site.y() / cell, taken));
    }
    long left = cells.stream().mapToLong(c -> c[0]).min().orElse(0);
    long top = cells.stream().mapToLong(c -> c[1]).min().orElse(0);
    long columns = cells.stream().mapToLong(c -> c[0]).max().orElse(0) - left + 1;
    long rows = cells.stream().mapToLong(c -> c[1]).max().orElse(0) - top + 1;
    double size = Math.min(MapChart.WIDTH / columns, MapChart.HIGHEST / rows);
    double side = size * FILLED;
    List<MapChart.Shape> tiles = new ArrayList<>();
    for (int i = 0; i < sites.size(); i++) {
      double x = (cells.get(i)[0] - left) * size;
      double y = (cells.get(i)[1] - top) * size;
      tiles.add(
          new MapChart.Shape(
              sites.get(i).id(),
              List.of(
                  List.of(
                      new double[] {x, y},
                      new double[] {x + side, y},
                      new double[] {x + side, y + side},
                      new double[] {x, y + side},
                      new double[] {x, y})),
              x + side / 2,
              y + side / 2,
              side * side));
    }
    return new MapChart.Layout(tiles, columns * size, rows * size, true);
  }

  private static double squared(double x, double y) {
    return x * x + y * y;
  }

  /** The nearest free cell: rings around the cell of the place, until none can be nearer. */
  private static long[] nearest(double x, double y, Set<Long> taken) {
    long column = (long) Math.floor(x);
    long row = (long) Math.floor(y);
    long[] best = {column, row};
    double least = Double.POSITIVE_INFINITY;
    for (long ring = 0; squared((double) Math.max(0, ring - 1), 0) <= least; ring++) {
      for (long r = row - ring; r <= row + ring; r++) {
        long step = Math.abs(r - row) == ring || ring == 0 ? 1 : 2 * ring;
        for (long c = column - ring; c <= column + ring; c += step) {
          double distance = squared(c + 0.5 - x, r + 0.5 - y);
          if (distance < least && !taken.contains(key(c, r))) {
            least = distance;
            best = new long[] {c, r};
          }
        }
      }
    }
    taken.add(key(best[0], best[1]));
    return best;
  }

  private static long key(long column, long row) {
    return (column << 32) ^ (row & 0xffff_ffffL);
  }
}

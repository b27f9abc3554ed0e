package org.waymark.dashboards.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.waymark.dashboards.chart.MapChart;
import org.waymark.registry.Problem;
import org.waymark.registry.Severity;

/**
 * Where places lie, ready to be drawn. Boundaries of one type of place are simplified together, so
 * that neighbours keep the border that they share and no gap opens. Places of which only a point is
 * known become tiles of a grid.
 */
public final class PlaceMap {
  /** A map of nothing. */
  public static final PlaceMap NONE = new PlaceMap(Map.of());

  /** How far a simplified border may be from the true one, in units of the drawing. */
  private static final double TOLERANCE = 1.2;

  private static final double FINER_UP_TO = 1_000;
  private final Map<String, MapChart.Layout> byType;

  private PlaceMap(Map<String, MapChart.Layout> byType) {
    this.byType = byType;
  }

  /** How the places of a type are drawn; empty where no place of it has a shape. */
  public Optional<MapChart.Layout> of(String type) {
    return Optional.ofNullable(byType.get(type));
  }

  /** Everything that is wrong with the shapes of a workspace, and which places have none. */
  public static List<Problem> check(Path workspace, Map<String, String> names) throws IOException {
    Path file = workspace.resolve(PlaceShapes.FILE);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    PlaceShapes shapes = PlaceShapes.read(file, names);
    List<Problem> problems = new ArrayList<>(shapes.problems());
    List<String> missing =
        names.keySet().stream().filter(id -> !shapes.byPlace().containsKey(id)).sorted().toList();
    if (!missing.isEmpty()) {
      problems.add(
          new Problem(
              PlaceShapes.FILE,
              1,
              1,
              Severity.WARNING,
              missing.size()
                  + (missing.size() == 1 ? " place has no shape: " : " places have no shape: ")
                  + String.join(", ", missing.subList(0, Math.min(5, missing.size())))
                  + (missing.size() > 5 ? " and others" : ""),
              "a feature for each place that a map shall show",
              Optional.empty()));
    }
    return problems;
  }

  /** Takes over the shapes of a workspace, so that maps can be drawn again without it. */
  public static void adopt(Path workspace, Path folder) throws IOException {
    Path from = workspace.resolve(PlaceShapes.FILE);
    Path to = folder.resolve(PlaceShapes.FILE);
    if (Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)
        && Files.size(from) <= PlaceShapes.LARGEST_BYTES) {
      Files.createDirectories(folder);
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.deleteIfExists(to);
    }
  }

  /**
   * Reads the shapes that were taken over.
   *
   * @param types of the places by their ids; a place that is not among them is not drawn
   */
  public static PlaceMap read(Path folder, Map<String, String> types) throws IOException {
    Path file = folder.resolve(PlaceShapes.FILE);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return NONE;
    }
    Map<String, Map<String, Geometry>> grouped = new TreeMap<>();
    PlaceShapes.read(file, Map.of())
        .byPlace()
        .forEach(
            (id, shape) -> {
              String type = types.get(id);
              if (type != null) {
                grouped.computeIfAbsent(type, t -> new LinkedHashMap<>()).put(id, shape);
              }
            });
    Map<String, MapChart.Layout> layouts = new TreeMap<>();
    grouped.forEach((type, shapes) -> layouts.put(type, layout(shapes)));
    return new PlaceMap(Collections.unmodifiableMap(layouts));
  }

  private static MapChart.Layout layout(Map<String, Geometry> shapes) {
    boolean areas = shapes.values().stream().noneMatch(Point.class::isInstance);
    Envelope all = new Envelope();
    shapes.values().forEach(shape -> all.expandToInclude(shape.getEnvelopeInternal()));
    // East and west shrink with the cosine of the latitude: right in the middle of the map.
    double narrow = StrictMath.cos(StrictMath.toRadians((all.getMinY() + all.getMaxY()) / 2));
    double width = Math.max(1e-9, (all.getMaxX() - all.getMinX()) * narrow);
    double height = Math.max(1e-9, all.getMaxY() - all.getMinY());
    double scale = Math.min(MapChart.WIDTH / width, MapChart.HIGHEST / height);
    Map<String, Geometry> drawn = new LinkedHashMap<>();
    shapes.forEach(
        (id, shape) ->
            drawn.put(id, projected(shape, all.getMinX(), all.getMaxY(), narrow * scale, scale)));
    return areas
        ? areas(drawn, width * scale, height * scale)
        : TileGrid.of(drawn, width * scale, height * scale);
  }

  private static Geometry projected(
      Geometry shape, double west, double north, double across, double down) {
    Geometry copy = shape.copy();
    copy.apply(
        new CoordinateSequenceFilter() {
          @Override
          public void filter(CoordinateSequence points, int i) {
            points.setOrdinate(i, 0, (points.getX(i) - west) * across);
            points.setOrdinate(i, 1, (north - points.getY(i)) * down);
          }

          @Override
          public boolean isDone() {
            return false;
          }

          @Override
          public boolean isGeometryChanged() {
            return true;
          }
        });
    return copy;
  }

  private static MapChart.Layout areas(Map<String, Geometry> shapes, double width, double height) {
    List<String> ids = List.copyOf(shapes.keySet());
    double tolerance = ids.size() > FINER_UP_TO ? 2 * TOLERANCE : TOLERANCE;
    Geometry[] simple =
        CoverageSimplifier.simplify(shapes.values().toArray(Geometry[]::new), tolerance);
    List<MapChart.Shape> drawn = new ArrayList<>();
    for (int i = 0; i < simple.length; i++) {
      List<List<double[]>> rings = new ArrayList<>();
      for (int part = 0; part < simple[i].getNumGeometries(); part++) {
        if (simple[i].getGeometryN(part) instanceof Polygon polygon && !polygon.isEmpty()) {
          rings.add(ring(polygon.getExteriorRing().getCoordinates()));
          for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
            rings.add(ring(polygon.getInteriorRingN(hole).getCoordinates()));
          }
        }
      }
      Point inside = simple[i].getInteriorPoint();
      drawn.add(
          new MapChart.Shape(ids.get(i), rings, inside.getX(), inside.getY(), simple[i].getArea()));
    }
    return new MapChart.Layout(drawn, width, height, false);
  }

  private static List<double[]> ring(Coordinate[] corners) {
    List<double[]> ring = new ArrayList<>(corners.length);
    for (Coordinate corner : corners) {
      ring.add(new double[] {corner.x, corner.y});
    }
    return ring;
  }
}

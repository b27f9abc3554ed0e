package org.waymark.dashboards.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.dashboards.DashboardRenderer;
import org.waymark.dashboards.SampleGovernment;
import org.waymark.dashboards.chart.MapChart;
import org.waymark.dashboards.map.MadeUpBoundaries;
import org.waymark.dashboards.map.PlaceMap;
import org.waymark.registry.Problem;

class MapTest {
  @TempDir Path folder;

  private List<String> problems(String geojson, Map<String, String> names) throws IOException {
    Files.writeString(folder.resolve("places.geojson"), geojson);
    return PlaceMap.check(folder, names).stream().map(Problem::rendered).toList();
  }

  private static String feature(String id, String geometry) {
    return "{\"type\":\"Feature\",\"id\":\"" + id + "\",\"geometry\":" + geometry + "}";
  }

  private static String square(double x) {
    return "{\"type\":\"Polygon\",\"coordinates\":[[[%s,0],[%s,0],[%s,1],[%s,1],[%s,0]]]}"
        .formatted(x, x + 1, x + 1, x, x);
  }

  @Test
  void everyFaultOfAShapeIsToldWithItsLine() throws IOException {
    String geojson =
        "{\"type\":\"FeatureCollection\",\"features\":[\n"
            + String.join(
                ",\n",
                feature("A", square(0)),
                feature("AB", square(1)),
                feature("A", square(2)),
                feature("B", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}"),
                feature(
                    "C",
                    "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}"),
                feature("D", "{\"type\":\"Point\",\"coordinates\":[451000,201000]}"),
                feature("E", "{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]}"),
                "{\"type\":\"Feature\",\"geometry\":" + square(3) + "}")
            + "]}";
    Map<String, String> names = new TreeMap<>();
    List.of("A", "B", "C", "D", "E", "F").forEach(id -> names.put(id, "Place " + id));
    List<String> problems = problems(geojson, names);
    assertEquals(8, problems.size(), String.join("\n", problems));
    assertTrue(
        problems.get(0).contains("places.geojson:3:1: there is no place `AB`"), problems.get(0));
    assertTrue(problems.get(1).contains("has two features"), problems.get(1));
    assertTrue(problems.get(2).contains("has a ring that is not closed"), problems.get(2));
    assertTrue(
        problems.get(3).contains("is not a valid polygon: Self-intersection"), problems.get(3));
    assertTrue(problems.get(4).contains("outside the degrees"), problems.get(4));
    assertTrue(problems.get(5).contains("neither a polygon nor a point"), problems.get(5));
    assertTrue(problems.get(6).contains("a feature names no place"), problems.get(6));
    assertTrue(problems.get(7).contains("5 places have no shape: B, C, D, E, F"), problems.get(7));
  }

  @Test
  void whatIsNoGeoJsonIsToldAndStopsNothing() throws IOException {
    for (String wrong :
        List.of("", "[]", "{\"type\":\"Feature\"}", "{\"features\":[{", "[".repeat(9_000))) {
      List<String> problems = problems(wrong, Map.of());
      assertFalse(problems.isEmpty(), wrong);
      assertTrue(problems.get(0).startsWith("places.geojson:"), problems.get(0));
    }
  }

  /**
   * Every pair of neighbours shares all corners of the border between them, drawn as it is drawn.
   */
  @Test
  void boundariesOf340AreasAreSimplifiedWithoutGapsOrOverlaps() throws IOException {
    Map<String, String> types = new TreeMap<>();
    String geojson = MadeUpBoundaries.of(20, 17, types);
    Files.writeString(folder.resolve("places.geojson"), geojson);
    assertEquals(List.of(), problems(geojson, types));

    MapChart.Layout layout = PlaceMap.read(folder, types).of("district").orElseThrow();
    assertEquals(340, layout.shapes().size());
    assertFalse(layout.tiles());
    Map<String, Integer> edges = new HashMap<>();
    double area = 0;
    int corners = 0;
    for (MapChart.Shape shape : layout.shapes()) {
      area += shape.area();
      for (List<double[]> ring : shape.rings()) {
        corners += ring.size();
        for (int i = 0; i + 1 < ring.size(); i++) {
          edges.merge(edge(ring.get(i), ring.get(i + 1)), 1, Integer::sum);
        }
      }
    }
    long outer = edges.values().stream().filter(n -> n == 1).count();
    assertTrue(edges.values().stream().allMatch(n -> n <= 2), "no edge is in three areas");
    assertTrue(outer < edges.size() / 4, outer + " of " + edges.size() + " edges have one side");
    assertEquals(
        outline(edges), area, 1e-6 * area, "the areas fill what the outer border surrounds");
    assertTrue(corners < geojson.split("\\],\\[").length / 2, corners + " corners are left");
  }

  private static String edge(double[] a, double[] b) {
    String from = a[0] + " " + a[1];
    String to = b[0] + " " + b[1];
    return from.compareTo(to) < 0 ? from + "|" + to : to + "|" + from;
  }

  /** The area within the edges that have an area on one side only, by following them around. */
  private static double outline(Map<String, Integer> edges) {
    Map<String, List<String>> next = new TreeMap<>();
    edges.forEach(
        (edge, count) -> {
          if (count == 1) {
            String[] ends = edge.split("\\|");
            next.computeIfAbsent(ends[0], e -> new ArrayList<>()).add(ends[1]);
            next.computeIfAbsent(ends[1], e -> new ArrayList<>()).add(ends[0]);
          }
        });
    String start = next.keySet().iterator().next();
    String before = start;
    String here = next.getOrDefault(start, List.of()).get(0);
    double twice = cross(before, here);
    int steps = 1;
    while (!here.equals(start)) {
      List<String> ways = next.getOrDefault(here, List.of());
      assertEquals(2, ways.size(), "one closed border");
      String after = ways.get(0).equals(before) ? ways.get(1) : ways.get(0);
      twice += cross(here, after);
      before = here;
      here = after;
      steps++;
    }
    assertEquals(next.size(), steps, "one closed border and no gap within");
    return Math.abs(twice) / 2;
  }

  private static double cross(String from, String to) {
    String[] a = from.split(" ");
    String[] b = to.split(" ");
    return Double.parseDouble(a[0]) * Double.parseDouble(b[1])
        - Double.parseDouble(b[0]) * Double.parseDouble(a[1]);
  }

  @Test
  void placesOfWhichAPointIsKnownAreTilesOfOneSizeNoneOnAnother() throws IOException {
    List<String> features = new ArrayList<>();
    Map<String, String> types = new TreeMap<>();
    for (int i = 0; i < 72; i++) {
      String id = "T" + i;
      types.put(id, "trust");
      // Most lie in a few towns, some at the same spot.
      features.add(
          feature(
              id,
              "{\"type\":\"Point\",\"coordinates\":["
                  + (i % 4) * 0.9
                  + ","
                  + (50 + (i % 3))
                  + "]}"));
    }
    Files.writeString(
        folder.resolve("places.geojson"), "{\"features\":[" + String.join(",", features) + "]}");
    MapChart.Layout layout = PlaceMap.read(folder, types).of("trust").orElseThrow();
    assertTrue(layout.tiles());
    assertEquals(72, layout.shapes().stream().map(s -> s.x() + " " + s.y()).distinct().count());
    assertEquals(1, layout.shapes().stream().map(s -> Math.round(s.area())).distinct().count());
    assertTrue(layout.shapes().get(0).area() > 200, "large enough to be seen");
  }

  @Test
  void theDrawingNamesEveryPlaceHatchesWhatIsBehindAndMarksWhatIsSmall() throws IOException {
    Map<String, String> types = new TreeMap<>();
    Files.writeString(folder.resolve("places.geojson"), MadeUpBoundaries.of(20, 17, types));
    MapChart.Layout layout = PlaceMap.read(folder, types).of("district").orElseThrow();
    Map<String, MapChart.Area> areas = new TreeMap<>();
    double value = -4;
    for (MapChart.Shape shape : layout.shapes()) {
      areas.put(shape.id(), new MapChart.Area("<" + shape.id(), OptionalDouble.of(value), ""));
      value = value > 4 ? -4 : value + 0.5;
    }
    String svg = MapChart.draw("m", "Places", layout, areas);
    assertEquals(340, Pattern.compile("<title>&lt;D").matcher(svg).results().count());
    long behind = areas.values().stream().filter(a -> a.value().getAsDouble() <= -2).count();
    assertEquals(
        behind + 2,
        Pattern.compile("<g fill=\"url\\(#m-hatch\\)\"").matcher(svg).results().count());
    assertTrue(svg.contains("mark\""), "the smallest areas have a mark");
    assertFalse(svg.contains("NaN"));
    assertTrue(svg.length() < 200_000, svg.length() + " characters");
    assertEquals(svg, MapChart.draw("m", "Places", layout, areas));
  }

  private String rendered() throws IOException {
    DashboardRenderer.render(folder);
    return Files.readString(folder.resolve("dashboards/indicator/ae-within-4h.html"));
  }

  @Test
  void theIndicatorPageHasAMapWithATableOfLinks() throws Exception {
    SampleGovernment.publish(folder, SampleGovernment.Plan.usual());
    Map<String, String> types = new TreeMap<>();
    Path workspace = Files.createDirectories(folder.resolve("workspace"));
    String geojson = MadeUpBoundaries.of(8, 5, types);
    for (int i = 40; i >= 1; i--) {
      geojson = geojson.replace("\"D%03d\"".formatted(i), "\"E%08d\"".formatted(6_000_000 + i));
    }
    Files.writeString(workspace.resolve("places.geojson"), geojson);
    DashboardRenderer.adopt(workspace, folder);
    String page = rendered();
    assertTrue(page.contains(">Where the places are</h2>"), page);
    assertTrue(page.contains("far ahead") && page.contains("-hatch"));
    Files.delete(workspace.resolve("places.geojson"));
    DashboardRenderer.adopt(workspace, folder);
    String without = rendered();
    assertFalse(without.contains(">Where the places are</h2>"), "no shapes, no empty heading");
  }
}

package org.waymark.dashboards.map;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.waymark.registry.NearMiss;
import org.waymark.registry.Problem;
import org.waymark.registry.Severity;

/**
 * The boundaries or the points of places, as {@code places.geojson} of a workspace gives them: a
 * {@code FeatureCollection} in degrees of longitude and latitude (RFC 7946). A feature names its
 * place by {@code id} or by the property {@code place_id}. Whatever is wrong with one feature is
 * told and leaves out that feature alone.
 *
 * @param byPlace polygons or points by the id of the place, in the order of the file
 * @param problems everything that is wrong
 */
record PlaceShapes(Map<String, Geometry> byPlace, List<Problem> problems) {
  static final String FILE = "places.geojson";
  static final long LARGEST_BYTES = 50L << 20;
  private static final int MOST_FEATURES = 20_000;
  private static final int MOST_POINTS = 3_000_000;
  private static final int DEEPEST = 12;
  private static final int TOLD = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
  }

  /**
   * Reads a file.
   *
   * @param places names of the places by their ids; empty where they are not known, and then no
   *     feature is of a place that is not there
   */
  static PlaceShapes read(Path file, Map<String, String> places) throws IOException {
    Reading reading = new Reading(places);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      reading.problem(1, "this is not a file", "a file of the workspace, and no link");
    } else if (Files.size(file) > LARGEST_BYTES) {
      reading.problem(1, "the file is larger than 50 MB", "simpler boundaries");
    } else {
      reading.read(file);
    }
    return new PlaceShapes(reading.shapes, List.copyOf(reading.problems));
  }

  private static final class Reading {
    private final GeometryFactory geometry = new GeometryFactory();
    private final Map<String, String> places;
    private final Map<String, Geometry> shapes = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int points;

    Reading(Map<String, String> places) {
      this.places = places;
    }

    private void problem(int line, String what, String expected) {
      problem(line, what, expected, Optional.empty());
    }

    private void problem(int line, String what, String expected, Optional<String> meant) {
      if (problems.size() < TOLD) {
        problems.add(new Problem(FILE, line, 1, Severity.ERROR, what, expected, meant));
      }
    }

    void read(Path file) throws IOException {
      try (JsonParser parser = JSON.getFactory().createParser(file.toFile())) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          problem(1, "this is no GeoJSON", "a FeatureCollection");
          return;
        }
        boolean found = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          JsonToken value = parser.nextToken();
          if (name.equals("features") && value == JsonToken.START_ARRAY) {
            found = true;
            features(parser);
          } else {
            parser.skipChildren();
          }
        }
        if (!found) {
          problem(1, "there is no list `features`", "a FeatureCollection");
        }
      } catch (StreamConstraintsException tooDeep) {
        problem(1, "the file is nested too deeply", "a FeatureCollection of polygons or points");
      } catch (JsonParseException noJson) {
        problem(
            Math.max(1, noJson.getLocation().getLineNr()),
            "this is not JSON",
            "a FeatureCollection");
      }
    }

    private void features(JsonParser parser) throws IOException {
      int count = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        int line = Math.max(1, parser.currentTokenLocation().getLineNr());
        if (++count > MOST_FEATURES || points > MOST_POINTS) {
          problem(
              line,
              "there are more features or points than a map can show",
              "at most 20,000 features of 3 million points");
          return;
        }
        feature(line, JSON.readTree(parser));
      }
    }

    private void feature(int line, JsonNode feature) {
      JsonNode named = feature.path("properties").path("place_id");
      String id = (named.isValueNode() ? named : feature.path("id")).asText("");
      if (id.isEmpty()) {
        problem(line, "a feature names no place", "an `id`, or the property `place_id`");
      } else if (!places.isEmpty() && !places.containsKey(id)) {
        problem(
            line,
            "there is no place `" + id + "`",
            "the id of a place in places.csv",
            NearMiss.of(id, places.keySet()));
      } else if (shapes.containsKey(id)) {
        problem(
            line, "the place `" + id + "` has two features", "one feature, with a MultiPolygon");
      } else {
        shape(line, id, feature.path("geometry")).ifPresent(shape -> shapes.put(id, shape));
      }
    }

    private Optional<Geometry> shape(int line, String id, JsonNode shape) {
      try {
        JsonNode at = shape.path("coordinates");
        Geometry made =
            switch (shape.path("type").asText()) {
              case "Point" -> geometry.createPoint(coordinate(at));
              case "Polygon" -> polygon(at);
              case "MultiPolygon" -> {
                List<Polygon> parts = new ArrayList<>();
                for (JsonNode part : at) {
                  parts.add(polygon(part));
                }
                yield geometry.createMultiPolygon(parts.toArray(Polygon[]::new));
              }
              default -> throw new IllegalArgumentException("is neither a polygon nor a point");
            };
        if (made.isEmpty()) {
          throw new IllegalArgumentException("has no points");
        }
        IsValidOp validity = new IsValidOp(made);
        if (!validity.isValid()) {
          Coordinate where = validity.getValidationError().getCoordinate();
          throw new IllegalArgumentException(
              "is not a valid polygon: "
                  + validity.getValidationError().getMessage()
                  + " at "
                  + (where == null ? "some point" : where.x + ", " + where.y));
        }
        return Optional.of(made);
      } catch (IllegalArgumentException wrong) {
        problem(
            line,
            "the shape of `" + id + "` " + wrong.getMessage(),
            "a Polygon or MultiPolygon of closed rings that do not cross, or a Point");
        return Optional.empty();
      }
    }

    private Polygon polygon(JsonNode rings) {
      List<LinearRing> made = new ArrayList<>();
      for (JsonNode ring : rings) {
        Coordinate[] corners = new Coordinate[ring.size()];
        for (int i = 0; i < corners.length; i++) {
          corners[i] = coordinate(ring.get(i));
        }
        if (corners.length < 4) {
          throw new IllegalArgumentException("has a ring of fewer than 4 points");
        }
        if (!corners[0].equals2D(corners[corners.length - 1])) {
          throw new IllegalArgumentException("has a ring that is not closed");
        }
        made.add(geometry.createLinearRing(corners));
      }
      if (made.isEmpty()) {
        throw new IllegalArgumentException("has no rings");
      }
      return geometry.createPolygon(
          made.get(0), made.subList(1, made.size()).toArray(LinearRing[]::new));
    }

    private Coordinate coordinate(JsonNode at) {
      points++;
      if (at.size() < 2 || !at.get(0).isNumber() || !at.get(1).isNumber()) {
        throw new IllegalArgumentException("has a point without two numbers");
      }
      double longitude = at.get(0).asDouble();
      double latitude = at.get(1).asDouble();
      if (!(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90)) {
        throw new IllegalArgumentException(
            "has a point outside the degrees of longitude and latitude: "
                + longitude
                + ", "
                + latitude);
      }
      return new Coordinate(longitude, latitude);
    }
  }
}

package org.waymark;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Packages use each other in one direction only, and {@code docs/images/rooms.svg} shows it. */
class RoomsTest {
  private static final String ROOT = "org.waymark.";
  private static final int WIDTH = 130;
  private static final int HEIGHT = 34;
  private static final int GAP = 12;
  private static final int IN_A_ROW = 6;

  private static final JavaClasses WAYMARK =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/dashboards/"))
          .withImportOption(location -> !location.contains("/schemas/"))
          .withImportOption(location -> !location.contains("waymark-schemas"))
          .withImportOption(location -> !location.contains("waymark-dashboards"))
          .importPackages("org.waymark");

  @Test
  void no_packages_use_each_other_in_a_circle() {
    slices().matching("org.waymark.(**)").should().beFreeOfCycles().check(WAYMARK);
  }

  @Test
  void the_picture_of_the_rooms_is_the_one_in_the_documentation() throws IOException {
    Path picture = root().resolve("docs").resolve("images").resolve("rooms.svg");
    String drawn = draw(layers());
    if ("write".equals(System.getProperty("waymark.golden"))) {
      Files.writeString(picture, drawn);
    }
    assertThat(Files.readString(picture)).isEqualTo(drawn);
  }

  /** The module is two folders below. */
  private static Path root() {
    return Path.of("..", "..").toAbsolutePath().normalize();
  }

  /** Rooms by layer: a room is one above the highest that it uses. */
  private static List<Set<String>> layers() {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (JavaClass type : WAYMARK) {
      String room = room(type);
      Set<String> of = uses.computeIfAbsent(room, fresh -> new TreeSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass();
        boolean known =
            target.getPackageName().startsWith(ROOT)
                && WAYMARK.contain(target.getName())
                && !room(target).equals(room);
        if (known) {
          of.add(room(target));
        }
      }
    }
    Map<String, Integer> heights = new TreeMap<>();
    uses.keySet().forEach(room -> height(room, uses, heights));
    List<Set<String>> layers = new ArrayList<>();
    heights.forEach(
        (room, height) -> {
          while (layers.size() <= height) {
            layers.add(new TreeSet<>());
          }
          layers.get(height).add(room);
        });
    return layers;
  }

  private static int height(
      String room, Map<String, Set<String>> uses, Map<String, Integer> heights) {
    Integer known = heights.get(room);
    if (known != null) {
      return known;
    }
    int height = 0;
    for (String below : uses.getOrDefault(room, Set.of())) {
      height = Math.max(height, 1 + height(below, uses, heights));
    }
    heights.put(room, height);
    return height;
  }

  private static String room(JavaClass type) {
    String name = type.getPackageName();
    return name.equals("org.waymark") ? "waymark" : name.substring(ROOT.length());
  }

  private static String draw(List<Set<String>> layers) {
    StringBuilder boxes = new StringBuilder();
    int y = GAP;
    for (int layer = layers.size() - 1; layer >= 0; layer--) {
      int column = 0;
      int top = y;
      for (String room : layers.get(layer)) {
        if (column == IN_A_ROW) {
          column = 0;
          y += HEIGHT + GAP / 2;
        }
        int x = 60 + column * (WIDTH + GAP);
        boxes
            .append(
                "  <rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\"/>\n"
                    .formatted(x, y, WIDTH, HEIGHT))
            .append(
                "  <text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
                    .formatted(x + WIDTH / 2, y + 22, room));
        column++;
      }
      boxes.append("  <text x=\"16\" y=\"%d\">%d</text>\n".formatted(top + 22, layer));
      y += HEIGHT + GAP;
      boxes.append(
          "  <line x1=\"12\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>\n"
              .formatted(48 + IN_A_ROW * (WIDTH + GAP), y - GAP / 2, y - GAP / 2));
    }
    int width = 60 + IN_A_ROW * (WIDTH + GAP);
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="Packages in layers">
          <style>
            rect { fill: #f3f2f1; stroke: #505a5f; }
            text { font: 14px sans-serif; fill: #0b0c0c; }
            line { stroke: #b1b4b6; }
          </style>
          <rect x="0" y="0" width="%d" height="%d" style="fill: #ffffff; stroke: none"/>
        %s</svg>
        """
        .formatted(width, y, width, y, boxes);
  }
}

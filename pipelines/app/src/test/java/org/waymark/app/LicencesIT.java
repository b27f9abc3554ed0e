package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/licences.md} equal to what the build found in the command, and every library to
 * a licence that may be passed on with it. To write the page again: {@code -Dwaymark.golden=write}.
 */
class LicencesIT {
  /** Of a library that names several, one is enough. */
  private static final Set<String> ACCEPTED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "BSD-4-Clause",
          "LGPL-2.1-or-later",
          "(CDDL-1.0 OR GPL-2.0-with-classpath-exception)",
          "Mozilla Public License Version 2.0");

  /** Versions that must not come back, for what is known of them. */
  private static final Set<String> REPLACED =
      Set.of(
          "org.lz4:lz4-java:1.8.0",
          "org.apache.avro:avro:1.11.4",
          "io.airlift:aircompressor:2.0.2",
          "org.apache.flink:flink-shaded-netty:4.1.91.Final-17.0",
          "org.apache.flink:flink-shaded-zookeeper-3:3.7.1-17.0");

  private static List<JsonNode> components() throws IOException {
    Path contents = Path.of("target", "bom.json");
    assumeTrue(Files.exists(contents), "a build without a network makes no list of its contents");
    List<JsonNode> components = new ArrayList<>();
    new ObjectMapper()
        .readTree(Files.readAllBytes(contents))
        .path("components")
        .forEach(components::add);
    components.removeIf(component -> component.path("group").asText().equals("org.waymark"));
    return components;
  }

  private static Set<String> licences(JsonNode component) {
    Set<String> names = new TreeSet<>();
    for (JsonNode licence : component.path("licenses")) {
      JsonNode known = licence.path("license");
      names.add(
          known.has("id")
              ? known.path("id").asText()
              : known.path("name").asText(licence.path("expression").asText()));
    }
    return names;
  }

  private static String name(JsonNode component) {
    return component.path("group").asText()
        + ":"
        + component.path("name").asText()
        + ":"
        + component.path("version").asText();
  }

  @Test
  void everyLibraryHasALicenceThatMayBePassedOn() throws IOException {
    assertTrue(components().size() > 50);
    for (JsonNode component : components()) {
      assertTrue(
          licences(component).stream().anyMatch(ACCEPTED::contains),
          name(component) + " has " + licences(component));
      assertTrue(component.path("hashes").size() > 0, name(component));
    }
  }

  @Test
  void noLibraryIsThereThatWasReplaced() throws IOException {
    for (JsonNode component : components()) {
      assertTrue(!REPLACED.contains(name(component)), name(component));
    }
  }

  @Test
  void thePageOfLicencesIsWhatTheBuildFound() throws IOException {
    TreeMap<String, String> rows = new TreeMap<>();
    for (JsonNode component : components()) {
      rows.put(
          name(component),
          "| %s | %s | %s |\n"
              .formatted(
                  component.path("group").asText() + ":" + component.path("name").asText(),
                  component.path("version").asText(),
                  String.join("; ", licences(component))));
    }
    String page =
        """
        # Libraries and their licences

        These are the libraries that the command contains, as the build found them. `mvn verify` writes the same list as
        CycloneDX, with digests, to `pipelines/app/target/bom.json`. A test writes this page from it.

        | library | version | licence |
        |---|---|---|
        """
            + String.join("", rows.values());
    Path file = CommandLineGuideTest.root().resolve("docs").resolve("licences.md");
    if (System.getProperty("waymark.golden", "").equals("write")) {
      Files.writeString(file, page);
    }
    assertEquals(Files.readString(file), page);
  }
}

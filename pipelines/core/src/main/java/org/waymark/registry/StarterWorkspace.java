package org.waymark.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A small workspace that runs: what {@code waymark init} writes. It brings the JSON Schemas along,
 * so that an editor completes and checks its YAML files without a network.
 */
public final class StarterWorkspace {
  private static final String STARTER = "/org/waymark/registry/starter/";
  private static final String SCHEMAS = "/org/waymark/schema/workspace/";
  private static final List<String> FILES =
      List.of(
          "README.md",
          "waymark.yaml",
          "places.csv",
          "missions/urgent-care.yaml",
          "feeds/emergency-departments.yaml",
          "landing/emergency-departments/2025-01-to-2026-02.csv");
  private static final List<String> SCHEMA_FILES =
      List.of(
          "waymark.schema.json",
          "mission.schema.json",
          "feed.schema.json",
          "dashboard.schema.json");

  private StarterWorkspace() {}

  /** Path relative to the new workspace, with {@code /} between folders, to content. */
  public static SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String path : FILES) {
      files.put(path, resource(STARTER + path));
    }
    for (String name : SCHEMA_FILES) {
      files.put("schema/" + name, resource(SCHEMAS + name));
    }
    return Collections.unmodifiableSortedMap(files);
  }

  private static byte[] resource(String name) {
    try (InputStream in = StarterWorkspace.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from this build");
      }
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(name + " cannot be read from this build", broken);
    }
  }
}

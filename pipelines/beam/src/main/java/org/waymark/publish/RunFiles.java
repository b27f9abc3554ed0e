package org.waymark.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What earlier runs wrote in addition to their tables, as it may be published under a disclosure
 * rule.
 */
public final class RunFiles {
  /** Sizes are rounded up to whole multiples of this many bytes. */
  private static final long BYTES_TOGETHER = 64L << 10;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private RunFiles() {}

  /** The size that is published of a delivered file, in bytes. */
  public static long rounded(long bytes) {
    return (bytes + BYTES_TOGETHER - 1) / BYTES_TOGETHER * BYTES_TOGETHER;
  }

  /**
   * Takes plain digests and exact sizes of delivered files out of what earlier runs wrote.
   *
   * @return dates whose run was published without a rule: its id follows from the delivered files,
   *     and is written into its tables
   */
  public static List<LocalDate> withhold(OutputFolder out, Catalog catalog) throws IOException {
    List<LocalDate> telling = new ArrayList<>();
    Set<String> published = new HashSet<>();
    for (Map.Entry<LocalDate, Catalog.Standing> entry : catalog.standing().entrySet()) {
      published.add(entry.getValue().runId());
      if (entry.getValue().deliveries().isEmpty()) {
        telling.add(entry.getKey());
      }
    }
    if (!Files.isDirectory(out.runs())) {
      return telling;
    }
    List<Path> runs;
    try (Stream<Path> entries = Files.list(out.runs())) {
      runs = entries.filter(Files::isDirectory).sorted().toList();
    }
    for (Path run : runs) {
      boolean plain = withheld(run.resolve("manifest.json"), RunFiles::ofManifest);
      withheld(run.resolve("lineage.json"), RunFiles::ofLineage);
      if (plain && !published.contains(String.valueOf(run.getFileName()))) {
        delete(run);
      }
    }
    return telling;
  }

  private interface Withholding {
    boolean from(ObjectNode root);
  }

  private static boolean withheld(Path file, Withholding withholding) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    JsonNode root;
    try {
      root = JSON.readTree(file.toFile());
    } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
      // Nothing is left of a file that nobody can read.
      Files.delete(file);
      return true;
    }
    boolean plain = root instanceof ObjectNode object && withholding.from(object);
    if (plain) {
      AtomicFiles.replace(file, JSON.writeValueAsString(root) + "\n");
    }
    return plain;
  }

  private static boolean ofManifest(ObjectNode manifest) {
    boolean plain = false;
    for (JsonNode input : manifest.withArray("/inputs")) {
      if (input instanceof ObjectNode one && one.has("sha256")) {
        one.remove("sha256");
        one.put("bytes", rounded(one.path("bytes").asLong()));
        plain = true;
      }
    }
    return plain;
  }

  private static boolean ofLineage(ObjectNode lineage) {
    boolean plain = false;
    ArrayNode inputs = lineage.withArray("/inputs");
    for (JsonNode input : inputs) {
      if (input.at("/facets/version/datasetVersion").asText().startsWith("sha256:")) {
        ((ObjectNode) input.at("/facets")).remove("version");
        if (input.at("/inputFacets/inputStatistics") instanceof ObjectNode statistics) {
          statistics.put("size", rounded(statistics.path("size").asLong()));
        }
        plain = true;
      }
    }
    return plain;
  }

  /** Removes a folder with all that is in it, where it is there. */
  public static void delete(Path run) throws IOException {
    if (!Files.isDirectory(run)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> entries = Files.walk(run)) {
      files = entries.sorted(java.util.Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}

package org.waymark.jobs;

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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.waymark.disclosure.DisclosureRule;
import org.waymark.io.WorkspaceSecret;
import org.waymark.publish.AtomicFiles;
import org.waymark.publish.Catalog;
import org.waymark.publish.OutputFolder;
import org.waymark.registry.Workspace;

/**
 * What is published of delivered files while a disclosure rule holds: keyed digests in place of
 * plain ones, and sizes rounded up. A plain digest would let a reader try out what a file holds.
 */
final class KeptDigests {
  /** Sizes are rounded up to whole multiples of this many bytes. */
  private static final long BYTES_TOGETHER = 64L << 10;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final WorkspaceSecret secret;

  private KeptDigests(WorkspaceSecret secret) {
    this.secret = secret;
  }

  /**
   * Keys digests with the secret of the workspace, which is made where there is none.
   *
   * @return empty without a rule
   */
  static Optional<KeptDigests> of(Path folder, Workspace workspace, OutputFolder out)
      throws IOException, RunFailure {
    if (!DisclosureRule.of(workspace.settings().disclosure()).applies()) {
      return Optional.empty();
    }
    Path file = folder.resolve(WorkspaceSecret.FILE).toAbsolutePath().normalize();
    if (file.startsWith(out.root().toAbsolutePath().normalize())) {
      throw new RunFailure(
          RunFailure.Kind.OUTPUT,
          "the output folder "
              + out.root()
              + " holds the workspace, whose secret nobody may publish",
          List.of("publish into a folder beside or inside the workspace"));
    }
    return Optional.of(new KeptDigests(WorkspaceSecret.of(folder, System.getenv())));
  }

  /** As {@link #of}, but writes nothing: empty where there is no secret yet either. */
  static Optional<KeptDigests> existing(Path folder, Workspace workspace) throws IOException {
    return DisclosureRule.of(workspace.settings().disclosure()).applies()
        ? WorkspaceSecret.existing(folder, System.getenv()).map(KeptDigests::new)
        : Optional.empty();
  }

  /** A keyed digest. */
  String keyed(String text) {
    return secret.keyed(text);
  }

  /** The keyed digest that is published of a file. */
  String ofFile(String sha256) {
    return keyed("file " + sha256);
  }

  /** The size that is published of a file, in bytes. */
  static long rounded(long bytes) {
    return (bytes + BYTES_TOGETHER - 1) / BYTES_TOGETHER * BYTES_TOGETHER;
  }

  /**
   * Takes plain digests and exact sizes of delivered files out of what earlier runs wrote.
   *
   * @return dates whose run was published without a rule: its id follows from the delivered files,
   *     and is written into its tables
   */
  static List<LocalDate> withhold(OutputFolder out, Catalog catalog) throws IOException {
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
      boolean plain = withheld(run.resolve("manifest.json"), KeptDigests::ofManifest);
      withheld(run.resolve("lineage.json"), KeptDigests::ofLineage);
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
      // Of a file that nobody can read nothing is left that could tell.
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

  private static void delete(Path run) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.walk(run)) {
      files = entries.sorted(java.util.Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}

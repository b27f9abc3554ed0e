package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code lineage.json} held to the rules of OpenLineage's JSON schema 2-0-2 and to its manifest.
 */
class LineageIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static JsonNode event = JSON.createObjectNode();
  private static JsonNode manifest = JSON.createObjectNode();

  @BeforeAll
  static void publish() throws IOException {
    Path workspace = folder.resolve("workspace");
    assertEquals(0, RealCommand.type("init", workspace.toString()).exitCode());
    event = lineage(workspace, folder.resolve("out"));
    manifest = JSON.readTree(Files.readString(file(folder.resolve("out"), "manifest.json")));
  }

  private static JsonNode lineage(Path workspace, Path out) throws IOException {
    Shell.Answer answer = RealCommand.run(workspace, out, "2026-03-15");
    assertEquals(0, answer.exitCode(), answer.err());
    return JSON.readTree(Files.readString(file(out, "lineage.json")));
  }

  private static Path file(Path out, String name) throws IOException {
    return FolderContent.files(out.resolve("runs")).stream()
        .filter(path -> path.endsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private static String required(JsonNode node, String field) {
    assertTrue(node.path(field).isTextual(), () -> field + " is missing in " + node);
    return node.path(field).asText();
  }

  @Test
  void theEventHasWhatItsSchemaRequires() {
    assertTrue(
        Set.of("START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER")
            .contains(required(event, "eventType")));
    OffsetDateTime.parse(required(event, "eventTime"));
    assertTrue(URI.create(required(event, "producer")).isAbsolute());
    assertEquals(
        "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
        required(event, "schemaURL"));
    required(event.path("job"), "namespace");
    required(event.path("job"), "name");
    for (String list : List.of("inputs", "outputs")) {
      assertTrue(!event.path(list).isEmpty(), list);
      for (JsonNode dataset : event.path(list)) {
        required(dataset, "namespace");
        required(dataset, "name");
      }
    }
  }

  @Test
  void theRunIsNamedByAUuidThatFollowsFromItsId() {
    String uuid = required(event.path("run"), "runId");
    byte[] id = manifest.path("run_id").asText().getBytes(StandardCharsets.UTF_8);

    assertEquals(UUID.nameUUIDFromBytes(id).toString(), uuid);
    assertEquals(3, UUID.fromString(uuid).version());
    assertEquals(
        "2026-03-15T00:00:00Z",
        event.path("run").path("facets").path("nominalTime").path("nominalStartTime").asText());
  }

  @Test
  void everyFacetSaysWhoMadeItAndAfterWhichSchema() {
    List<JsonNode> holders = new ArrayList<>();
    holders.add(event.path("run").path("facets"));
    holders.add(event.path("job").path("facets"));
    event.path("inputs").forEach(input -> holders.add(input.path("facets")));
    event.path("inputs").forEach(input -> holders.add(input.path("inputFacets")));
    event.path("outputs").forEach(output -> holders.add(output.path("facets")));
    event.path("outputs").forEach(output -> holders.add(output.path("outputFacets")));
    for (JsonNode facets : holders) {
      assertTrue(!facets.isEmpty());
      for (JsonNode facet : facets) {
        assertEquals(required(event, "producer"), required(facet, "_producer"));
        String schema = required(facet, "_schemaURL");
        assertTrue(
            schema.matches(
                "https://openlineage\\.io/spec/facets/\\d+-\\d+-\\d+/(\\w+Facet)\\.json"
                    + "#/\\$defs/\\1"),
            schema);
      }
    }
  }

  @Test
  void inputsAreTheFilesOfTheManifestWithTheirDigests() {
    Map<String, String> digests = new HashMap<>();
    manifest
        .path("inputs")
        .forEach(
            input ->
                digests.put(
                    input.path("path").asText(), "sha256:" + input.path("sha256").asText()));
    Map<String, String> told = new HashMap<>();
    for (JsonNode input : event.path("inputs")) {
      told.put(
          input.path("name").asText(),
          required(input.path("facets").path("version"), "datasetVersion"));
    }

    assertEquals(digests, told);
    assertEquals(
        manifest.path("inputs").path(0).path("rows").asLong(),
        event
            .path("inputs")
            .path(0)
            .path("inputFacets")
            .path("inputStatistics")
            .path("rowCount")
            .asLong());
  }

  @Test
  void outputsAreTheTablesWithTheirColumnsAndRows() {
    Map<String, Long> rows = new HashMap<>();
    for (JsonNode output : event.path("outputs")) {
      JsonNode statistics = output.path("outputFacets").path("outputStatistics");
      rows.put(output.path("name").asText(), statistics.path("rowCount").asLong());
      for (JsonNode field : output.path("facets").path("schema").path("fields")) {
        required(field, "name");
        required(field, "type");
        required(field, "description");
      }
    }

    assertEquals(1L, rows.remove("run"));
    Map<String, Long> written = new HashMap<>();
    manifest
        .path("tables")
        .fields()
        .forEachRemaining(table -> written.put(table.getKey(), table.getValue().asLong()));
    assertEquals(written, rows);
  }

  @Test
  void theSameRunElsewhereDiffersInItsTimeOnly() throws IOException {
    JsonNode again = lineage(folder.resolve("workspace"), folder.resolve("elsewhere"));

    assertEquals(timeless(event), timeless(again));
  }

  private static JsonNode timeless(JsonNode event) {
    ObjectNode copy = event.deepCopy();
    copy.remove("eventTime");
    for (JsonNode output : copy.path("outputs")) {
      if (output.path("name").asText().equals("run")) {
        // It holds times of day; its size may differ with them.
        ((ObjectNode) output).remove("outputFacets");
      }
    }
    return copy;
  }
}

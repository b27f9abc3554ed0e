package org.waymark.app.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.publish.Catalog;
import org.waymark.publish.OutputFolder;
import org.waymark.publish.Publication;
import org.waymark.publish.WrittenFile;

/**
 * What the catalogue and the manifests of two runs say: delivered files, files of the registry,
 * settings, rows of tables, version.
 */
final class RunChanges {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DISCLOSURE = "disclosure";

  private final OutputFolder out;
  private final List<Change> changes = new ArrayList<>();

  private RunChanges(OutputFolder out) {
    this.out = out;
  }

  static RunChanges in(Path folder, LocalDate from, LocalDate to)
      throws CommandFailure, IOException {
    OutputFolder out = new OutputFolder(folder);
    Catalog catalog;
    try {
      catalog = new Publication(out).catalog();
    } catch (IllegalArgumentException unreadable) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING, out.catalog() + ": " + unreadable.getMessage());
    }
    RunChanges all = new RunChanges(out);
    Catalog.Standing before = standing(catalog, from);
    Catalog.Standing after = standing(catalog, to);
    all.tables(before, after);
    all.manifests(all.manifest(before), all.manifest(after));
    return all;
  }

  /** What differs. */
  List<Change> changes() {
    return List.copyOf(changes);
  }

  /** Whether the two runs hid small numbers by different rules. */
  boolean otherRule() {
    return changes.stream().anyMatch(change -> change.what().equals(DISCLOSURE));
  }

  private static Catalog.Standing standing(Catalog catalog, LocalDate date) throws CommandFailure {
    return catalog
        .at(date)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.INPUT_MISSING,
                    "nothing is published for " + date + " any more; a run has just replaced it"));
  }

  private void tables(Catalog.Standing before, Catalog.Standing after) {
    SortedMap<String, Long> old = rows(before);
    SortedMap<String, Long> now = rows(after);
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      String from = old.containsKey(name) ? String.valueOf(old.get(name)) : "";
      String to = now.containsKey(name) ? String.valueOf(now.get(name)) : "";
      if (!from.equals(to)) {
        changes.add(Change.plain(Change.Part.TABLE, "rows", name, from, to));
      }
    }
  }

  private static SortedMap<String, Long> rows(Catalog.Standing standing) {
    SortedMap<String, Long> rows = new TreeMap<>();
    for (WrittenFile file : standing.files()) {
      rows.merge(file.table(), file.rows(), Long::sum);
    }
    return rows;
  }

  private JsonNode manifest(Catalog.Standing standing) throws CommandFailure, IOException {
    Path file = out.run(standing.runId()).resolve("manifest.json");
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING,
          file + " is missing. Without it, the delivered files of the run are not known");
    }
    return JSON.readTree(Files.readString(file));
  }

  private void manifests(JsonNode before, JsonNode after) {
    files("inputs", "rows", before, after);
    if (tellsDigests(before) && tellsDigests(after)) {
      files("registry", "bytes", before, after);
    }
    fields(Change.Part.REGISTRY, "waymark.yaml", before.path("settings"), after.path("settings"));
    for (String field : List.of("version", "runner")) {
      differs(Change.Part.RUN, field, field, before, after);
    }
  }

  /** Manifests of versions before this one name the registry's files and no more. */
  private static boolean tellsDigests(JsonNode manifest) {
    return manifest.path("registry").path(0).isObject();
  }

  private void files(String list, String size, JsonNode before, JsonNode after) {
    SortedMap<String, JsonNode> old = byPath(before.path(list));
    SortedMap<String, JsonNode> now = byPath(after.path(list));
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      Optional<JsonNode> was = Optional.ofNullable(old.get(name));
      Optional<JsonNode> is = Optional.ofNullable(now.get(name));
      String from = was.map(file -> file.path(size).asLong() + " " + size).orElse("");
      String to = is.map(file -> file.path(size).asLong() + " " + size).orElse("");
      if (was.isEmpty() || is.isEmpty()) {
        changes.add(Change.plain(Change.Part.FILE, was.isEmpty() ? "new" : "gone", name, from, to));
      } else if (!digest(was.get()).equals(digest(is.get()))) {
        changes.add(Change.plain(Change.Part.FILE, "changed", name, from, to));
      }
    }
  }

  /** Of delivered files the digest is keyed where a disclosure rule holds. */
  private static String digest(JsonNode file) {
    return file.has("hmac_sha256")
        ? "keyed " + file.path("hmac_sha256").asText()
        : file.path("sha256").asText();
  }

  private static SortedMap<String, JsonNode> byPath(JsonNode files) {
    SortedMap<String, JsonNode> byPath = new TreeMap<>();
    files.forEach(file -> byPath.put(file.path("path").asText(), file));
    return byPath;
  }

  /** Settings that only one of the manifests has are not compared: an older version wrote it. */
  private void fields(Change.Part part, String id, JsonNode before, JsonNode after) {
    before
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (after.has(field)) {
                differs(part, field, id, before, after);
              }
            });
  }

  private void differs(Change.Part part, String field, String id, JsonNode before, JsonNode after) {
    String from = before.path(field).asText();
    String to = after.path(field).asText();
    if (!from.equals(to)) {
      changes.add(Change.plain(part, field, id, from, to));
    }
  }
}

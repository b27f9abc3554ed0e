package org.waymark.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The committed state of an output folder: for each published date its run and the files of its
 * tables.
 *
 * @param standing by published date
 * @param superseded files that were published until the last commit; removed at the next one, so
 *     that readers who opened the views before keep their files for a while
 */
public record Catalog(NavigableMap<LocalDate, Standing> standing, List<String> superseded) {
  private static final int FORMAT = 3;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * The published run of a date.
   *
   * @param follows the published run of the date before, when this one ran
   * @param deliveries keyed digest of what the run was made of; empty where its id says it, as
   *     without a disclosure rule
   * @param files of all tables, in order of table and path
   */
  public record Standing(
      String runId,
      Optional<String> follows,
      Optional<String> deliveries,
      List<WrittenFile> files) {
    public Standing {
      files = List.copyOf(files);
    }

    /** A run whose id says what it was made of. */
    public Standing(String runId, Optional<String> follows, List<WrittenFile> files) {
      this(runId, follows, Optional.empty(), files);
    }

    /** Files by table. */
    public SortedMap<String, List<String>> paths() {
      SortedMap<String, List<String>> paths = new TreeMap<>();
      for (WrittenFile file : files) {
        paths.computeIfAbsent(file.table(), fresh -> new ArrayList<>()).add(file.path());
      }
      return paths;
    }
  }

  public Catalog {
    standing = Collections.unmodifiableNavigableMap(new TreeMap<>(standing));
    superseded = List.copyOf(superseded);
  }

  /** The state of a folder in which nothing was published. */
  public static Catalog empty() {
    return new Catalog(new TreeMap<>(), List.of());
  }

  /** The date published last before the given one, with its run. */
  public Optional<java.util.Map.Entry<LocalDate, Standing>> before(LocalDate asOf) {
    return Optional.ofNullable(standing.lowerEntry(asOf));
  }

  /** The published run of that date. */
  public Optional<Standing> at(LocalDate asOf) {
    return Optional.ofNullable(standing.get(asOf));
  }

  /**
   * Whether that run is published at the date, and follows the run now published before it.
   *
   * @param deliveries as {@link Standing#deliveries}
   */
  public boolean stands(LocalDate asOf, String runId, Optional<String> deliveries) {
    return at(asOf)
        .filter(run -> run.runId().equals(runId))
        .filter(run -> run.deliveries().equals(deliveries))
        .filter(
            run -> run.follows().equals(before(asOf).map(earlier -> earlier.getValue().runId())))
        .isPresent();
  }

  /** The state once the run is published at the date. */
  public Catalog with(LocalDate asOf, Standing run) {
    NavigableMap<LocalDate, Standing> next = new TreeMap<>(standing);
    Standing replaced = next.put(asOf, run);
    List<String> kept = run.files().stream().map(WrittenFile::path).toList();
    List<String> freed =
        replaced == null
            ? List.of()
            : replaced.files().stream()
                .map(WrittenFile::path)
                .filter(p -> !kept.contains(p))
                .toList();
    return new Catalog(next, freed);
  }

  /**
   * The state in which the newest dates alone are published. Files of the others are removed at the
   * next commit. The oldest date that is left follows no other.
   *
   * @param most how many dates
   */
  public Catalog keeping(int most) {
    if (standing.size() <= most) {
      return this;
    }
    NavigableMap<LocalDate, Standing> next = new TreeMap<>(standing);
    List<String> freed = new ArrayList<>(superseded);
    while (next.size() > most) {
      next.pollFirstEntry().getValue().files().forEach(file -> freed.add(file.path()));
    }
    Standing oldest = next.firstEntry().getValue();
    next.put(
        next.firstKey(),
        new Standing(oldest.runId(), Optional.empty(), oldest.deliveries(), oldest.files()));
    return new Catalog(next, freed);
  }

  /** The state once the date has no run. */
  public Catalog without(LocalDate asOf) {
    NavigableMap<LocalDate, Standing> next = new TreeMap<>(standing);
    next.remove(asOf);
    return new Catalog(next, List.of());
  }

  /** Files by table and date, for the views. */
  public SortedMap<String, SortedMap<String, List<String>>> files() {
    SortedMap<String, SortedMap<String, List<String>>> files = new TreeMap<>();
    standing.forEach(
        (asOf, run) ->
            run.paths()
                .forEach(
                    (table, paths) ->
                        files
                            .computeIfAbsent(table, fresh -> new TreeMap<>())
                            .put(asOf.toString(), paths)));
    return files;
  }

  /** As it is written to {@code catalog.json}. */
  public String toJson() {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    ArrayNode dates = root.putArray("standing");
    standing.forEach(
        (asOf, run) -> {
          ObjectNode entry = dates.addObject();
          entry.put("as_of", asOf.toString());
          entry.put("run_id", run.runId());
          entry.put("follows", run.follows().orElse(null));
          run.deliveries().ifPresent(digest -> entry.put("deliveries", digest));
          ObjectNode tables = entry.putObject("tables");
          for (WrittenFile file : run.files()) {
            file.describeIn(tables.withArray("/" + file.table()).addObject());
          }
        });
    ArrayNode old = root.putArray("superseded");
    superseded.forEach(old::add);
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the text is not a catalogue of this format
   */
  public static Catalog fromJson(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      if (root.path("format").asInt() != FORMAT) {
        throw new IllegalArgumentException(
            "written by another version of Waymark (format " + root.path("format") + ")");
      }
      NavigableMap<LocalDate, Standing> standing = new TreeMap<>();
      for (JsonNode entry : root.required("standing")) {
        List<WrittenFile> files = new ArrayList<>();
        entry
            .required("tables")
            .fields()
            .forEachRemaining(
                table -> {
                  for (JsonNode file : table.getValue()) {
                    files.add(WrittenFile.describedBy(table.getKey(), file));
                  }
                });
        standing.put(
            LocalDate.parse(entry.required("as_of").asText()),
            new Standing(
                entry.required("run_id").asText(),
                text(entry.path("follows")),
                text(entry.path("deliveries")),
                files));
      }
      List<String> superseded = new ArrayList<>();
      root.path("superseded").forEach(path -> superseded.add(path.asText()));
      return new Catalog(standing, superseded);
    } catch (JsonProcessingException | DateTimeException broken) {
      throw new IllegalArgumentException("not a catalogue: " + broken.getMessage(), broken);
    }
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }
}

package org.waymark.transforms;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.waymark.coders.RowBatch;
import org.waymark.feed.InspectedFile;
import org.waymark.quality.DataAge;
import org.waymark.quality.Rhythm;
import org.waymark.registry.RegistryReader;
import org.waymark.registry.Workspace;
import org.waymark.registry.WorkspaceFiles;
import org.waymark.table.Labels;
import org.waymark.twin.map.CauseMap;
import org.waymark.twin.map.CauseReader;
import org.waymark.twin.model.Model;
import org.waymark.twin.model.ModelReader;

/**
 * What every worker receives: the registry as text, the names of the delivered files, and what was
 * published before.
 */
public final class Snapshot implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, byte[]> registry;
  private final ArrayList<String> files;
  private final ArrayList<Delivery> deliveries;
  private final @Nullable LocalDate previousAsOf;
  private final ArrayList<RowBatch> previous;
  private final ArrayList<PublishedBefore> publishedBefore;
  private final ArrayList<EarlierPublication> earlier;
  private final TreeMap<String, ArrayList<Rhythm.Seen>> seen;
  private final TreeSet<String> gone;

  /**
   * A snapshot.
   *
   * @param deliveries the delivered files by position in the inventory
   * @param previousAsOf the date published before
   * @param previous rows of tables as they were published then
   * @param publishedBefore all other publications of the folder, where a rule hides small numbers
   * @param seen by the id of a feed, what the runs at earlier published dates saw of it
   * @param gone ids of feeds of which a file is gone that the run before read
   * @param earlier publications that may show how numbers have grown since, in order of date
   */
  public Snapshot(
      WorkspaceFiles registry,
      List<Delivery> deliveries,
      Optional<LocalDate> previousAsOf,
      List<RowBatch> previous,
      List<PublishedBefore> publishedBefore,
      Map<String, List<Rhythm.Seen>> seen,
      Set<String> gone,
      List<EarlierPublication> earlier) {
    this.registry = new TreeMap<>(registry.contents());
    this.files = new ArrayList<>(deliveries.stream().map(one -> one.inspected().path()).toList());
    this.deliveries = new ArrayList<>(deliveries);
    this.previousAsOf = previousAsOf.orElse(null);
    this.previous = new ArrayList<>(previous);
    this.publishedBefore = new ArrayList<>(publishedBefore);
    this.earlier = new ArrayList<>(earlier);
    this.seen = new TreeMap<>();
    seen.forEach((feed, runs) -> this.seen.put(feed, new ArrayList<>(runs)));
    this.gone = new TreeSet<>(gone);
  }

  /** The registry, read once per process and content. */
  public Workspace workspace() {
    return Reading.of(registry);
  }

  /** The models of the workspace that can run. */
  public List<Model> models() {
    return ModelReader.read(WorkspaceFiles.foundInOrder(registry), Optional.of(workspace()))
        .models();
  }

  /** The maps of causes of missions. */
  public List<CauseMap> causes() {
    return CauseReader.read(WorkspaceFiles.foundInOrder(registry)).maps();
  }

  /** Names behind positions. */
  public Labels labels(RunStamp stamp) {
    return Labels.of(workspace(), files, stamp.asOf(), stamp.runId());
  }

  /**
   * A delivered file.
   *
   * @param location where it is opened
   */
  public record Delivery(String location, InspectedFile inspected) implements Serializable {}

  /** The delivered file at that position. */
  public Delivery delivery(int file) {
    return deliveries.get(file);
  }

  /** Names of the delivered files. */
  public List<String> files() {
    return List.copyOf(files);
  }

  /** The date published before. */
  public Optional<LocalDate> previousAsOf() {
    return Optional.ofNullable(previousAsOf);
  }

  /** Rows of a table as they were published before; none where it was not published. */
  public <T extends org.apache.avro.specific.SpecificRecordBase> List<T> previous(
      String table, Class<T> type) {
    return previous.stream()
        .filter(batch -> batch.table().equals(table))
        .flatMap(batch -> batch.records(type).stream())
        .toList();
  }

  /** How old the data of indicators may be. */
  public DataAge age() {
    return new DataAge(workspace().feeds(), new TreeMap<>(seen), gone);
  }

  /** All other publications, where they are to be compared with; in order of date. */
  public List<PublishedBefore> publishedBefore() {
    return List.copyOf(publishedBefore);
  }

  /** Publications that may show how numbers have grown since; in order of date. */
  public List<EarlierPublication> earlier() {
    return List.copyOf(earlier);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Snapshot that
        && Reading.same(registry, that.registry)
        && files.equals(that.files)
        && previousAsOf().equals(that.previousAsOf())
        && previous.equals(that.previous)
        && publishedBefore.equals(that.publishedBefore)
        && earlier.equals(that.earlier)
        && seen.equals(that.seen)
        && gone.equals(that.gone);
  }

  @Override
  public int hashCode() {
    return Objects.hash(registry.keySet(), files, previousAsOf);
  }

  /** The registry that this process read last: stages share it instead of reading it again. */
  private record Reading(TreeMap<String, byte[]> text, Workspace workspace) {
    private static final AtomicReference<@Nullable Reading> LAST = new AtomicReference<>();

    static Workspace of(TreeMap<String, byte[]> text) {
      Reading last = LAST.get();
      if (last != null && same(last.text, text)) {
        return last.workspace;
      }
      Workspace workspace =
          RegistryReader.read(WorkspaceFiles.foundInOrder(text))
              .workspace()
              .orElseThrow(() -> new IllegalStateException("the registry was valid before"));
      LAST.set(new Reading(text, workspace));
      return workspace;
    }

    static boolean same(TreeMap<String, byte[]> a, TreeMap<String, byte[]> b) {
      return a.keySet().equals(b.keySet())
          && a.keySet().stream().allMatch(name -> Arrays.equals(a.get(name), b.get(name)));
    }
  }
}

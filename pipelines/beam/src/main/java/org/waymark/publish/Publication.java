package org.waymark.publish;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.waymark.schema.DataPackage;
import org.waymark.schema.ViewsSql;

/**
 * The committed state of an output folder and the one step that changes it.
 *
 * <p>Data files are written under names that nothing refers to. {@code catalog.json} is then
 * replaced in one step: that is the commit. {@code views.sql} and {@code datapackage.json} follow
 * from the catalogue and are written again by the next run if a crash came between.
 */
public final class Publication {
  private final OutputFolder out;

  /** The publication in that folder. */
  public Publication(OutputFolder out) {
    this.out = out;
  }

  /**
   * The committed state; empty where nothing was published.
   *
   * @throws IllegalArgumentException if the catalogue cannot be read
   */
  public Catalog catalog() throws IOException {
    try {
      return Catalog.fromJson(Files.readString(out.catalog()));
    } catch (NoSuchFileException nothingPublished) {
      return Catalog.empty();
    }
  }

  /** Brings views in line with the catalogue and removes what nothing refers to. */
  public void recover(Catalog catalog) throws IOException {
    writeViews(catalog);
    removeStrays(catalog);
  }

  /** A name for the files of a run that no file in the folder has yet. */
  public String attempt(LocalDate asOf, String runId) throws IOException {
    for (int k = 1; ; k++) {
      String name = k == 1 ? runId : runId + "-" + k;
      if (!Files.exists(out.resolve(OutputFolder.tableFolder("mission", asOf, name)))) {
        return name;
      }
    }
  }

  /** Publishes the run at the date: readers see it, whole, from now on. */
  public Catalog commit(Catalog before, LocalDate asOf, Catalog.Standing run) throws IOException {
    return commit(before, asOf, run, OptionalInt.empty());
  }

  /**
   * Publishes the run at the date, and lets the oldest dates go.
   *
   * @param keep how many dates stay published
   */
  public Catalog commit(Catalog before, LocalDate asOf, Catalog.Standing run, OptionalInt keep)
      throws IOException {
    Catalog with = before.with(asOf, run);
    Catalog after = keep.isPresent() ? with.keeping(keep.getAsInt()) : with;
    AtomicFiles.replace(out.catalog(), after.toJson());
    try {
      writeViews(after);
      removeStrays(after);
      if (keep.isPresent()) {
        removeRecords(before, with, after);
      }
    } catch (IOException e) {
      throw new Unfinished(e);
    }
    return after;
  }

  /** Takes the run of a date back: readers no longer see it from now on. */
  public Catalog withdraw(Catalog before, LocalDate asOf) throws IOException {
    Catalog after = before.without(asOf);
    AtomicFiles.replace(out.catalog(), after.toJson());
    writeViews(after);
    removeStrays(after);
    return after;
  }

  /**
   * The run is published, but what follows from the catalogue could not be brought in line with it.
   */
  public static final class Unfinished extends IOException {
    private static final long serialVersionUID = 1L;

    Unfinished(IOException cause) {
      super(
          "published, but views.sql or datapackage.json could not be written ("
              + cause.getMessage()
              + "). The next run writes them",
          cause);
    }
  }

  /**
   * Removes pages of dates that were let go, and records of runs whose files were let go at the
   * commit before.
   */
  private void removeRecords(Catalog before, Catalog with, Catalog after) throws IOException {
    for (LocalDate asOf : with.standing().keySet()) {
      if (!after.standing().containsKey(asOf)) {
        RunFiles.delete(out.root().resolve("reports").resolve(asOf.toString()));
      }
    }
    Set<String> published = new HashSet<>();
    after.standing().values().forEach(one -> published.add(one.runId()));
    for (String path : before.superseded()) {
      Path file = out.resolve(path);
      if (file.startsWith(out.runs()) && !after.superseded().contains(path)) {
        Path record = out.runs().resolve(out.runs().relativize(file).getName(0));
        if (!published.contains(String.valueOf(record.getFileName()))) {
          RunFiles.delete(record);
        }
      }
    }
  }

  private void writeViews(Catalog catalog) throws IOException {
    if (catalog.standing().isEmpty()) {
      Files.deleteIfExists(out.views());
      Files.deleteIfExists(out.dataPackage());
      return;
    }
    Map.Entry<LocalDate, Catalog.Standing> latest = catalog.standing().lastEntry();
    replaceIfChanged(out.views(), ViewsSql.of(catalog.files()));
    replaceIfChanged(
        out.dataPackage(), DataPackage.of(latest.getValue().paths(), latest.getKey().toString()));
  }

  private static void replaceIfChanged(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      AtomicFiles.replace(file, text);
    }
  }

  /**
   * Removes data files that are not published and were not until the last commit, and empty
   * folders.
   */
  private void removeStrays(Catalog catalog) throws IOException {
    Set<Path> kept = new HashSet<>();
    catalog
        .standing()
        .values()
        .forEach(run -> run.files().forEach(file -> kept.add(out.resolve(file.path()))));
    catalog.superseded().forEach(path -> kept.add(out.resolve(path)));
    if (!Files.isDirectory(out.data())) {
      return;
    }
    Files.walkFileTree(
        out.data(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!kept.contains(file)) {
              Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, java.io.IOException failure)
              throws IOException {
            try (var entries = Files.list(folder)) {
              if (entries.findAny().isEmpty() && !folder.equals(out.data())) {
                Files.delete(folder);
              }
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}

package org.waymark.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** Where everything of an output folder is. */
public record OutputFolder(Path root) {

  /** Makes the folder if it is not there. */
  public void create() throws IOException {
    Files.createDirectories(root);
  }

  /** The committed state. */
  public Path catalog() {
    return root.resolve("catalog.json");
  }

  /** The views over the committed state. */
  public Path views() {
    return root.resolve("views.sql");
  }

  /** The Frictionless descriptor of the committed state. */
  public Path dataPackage() {
    return root.resolve("datapackage.json");
  }

  /** Held while a run publishes. */
  public Path lock() {
    return root.resolve(".lock");
  }

  /** All data of all runs. */
  public Path data() {
    return root.resolve("data");
  }

  /** The records of runs. */
  public Path runs() {
    return root.resolve("runs");
  }

  /** The records of one run. */
  public Path run(String runId) {
    return runs().resolve(runId);
  }

  /**
   * Folder of a table's files written by one attempt, relative to the root.
   *
   * @param attempt name of the attempt: the run's id, with a number where it is not the first
   */
  public static String tableFolder(String table, LocalDate asOf, String attempt) {
    return "data/" + table + "/" + asOf + "/" + attempt;
  }

  /** A file of a run's own table, relative to the root. */
  public static String runTable(String runId) {
    return "runs/" + runId + "/run.parquet";
  }

  /** A path relative to the root, with forward slashes. */
  public Path resolve(String relative) {
    return root.resolve(relative);
  }
}

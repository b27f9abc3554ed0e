package org.waymark.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.waymark.registry.WorkspaceFiles;

/** Reads the registry files of a workspace from disk. */
public final class WorkspaceFolder {

  private WorkspaceFolder() {}

  /**
   * Every file that belongs to the registry.
   *
   * @throws IOException if the folder or a file cannot be read
   */
  public static WorkspaceFiles read(Path workspace) throws IOException {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    for (Path folder :
        new Path[] {
          workspace,
          workspace.resolve("missions"),
          workspace.resolve("feeds"),
          workspace.resolve("margins"),
          workspace.resolve("labels"),
          workspace.resolve("choices")
        }) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> entries = Files.list(folder)) {
        for (Path file : entries.filter(Files::isRegularFile).toList()) {
          String name = relative(workspace, file);
          if (WorkspaceFiles.belongs(name)) {
            contents.put(name, Files.readAllBytes(file));
          }
        }
      }
    }
    return new WorkspaceFiles(contents);
  }

  /** A path relative to the workspace, with forward slashes; as it is where it lies elsewhere. */
  static String relative(Path workspace, Path file) {
    Path base = workspace.toAbsolutePath().normalize();
    Path path = file.toAbsolutePath().normalize();
    Path shown = path.startsWith(base) ? base.relativize(path) : file.normalize();
    return shown.toString().replace('\\', '/');
  }
}

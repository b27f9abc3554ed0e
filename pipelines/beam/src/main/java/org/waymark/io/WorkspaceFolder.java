package org.waymark.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    SortedMap<String, String> elsewhere = new TreeMap<>();
    boolean addresses = false;
    Path root = workspace.toRealPath();
    for (Path folder : folders(workspace)) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> entries = Files.list(folder)) {
        for (Path file : entries.filter(Files::isRegularFile).toList()) {
          String name = relative(workspace, file);
          if (WorkspaceFiles.belongs(name)) {
            byte[] content = Files.readAllBytes(file);
            contents.put(name, content);
            Path real = file.toRealPath();
            if (!real.startsWith(root)) {
              elsewhere.put(name, real.toString());
            }
            addresses |=
                name.startsWith("feeds/")
                    && new String(content, StandardCharsets.ISO_8859_1).contains("://");
          }
        }
      }
    }
    return new WorkspaceFiles(
        contents,
        elsewhere,
        addresses ? DeliveredFiles.schemes() : List.of(),
        List.of(
            workspace.toAbsolutePath().normalize().toString().replace('\\', '/'),
            root.toString().replace('\\', '/')));
  }

  /** The folders of a registry, with those of earlier versions of its missions. */
  private static List<Path> folders(Path workspace) throws IOException {
    List<Path> folders = new ArrayList<>();
    folders.add(workspace);
    for (String name : List.of("missions", "feeds", "models", "margins", "labels", "choices")) {
      folders.add(workspace.resolve(name));
    }
    Path history = workspace.resolve("history");
    if (Files.isDirectory(history)) {
      try (Stream<Path> dates = Files.list(history)) {
        dates.sorted().map(date -> date.resolve("missions")).forEach(folders::add);
      }
    }
    return folders;
  }

  /** A path relative to the workspace, with forward slashes; as it is where it lies elsewhere. */
  static String relative(Path workspace, Path file) {
    Path base = workspace.toAbsolutePath().normalize();
    Path path = file.toAbsolutePath().normalize();
    Path shown = path.startsWith(base) ? base.relativize(path) : file.normalize();
    return shown.toString().replace('\\', '/');
  }
}

package org.waymark.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.waymark.registry.WorkspaceFiles;

/** What a run keeps of a workspace so that its models can be asked without it. */
public final class ModelDefinitions {
  private ModelDefinitions() {}

  /** The header of a file of labels: what people coded in reports is nobody's business here. */
  private static byte[] header(byte[] labels) {
    int end = 0;
    while (end < labels.length && labels[end] != '\n') {
      end++;
    }
    return Arrays.copyOf(labels, end);
  }

  /** Where a run keeps it. */
  public static Path in(Path out) {
    return out.resolve("models").resolve("definitions");
  }

  /** Keeps models, missions and places; nothing where there is no model. */
  public static void keep(Path workspace, Path out) throws IOException {
    WorkspaceFiles files = WorkspaceFolder.read(workspace);
    if (files.contents().keySet().stream().noneMatch(WorkspaceFiles::isModel)) {
      return;
    }
    Path to = in(out);
    for (Map.Entry<String, byte[]> file : files.contents().entrySet()) {
      String path = file.getKey();
      boolean read =
          WorkspaceFiles.isModel(path)
              || WorkspaceFiles.isMission(path)
              || path.startsWith("labels/")
              || (path.endsWith(".csv") && !path.contains("/"))
              || path.equals("waymark.yaml");
      if (read) {
        Path copy = to.resolve(path);
        Files.createDirectories(copy.toAbsolutePath().getParent());
        Files.write(copy, path.startsWith("labels/") ? header(file.getValue()) : file.getValue());
      }
    }
  }
}

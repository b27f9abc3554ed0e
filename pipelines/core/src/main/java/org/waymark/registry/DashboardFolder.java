package org.waymark.registry;

import java.util.List;
import java.util.Optional;

/** The folder of a dashboard, wherever it is kept. */
public interface DashboardFolder {
  /** A file by its path relative to the folder, with {@code /} between folders. */
  Optional<byte[]> content(String path);

  /** Names of the files in {@code queries/}, as far as they are known, for suggestions. */
  List<String> queries();
}

package org.waymark.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.schema.PublishedTable;

/** Holds files against what their writers said: size, rows, columns and types. */
public final class WrittenCheck {

  private WrittenCheck() {}

  /**
   * Checks them all.
   *
   * @throws IllegalStateException if a file is not what was written
   */
  public static void of(OutputFolder out, List<WrittenFile> written)
      throws IOException, SQLException {
    Map<String, List<WrittenFile>> byTable = new TreeMap<>();
    for (WrittenFile file : written) {
      long size = Files.size(out.resolve(file.path()));
      if (size != file.bytes()) {
        throw new IllegalStateException(
            file.path() + " has " + size + " bytes, but its writer wrote " + file.bytes());
      }
      byTable.computeIfAbsent(file.table(), fresh -> new ArrayList<>()).add(file);
    }
    try (PublishedTables tables = new PublishedTables(out)) {
      for (Map.Entry<String, List<WrittenFile>> entry : byTable.entrySet()) {
        PublishedTable table = PublishedTable.named(entry.getKey());
        List<String> paths = entry.getValue().stream().map(WrittenFile::path).toList();
        long expected = entry.getValue().stream().mapToLong(WrittenFile::rows).sum();
        long found = tables.rowsIn(paths);
        if (found != expected) {
          throw new IllegalStateException(
              table.name() + " has " + found + " rows, but " + expected + " were written");
        }
        List<String> columns =
            table.columns().stream().map(c -> c.name() + " " + c.type().sql()).toList();
        if (!tables.columnsOf(paths.get(0)).equals(columns)) {
          throw new IllegalStateException(
              paths.get(0) + " has columns " + tables.columnsOf(paths.get(0)));
        }
      }
    }
  }
}

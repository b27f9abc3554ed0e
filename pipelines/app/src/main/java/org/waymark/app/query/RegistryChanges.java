package org.waymark.app.query;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.app.cli.CommandFailure;

/** Entries of the registry that came, went or say something else. */
final class RegistryChanges {
  private static final List<String> TABLES =
      List.of("mission", "goal", "indicator", "theme", "place");

  /** Columns that a run sets, and no registry. */
  private static final Set<String> OF_THE_RUN =
      Set.of("as_of", "run_id", "version", "version_since", "changes");

  private RegistryChanges() {}

  static List<Change> in(PublishedTables tables, Dates dates) throws CommandFailure, SQLException {
    List<Change> changes = new ArrayList<>();
    for (String table : TABLES) {
      String all = "FROM " + table + "_all WHERE as_of = ";
      compare(
          table,
          entries(tables, table, dates.in(all + "{from}")),
          entries(tables, table, dates.in(all + "{to}")),
          changes);
    }
    return changes;
  }

  /** Entries by id, each with its columns. */
  private static SortedMap<String, Map<String, String>> entries(
      PublishedTables tables, String table, String sql) throws CommandFailure, SQLException {
    SortedMap<String, Map<String, String>> entries = new TreeMap<>();
    try (PublishedTables.Answer answer = tables.select(sql)) {
      Cells cells = new Cells(answer.rows());
      while (answer.rows().next()) {
        Map<String, String> entry = new TreeMap<>();
        for (int column = 0; column < cells.names().size(); column++) {
          String name = cells.names().get(column);
          if (!OF_THE_RUN.contains(name)) {
            entry.put(name, cells.value(column).map(Cells::text).orElse(""));
          }
        }
        String mission = table.equals("mission") ? "" : entry.getOrDefault("mission_id", "");
        String id = entry.getOrDefault(table + "_id", "");
        entries.put((mission.isEmpty() ? "" : mission + "/") + id, entry);
      }
    }
    return entries;
  }

  private static void compare(
      String table,
      Map<String, Map<String, String>> before,
      Map<String, Map<String, String>> after,
      List<Change> changes) {
    Set<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    for (String id : ids) {
      Optional<Map<String, String>> old = Optional.ofNullable(before.get(id));
      Optional<Map<String, String>> now = Optional.ofNullable(after.get(id));
      String name = table + " " + id;
      if (old.isEmpty() || now.isEmpty()) {
        changes.add(
            Change.plain(Change.Part.REGISTRY, old.isEmpty() ? "new" : "gone", name, "", ""));
        continue;
      }
      Set<String> columns = new TreeSet<>(old.get().keySet());
      columns.addAll(now.get().keySet());
      for (String column : columns) {
        String from = old.get().getOrDefault(column, "");
        String to = now.get().getOrDefault(column, "");
        if (!from.equals(to)) {
          changes.add(Change.plain(Change.Part.REGISTRY, column, name, from, to));
        }
      }
    }
  }
}

package org.waymark.jobs;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.publish.Catalog;
import org.waymark.publish.OutputFolder;
import org.waymark.publish.PublishedTables;
import org.waymark.quality.RowAccount;
import org.waymark.schema.PublishedTable;
import org.waymark.schema.record.DataQuality;

/**
 * What the last published run read, to be compared with what is delivered now.
 *
 * @param asOf its date
 * @param files names of the files that each feed read, by the feed's id
 * @param accepted rows that were accepted of each feed
 */
record LastPublished(
    LocalDate asOf, SortedMap<String, SortedSet<String>> files, SortedMap<String, Long> accepted) {

  static LastPublished of(OutputFolder out, Map.Entry<LocalDate, Catalog.Standing> published)
      throws SQLException {
    SortedMap<String, SortedSet<String>> files = new TreeMap<>();
    SortedMap<String, Long> accepted = new TreeMap<>();
    try (PublishedTables tables = new PublishedTables(out)) {
      for (DataQuality row :
          tables.records(
              PublishedTable.named("data_quality"),
              published.getValue().paths().getOrDefault("data_quality", List.of()),
              DataQuality.class)) {
        if (row.getCheck().equals(RowAccount.ROWS)) {
          files.computeIfAbsent(row.getFeedId(), fresh -> new TreeSet<>()).add(row.getSourceFile());
          accepted.merge(row.getFeedId(), row.getRowsAccepted(), Long::sum);
        }
      }
    }
    return new LastPublished(published.getKey(), files, accepted);
  }

  /** Rows that were accepted of all feeds. */
  long allAccepted() {
    return accepted.values().stream().mapToLong(rows -> rows).sum();
  }

  /**
   * Files of each feed that were read then and are not delivered now.
   *
   * @param delivered names by the feed's id
   */
  SortedMap<String, List<String>> gone(Map<String, List<String>> delivered) {
    SortedMap<String, List<String>> gone = new TreeMap<>();
    files.forEach(
        (feed, names) -> {
          List<String> missing = new ArrayList<>(names);
          missing.removeAll(delivered.getOrDefault(feed, List.of()));
          // A feed that the workspace no longer has is not a fault of the delivery.
          if (!missing.isEmpty() && delivered.containsKey(feed)) {
            gone.put(feed, missing);
          }
        });
    return gone;
  }
}

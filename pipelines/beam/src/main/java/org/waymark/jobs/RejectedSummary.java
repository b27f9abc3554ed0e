package org.waymark.jobs;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.publish.OutputFolder;
import org.waymark.publish.PublishedTables;
import org.waymark.publish.WrittenFile;
import org.waymark.schema.PublishedTable;
import org.waymark.schema.record.DataQuality;

/** The commonest reasons for refusal, for a person who must mend a feed. */
final class RejectedSummary {
  private static final int SHOWN = 10;

  private RejectedSummary() {}

  static List<String> of(OutputFolder out, List<WrittenFile> written) throws SQLException {
    try (PublishedTables tables = new PublishedTables(out)) {
      Map<String, Long> counts = new TreeMap<>();
      for (DataQuality row :
          tables.records(
              PublishedTable.named("data_quality"),
              MissionRun.paths(written, "data_quality"),
              DataQuality.class)) {
        if (row.getCheck().startsWith("rejected: ")) {
          counts.merge(row.getSourceFile() + ": " + row.getCheck(), row.getCount(), Long::sum);
        }
      }
      return counts.entrySet().stream()
          .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
          .limit(SHOWN)
          .map(entry -> entry.getKey() + " × " + entry.getValue())
          .toList();
    }
  }
}

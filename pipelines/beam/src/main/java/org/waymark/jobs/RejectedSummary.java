package org.waymark.jobs;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.publish.OutputFolder;
import org.waymark.publish.PublishedTables;
import org.waymark.publish.WrittenFile;
import org.waymark.schema.PublishedTable;
import org.waymark.schema.record.DataQuality;
import org.waymark.schema.record.RejectedRecord;

/** The commonest reasons for refusal with examples, for a person who must mend a feed. */
final class RejectedSummary {
  private static final int SHOWN = 10;
  private static final int EXAMPLES = 3;

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
      List<String> lines = new ArrayList<>();
      counts.entrySet().stream()
          .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
          .limit(SHOWN)
          .forEach(entry -> lines.add(entry.getKey() + " × " + entry.getValue()));
      String reason = "";
      for (RejectedRecord row :
          tables.first(
              PublishedTable.named("rejected_record"),
              MissionRun.paths(written, "rejected_record"),
              RejectedRecord.class,
              List.of("reason"),
              EXAMPLES)) {
        if (!row.getReason().equals(reason)) {
          reason = row.getReason();
          lines.add("for example, " + reason + ":");
        }
        lines.add("  " + example(row));
      }
      return lines;
    }
  }

  private static String example(RejectedRecord row) {
    return row.getSourceFile()
        + (row.getLine() == 0 ? "" : " line " + row.getLine())
        + ": "
        + (row.getField() == null ? "" : row.getField() + ": ")
        + row.getDetail();
  }
}

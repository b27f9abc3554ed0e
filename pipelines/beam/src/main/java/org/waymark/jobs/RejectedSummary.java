package org.waymark.jobs;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.waymark.publish.OutputFolder;
import org.waymark.publish.PublishedTables;
import org.waymark.publish.WrittenFile;
import org.waymark.quality.RowAccount;
import org.waymark.schema.PublishedTable;
import org.waymark.schema.record.DataQuality;
import org.waymark.schema.record.RejectedRecord;

/** The commonest reasons for refusal with examples, for a person who must fix a feed. */
final class RejectedSummary {
  private static final int SHOWN = 10;
  private static final int EXAMPLES = 3;
  private static final int WARNINGS = 20;
  private static final int PLACES = 10;
  private static final String UNKNOWN_PLACE = "unknown-place";

  /** Checks that were said already, or that say little of one run. */
  private static final Set<String> QUIET = Set.of(RowAccount.ROWS, RowAccount.GONE, "conflict");

  private RejectedSummary() {}

  /** What was refused or looks wrong, a line for each reason and check. */
  static List<String> warnings(OutputFolder out, List<WrittenFile> written) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (PublishedTables tables = new PublishedTables(out)) {
      Map<String, Long> counts = new TreeMap<>();
      for (DataQuality row :
          tables.records(
              PublishedTable.named("data_quality"),
              MissionRun.paths(written, "data_quality"),
              DataQuality.class)) {
        String check = row.getCheck();
        if (check.startsWith("rejected: ")) {
          counts.merge(check.substring("rejected: ".length()), row.getCount(), Long::sum);
        } else if (row.getResult().equals("warn") && !QUIET.contains(check)) {
          lines.add(row.getSourceFile() + ": " + check + ": " + row.getDetail());
        }
      }
      for (RejectedRecord row :
          tables.first(
              PublishedTable.named("rejected_record"),
              MissionRun.paths(written, "rejected_record"),
              RejectedRecord.class,
              List.of("reason"),
              1)) {
        // A fault of a file as a whole was said when it was looked at.
        if (row.getReason().equals(UNKNOWN_PLACE)) {
          lines.addAll(places(tables, written));
        } else if (row.getLine() > 1) {
          lines.add(
              counts.getOrDefault(row.getReason(), 1L)
                  + " × "
                  + row.getReason()
                  + ", for example "
                  + example(row));
        }
      }
    }
    return lines.size() <= WARNINGS
        ? lines
        : Stream.concat(
                lines.stream().limit(WARNINGS),
                Stream.of("and " + (lines.size() - WARNINGS) + " more; see data_quality"))
            .toList();
  }

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
        boolean first = !row.getReason().equals(reason);
        reason = row.getReason();
        if (first && reason.equals(UNKNOWN_PLACE)) {
          lines.addAll(places(tables, written));
        } else if (!reason.equals(UNKNOWN_PLACE)) {
          if (first) {
            lines.add("for example, " + reason + ":");
          }
          lines.add("  " + example(row));
        }
      }
      return lines;
    }
  }

  /** Each place that is not there once, the commonest first. */
  private static List<String> places(PublishedTables tables, List<WrittenFile> written)
      throws SQLException {
    List<PublishedTables.Alike> alike =
        tables.alike(MissionRun.paths(written, "rejected_record"), UNKNOWN_PLACE);
    List<String> lines = new ArrayList<>();
    for (PublishedTables.Alike one : alike.subList(0, Math.min(PLACES, alike.size()))) {
      lines.add(
          (one.rows() == 1 ? "1 row" : one.rows() + " rows")
              + ": "
              + one.detail()
              + " ("
              + (one.field().isEmpty() ? "" : one.field() + ", ")
              + (one.rows() == 1 ? "" : "first ")
              + one.file()
              + " line "
              + one.line()
              + ")");
    }
    long rest = alike.stream().skip(PLACES).mapToLong(PublishedTables.Alike::rows).sum();
    if (rest > 0) {
      lines.add(
          rest + " rows more of " + (alike.size() - PLACES) + " other places that do not exist");
    }
    return lines;
  }

  private static String example(RejectedRecord row) {
    return row.getSourceFile()
        + (row.getLine() == 0 ? "" : " line " + row.getLine())
        + ": "
        + (row.getField() == null ? "" : row.getField() + ": ")
        + row.getDetail();
  }
}

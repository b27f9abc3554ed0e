package org.waymark.jobs;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.publish.OutputFolder;
import org.waymark.publish.PublishedTables;
import org.waymark.publish.RunFailure;
import org.waymark.publish.RunOutcome;
import org.waymark.publish.WrittenFile;
import org.waymark.quality.RowAccount;
import org.waymark.registry.Gates;
import org.waymark.schema.PublishedTable;
import org.waymark.schema.record.DataQuality;
import org.waymark.schema.record.Delivery;

/** Holds a run to the gates of its workspace before it is published. */
final class GateCheck {
  private static final String STANDS =
      ". Nothing was published, and the earlier publication is unchanged";

  private final OutputFolder out;
  private final List<WrittenFile> written;
  private final RunOutcome outcome;
  private final Optional<LastPublished> before;
  private final List<String> reasons = new ArrayList<>();
  private final List<String> details = new ArrayList<>();

  GateCheck(
      OutputFolder out,
      List<WrittenFile> written,
      RunOutcome outcome,
      Optional<LastPublished> before) {
    this.out = out;
    this.written = written;
    this.outcome = outcome;
    this.before = before;
  }

  /**
   * Fails where a gate is closed.
   *
   * @param gone files of each feed that were read before and are not delivered now
   */
  void hold(Gates gates, SortedMap<String, List<String>> gone) throws RunFailure, SQLException {
    boolean rejected = rejected(gates.rejectedShare());
    rejected |= nothingRead();
    if (gates.filesGone().isPresent()) {
      filesGone(gates.filesGone().getAsInt(), gone);
    }
    if (gates.rowsFewer().isPresent()) {
      rowsFewer(gates.rowsFewer().getAsDouble());
    }
    olderThan(gates.olderThan());
    if (reasons.isEmpty()) {
      return;
    }
    if (rejected || outcome.rowsRejected() > 0) {
      details.addAll(RejectedSummary.of(out, written));
    }
    throw new RunFailure(outcome, String.join("; ", reasons) + STANDS, details);
  }

  private boolean rejected(OptionalDouble limit) {
    double share =
        outcome.rowsRead() == 0 ? 0 : outcome.rowsRejected() / (double) outcome.rowsRead();
    boolean closed = limit.isPresent() && share > limit.getAsDouble();
    if (closed) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "%.1f%% of rows were rejected (%d of %d), more than fail_on.rejected_share allows"
                  + " (%.1f%%)",
              100 * share,
              outcome.rowsRejected(),
              outcome.rowsRead(),
              100 * limit.getAsDouble()));
      details.add(
          String.format(
              Locale.ROOT,
              "%d rows read = %d accepted + %d rejected + %d skipped",
              outcome.rowsRead(),
              outcome.rowsAccepted(),
              outcome.rowsRejected(),
              outcome.rowsSkipped()));
    }
    return closed;
  }

  /** A run that reads nothing would replace figures by nothing. */
  private boolean nothingRead() {
    boolean empty =
        outcome.rowsAccepted() == 0 && before.isPresent() && before.get().allAccepted() > 0;
    if (empty) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "no row was accepted (%d read, %d rejected, %d skipped), but the run of %s"
                  + " accepted %d",
              outcome.rowsRead(),
              outcome.rowsRejected(),
              outcome.rowsSkipped(),
              before.get().asOf(),
              before.get().allAccepted()));
    }
    return empty;
  }

  private void filesGone(int allowed, SortedMap<String, List<String>> gone) {
    gone.forEach(
        (feed, files) -> {
          if (files.size() > allowed) {
            reasons.add(
                "feed `"
                    + feed
                    + "`: "
                    + (files.size() == 1 ? "1 file is" : files.size() + " files are")
                    + " gone, more than fail_on.files_gone allows ("
                    + allowed
                    + ")");
            files.forEach(file -> details.add(file + " is gone"));
          }
        });
  }

  private void rowsFewer(double allowed) throws SQLException {
    if (before.isEmpty()) {
      return;
    }
    SortedMap<String, Long> now = accepted();
    for (Map.Entry<String, Long> then : before.get().accepted().entrySet()) {
      Long rows = now.get(then.getKey());
      double share = rows == null ? 0 : 1 - rows / (double) then.getValue();
      if (rows != null && share > allowed) {
        reasons.add(
            String.format(
                Locale.ROOT,
                "feed `%s`: %d rows were accepted, %.1f%% fewer than the %d of %s, more than"
                    + " fail_on.rows_fewer allows (%.1f%%)",
                then.getKey(),
                rows,
                100 * share,
                then.getValue(),
                before.get().asOf(),
                100 * allowed));
      }
    }
  }

  /** A feed of which nothing was read is as old as can be. */
  private void olderThan(SortedMap<String, Integer> allowed) throws SQLException {
    if (allowed.isEmpty()) {
      return;
    }
    SortedMap<String, LocalDate> latest = new TreeMap<>();
    try (PublishedTables tables = new PublishedTables(out)) {
      for (Delivery row :
          tables.records(
              PublishedTable.named("delivery"),
              MissionRun.paths(written, "delivery"),
              Delivery.class)) {
        if (row.getLatestPeriodEnd() != null && !row.getState().equals("gone")) {
          latest.merge(row.getFeedId(), row.getLatestPeriodEnd(), (a, b) -> a.isAfter(b) ? a : b);
        }
      }
    }
    allowed.forEach(
        (feed, days) -> {
          LocalDate end = latest.get(feed);
          long age = end == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(end, outcome.asOf());
          if (age > days) {
            reasons.add(
                "feed `"
                    + feed
                    + "`: "
                    + (end == null
                        ? "no value was read"
                        : "its latest period ended on " + end + ", " + age + " days ago")
                    + ", more than fail_on.older_than allows ("
                    + days
                    + " days)");
          }
        });
  }

  /** Rows that were accepted of each feed. */
  private SortedMap<String, Long> accepted() throws SQLException {
    SortedMap<String, Long> accepted = new TreeMap<>();
    try (PublishedTables tables = new PublishedTables(out)) {
      for (DataQuality row :
          tables.records(
              PublishedTable.named("data_quality"),
              MissionRun.paths(written, "data_quality"),
              DataQuality.class)) {
        if (row.getCheck().equals(RowAccount.ROWS)) {
          accepted.merge(row.getFeedId(), row.getRowsAccepted(), Long::sum);
        }
      }
    }
    return accepted;
  }
}

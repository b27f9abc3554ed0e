package org.waymark.feed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.waymark.schema.record.RejectedRecord;

/** Collects what was refused of one file. */
final class Rejections {
  private final String feedId;
  private final String path;
  private final LocalDate asOf;
  private final String runId;
  private List<RejectedRecord> records = new ArrayList<>();

  Rejections(String feedId, String path, LocalDate asOf, String runId) {
    this.feedId = feedId;
    this.path = path;
    this.asOf = asOf;
    this.runId = runId;
  }

  int size() {
    return records.size();
  }

  void add(int line, Refusal refusal, String raw) {
    records.add(
        new RejectedRecord(
            feedId,
            path,
            (long) line,
            refusal.field().isEmpty() ? null : refusal.field(),
            refusal.reason(),
            refusal.detail(),
            raw,
            asOf,
            runId));
  }

  /** Hands the records over and starts again. */
  List<RejectedRecord> take() {
    List<RejectedRecord> taken = records;
    records = new ArrayList<>();
    return taken;
  }

  /** What to say of a row that is too long. */
  static String tooLong(String what) {
    return what
        + " is longer than "
        + (RowScanner.LONGEST_ROW >> 20)
        + " MB; are its line ends lost?";
  }
}

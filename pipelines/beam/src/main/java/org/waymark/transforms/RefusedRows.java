package org.waymark.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.waymark.disclosure.RefusedNumbers;
import org.waymark.redaction.Doubts;
import org.waymark.redaction.FeedRedactions;
import org.waymark.redaction.Redacted;
import org.waymark.redaction.Redaction;
import org.waymark.registry.Feed;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.RejectedRecord;

/**
 * Refused rows as they may be published.
 *
 * @param rows of {@code rejected_record}
 * @param doubts of what was taken out of them
 */
record RefusedRows(List<RejectedRecord> rows, Doubts doubts) {
  private static final Set<String> NEITHER_TEXT_NOR_PEOPLE =
      Set.of(
          "ambiguous-number",
          "bad-date",
          "bad-period",
          "bad-revision",
          "bad-weight",
          "missing-date",
          "period-length",
          "period-out-of-range",
          "place-not-valid-then",
          "unknown-category",
          "unknown-place");

  static RefusedRows of(List<RejectedRecord> exact, Feed feed, Workspace workspace) {
    Redaction redaction = FeedRedactions.ofRefused(feed);
    boolean withoutDigits = RefusedNumbers.toHide(feed, workspace);
    List<RejectedRecord> rows = new ArrayList<>(exact.size());
    Doubts doubts = Doubts.NONE;
    for (RejectedRecord one : exact) {
      Redacted raw = redaction.apply(one.getRaw());
      doubts = doubts.plus(raw.doubts());
      RejectedRecord row =
          RejectedRecord.newBuilder(one)
              .setRaw(raw.text())
              .setDetail(detail(one, feed, redaction))
              .build();
      rows.add(withoutDigits ? RefusedNumbers.hidden(row) : row);
    }
    return new RefusedRows(rows, doubts);
  }

  /**
   * What was written is shown in full where the column holds no free text and no person: a data
   * officer has to see how a date or a code is written.
   */
  private static String detail(RejectedRecord one, Feed feed, Redaction redaction) {
    boolean ofIndicators = feed instanceof Feed.WideFeed || feed instanceof Feed.LongFeed;
    return ofIndicators || NEITHER_TEXT_NOR_PEOPLE.contains(one.getReason())
        ? one.getDetail()
        : redaction.apply(one.getDetail()).text();
  }
}

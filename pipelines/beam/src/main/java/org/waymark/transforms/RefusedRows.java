package org.waymark.transforms;

import java.util.ArrayList;
import java.util.List;
import org.waymark.disclosure.RefusedNumbers;
import org.waymark.registry.Feed;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.RejectedRecord;
import org.waymark.text.Doubts;
import org.waymark.text.FeedRedactions;
import org.waymark.text.Redacted;
import org.waymark.text.Redaction;

/**
 * Refused rows as they may be published.
 *
 * @param rows of {@code rejected_record}
 * @param doubts of what was taken out of them
 */
record RefusedRows(List<RejectedRecord> rows, Doubts doubts) {
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
              .setDetail(redaction.apply(one.getDetail()).text())
              .build();
      rows.add(withoutDigits ? RefusedNumbers.hidden(row) : row);
    }
    return new RefusedRows(rows, doubts);
  }
}

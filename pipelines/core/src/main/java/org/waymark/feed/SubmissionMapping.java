package org.waymark.feed;

import java.util.ArrayList;
import java.util.List;
import org.waymark.registry.Feed;

/** Rows that rows of another file belong to. They give no value themselves. */
final class SubmissionMapping implements RowMapping {
  private final List<TextColumn> keys = new ArrayList<>();
  private final List<TextColumn> fields = new ArrayList<>();
  private final Refusals refusals;
  private final Collected collected;

  SubmissionMapping(
      Feed.SubmissionsFeed feed, Columns columns, Refusals refusals, Collected collected) {
    this.refusals = refusals;
    this.collected = collected;
    for (String name : Submissions.keys(feed, columns.layout()).values()) {
      keys.add(new TextColumn(new Feed.Source.Column(name), "key", columns));
    }
    for (Feed.Source field : feed.fields()) {
      fields.add(new TextColumn(field, "field", columns));
    }
  }

  @Override
  public Outcome map(Row row) {
    return take(row, true);
  }

  @Override
  public void leftOut(Row row) {
    Outcome unused = take(row, false);
    // What is left out is not refused for what is wrong with it.
    refusals.clear();
  }

  private Outcome take(Row row, boolean stands) {
    List<String> known = read(keys, row);
    if (known.stream().allMatch(String::isEmpty)) {
      refusals.add(
          "missing-key", keys.get(0).field(), "no key is given, so no row can belong here");
    }
    List<String> texts = read(fields, row);
    if (refusals.isEmpty()) {
      collected.add(new Submission(known, texts, stands));
    }
    return Outcome.TAKEN;
  }

  private List<String> read(List<TextColumn> columns, Row row) {
    return columns.stream().map(column -> column.in(row, refusals)).toList();
  }
}

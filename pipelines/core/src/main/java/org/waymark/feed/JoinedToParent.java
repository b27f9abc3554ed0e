package org.waymark.feed;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.waymark.registry.Feed;

/**
 * Maps a row of a repeat together with what is read of the submission that it belongs to. A row
 * without one is refused; where the submission is left out, so is the row.
 */
final class JoinedToParent implements RowMapping {
  /** Never part of a text in UTF-8. */
  private static final byte[] NO_TEXT = {(byte) 0xFF};

  private final RowMapping inner;
  private final Columns columns;
  private final Submissions submissions;
  private final Refusals refusals;
  private final boolean utf8;
  private final List<Feed.Source> fields;
  private final TextColumn link;
  private final Optional<String> linkName;
  private final int numberWithin;
  private final Row joined;
  private byte[] bytes = new byte[1024];
  private int used;

  /**
   * @param inner maps rows with all columns, those of the submission behind the others, in UTF-8
   * @param charset of the rows
   */
  JoinedToParent(
      RowMapping inner,
      Feed.SurveyFeed feed,
      Feed.Parent parent,
      Columns columns,
      Charset charset,
      Submissions submissions,
      Refusals refusals) {
    this.inner = inner;
    this.columns = columns;
    this.submissions = submissions;
    this.refusals = refusals;
    utf8 = charset.equals(StandardCharsets.UTF_8);
    fields = parent.submissions().fields();
    link = new TextColumn(parent.link(), "link", columns);
    linkName =
        parent.link() instanceof Feed.Source.Usual ? columns.layout().link() : Optional.empty();
    // Kobo counts the rows of a file: the next export may count them otherwise.
    boolean counted =
        columns.layout().format() == ExportFormat.KOBO
            && feed.respondent() instanceof Feed.Source.Usual;
    numberWithin = counted ? columns.position(feed.respondent()) : -1;
    joined = new Row(columns.size() + columns.joined().size(), StandardCharsets.UTF_8);
  }

  @Override
  public Outcome map(Row row) {
    String key = link.in(row, refusals);
    if (!refusals.isEmpty()) {
      return Outcome.TAKEN;
    }
    Optional<Submission> found = submissions.find(linkName, key);
    if (found.isEmpty()) {
      refusals.add(
          "no-parent",
          link.field(),
          key.isEmpty()
              ? "the row names no submission that it belongs to"
              : "no submission has the key " + RowText.quoted(key));
      return Outcome.TAKEN;
    }
    if (!found.get().stands()) {
      return Outcome.LEFT_OUT;
    }
    join(row, found.get());
    return inner.map(joined);
  }

  private void join(Row row, Submission submission) {
    used = 0;
    String key = submission.keys().stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
    for (int c = 0; c < columns.size(); c++) {
      if (c == numberWithin) {
        put(c, row.text(c).map(number -> number.isEmpty() ? "" : key + "/" + number));
      } else if (utf8) {
        put(c, row.bytes, row.from[c], row.to[c]);
      } else {
        put(c, row.text(c));
      }
    }
    List<Feed.Source> sources = columns.joined();
    for (int s = 0; s < sources.size(); s++) {
      String text =
          sources.get(s) instanceof Feed.Source.OfParent of
              ? submission.fields().get(fields.indexOf(of.field()))
              : key;
      put(columns.size() + s, Optional.of(text));
    }
    joined.bytes = bytes;
    joined.line = row.line;
    joined.part = row.part;
  }

  private void put(int column, Optional<String> text) {
    byte[] encoded = text.map(t -> t.getBytes(StandardCharsets.UTF_8)).orElse(NO_TEXT);
    put(column, encoded, 0, encoded.length);
  }

  private void put(int column, byte[] from, int start, int end) {
    int length = end - start;
    if (used + length + EightBytes.SLACK > bytes.length) {
      bytes = Arrays.copyOf(bytes, (used + length + EightBytes.SLACK) * 2);
    }
    System.arraycopy(from, start, bytes, used, length);
    joined.bytes = bytes;
    joined.set(column, used, used + length);
    used += length;
  }
}

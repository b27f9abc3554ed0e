package org.waymark.feed;

import java.util.Optional;
import org.waymark.registry.Feed;

/** A mapped field that is text. */
final class TextColumn {
  private final int column;
  private final String constant;
  private final String field;
  private final boolean kobo;

  /**
   * @param name the mapped field, for sources without a column
   */
  TextColumn(Feed.Source source, String name, Columns columns) {
    field = Lookup.label(source, name);
    kobo = source instanceof Feed.Source.Usual && columns.layout().format() == ExportFormat.KOBO;
    if (source instanceof Feed.Source.Constant always) {
      column = -1;
      constant = RowText.trimmed(always.text());
    } else {
      column = columns.position(source);
      constant = "";
    }
  }

  /** The column at fault where something is. */
  String field() {
    return field;
  }

  /** The trimmed text, "" where there is none; bytes that are no text are refused. */
  String in(Row row, Refusals refusals) {
    if (column < 0) {
      return constant;
    }
    Optional<String> text = row.text(column);
    if (text.isEmpty()) {
      refusals.add(DatedText.undecodable(field));
    }
    // The same key is written with this prefix in one column and without it in another.
    return text.map(id -> kobo && id.startsWith("uuid:") ? id.substring(5) : id).orElse("");
  }
}

package org.waymark.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Optional;
import org.waymark.feed.format.Wrapped;
import org.waymark.registry.StandardFormat;
import org.waymark.registry.TableShape;

/**
 * What is to be opened before a file's text can be read.
 *
 * @param member of a ZIP archive, by name; empty: the file is no archive
 * @param kind of what is no delimited text; empty: it is text
 * @param part of such a file, by position
 */
record Wrapping(String member, String kind, int part) implements Serializable {
  /** Nothing. */
  static final Wrapping NONE = new Wrapping("", "", 0);

  /** True where the delivered bytes are the text's. */
  boolean isNone() {
    return member.isEmpty() && kind.isEmpty();
  }

  boolean opensFile() {
    return !kind.isEmpty();
  }

  /**
   * The text of the part.
   *
   * @param format as the feed declares it
   * @param path of the file
   */
  InputStream text(InputStream bytes, TableShape table, String format, String path)
      throws IOException {
    Optional<StandardFormat> standard = StandardFormat.of(format);
    if (standard.isPresent()) {
      return Wrapped.open(standard.get(), bytes, path).text(part);
    }
    return Wrapped.open(Wrapped.Kind.valueOf(kind), bytes, table).text(part);
  }
}

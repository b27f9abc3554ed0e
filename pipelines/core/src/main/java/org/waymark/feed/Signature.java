package org.waymark.feed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Recognises files that are no delimited text by how they start. */
final class Signature {
  private record Known(String start, String words) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known("PK\3\4", "a zip archive within another; unpack it once"),
          new Known("PK\5\6", "an empty zip archive"),
          new Known("%PDF", "a PDF document; deliver the table as CSV"),
          new Known("\37\u008B", "a gzip archive within another; unpack it once"),
          new Known("BZh", "a bzip2 archive; unpack it first"),
          new Known("\u00FD7zXZ", "an xz archive; unpack it first"),
          new Known("(\u00B5/\u00FD", "a zstd archive; unpack it first"),
          new Known("7z\u00BC\u00AF", "a 7-Zip archive; unpack it first"),
          new Known("SQLite format 3", "an SQLite database; export the table as CSV"),
          new Known("Obj\1", "an Avro file; deliver it as CSV"));

  private static final int TAR_MARK = 257;

  /** A text has more than this many other characters for each stretch of NUL. */
  private static final int STRETCHES_IN_TEXT = 10;

  private Signature() {}

  /** What the bytes at the start of a file look like, if it is no delimited text. */
  static Optional<String> of(byte[] opening) {
    String start = new String(opening, StandardCharsets.ISO_8859_1);
    for (Known known : KNOWN) {
      if (start.startsWith(known.start())) {
        return Optional.of(known.words());
      }
    }
    if (start.startsWith("ustar", TAR_MARK)) {
      return Optional.of("a tar archive; unpack it first");
    }
    String lower =
        start.substring(0, Math.min(start.length(), 256)).strip().toLowerCase(Locale.ROOT);
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      return Optional.of("a web page, perhaps one that asks to sign in; deliver the file itself");
    }
    if (everyOtherIsNul(start)) {
      return Optional.of("UTF-16 text without a byte-order mark; declare its encoding");
    }
    return isBinary(start) ? Optional.of("binary data") : Optional.empty();
  }

  /**
   * Many stretches of NUL are binary data. A few are damage in a text, which costs the rows that
   * they are in; a long one is a part of the file that was never written.
   */
  private static boolean isBinary(String start) {
    int stretches = 0;
    int text = 0;
    for (int i = 0; i < start.length(); i++) {
      if (start.charAt(i) != 0) {
        text++;
      } else if (i == 0 || start.charAt(i - 1) != 0) {
        stretches++;
      }
    }
    return stretches * STRETCHES_IN_TEXT > text;
  }

  private static boolean everyOtherIsNul(String start) {
    long nuls = start.chars().filter(c -> c == 0).count();
    return nuls > 1 && nuls * 5 > start.length() * 2L && nuls * 5 < start.length() * 3L;
  }
}

package org.waymark.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One row of a file: for each column that the feed reads, a slice of bytes without the spaces
 * around it. Eight bytes behind every slice are readable.
 */
final class Row {
  byte[] bytes = new byte[EightBytes.SLACK];
  final int[] from;
  final int[] to;
  int line;

  /** Tells apart rows that are parts of one line; 0 where the line is the row. */
  int part;

  private final CharsetDecoder decoder;
  private final Optional<CharsetDecoder> first;

  Row(int columns, Charset charset) {
    this(columns, charset, false);
  }

  /**
   * @param perhapsUtf8 true where the encoding is guessed: a text that is UTF-8 by itself is read
   *     as that, as files are put together of several
   */
  Row(int columns, Charset charset, boolean perhapsUtf8) {
    from = new int[columns];
    to = new int[columns];
    decoder = strict(charset);
    first = perhapsUtf8 ? Optional.of(strict(StandardCharsets.UTF_8)) : Optional.empty();
  }

  private static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Sets a column's slice, leaving out the spaces and tabs around it. */
  void set(int column, int start, int end) {
    int first = start;
    int last = end;
    while (first < last && isSpace(bytes[first])) {
      first++;
    }
    while (last > first && isSpace(bytes[last - 1])) {
      last--;
    }
    from[column] = first;
    to[column] = last;
  }

  /** Ends a column's slice before the first colon: what follows is the name of a code. */
  void endBeforeName(int column) {
    for (int i = from[column]; i < to[column]; i++) {
      if (bytes[i] == ':') {
        to[column] = i;
      }
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t';
  }

  /** The column's text, trimmed; empty where its bytes are none in the file's encoding. */
  Optional<String> text(int column) {
    Optional<String> text =
        first.isPresent() ? decoded(first.get(), column) : decoded(decoder, column);
    if (text.isEmpty() && first.isPresent()) {
      text = decoded(decoder, column);
    }
    return text.filter(t -> t.indexOf('\0') < 0).map(RowText::trimmed);
  }

  private Optional<String> decoded(CharsetDecoder by, int column) {
    try {
      ByteBuffer slice = ByteBuffer.wrap(bytes, from[column], to[column] - from[column]);
      return Optional.of(by.decode(slice).toString());
    } catch (CharacterCodingException undecodable) {
      return Optional.empty();
    }
  }
}

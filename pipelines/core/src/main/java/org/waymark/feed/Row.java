package org.waymark.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
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

  Row(int columns, Charset charset) {
    from = new int[columns];
    to = new int[columns];
    decoder =
        charset
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
    try {
      ByteBuffer slice = ByteBuffer.wrap(bytes, from[column], to[column] - from[column]);
      String text = decoder.decode(slice).toString();
      return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(RowText.trimmed(text));
    } catch (CharacterCodingException undecodable) {
      return Optional.empty();
    }
  }
}

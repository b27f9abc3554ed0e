package org.waymark.registry;

/**
 * A place in a text file.
 *
 * @param line counted from 1
 * @param column in characters (code points), counted from 1
 */
public record Position(int line, int column) {
  /** Where a file begins. */
  public static final Position START = new Position(1, 1);

  /** The position of the code unit at that offset of a text, for text with any line ends. */
  static Position in(CharSequence text, int offset) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        line++;
        lineStart = i + 1;
      }
    }
    return new Position(line, Character.codePointCount(text, lineStart, offset) + 1);
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}

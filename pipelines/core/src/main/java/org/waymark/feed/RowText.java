package org.waymark.feed;

import java.nio.charset.Charset;
import java.util.Collection;
import java.util.Locale;
import org.waymark.registry.NearMiss;

/** Texts of a row for people to read. */
final class RowText {
  /** Characters of a row that are shown. */
  static final int SHOWN = 300;

  /** Bytes that certainly hold as many characters as are shown. */
  static final int BYTES = 4 * SHOWN;

  /** Characters of a value that are shown: all of any that is no free text. */
  private static final int SHOWN_OF_A_VALUE = 200;

  private RowText() {}

  /** Without white space, no-break spaces and byte-order marks around it. */
  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || Character.isSpaceChar(c) || c == '\uFEFF';
  }

  /** The start of a row as one line without control characters. */
  static String shown(byte[] bytes, int from, int to, Charset charset) {
    return shown(new String(bytes, from, Math.min(to - from, BYTES), charset), SHOWN);
  }

  /** A value in quotes, shortened, as one line. */
  static String quoted(String value) {
    String line = shown(value, SHOWN_OF_A_VALUE);
    return "'" + line + (line.length() < value.length() ? "…'" : "'");
  }

  /** "; did you mean 'x'?" where something near the text is known, or nothing. */
  static String question(String text, Collection<String> known) {
    return NearMiss.of(text, known)
        .map(meant -> "; did you mean " + quoted(meant) + "?")
        .orElse("");
  }

  /** The start of a row as one line without control characters. */
  static String shown(String row) {
    return shown(row, SHOWN);
  }

  private static String shown(String text, int length) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), length));
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      String piece = escaped(character);
      if (line.length() + piece.length() > length) {
        break;
      }
      line.append(piece);
      i += Character.charCount(character);
    }
    return line.toString();
  }

  private static String escaped(int character) {
    return switch (character) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        boolean control =
            Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
        yield control
            ? String.format(Locale.ROOT, "\\u%04X", character)
            : Character.toString(character);
      }
    };
  }

  /** A number as a person writes it: whole numbers without a decimal point. */
  static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}

package org.waymark.text;

/** What characters are, with the end of a text standing for a space. */
final class Characters {

  static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  static final String DIGITS = "0123456789";

  private Characters() {}

  /** The character there; a space before the start and after the end. */
  static char at(String text, int i) {
    return i >= 0 && i < text.length() ? text.charAt(i) : ' ';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** A letter or digit of any script. */
  static boolean isWord(char c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
    }
    return Character.isLetterOrDigit(c);
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\u00a0' || c == '\u202f' || c == '\u2009';
  }

  static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019' || c == '\u2018' || c == '\u02bc';
  }

  /** The position after a run of digits, at most {@code limit} of them. */
  static int afterDigits(String text, int from, int limit) {
    int i = from;
    while (i < text.length() && i - from < limit && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The position after at most {@code limit} blanks. */
  static int afterBlanks(String text, int from, int limit) {
    int i = from;
    while (i < text.length() && i - from < limit && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** True where the ASCII word stands there, in any case, and ends there. */
  static boolean hasWord(String text, int from, String word) {
    return text.regionMatches(true, from, word, 0, word.length())
        && !isWord(at(text, from + word.length()));
  }

  /** True where digits before or behind a point make the number at the boundary a decimal. */
  static boolean inDecimal(String text, int start, int end) {
    return (at(text, start - 1) == '.' && isDigit(at(text, start - 2)))
        || (at(text, end) == '.' && isDigit(at(text, end + 1)));
  }
}

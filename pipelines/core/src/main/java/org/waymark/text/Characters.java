package org.waymark.text;

/** What characters are, with the end of a text standing for a space. */
public final class Characters {

  public static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  public static final String DIGITS = "0123456789";

  private static final boolean[] WORD = new boolean[128];

  static {
    (LETTERS + DIGITS).chars().forEach(c -> WORD[c] = true);
  }

  private Characters() {}

  /** The character there; a space before the start and after the end. */
  public static char at(String text, int i) {
    return i >= 0 && i < text.length() ? text.charAt(i) : ' ';
  }

  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** A letter or digit of any script. */
  public static boolean isWord(char c) {
    return c < 128 ? WORD[c] : Character.isLetterOrDigit(c);
  }

  /** A letter of any script, or what is written on one or hidden between two. */
  public static boolean isLetter(char c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return Character.isLetter(c) || isUnseen(c);
  }

  /** Combining marks, soft hyphens, zero-width characters and marks of direction. */
  public static boolean isUnseen(char c) {
    return c >= 128
        && (c == '\u00ad'
            || (c >= '\u0300' && c <= '\u036f')
            || (c >= '\u200b' && c <= '\u200f')
            || (c >= '\u202a' && c <= '\u202e')
            || (c >= '\u2060' && c <= '\u2069')
            || c == '\ufeff');
  }

  /** A blank, or what a reader does not see and takes for none. */
  public static boolean isBlank(char c) {
    return c == ' '
        || c == '\t'
        || c == '\u00a0'
        || c == '\u202f'
        || c == '\u2009'
        || (c >= 128 && isUnseen(c));
  }

  public static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019' || c == '\u2018' || c == '\u02bc';
  }

  /** The position after a run of digits, at most {@code limit} of them. */
  public static int afterDigits(String text, int from, int limit) {
    int i = from;
    while (i < text.length() && i - from < limit && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The position after at most {@code limit} blanks. */
  public static int afterBlanks(String text, int from, int limit) {
    int i = from;
    while (i < text.length() && i - from < limit && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** True where the ASCII word stands there, in any case, and ends there. */
  public static boolean hasWord(String text, int from, String word) {
    return text.regionMatches(true, from, word, 0, word.length())
        && !isWord(at(text, from + word.length()));
  }

  /** True where digits before or behind a point make the number at the boundary a decimal. */
  public static boolean inDecimal(String text, int start, int end) {
    return (at(text, start - 1) == '.' && isDigit(at(text, start - 2)))
        || (at(text, end) == '.' && isDigit(at(text, end + 1)));
  }
}

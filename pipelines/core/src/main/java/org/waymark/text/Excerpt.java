package org.waymark.text;

/** The words around a match, cut where sentences or words end. */
public final class Excerpt {

  /** Most characters of an excerpt, marks of omission included. */
  static final int LONGEST = 240;

  private static final String OMITTED = "\u2026";

  /** Longest mark of redaction; a cut never falls into one. */
  private static final int LONGEST_MARK = 16;

  private Excerpt() {}

  /**
   * The sentence of the match with as many whole sentences after and before it as fit; a sentence
   * that does not fit is cut between words, with an ellipsis where words are left out.
   *
   * @param text redacted already
   */
  public static String around(String text, int start, int end) {
    int from = sentenceStart(text, start);
    int to = sentenceEnd(text, end);
    if (from < 0 || to < 0 || to - from > LONGEST) {
      return part(text, start, end);
    }
    for (int next = to; next > 0 && next - from <= LONGEST; ) {
      to = next;
      next = next < text.length() ? sentenceEnd(text, next + 1) : -1;
    }
    for (int before = from; before >= 0 && to - before <= LONGEST; ) {
      from = before;
      before = before > 0 ? sentenceStart(text, before - 1) : -1;
    }
    return oneLine(text.substring(from, to));
  }

  /** Words around the match when its sentence is too long. */
  private static String part(String text, int start, int end) {
    int room = LONGEST - 2 * OMITTED.length();
    int stop = Math.min(end, start + room);
    int from = Math.max(0, start - (room - (stop - start)) / 2);
    int to = Math.min(text.length(), from + room);
    from = Math.max(0, to - room);
    int first = from == 0 ? 0 : wordStart(text, from, start);
    int kept = stop == end ? Math.max(end, first) : first;
    int last = to == text.length() ? to : wordEnd(text, to, kept);
    return (first > 0 ? OMITTED : "")
        + oneLine(text.substring(first, last))
        + (last < text.length() ? OMITTED : "");
  }

  /** First position behind the end of the sentence before; -1 where it is out of reach. */
  private static int sentenceStart(String text, int at) {
    for (int i = at; i > 0; i--) {
      if (at - i > LONGEST) {
        return -1;
      }
      if (endsSentence(text, i - 1)) {
        return i;
      }
    }
    return 0;
  }

  /** Position behind the sentence that holds the character before {@code at}; -1: out of reach. */
  private static int sentenceEnd(String text, int at) {
    for (int i = Math.max(0, at - 1); i < text.length(); i++) {
      if (i - at > LONGEST) {
        return -1;
      }
      if (endsSentence(text, i)) {
        return i + 1;
      }
    }
    return text.length();
  }

  private static boolean endsSentence(String text, int i) {
    char c = text.charAt(i);
    return c == '\n'
        || ((c == '.' || c == '!' || c == '?' || c == '\u2026')
            && Character.isWhitespace(Characters.at(text, i + 1)));
  }

  private static int wordStart(String text, int from, int limit) {
    for (int i = from; i < limit; i++) {
      if (isSpace(text.charAt(i - 1))) {
        return i;
      }
    }
    return limit;
  }

  /** Behind the last word that ends by {@code to}; never before {@code limit}. */
  private static int wordEnd(String text, int to, int limit) {
    for (int i = to; i > limit; i--) {
      if (isSpace(text.charAt(i))) {
        return i;
      }
    }
    return Math.max(limit, insideWord(text, to));
  }

  /** Where to cut a word that does not end: not in a mark and not between two surrogates. */
  private static int insideWord(String text, int cut) {
    int open = text.lastIndexOf('[', cut - 1);
    boolean insideMark = open > cut - LONGEST_MARK && text.indexOf(']', open) >= cut;
    if (open > 0 && insideMark) {
      return open;
    }
    return Character.isLowSurrogate(text.charAt(cut)) ? cut - 1 : cut;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Runs of blanks and line breaks as one blank, none at the ends. */
  private static String oneLine(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isSpace(c)) {
        out.append(c);
      } else if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    int length = out.length();
    return out.substring(0, length > 0 && out.charAt(length - 1) == ' ' ? length - 1 : length);
  }
}

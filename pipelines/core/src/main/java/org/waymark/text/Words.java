package org.waymark.text;

import java.util.Arrays;

/**
 * A text as words, with the place of each in the text and what stands before it.
 *
 * <p>A word is a run of letters, digits and marks of any script, with apostrophes inside; soft
 * hyphens and zero-width characters inside a word are no break. Marks of redaction such as {@code
 * [phone]} are not words but end the phrase that they stand in.
 */
final class Words {

  /** What stands between a word and the word before it. */
  enum Break {
    /** Blanks or a hyphen. */
    NONE,
    /** A comma, colon, bracket or other mark inside a sentence. */
    PAUSE,
    /** The end of a sentence or line, or a mark of redaction. */
    STOP
  }

  private final String text;
  private int count;
  private int[] start = new int[32];
  private int[] end = new int[32];
  private Break[] before = new Break[32];

  private Words(String text) {
    this.text = text;
  }

  static Words of(String text) {
    Words words = new Words(text);
    Break next = Break.STOP;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (isPart(c)) {
        int from = i;
        i = afterWord(text, i);
        words.add(from, i, next);
        next = Break.NONE;
      } else {
        int mark = c == '[' ? RedactionMarks.length(text, i) : 0;
        Break here = mark > 0 ? Break.STOP : breakOf(c);
        next = here.compareTo(next) > 0 ? here : next;
        i += Math.max(1, mark);
      }
    }
    return words;
  }

  int count() {
    return count;
  }

  int start(int word) {
    return start[word];
  }

  int end(int word) {
    return end[word];
  }

  Break before(int word) {
    return before[word];
  }

  /** The word as written. */
  String written(int word) {
    return text.substring(start[word], end[word]);
  }

  private void add(int from, int to, Break preceding) {
    if (count == start.length) {
      start = Arrays.copyOf(start, count * 2);
      end = Arrays.copyOf(end, count * 2);
      before = Arrays.copyOf(before, count * 2);
    }
    start[count] = from;
    end[count] = to;
    before[count++] = preceding;
  }

  private static int afterWord(String text, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean inside =
          isPart(c)
              || isInvisible(c)
              || (Characters.isApostrophe(c) && isPart(Characters.at(text, i + 1)));
      if (!inside) {
        break;
      }
      i++;
    }
    return i;
  }

  private static boolean isPart(char c) {
    if (c < 128) {
      return Characters.isWord(c);
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /** Characters that a reader does not see inside a word. */
  static boolean isInvisible(char c) {
    return c == '\u00ad' || (c >= '\u200b' && c <= '\u200d') || c == '\u2060' || c == '\ufeff';
  }

  private static Break breakOf(char c) {
    return switch (c) {
      case '.', '!', '?', '\n', '\r', '\u2026', '\u2028', '\u2029', '\u2022' -> Break.STOP;
      case ' ', '\t', '-', '\u2010', '\u2011', '\'', '\u2019', '\u2018', '"', '\u201c', '\u201d' ->
          Break.NONE;
      default ->
          Characters.isBlank(c) || Character.isWhitespace(c) || Character.isSpaceChar(c)
              ? Break.NONE
              : Break.PAUSE;
    };
  }
}

package org.waymark.redaction;

import org.waymark.text.Characters;

/**
 * Letters and digits of a code as people write it, in groups with a blank, hyphen, point, slash or
 * underscore between them, read forward from a position. Letters are capitals, whatever was
 * written.
 */
final class CodeText {

  /** The longest code that is read: an IBAN has up to 34 characters. */
  private static final int LONGEST = 36;

  /** An IBAN of 34 characters in fours. */
  private static final int MOST_GROUPS = 9;

  /** How far from the letter that a code starts with its first digit may be. */
  static final int REACH = 12;

  /** Letters of a group without a digit; more make it a word of the sentence. */
  private static final int LONGEST_WORD = 4;

  private final char[] chars = new char[LONGEST];
  private final int[] ends = new int[LONGEST + 1];
  private final boolean[] endsGroup = new boolean[LONGEST + 1];
  private final int[] groups = new int[LONGEST + 1];
  private int length;

  private CodeText() {}

  /** The code that starts there, with digits only where asked for. */
  static CodeText read(String text, int from, boolean onlyDigits) {
    CodeText code = new CodeText();
    int group = 1;
    int wordsOnly = 0;
    int i = from;
    while (code.length < LONGEST && i < text.length()) {
      char c = text.charAt(i);
      if (onlyDigits ? Characters.isDigit(c) : c < 128 && Characters.isWord(c)) {
        code.chars[code.length++] = c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
        code.ends[code.length] = ++i;
        code.groups[code.length] = group;
        code.endsGroup[code.length] = !Characters.isWord(Characters.at(text, i));
      } else {
        int next = afterSeparator(text, i);
        if (next == i || code.length == 0) {
          break;
        }
        int letters = onlyDigits ? 0 : wordAt(text, next);
        wordsOnly = letters > 0 ? wordsOnly + 1 : 0;
        if (letters > LONGEST_WORD || wordsOnly > 1 || group == MOST_GROUPS) {
          break;
        }
        group++;
        i = next;
      }
    }
    return code;
  }

  /** How many letters a group has that has no digit; 0 for others. */
  private static int wordAt(String text, int from) {
    int i = from;
    while (i < text.length() && i - from <= LONGEST_WORD && Characters.isLetter(text.charAt(i))) {
      i++;
    }
    return Characters.isDigit(Characters.at(text, i)) ? 0 : i - from;
  }

  /** True where so many digits are among the next characters. */
  static boolean hasDigits(String text, int from, int within, int fewest) {
    int limit = Math.min(text.length(), from + within);
    int digits = 0;
    for (int i = from; i < limit; i++) {
      if (Characters.isDigit(text.charAt(i)) && ++digits == fewest) {
        return true;
      }
    }
    return false;
  }

  /**
   * True where a code may start with the letter there: a digit is in the same group, or capitals or
   * a mark before a digit make it one.
   */
  static boolean mayStart(String text, int from) {
    int i = from;
    while (i < text.length() && i - from < REACH) {
      char c = text.charAt(i);
      if (Characters.isDigit(c)) {
        return true;
      }
      if (c >= 128 || !Characters.isWord(c)) {
        break;
      }
      i++;
    }
    char mark = Characters.at(text, i);
    boolean joined = mark == '-' || mark == '/' || mark == '.' || mark == '_';
    boolean capitals = mark == ' ' && i - from <= 5 && i > from && text.charAt(i - 1) < 'a';
    return (joined || capitals) && Characters.isDigit(Characters.at(text, i + 1));
  }

  private static int afterSeparator(String text, int from) {
    int i = from;
    int marks = 0;
    while (i < from + 3 && i < text.length()) {
      char c = text.charAt(i);
      boolean blank = c == ' ' || c == '\t' || c == '\u00a0';
      if (!blank && "-./_".indexOf(c) < 0) {
        break;
      }
      marks += blank ? 0 : 1;
      i++;
    }
    return marks > 1 ? from : i;
  }

  int length() {
    return length;
  }

  /** True where a group ends behind that many characters. */
  boolean endsAt(int characters) {
    return characters > 0 && characters <= length && endsGroup[characters];
  }

  /** The position in the text behind that many characters. */
  int end(int characters) {
    return ends[characters];
  }

  /** In how many groups that many characters are written. */
  int groups(int characters) {
    return groups[characters];
  }

  char at(int i) {
    return chars[i];
  }

  /** The value of a digit; a letter's is negative or above 9. */
  int digit(int i) {
    return chars[i] - '0';
  }

  /** The number that some of the digits make. */
  int number(int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + digit(i);
    }
    return number;
  }

  /** The first characters as one word. */
  String first(int characters) {
    return new String(chars, 0, characters);
  }

  /**
   * True where the first characters have a form: 9 stands for a digit, A for a letter, any other
   * character for itself.
   */
  boolean has(String form) {
    if (!endsAt(form.length())) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char f = form.charAt(i);
      char c = chars[i];
      boolean fits =
          switch (f) {
            case '9' -> Characters.isDigit(c);
            case 'A' -> c >= 'A';
            default -> c == f;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** How many of the first characters are digits. */
  int digits(int characters) {
    int count = 0;
    for (int i = 0; i < characters; i++) {
      count += Characters.isDigit(chars[i]) ? 1 : 0;
    }
    return count;
  }
}

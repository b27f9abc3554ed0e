package org.waymark.redaction;

import java.text.Normalizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.waymark.text.Characters;

/**
 * A text as recognisers read it, and where each of its characters stands in the original.
 *
 * <p>Digits of any script or width, letters in full width, dashes beside digits and blanks of any
 * sort become their ASCII counterparts, in the sense of Unicode's compatibility forms (NFKC).
 * Characters that nobody sees and combining marks are gone. The letters O and l among digits are
 * digits, Cyrillic and Greek capitals within a code are the Latin ones that they look like, and
 * what was spelled out character by character ("4 8 6 0 9 1 3 9") is one run. Most texts are
 * already so and are kept as they are.
 */
final class PlainForm {

  private static final int FEWEST_SPELLED = 5;
  private static final int FEWEST_DIGITS = 8;

  /** Capitals of other alphabets and, at the same position, the Latin ones that look the same. */
  private static final String ALIKE =
      "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0423"
          + "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7";

  private static final String LATIN = "ABEKMHOPCTXYABEZHIKMNOPTYX";

  private final char[] chars;
  private final int[] starts;
  private final int[] ends;
  private int length;

  private PlainForm(int room) {
    chars = new char[room];
    starts = new int[room];
    ends = new int[room];
  }

  /** The plain form of a text; null where the text is its own plain form. */
  static @Nullable PlainForm of(String text) {
    if (isPlain(text)) {
      return null;
    }
    PlainForm form = new PlainForm(text.length() * 2);
    int i = 0;
    while (i < text.length()) {
      int code = text.codePointAt(i);
      int next = i + Character.charCount(code);
      form.add(text, code, i, next);
      i = next;
    }
    form.readLettersAmongDigits();
    form.joinSpelledOut();
    return form;
  }

  /** The plain text. */
  String text() {
    return new String(chars, 0, length);
  }

  /** A span of the plain text as a span of the original. */
  Span original(Span span) {
    return new Span(starts[span.start()], ends[span.end() - 1], span.certainty());
  }

  private static boolean isPlain(String text) {
    int single = 0;
    boolean before = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        return false;
      }
      boolean word = Characters.isWord(c);
      if (word) {
        if (!before) {
          single = Characters.isWord(Characters.at(text, i + 1)) ? 0 : single + 1;
        }
        if (single >= FEWEST_SPELLED || (isLikeDigit(c) && isDigitBeside(text, i))) {
          return false;
        }
      }
      before = word;
    }
    return true;
  }

  private static boolean isDigitBeside(String text, int i) {
    return Characters.isDigit(Characters.at(text, i - 1))
        || Characters.isDigit(Characters.at(text, i + 1));
  }

  private static boolean isLikeDigit(char c) {
    return c == 'O' || c == 'o' || c == 'l' || c == 'I';
  }

  private void add(String text, int code, int start, int end) {
    if (code < 128) {
      put((char) code, start, end);
      return;
    }
    char c = (char) code;
    boolean wide = code >= 0x10000;
    if (!wide && Characters.isUnseen(c)) {
      // What is written on or hidden in a letter goes where the letter goes.
      boolean within = c < '\u0370' || Characters.isWord(Characters.at(text, end));
      if (within && length > 0 && ends[length - 1] == start && isWordAt(length - 1)) {
        ends[length - 1] = end;
      }
    } else if (Character.getType(code) == Character.DECIMAL_DIGIT_NUMBER) {
      put((char) ('0' + Character.digit(code, 10)), start, end);
    } else if (!wide && (Characters.isBlank(c) || Character.isSpaceChar(c))) {
      put(c == '\u2028' || c == '\u2029' ? '\n' : ' ', start, end);
    } else if (!wide && isDash(c)) {
      put(isDigitNear(text, start, end) ? '-' : c, start, end);
    } else if (!wide && ALIKE.indexOf(c) >= 0 && isCodeAround(text, end)) {
      put(LATIN.charAt(ALIKE.indexOf(c)), start, end);
    } else if (c == '\u3002') {
      put('.', start, end);
    } else if (wide || c >= '\u2100') {
      putCompatible(text, start, end);
    } else {
      put(c, start, end);
    }
  }

  private void putCompatible(String text, int start, int end) {
    String written = text.substring(start, end);
    String compatible = Normalizer.normalize(written, Normalizer.Form.NFKC);
    boolean known = compatible.length() <= 2 && compatible.chars().allMatch(c -> c < 128 && c > 32);
    String shown = known ? compatible : written;
    for (int i = 0; i < shown.length(); i++) {
      put(shown.charAt(i), start, end);
    }
  }

  private void put(char c, int start, int end) {
    chars[length] = c;
    starts[length] = start;
    ends[length++] = end;
  }

  private boolean isWordAt(int i) {
    return i >= 0 && i < length && Characters.isWord(chars[i]);
  }

  private static boolean isDash(char c) {
    return (c >= '\u2010' && c <= '\u2015')
        || c == '\u2212'
        || c == '\u2043'
        || c == '\ufe58'
        || c == '\ufe63'
        || c == '\uff0d';
  }

  /** A digit on both sides, or a code's letter on one and a digit on the other. */
  private static boolean isDigitNear(String text, int start, int end) {
    char before = Characters.at(text, start - 1);
    char after = Characters.at(text, end);
    if (before == ' ' && after == ' ') {
      before = Characters.at(text, start - 2);
      after = Characters.at(text, end + 1);
    }
    return Character.isLetterOrDigit(before)
        && Character.isLetterOrDigit(after)
        && (Character.isDigit(before) || Character.isDigit(after));
  }

  /** True where the neighbour on either side belongs to a code in ASCII letters and digits. */
  private boolean isCodeAround(String text, int end) {
    char before = length > 0 ? chars[length - 1] : ' ';
    char after = Characters.at(text, end);
    return isCode(before) || isCode(after);
  }

  private static boolean isCode(char c) {
    return Characters.isDigit(c) || (c >= 'A' && c <= 'Z');
  }

  /** In runs of digits, O is 0, and l and I are 1. */
  private void readLettersAmongDigits() {
    int i = 0;
    while (i < length) {
      if (!isCodeOrLike(chars[i]) || isWordAt(i - 1)) {
        i++;
        continue;
      }
      int end = i;
      int digits = 0;
      while (end < length && isCodeOrLike(chars[end])) {
        digits += Characters.isDigit(chars[end]) ? 1 : 0;
        end++;
      }
      boolean number = (digits * 2 >= end - i && digits >= 4) || isDigitsBeside(i, end);
      if (!isWordAt(end) && digits > 0 && digits < end - i && end - i >= 3 && number) {
        for (int at = i; at < end; at++) {
          char c = chars[at];
          chars[at] = c == 'O' || c == 'o' ? '0' : c == 'l' || c == 'I' ? '1' : c;
        }
      }
      i = end;
    }
  }

  /** True where three digits or more stand one blank before or behind. */
  private boolean isDigitsBeside(int from, int to) {
    return (areDigits(from - 4, from - 1) && chars[from - 1] == ' ')
        || (to < length && chars[to] == ' ' && areDigits(to + 1, to + 4));
  }

  private boolean areDigits(int from, int to) {
    if (from < 0 || to > length) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!Characters.isDigit(chars[i]) && !isLikeDigit(chars[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCodeOrLike(char c) {
    return Characters.isDigit(c) || isLikeDigit(c);
  }

  /** Takes out the blanks or hyphens between characters that were spelled out one by one. */
  private void joinSpelledOut() {
    boolean[] gone = new boolean[length];
    boolean any = false;
    int i = 0;
    while (i < length) {
      if (!isAlone(i)) {
        i++;
        continue;
      }
      int last = i;
      int digits = Characters.isDigit(chars[i]) ? 1 : 0;
      int count = 1;
      char separator = i + 1 < length ? chars[i + 1] : 'x';
      while ((separator == ' ' || separator == '-')
          && last + 2 < length
          && chars[last + 1] == separator
          && isAlone(last + 2)) {
        last += 2;
        count++;
        digits += Characters.isDigit(chars[last]) ? 1 : 0;
      }
      boolean spelled =
          digits == count
              ? count >= FEWEST_DIGITS
              : count >= FEWEST_SPELLED && digits >= 2 && count - digits >= 2;
      if (spelled) {
        any = true;
        for (int at = i + 1; at < last; at += 2) {
          gone[at] = true;
        }
      }
      i = last + 1;
    }
    if (any) {
      leaveOut(gone);
    }
  }

  private void leaveOut(boolean[] gone) {
    int to = 0;
    for (int from = 0; from < gone.length; from++) {
      if (!gone[from]) {
        chars[to] = chars[from];
        starts[to] = starts[from];
        ends[to++] = ends[from];
      }
    }
    Arrays.fill(chars, to, length, ' ');
    length = to;
  }

  private boolean isAlone(int i) {
    char c = chars[i];
    return c < 128 && Characters.isWord(c) && !isWordAt(i - 1) && !isWordAt(i + 1);
  }
}

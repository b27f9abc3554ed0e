package org.waymark.text;

/**
 * An NHS number: ten digits, together or in groups of 3, 3 and 4, whose last is the modulus-11
 * check of the others (NHS Data Dictionary, NHS NUMBER). One in eleven arbitrary ten-digit numbers
 * passes that check and is replaced too.
 */
final class NhsNumberRecogniser implements Recogniser {

  @Override
  public String anchors() {
    return Characters.DIGITS;
  }

  @Override
  public Span at(String text, int anchor) {
    int end = Characters.afterDigits(text, anchor, 11);
    if (end - anchor == 3) {
      end = afterGroup(text, afterGroup(text, end, 3), 4);
    } else if (end - anchor != 10) {
      return Span.NONE;
    }
    boolean number =
        end > 0
            && !Characters.isWord(Characters.at(text, end))
            && !Characters.inDecimal(text, anchor, end)
            && checks(text, anchor, end);
    return number ? new Span(anchor, end) : Span.NONE;
  }

  /** The position after one separator and exactly that many digits; -1 where they are not there. */
  private static int afterGroup(String text, int from, int digits) {
    if (from < 0 || !isSeparator(Characters.at(text, from))) {
      return -1;
    }
    int end = Characters.afterDigits(text, from + 1, digits + 1);
    return end - from - 1 == digits ? end : -1;
  }

  private static boolean isSeparator(char c) {
    return Characters.isBlank(c) || c == '-';
  }

  private static boolean checks(String text, int start, int end) {
    int sum = 0;
    int weight = 10;
    int digit = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Characters.isDigit(c)) {
        digit = c - '0';
        if (weight > 1) {
          sum += digit * weight--;
        }
      }
    }
    int check = (11 - sum % 11) % 11;
    return sum > 0 && check == digit;
  }
}

package org.waymark.text;

/**
 * An NHS number: ten digits, together or in groups of 3, 3 and 4, whose last is the modulus-11
 * check of the others (NHS Data Dictionary, NHS NUMBER). One in eleven arbitrary ten-digit numbers
 * passes that check and is replaced too, in doubt; from 0, as telephone numbers start, only behind
 * a word such as "NHS" or "CHI", where a wrong check digit is replaced in doubt as well.
 */
final class NhsNumberRecogniser implements Recogniser {

  private final Lexicon lexicon;

  NhsNumberRecogniser(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

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
            && !Characters.inDecimal(text, anchor, end);
    if (!number) {
      return Span.NONE;
    }
    boolean cued = (lexicon.before(text, anchor, 3) & Lexicon.HEALTH) != 0;
    boolean grouped = end - anchor > 10;
    if (!checks(text, anchor, end)) {
      // Behind a cue it may be a number with a slip in it.
      return cued ? Span.doubtful(anchor, end) : Span.NONE;
    }
    if (text.charAt(anchor) == '0' && !cued) {
      return Span.NONE;
    }
    return cued || grouped ? Span.sure(anchor, end) : Span.doubtful(anchor, end);
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

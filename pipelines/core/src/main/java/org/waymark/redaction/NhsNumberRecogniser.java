package org.waymark.redaction;

import org.waymark.text.Characters;

/**
 * An NHS number: ten digits, together or in groups, whose last is the modulus-11 check of the
 * others (NHS Data Dictionary, NHS NUMBER). One in eleven arbitrary ten-digit numbers passes that
 * check and is replaced too, in doubt; from 0, as telephone numbers start, only behind a word such
 * as "NHS" or "CHI", where a wrong check digit is replaced in doubt as well.
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
    if (Characters.inDecimal(text, anchor, anchor) || !CodeText.hasDigits(text, anchor, 24, 10)) {
      return Span.NONE;
    }
    int run = Characters.afterDigits(text, anchor, 11) - anchor;
    if (run < 2 || run > 10) {
      return Span.NONE;
    }
    CodeText code = run == 10 ? null : CodeText.read(text, anchor, true);
    boolean tooMany = code != null && (!code.endsAt(10) || code.groups(10) > 5);
    int end = tooMany ? -1 : code == null ? anchor + 10 : code.end(10);
    boolean usual = code == null || (code.groups(10) == 3 && code.endsAt(3) && code.endsAt(6));
    boolean number =
        end > 0
            && !Characters.isWord(Characters.at(text, end))
            && !Characters.inDecimal(text, anchor, end);
    if (!number) {
      return Span.NONE;
    }
    boolean cued = (lexicon.before(text, anchor, 3) & Lexicon.HEALTH) != 0;
    boolean grouped = code != null && usual;
    // "78 82 81 84 88" are five numbers, whatever their digits add up to.
    boolean several = !cued && code != null && code.groups(10) > 3;
    boolean other = !cued && NumberCue.CASE.leads(text, anchor, 0);
    if (other || several) {
      return Span.NONE;
    }
    if (!checks(text, anchor, end)) {
      // Behind a cue it may be a number with a slip in it.
      return cued && usual ? Span.doubtful(anchor, end) : Span.NONE;
    }
    if (text.charAt(anchor) == '0' && !cued) {
      return Span.NONE;
    }
    return cued || grouped ? Span.sure(anchor, end) : Span.doubtful(anchor, end);
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

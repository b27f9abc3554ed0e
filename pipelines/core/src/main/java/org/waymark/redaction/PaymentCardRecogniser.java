package org.waymark.redaction;

import org.waymark.text.Characters;

/**
 * The number of a payment card: 13 to 19 digits from a prefix that card schemes use, with the check
 * digit of Luhn (ISO/IEC 7812-1). Behind "card" a number of sixteen digits is taken out in doubt
 * with a wrong check digit too.
 */
final class PaymentCardRecogniser implements Recogniser {

  private static final int FEWEST = 13;
  private static final int MOST = 19;
  private static final int USUAL = 16;

  private final Lexicon lexicon;

  PaymentCardRecogniser(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  @Override
  public String anchors() {
    return "23456";
  }

  @Override
  public Span at(String text, int anchor) {
    if (!Characters.isDigit(Characters.at(text, anchor + 3))
        || Characters.inDecimal(text, anchor, anchor)) {
      return Span.NONE;
    }
    if (!CodeText.hasDigits(text, anchor, 24, FEWEST)) {
      return Span.NONE;
    }
    CodeText code = CodeText.read(text, anchor, true);
    if (code.length() < FEWEST) {
      return Span.NONE;
    }
    boolean card = NumberCue.CARD.leads(text, anchor);
    for (int digits = MOST; digits >= FEWEST; digits--) {
      if (!code.endsAt(digits) || code.groups(digits) > 5) {
        continue;
      }
      if (isIssued(code, digits, card) && CheckDigits.luhn(code, 0, digits)) {
        boolean other = (lexicon.before(text, anchor, 3) & Lexicon.REFERENCE) != 0;
        boolean grouped = code.groups(digits) > 2;
        return other && !card && !grouped
            ? Span.left(anchor, code.end(digits))
            : card || grouped
                ? Span.sure(anchor, code.end(digits))
                : Span.doubtful(anchor, code.end(digits));
      }
    }
    return card && code.endsAt(USUAL) ? Span.doubtful(anchor, code.end(USUAL)) : Span.NONE;
  }

  /** True for prefixes of schemes and the lengths that they use. */
  private static boolean isIssued(CodeText code, int digits, boolean card) {
    int two = code.number(0, 2);
    int four = code.number(0, 4);
    if (two == 34 || two == 37) {
      return digits == 15;
    }
    if (two == 36 || two == 38 || two == 30) {
      return digits == 14;
    }
    boolean maestro =
        (two == 50 || (two >= 56 && two <= 58) || two == 63 || two == 67) && (card || digits > 15);
    return switch (code.digit(0)) {
      case 4 -> digits == 16 || digits == 19 || (digits == 13 && card);
      case 2 ->
          (four >= 2221 && four <= 2720 && digits == USUAL)
              || (four >= 2200 && four <= 2204 && digits >= USUAL);
      case 3 -> two == 35 && digits == USUAL;
      case 5 -> (two >= 51 && two <= 55 && digits == USUAL) || maestro;
      default -> ((two == 60 || two == 62 || two == 64 || two == 65) && digits >= USUAL) || maestro;
    };
  }
}

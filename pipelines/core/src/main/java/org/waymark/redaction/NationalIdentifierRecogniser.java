package org.waymark.redaction;

import org.waymark.text.Characters;

/**
 * An identifier that a state gives to a person, in any of the forms of {@link NationalIdentifier}
 * whose check digits are right. Behind a word that names it ("PPSN", "PESEL") one with wrong check
 * digits is taken out in doubt; without such a word, forms that a plain number has as often are
 * left in doubt.
 */
final class NationalIdentifierRecogniser implements Recogniser {

  private static final NationalIdentifier[] ALL = NationalIdentifier.values();
  private static final int FEWEST = 9;

  private final Lexicon lexicon;

  NationalIdentifierRecogniser(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  @Override
  public String anchors() {
    return Characters.DIGITS + Characters.LETTERS;
  }

  @Override
  public boolean startsAsCode() {
    return true;
  }

  @Override
  public Span at(String text, int anchor) {
    if (Characters.inDecimal(text, anchor, anchor) || !CodeText.hasDigits(text, anchor, 20, 4)) {
      return Span.NONE;
    }
    CodeText code = CodeText.read(text, anchor, false);
    if (code.length() < FEWEST - 1 || code.digits(code.length()) < 4) {
      return Span.NONE;
    }
    Span best = Span.NONE;
    boolean named = false;
    boolean nation = false;
    boolean looked = false;
    for (NationalIdentifier identifier : ALL) {
      int length = identifier.length(code);
      if (length == 0) {
        continue;
      }
      if (!looked) {
        named = NumberCue.NATIONAL.leads(text, anchor);
        nation = named || NumberCue.NATION.leads(text, anchor);
        looked = true;
      }
      Span span = span(identifier, code, anchor, length, named, nation);
      if (isBetter(span, best)) {
        best = span;
      }
    }
    return best.certainty() == Certainty.LEFT
            && (lexicon.before(text, anchor, 3) & Lexicon.REFERENCE) != 0
        ? Span.NONE
        : best;
  }

  private static Span span(
      NationalIdentifier identifier,
      CodeText code,
      int start,
      int length,
      boolean named,
      boolean nation) {
    int end = code.end(length);
    if (!identifier.checks(code)) {
      return named && code.groups(length) <= 5 ? Span.doubtful(start, end) : Span.NONE;
    }
    if (nation) {
      return Span.sure(start, end);
    }
    boolean printed = identifier.isPrinted(code, start);
    // A number together is one; groups that nobody prints are several numbers.
    boolean together = code.groups(length) == 1;
    return switch (identifier.weight()) {
      case ALONE -> code.groups(length) <= 5 ? Span.sure(start, end) : Span.NONE;
      case LIKELY -> together || length > 13 ? Span.doubtful(start, end) : Span.NONE;
      case GROUPED ->
          printed
              ? Span.doubtful(start, end)
              : together && identifier != NationalIdentifier.SSN
                  ? Span.left(start, end)
                  : Span.NONE;
      case CUED -> together ? Span.left(start, end) : Span.NONE;
    };
  }

  private static boolean isBetter(Span span, Span than) {
    return !span.isNone() && (than.isNone() || span.certainty().compareTo(than.certainty()) < 0);
  }
}

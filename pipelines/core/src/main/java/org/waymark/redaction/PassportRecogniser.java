package org.waymark.redaction;

import org.waymark.text.Characters;

/**
 * The number of a passport or travel document, behind such a word: six to nine letters and digits
 * with at least five digits (ICAO Doc 9303: at most nine characters).
 */
final class PassportRecogniser implements Recogniser {

  private static final int FEWEST = 6;
  private static final int MOST = 9;

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
    if (!CodeText.hasDigits(text, anchor, 13, 5)) {
      return Span.NONE;
    }
    if (!NumberCue.PASSPORT.leads(text, anchor, 4)) {
      return Span.NONE;
    }
    CodeText code = CodeText.read(text, anchor, false);
    for (int length = MOST; length >= FEWEST; length--) {
      boolean letters = code.length() >= length && code.digits(length) < length - 2;
      if (code.endsAt(length)
          && code.groups(length) <= 3
          && code.digits(length) >= 5
          && !(letters && code.groups(length) > 1)) {
        return NumberCue.PASSPORT.leads(text, anchor)
            ? Span.sure(anchor, code.end(length))
            : Span.doubtful(anchor, code.end(length));
      }
    }
    return Span.NONE;
  }
}

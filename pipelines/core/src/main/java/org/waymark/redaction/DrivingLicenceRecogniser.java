package org.waymark.redaction;

import org.waymark.text.Characters;

/**
 * A driving licence. Great Britain (DVLA): five characters of the surname filled up with 9, a digit
 * of the year of birth, the month (50 more for women), the day, another digit of the year, two
 * initials or 9, and three characters. Behind "licence" also eight digits, as in Northern Ireland,
 * and other codes of up to sixteen characters.
 */
final class DrivingLicenceRecogniser implements Recogniser {

  private static final int LENGTH = 16;

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
    if (!CodeText.hasDigits(text, anchor, 22, 5)) {
      return Span.NONE;
    }
    boolean digit = Characters.isDigit(text.charAt(anchor));
    CodeText code = CodeText.read(text, anchor, false);
    int group = Lexicon.end(text, anchor);
    boolean word =
        group > anchor && Characters.isBlank(Characters.at(text, group)) && group - anchor != 5;
    if (code.length() < 8 || word) {
      return Span.NONE;
    }
    if (!digit && code.endsAt(LENGTH) && code.groups(LENGTH) <= 4 && isBritish(code)) {
      return Span.sure(anchor, code.end(LENGTH));
    }
    if (!NumberCue.LICENCE.leads(text, anchor)) {
      return Span.NONE;
    }
    for (int length = LENGTH + 2; length >= 8; length--) {
      // Words beside a number are no part of it: a group of a licence has a digit or is short.
      boolean words = code.endsAt(8) && code.digits(8) == 8 && length > 8;
      if (words) {
        continue;
      }
      if (code.endsAt(length) && code.groups(length) <= 4 && code.digits(length) >= 5) {
        return length == 8 || length == LENGTH
            ? Span.sure(anchor, code.end(length))
            : Span.doubtful(anchor, code.end(length));
      }
    }
    return Span.NONE;
  }

  private static boolean isBritish(CodeText code) {
    boolean name = true;
    for (int i = 0; i < 5; i++) {
      boolean filled = code.at(i) == '9' && i > 0;
      name &= code.at(i) >= 'A' || filled;
    }
    for (int i = 5; name && i < 11; i++) {
      name = Characters.isDigit(code.at(i));
    }
    if (!name) {
      return false;
    }
    int month = code.number(6, 8) % 50;
    int day = code.number(8, 10);
    boolean initials =
        (code.at(11) >= 'A' || code.at(11) == '9') && (code.at(12) >= 'A' || code.at(12) == '9');
    return initials && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }
}

package org.waymark.redaction;

import org.waymark.text.Characters;

/**
 * A National Insurance number: two letters that HM Revenue & Customs allots, six digits and a
 * letter from A to D (and QQ, with which examples are written), together or with single blanks or
 * hyphens between their parts.
 */
final class NationalInsuranceRecogniser implements Recogniser {

  private static final String FIRST = "ABCEGHJKLMNOPQRSTWXYZ";
  private static final String SECOND = "ABCEGHJKLMNPQRSTWXYZ";
  private static final String NOT_ALLOTTED = "BG GB NK KN TN NT ZZ";

  @Override
  public String anchors() {
    return Characters.LETTERS;
  }

  @Override
  public boolean digitFollows() {
    return true;
  }

  @Override
  public Span at(String text, int anchor) {
    char first = upper(Characters.at(text, anchor));
    char second = upper(Characters.at(text, anchor + 1));
    if (FIRST.indexOf(first) < 0 || SECOND.indexOf(second) < 0) {
      return Span.NONE;
    }
    int i = anchor + 2;
    for (int pair = 0; pair < 3; pair++) {
      i = afterSeparator(text, i);
      if (Characters.afterDigits(text, i, 2) != i + 2) {
        return Span.NONE;
      }
      i += 2;
    }
    i = afterSeparator(text, i);
    char suffix = upper(Characters.at(text, i));
    boolean number =
        suffix >= 'A'
            && suffix <= 'D'
            && !Characters.isWord(Characters.at(text, i + 1))
            && !NOT_ALLOTTED.contains("" + first + second);
    return number ? Span.sure(anchor, i + 1) : Span.NONE;
  }

  private static int afterSeparator(String text, int i) {
    char c = Characters.at(text, i);
    boolean separator = Characters.isBlank(c) || c == '-' || c == '.' || c == '/';
    return i < text.length() && separator ? i + 1 : i;
  }

  private static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
  }
}

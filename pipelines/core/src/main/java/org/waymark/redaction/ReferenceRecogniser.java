package org.waymark.redaction;

import org.waymark.text.Characters;

/**
 * The number of a case or a reference by which somebody can be looked up, behind a word that leads
 * to it ("case ref", "MRN", "UTR"). A number of an order, ticket or the like is no person's and is
 * left in doubt, and so is a long number to which no word leads.
 */
final class ReferenceRecogniser implements Recogniser {

  private static final int LONGEST = 24;
  private static final int LONG_NUMBER = 7;

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
    if (!CodeText.hasDigits(text, anchor, 14, 3)) {
      return Span.NONE;
    }
    int end = afterCode(text, anchor);
    int digits = digits(text, anchor, end);
    if (digits < 3 || Characters.inDecimal(text, anchor, end)) {
      return Span.NONE;
    }
    int written = end - anchor;
    boolean led =
        written >= 4
            && (NumberCue.CASE.leads(text, anchor)
                || (NumberCue.FILE.leads(text, anchor)
                    && (digits < written || NumberCue.NUMBERED.leads(text, anchor, 0))));
    if (led && !isYear(text, anchor, end)) {
      return digits >= 4 || written > 5 ? Span.sure(anchor, end) : Span.left(anchor, end);
    }
    int together = Characters.afterDigits(text, anchor, LONGEST);
    boolean number =
        together - anchor >= LONG_NUMBER && !Characters.isWord(Characters.at(text, together));
    // In a row of a table a number by itself is a value.
    char before = Characters.at(text, anchor - 1);
    boolean inText = before == ' ' || before == '(' || before == ':' || before == '#';
    if (!inText) {
      return Span.NONE;
    }
    return number && !Characters.inDecimal(text, anchor, together)
        ? Span.left(anchor, together)
        : Span.NONE;
  }

  /** The end of groups of letters and digits; those behind a blank must be digits. */
  private static int afterCode(String text, int from) {
    int end = from;
    int i = from;
    boolean first = true;
    boolean digitsBefore = false;
    while (i < text.length() && i - from < LONGEST) {
      int group = i;
      boolean digit = false;
      while (group < text.length() && group - from < LONGEST && isPart(text.charAt(group))) {
        digit |= Characters.isDigit(text.charAt(group));
        group++;
      }
      char before = Characters.at(text, i - 1);
      boolean joined =
          first
              || before != ' '
              || ((digitsBefore || isPrefix(text, from, end))
                  && digit
                  && areDigits(text, i, group));
      if (group == i || !joined || (!first && before == ' ' && group - i < 3)) {
        return end;
      }
      // A word of letters before a slash may be the first group, elsewhere a group has digits.
      end = group;
      first = false;
      digitsBefore |= digit;
      char separator = Characters.at(text, group);
      boolean goesOn =
          ("-/._".indexOf(separator) >= 0 || separator == ' ')
              && isPart(Characters.at(text, group + 1));
      if (!goesOn) {
        return end;
      }
      i = group + 1;
    }
    return end;
  }

  /** One to three capitals that start a code, as in "QT 448 210". */
  private static boolean isPrefix(String text, int from, int end) {
    boolean capitals = end - from <= 3;
    for (int i = from; i < end; i++) {
      capitals &= text.charAt(i) >= 'A' && text.charAt(i) <= 'Z';
    }
    return capitals;
  }

  private static boolean areDigits(String text, int from, int to) {
    return Characters.afterDigits(text, from, LONGEST) >= to;
  }

  private static boolean isPart(char c) {
    return c < 128 && Characters.isWord(c);
  }

  private static int digits(String text, int from, int to) {
    int digits = 0;
    for (int i = from; i < to; i++) {
      digits += Characters.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }

  private static boolean isYear(String text, int from, int to) {
    return to - from == 4
        && (text.startsWith("19", from) || text.startsWith("20", from))
        && areDigits(text, from, to);
  }
}

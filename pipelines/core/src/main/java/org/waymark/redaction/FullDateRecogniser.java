package org.waymark.redaction;

import org.waymark.text.Characters;

/**
 * A date with day, month and year, with the day of the week before it. A date of what happens to
 * everybody ("the meeting of 12 March 2026") stays; a date that neither happens to a person nor to
 * everybody is taken out and counted for review.
 */
final class FullDateRecogniser implements Recogniser {

  private static final String[] DAYS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
  };

  private final Lexicon lexicon;

  FullDateRecogniser(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  @Override
  public String anchors() {
    return Characters.DIGITS + "jfmasondJFMASOND";
  }

  @Override
  public Span at(String text, int anchor) {
    int end = DateText.afterFull(text, anchor);
    if (end < 0) {
      return Span.NONE;
    }
    int start = withDay(text, anchor);
    int before = lexicon.before(text, start, 4);
    if ((before & Lexicon.EVENT) != 0) {
      return Span.sure(start, end);
    }
    boolean version =
        text.lastIndexOf('.', end - 5) > anchor
            && (lexicon.before(text, start, 1) & (Lexicon.REFERENCE | Lexicon.CODE)) != 0;
    return version || (before & Lexicon.PUBLIC) != 0
        ? Span.left(anchor, end)
        : Span.doubtful(start, end);
  }

  private static int withDay(String text, int date) {
    int i = date;
    while (i > 0 && date - i < 2 && " ,".indexOf(text.charAt(i - 1)) >= 0) {
      i--;
    }
    for (String day : DAYS) {
      int start = i - day.length();
      boolean found =
          i < date
              && start >= 0
              && text.regionMatches(true, start, day, 0, day.length())
              && !Characters.isWord(Characters.at(text, start - 1));
      if (found) {
        return start;
      }
    }
    return date;
  }
}

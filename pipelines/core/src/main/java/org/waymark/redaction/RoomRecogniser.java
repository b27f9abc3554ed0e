package org.waymark.redaction;

import org.waymark.text.Characters;

/** A room, bed, bay or cubicle with its number or letter. */
final class RoomRecogniser implements Recogniser {

  private static final String[] WORDS = {"side room", "room", "bed", "bay", "cubicle"};

  @Override
  public String anchors() {
    return "sSrRbBcC";
  }

  @Override
  public Span at(String text, int anchor) {
    for (String word : WORDS) {
      if (Characters.hasWord(text, anchor, word)) {
        int number = Characters.afterBlanks(text, anchor + word.length(), 2);
        int digits = Characters.afterDigits(text, number, 4);
        char letter = Characters.at(text, digits);
        boolean capital = letter >= 'A' && letter <= 'H';
        boolean small = digits > number && letter >= 'a' && letter <= 'h';
        int end = capital || small ? digits + 1 : digits;
        boolean room =
            number > anchor + word.length()
                && end > number
                && digits - number < 4
                && !Characters.isWord(Characters.at(text, end))
                && !Characters.inDecimal(text, number, end)
                && !(digits == number && Characters.isApostrophe(Characters.at(text, end)));
        return room ? Span.sure(anchor, end) : Span.NONE;
      }
    }
    return Span.NONE;
  }
}

package org.waymark.redaction;

import org.waymark.text.Characters;

/**
 * A place as exact as a house: a UPRN (Unique Property Reference Number, up to twelve digits)
 * behind that word, three words of what3words behind its three slashes or its name, latitude and
 * longitude with three decimals or more, and a reference of the National Grid with six digits or
 * more behind "grid".
 */
final class ExactPlaceRecogniser implements Recogniser {

  /** First letters of the squares of the National Grid and of Ireland's. */
  private static final String SQUARES = "HNOSTJIC";

  @Override
  public String anchors() {
    return Characters.DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ-+";
  }

  @Override
  public String anchorsInside() {
    return "/.";
  }

  @Override
  public Span at(String text, int anchor) {
    char c = text.charAt(anchor);
    if (c == '/') {
      return behindSlashes(text, anchor);
    }
    if (c == '.') {
      return threeWords(text, anchor);
    }
    if (Characters.isDigit(c) || c == '-' || c == '+') {
      Span numbered = Characters.isDigit(c) ? property(text, anchor) : Span.NONE;
      return numbered.isNone() ? coordinates(text, anchor) : numbered;
    }
    return isGridNear(text, anchor) ? grid(text, anchor) : Span.NONE;
  }

  private Span property(String text, int anchor) {
    int end = Characters.afterDigits(text, anchor, 13);
    boolean number = end - anchor >= 5 && end - anchor <= 12;
    if (!number || Characters.isWord(Characters.at(text, end))) {
      return Span.NONE;
    }
    if (NumberCue.PROPERTY.leads(text, anchor)) {
      return Span.sure(anchor, end);
    }
    boolean easting = end - anchor == 6 && NumberCue.GRID.leads(text, anchor);
    int second = Characters.afterDigits(text, end + 1, 8);
    return easting && (second - end - 1 == 6 || second - end - 1 == 7)
        ? Span.sure(anchor, second)
        : Span.NONE;
  }

  private static Span behindSlashes(String text, int anchor) {
    if (!text.startsWith("///", anchor)) {
      return Span.NONE;
    }
    int end = afterThreeWords(text, anchor + 3);
    return end > 0 ? Span.sure(anchor, end) : Span.NONE;
  }

  /** Anchored at the first point: "index.home.raft" behind its name, else left in doubt. */
  private Span threeWords(String text, int point) {
    if (!isSmall(Characters.at(text, point - 1)) || !isSmall(Characters.at(text, point + 1))) {
      return Span.NONE;
    }
    int start = point;
    while (start > 0 && point - start < 20 && isSmall(text.charAt(start - 1))) {
      start--;
    }
    char before = Characters.at(text, start - 1);
    int end = point - start >= 3 ? afterThreeWords(text, start) : -1;
    if (end < 0 || Characters.isWord(before) || ".@/-_".indexOf(before) >= 0) {
      return Span.NONE;
    }
    boolean named = NumberCue.THREE_WORDS.leads(text, start) || NumberCue.GRID.leads(text, start);
    return named ? Span.sure(start, end) : Span.left(start, end);
  }

  private static int afterThreeWords(String text, int from) {
    int i = from;
    for (int words = 0; words < 3; words++) {
      int end = i;
      while (end - i < 20 && isSmall(Characters.at(text, end))) {
        end++;
      }
      if (end - i < 3 || (words < 2 && Characters.at(text, end) != '.')) {
        return -1;
      }
      i = words < 2 ? end + 1 : end;
    }
    boolean more =
        Characters.isWord(Characters.at(text, i))
            || "@/".indexOf(Characters.at(text, i)) >= 0
            || (Characters.at(text, i) == '.' && isSmall(Characters.at(text, i + 1)));
    return more ? -1 : i;
  }

  private static boolean isSmall(char c) {
    return Character.isLowerCase(c);
  }

  private Span coordinates(String text, int anchor) {
    char before = Characters.at(text, anchor - 1);
    if (Characters.isWord(before) || before == '.') {
      return Span.NONE;
    }
    int latitude = afterDegrees(text, anchor, 90);
    if (latitude < 0) {
      return Span.NONE;
    }
    int first = afterHemisphere(text, latitude, "NS");
    int i = first;
    while (i < first + 3 && ", /;".indexOf(Characters.at(text, i)) >= 0 && i < text.length()) {
      i++;
    }
    int longitude = i > first ? afterDegrees(text, i, 180) : -1;
    if (longitude < 0) {
      return Span.NONE;
    }
    int second = afterHemisphere(text, longitude, "EW");
    boolean named = first > latitude && second > longitude;
    if (named || (NumberCue.GRID.leads(text, anchor) || NumberCue.POSITION.leads(text, anchor))) {
      return Span.sure(anchor, second);
    }
    // Two numbers of a table are not written with a blank behind the comma.
    boolean blank = Characters.at(text, first) == ',' && Characters.at(text, first + 1) == ' ';
    int point = text.indexOf('.', i);
    boolean exact = latitude - text.indexOf('.', anchor) > 4 && longitude - point > 4;
    return blank && exact
        ? Span.doubtful(anchor, second)
        : blank ? Span.left(anchor, second) : Span.NONE;
  }

  /** The end of a number to that many degrees with at least three decimals; -1 for none. */
  private static int afterDegrees(String text, int from, int most) {
    int i = from;
    char sign = Characters.at(text, i);
    if (sign == '-' || sign == '+') {
      i++;
    }
    int whole = Characters.afterDigits(text, i, 4);
    boolean degrees = whole > i && whole - i <= 3 && Integer.parseInt(text, i, whole, 10) <= most;
    if (!degrees || Characters.at(text, whole) != '.') {
      return -1;
    }
    int end = Characters.afterDigits(text, whole + 1, 16);
    return end - whole - 1 >= 3 ? end : -1;
  }

  private static int afterHemisphere(String text, int from, String letters) {
    int i = from;
    if (Characters.at(text, i) == '\u00b0') {
      i++;
    }
    int letter = Characters.afterBlanks(text, i, 1);
    boolean named =
        letters.indexOf(Character.toUpperCase(Characters.at(text, letter))) >= 0
            && !Characters.isWord(Characters.at(text, letter + 1));
    return named ? letter + 1 : i;
  }

  private boolean isGridNear(String text, int anchor) {
    boolean two =
        Character.isUpperCase(Characters.at(text, anchor))
            && Character.isUpperCase(Characters.at(text, anchor + 1))
            && !Character.isLetter(Characters.at(text, anchor + 2));
    int digits = Characters.afterBlanks(text, anchor + 2, 1);
    return two
        && Characters.isDigit(Characters.at(text, digits))
        && SQUARES.indexOf(text.charAt(anchor)) >= 0
        && (NumberCue.GRID.leads(text, anchor) || isTwiceFive(text, digits));
  }

  /** Five digits and five more, which with the letters of a square are a metre on the ground. */
  private static boolean isTwiceFive(String text, int from) {
    int first = Characters.afterDigits(text, from, 6);
    int second = Characters.afterBlanks(text, first, 1);
    int to = Characters.afterDigits(text, second, 6);
    return first - from == 5 && second > first && to - second == 5;
  }

  private static Span grid(String text, int anchor) {
    int first = Characters.afterBlanks(text, anchor + 2, 1);
    int end = Characters.afterDigits(text, first, 11);
    int digits = end - first;
    int second = Characters.afterBlanks(text, end, 1);
    int to = Characters.afterDigits(text, second, 6);
    if (second > end && to - second == digits && digits >= 3) {
      return Span.sure(anchor, to);
    }
    return digits >= 6 ? Span.sure(anchor, end) : Span.NONE;
  }
}

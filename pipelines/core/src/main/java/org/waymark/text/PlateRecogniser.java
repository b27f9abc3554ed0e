package org.waymark.text;

/**
 * A UK vehicle registration. The form of 2001 (AB12 CDE) stands for itself; forms before it (A123
 * BCD, ABC 123D) and the undated ones (ABC 123, TIL 5521) need a word such as "reg" or "car" before
 * them, and so does anything in small letters.
 */
final class PlateRecogniser implements Recogniser {

  private final Lexicon lexicon;

  PlateRecogniser(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

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
    int letters = run(text, anchor, true, 4) - anchor;
    int digitsFrom = anchor + letters;
    if (letters > 3) {
      return Span.NONE;
    }
    int digits = run(text, digitsFrom, false, 5) - digitsFrom;
    boolean spaced = false;
    if (digits == 0 && letters > 1) {
      digitsFrom = afterSeparator(text, digitsFrom);
      spaced = digitsFrom > anchor + letters;
      digits = spaced ? run(text, digitsFrom, false, 5) - digitsFrom : 0;
    }
    if (digits == 0 || digits > 4) {
      return Span.NONE;
    }
    int digitsTo = digitsFrom + digits;
    int tail = spaced ? digitsTo : afterSeparator(text, digitsTo);
    int tailTo = run(text, tail, true, 4);
    boolean ends = !Characters.isWord(Characters.at(text, tailTo));
    if (letters == 2 && digits == 2 && !spaced && tailTo - tail == 3 && ends) {
      return current(text, anchor, tailTo);
    }
    boolean prefix = letters == 1 && digits <= 3 && tailTo - tail == 3 && ends;
    boolean suffix = letters == 3 && digits <= 3 && tail == digitsTo && tailTo == tail + 1 && ends;
    if (prefix || suffix) {
      return older(text, anchor, tailTo);
    }
    boolean undated =
        letters >= 2 && !Characters.isWord(Characters.at(text, digitsTo)) && isUpper(text, anchor);
    return undated && cued(text, anchor) ? Span.doubtful(anchor, digitsTo) : Span.NONE;
  }

  private Span current(String text, int start, int end) {
    int age = (text.charAt(start + 2) - '0') * 10 + text.charAt(start + 3) - '0';
    boolean issued = (age >= 2 && age <= 30) || (age >= 51 && age <= 80);
    int before = lexicon.before(text, start, 3);
    boolean cue = (before & Lexicon.VEHICLE) != 0;
    boolean code = (before & Lexicon.CODE) != 0;
    if (!issued || (!isUpper(text, start) && !cue) || hasIorQ(text, start)) {
      return Span.NONE;
    }
    if (code && !cue) {
      return Span.left(start, end);
    }
    return Span.sure(start, end);
  }

  private Span older(String text, int start, int end) {
    if (cued(text, start)) {
      return Span.sure(start, end);
    }
    return isUpper(text, start) && isUpper(text, end - 1) && end - start >= 8
        ? Span.left(start, end)
        : Span.NONE;
  }

  private boolean cued(String text, int start) {
    return (lexicon.before(text, start, 3) & Lexicon.VEHICLE) != 0;
  }

  private static boolean hasIorQ(String text, int start) {
    return "IiQq".indexOf(text.charAt(start)) >= 0 || "IiQq".indexOf(text.charAt(start + 1)) >= 0;
  }

  private static boolean isUpper(String text, int i) {
    return text.charAt(i) < 'a';
  }

  private static int afterSeparator(String text, int i) {
    return i < text.length() && Characters.isBlank(text.charAt(i)) ? i + 1 : i;
  }

  /** The end of a run of ASCII letters, or of digits, at most {@code limit} of them. */
  private static int run(String text, int from, boolean letters, int limit) {
    int i = from;
    while (i < text.length() && i - from < limit) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (letters ? !letter : !Characters.isDigit(c)) {
        break;
      }
      i++;
    }
    return i;
  }
}

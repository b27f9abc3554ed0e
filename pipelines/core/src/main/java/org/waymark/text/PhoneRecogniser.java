package org.waymark.text;

/**
 * A telephone number: 10 or 11 digits from 0 as people in the UK write them, +44 or 0044 and 9 or
 * 10 digits, with or without (0), or + and 8 to 15 digits of any country.
 */
final class PhoneRecogniser implements Recogniser {

  private static final int LONGEST = 15;

  @Override
  public String anchors() {
    return "0+(";
  }

  @Override
  public Span at(String text, int anchor) {
    int first = text.charAt(anchor) == '(' ? anchor + 1 : anchor;
    if (Characters.at(text, first) == '+') {
      return abroad(text, anchor, first + 1);
    }
    if (text.startsWith("0044", first)) {
      return abroad(text, anchor, first + 2);
    }
    boolean area =
        Characters.at(text, first) == '0'
            && "1235789".indexOf(Characters.at(text, first + 1)) >= 0
            && !Characters.inDecimal(text, first, first)
            && Characters.afterDigits(text, first, 3) - first == 3;
    return area ? longest(text, anchor, first, 10, 11) : Span.NONE;
  }

  private static Span abroad(String text, int anchor, int first) {
    if (!text.startsWith("44", first)) {
      return longest(text, anchor, first, 8, LONGEST);
    }
    int next = first + 2;
    while (next < first + 5 && isSeparator(Characters.at(text, next))) {
      next++;
    }
    int trunk = Characters.at(text, next) == '0' ? 1 : 0;
    return longest(text, anchor, first, 11 + trunk, 12 + trunk);
  }

  /** The longest run of groups of digits that ends with an accepted number of them. */
  private static Span longest(String text, int anchor, int first, int fewest, int most) {
    int total = 0;
    int found = -1;
    int i = first;
    while (true) {
      int end = Characters.afterDigits(text, i, LONGEST + 1);
      total += end - i;
      if (end == i || total > most) {
        break;
      }
      if (total >= fewest && !Characters.isWord(Characters.at(text, end))) {
        found = end;
      }
      i = end;
      while (i < end + 3 && isSeparator(Characters.at(text, i))) {
        i++;
      }
      if (i == end) {
        break;
      }
    }
    boolean number = found > 0 && !Characters.inDecimal(text, found, found);
    return number ? new Span(anchor, found) : Span.NONE;
  }

  private static boolean isSeparator(char c) {
    return Characters.isBlank(c) || c == '-' || c == '.' || c == '(' || c == ')';
  }
}

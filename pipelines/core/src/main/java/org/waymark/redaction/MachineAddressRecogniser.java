package org.waymark.redaction;

import org.waymark.text.Characters;

/**
 * The address of a machine: IPv4 (four numbers to 255), IPv6 (groups of hexadecimal digits with a
 * double colon, or eight of them; RFC 4291), or the six pairs of a network card.
 */
final class MachineAddressRecogniser implements Recogniser {

  private static final int LONGEST = 45;

  private final Lexicon lexicon;

  MachineAddressRecogniser(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  @Override
  public String anchors() {
    return Characters.DIGITS + "abcdefABCDEF";
  }

  @Override
  public boolean digitFollows() {
    return true;
  }

  @Override
  public Span at(String text, int anchor) {
    int four = afterFour(text, anchor);
    if (four > 0) {
      boolean version = (lexicon.before(text, anchor, 1) & Lexicon.REFERENCE) != 0;
      return version ? Span.left(anchor, four) : Span.sure(anchor, four);
    }
    return hexadecimal(text, anchor);
  }

  private static int afterFour(String text, int from) {
    int i = from;
    for (int part = 0; part < 4; part++) {
      int end = Characters.afterDigits(text, i, 4);
      boolean number = end > i && end - i <= 3 && Integer.parseInt(text, i, end, 10) <= 255;
      char next = Characters.at(text, end);
      if (!number || (part < 3 && next != '.')) {
        return -1;
      }
      if (part == 3) {
        boolean more = next == '.' && Characters.isDigit(Characters.at(text, end + 1));
        return more || Characters.isWord(next) || Characters.at(text, from - 1) == '.' ? -1 : end;
      }
      i = end + 1;
    }
    return -1;
  }

  private static Span hexadecimal(String text, int anchor) {
    int end = anchor;
    int groups = 0;
    int pairs = 0;
    boolean shortened = false;
    while (end - anchor < LONGEST) {
      int group = end;
      while (group - end < 5 && isHexadecimal(Characters.at(text, group))) {
        group++;
      }
      if (group - end > 4 || (group == end && !shortened)) {
        return Span.NONE;
      }
      groups += group > end ? 1 : 0;
      pairs += group - end == 2 ? 1 : 0;
      end = group;
      char next = Characters.at(text, end);
      boolean hyphened = next == '-' && pairs == groups;
      if ((next != ':' && !hyphened) || !isNext(text, end + 1)) {
        break;
      }
      boolean twice = Characters.at(text, end + 1) == ':';
      shortened |= twice;
      end += twice ? 2 : 1;
    }
    boolean six = groups == 8 || (shortened && groups >= 2);
    boolean card = groups == 6 && pairs == 6;
    return (six || card) && !Characters.isWord(Characters.at(text, end))
        ? Span.sure(anchor, end)
        : Span.NONE;
  }

  private static boolean isNext(String text, int i) {
    char c = Characters.at(text, i);
    return isHexadecimal(c) || (c == ':' && isHexadecimal(Characters.at(text, i + 1)));
  }

  private static boolean isHexadecimal(char c) {
    return Characters.isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}

package org.waymark.text;

import java.util.Locale;
import java.util.Set;

/**
 * Where somebody lives: "flat 4", or a house number with its street, "12 Mill Lane". A street
 * without a number is where many live and stays.
 */
final class AddressRecogniser implements Recogniser {

  private static final String[] DWELLINGS = {"flat", "apartment", "apt"};

  /** Behind "flat 4" these make it a price, a time or a distance. */
  private static final Set<String> MEASURES =
      Set.of(
          "days", "doors", "fee", "hours", "miles", "minutes", "months", "per", "percent", "pounds",
          "times", "weeks", "years");

  private static final Set<String> STREETS =
      Set.of(
          "street",
          "st",
          "road",
          "rd",
          "avenue",
          "ave",
          "lane",
          "close",
          "drive",
          "crescent",
          "terrace",
          "grove",
          "gardens",
          "mews");

  /** These are as often part of a place's or a building's name. */
  private static final Set<String> PERHAPS_STREETS =
      Set.of(
          "approach",
          "court",
          "green",
          "hill",
          "park",
          "place",
          "rise",
          "row",
          "square",
          "view",
          "walk",
          "way");

  /** Streets in small letters too. */
  private static final Set<String> IN_SMALL_LETTERS =
      Set.of("street", "road", "avenue", "lane", "crescent", "terrace");

  private static final int MOST_WORDS = 4;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2099;

  @Override
  public String anchors() {
    return "fFaA" + Characters.DIGITS;
  }

  @Override
  public Span at(String text, int anchor) {
    return Characters.isDigit(text.charAt(anchor)) ? house(text, anchor) : dwelling(text, anchor);
  }

  private static Span dwelling(String text, int anchor) {
    for (String word : DWELLINGS) {
      if (Characters.hasWord(text, anchor, word)) {
        int from = Characters.afterBlanks(text, anchor + word.length(), 2);
        int to = afterNumber(text, from);
        boolean number = from > anchor + word.length() && to > from;
        boolean measure =
            Characters.inDecimal(text, from, to)
                || Characters.at(text, to) == '%'
                || MEASURES.contains(word(text, Characters.afterBlanks(text, to, 2)));
        return number && !measure ? Span.sure(anchor, to) : Span.NONE;
      }
    }
    return Span.NONE;
  }

  private static Span house(String text, int anchor) {
    char before = Characters.at(text, anchor - 1);
    int to = afterNumber(text, anchor);
    if (to == anchor || ".:/-£$€#".indexOf(before) >= 0 || isYear(text, anchor, to)) {
      return Span.NONE;
    }
    boolean small = false;
    int end = to;
    for (int words = 0; words < MOST_WORDS; words++) {
      int from = Characters.afterBlanks(text, end, 2);
      String word = word(text, from);
      if (from == end || word.isEmpty()) {
        return Span.NONE;
      }
      end = from + word.length();
      boolean capital = Character.isUpperCase(text.charAt(from));
      small |= !capital;
      String street = word.toLowerCase(Locale.ROOT);
      if (words > 0 && (small ? IN_SMALL_LETTERS : STREETS).contains(street)) {
        return small ? Span.doubtful(anchor, end) : Span.sure(anchor, end);
      }
      if (words > 0 && capital && PERHAPS_STREETS.contains(street)) {
        return Span.doubtful(anchor, end);
      }
      // Of a street in small letters no more than one word is its name: "5 mill lane".
      if (small && words > 0) {
        return Span.NONE;
      }
    }
    return Span.NONE;
  }

  /** The end of a house number, such as 12, 12a or 12-14; where there is none, its start. */
  private static int afterNumber(String text, int from) {
    int to = Characters.afterDigits(text, from, 5);
    if (to == from || to - from > 4) {
      return from;
    }
    if (Characters.at(text, to) == '-') {
      int second = Characters.afterDigits(text, to + 1, 4);
      to = second > to + 1 ? second : to;
    }
    char letter = Characters.at(text, to);
    if ((letter >= 'a' && letter <= 'h') || (letter >= 'A' && letter <= 'H')) {
      to++;
    }
    return Characters.isWord(Characters.at(text, to)) ? from : to;
  }

  private static boolean isYear(String text, int from, int to) {
    if (to - from != 4 || Characters.afterDigits(text, from, 4) != to) {
      return false;
    }
    int number = Integer.parseInt(text, from, to, 10);
    return number >= FIRST_YEAR && number <= LAST_YEAR;
  }

  /** The letters and apostrophes there. */
  private static String word(String text, int from) {
    int to = from;
    while (to < text.length() && to - from < 24) {
      char c = text.charAt(to);
      if (!Characters.isLetter(c) && !(Characters.isApostrophe(c) && to > from)) {
        break;
      }
      to++;
    }
    return text.substring(from, to);
  }
}

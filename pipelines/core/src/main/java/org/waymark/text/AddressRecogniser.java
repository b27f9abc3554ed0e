package org.waymark.text;

import java.util.Locale;
import java.util.Set;

/**
 * Where somebody lives: "flat 4", or a house number with its street, "12 Mill Lane". A street
 * without a number is where many live and stays, and so does a street in small letters, which is
 * more often "3 broken street lights" than an address.
 */
final class AddressRecogniser implements Recogniser {

  private static final String[] DWELLINGS = {"flat", "apartment", "apt"};

  /** Behind "flat 4" these make it a price, a time or a distance. */
  private static final Set<String> MEASURES =
      Set.of(
          "bed",
          "bedroom",
          "day",
          "days",
          "door",
          "doors",
          "fee",
          "hour",
          "hours",
          "mile",
          "miles",
          "minute",
          "minutes",
          "month",
          "months",
          "pence",
          "per",
          "percent",
          "pound",
          "pounds",
          "quarter",
          "quarters",
          "time",
          "times",
          "to",
          "week",
          "weeks",
          "year",
          "years");

  /** Before "flat 4" these say that something is flat. */
  private static final Set<String> BEING =
      Set.of("a", "are", "been", "fell", "is", "remained", "stayed", "stays", "the", "was", "were");

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
          "crescent",
          "terrace",
          "grove",
          "mews");

  /** These are as often part of a building's name: streets only behind a word of place. */
  private static final Set<String> PERHAPS_STREETS =
      Set.of(
          "approach",
          "court",
          "drive",
          "gardens",
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

  /** Before a house number. */
  private static final Set<String> OF_PLACE =
      Set.of(
          "address",
          "at",
          "from",
          "house",
          "live",
          "lives",
          "near",
          "no",
          "number",
          "of",
          "opposite",
          "outside",
          "to");

  /** Before a number these make it the number of something else. */
  private static final Set<String> NUMBERED =
      Set.of(
          "bay",
          "bus",
          "covid",
          "day",
          "exit",
          "grade",
          "in",
          "junction",
          "level",
          "on",
          "phase",
          "platform",
          "priority",
          "route",
          "stage",
          "step",
          "terminal",
          "the",
          "tier",
          "ward",
          "week",
          "zone");

  /** First words of what is no street, as are months. */
  private static final Set<String> NO_NAMES =
      Set.of("a", "business", "car", "county", "crown", "family", "magistrates", "retail");

  private static final int MOST_WORDS = 4;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2099;
  private static final int LONGEST_WORD = 24;

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
                || isYear(text, from, to)
                || BEING.contains(before(text, anchor))
                || MEASURES.contains(word(text, Characters.afterBlanks(text, to, 2)));
        return number && !measure ? Span.sure(anchor, to) : Span.NONE;
      }
    }
    return Span.NONE;
  }

  private static Span house(String text, int anchor) {
    char sign = Characters.at(text, anchor - 1);
    int to = afterNumber(text, anchor);
    String before = before(text, anchor);
    boolean other = ".:/-£$€#".indexOf(sign) >= 0 || isYear(text, anchor, to);
    if (to == anchor || other || NUMBERED.contains(before)) {
      return Span.NONE;
    }
    int end = to;
    for (int words = 0; words < MOST_WORDS; words++) {
      int from = Characters.afterBlanks(text, end, 2);
      String word = word(text, from);
      if (from == end || word.isEmpty() || !Character.isUpperCase(word.charAt(0))) {
        return Span.NONE;
      }
      end = from + word.length();
      String small = word.toLowerCase(Locale.ROOT);
      if (words == 0 && (NO_NAMES.contains(small) || DateText.MONTHS.contains(small))) {
        return Span.NONE;
      }
      if (words > 0 && STREETS.contains(small)) {
        return Span.sure(anchor, end);
      }
      if (words > 0 && PERHAPS_STREETS.contains(small)) {
        return OF_PLACE.contains(before) ? Span.doubtful(anchor, end) : Span.left(anchor, end);
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
    while (to < text.length() && to - from < LONGEST_WORD) {
      char c = text.charAt(to);
      if (!Characters.isLetter(c) && !(Characters.isApostrophe(c) && to > from)) {
        break;
      }
      to++;
    }
    return text.substring(from, to);
  }

  /** The word before, in small letters, where nothing but blanks stands between. */
  private static String before(String text, int anchor) {
    int end = anchor;
    while (end > 0 && anchor - end < 2 && Characters.isBlank(text.charAt(end - 1))) {
      end--;
    }
    int from = end;
    while (from > 0 && end - from < LONGEST_WORD && Characters.isLetter(text.charAt(from - 1))) {
      from--;
    }
    return text.substring(from, end).toLowerCase(Locale.ROOT);
  }
}

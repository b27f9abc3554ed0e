package org.waymark.redaction;

import java.util.Locale;
import java.util.Set;
import org.waymark.text.Characters;

/**
 * Where somebody lives: "flat 4", or a house number with its street, "12 Mill Lane", "14 Heol
 * Fawr", "Lindenstrasse 14", "ul. Lipowa 12 m. 4", or a named house with its street. A street
 * without a number is where many live and stays.
 */
final class AddressRecogniser implements Recogniser {

  private static final String[] DWELLINGS = {"flat", "apartment", "apt", "unit", "maisonette"};

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
          "visit",
          "visited",
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

  /** The last word of the name of a house. */
  private static final Set<String> HOUSES =
      Set.of(
          "cottage",
          "house",
          "farm",
          "farmhouse",
          "lodge",
          "villa",
          "barn",
          "manor",
          "rectory",
          "vicarage",
          "bungalow",
          "mill",
          "croft",
          "view",
          "manse",
          "steading",
          "hollow",
          "end");

  /** Behind a street in small letters these go on a sentence about where somebody is. */
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "", "with", "and", "but", "since", "for", "is", "was", "has", "had", "at", "on", "in",
          "to", "from", "by", "next", "near", "when", "where", "who", "again", "because", "after",
          "before", "last", "this", "they", "we", "she", "he", "i", "please", "as", "so", "until",
          "now");

  /** First words of what is no street, as are months. */
  private static final Set<String> NO_NAMES =
      Set.of(
          "a",
          "business",
          "car",
          "county",
          "crown",
          "family",
          "magistrates",
          "retail",
          "hours",
          "new",
          "our",
          "my",
          "his",
          "her",
          "their",
          "this",
          "one",
          "your",
          "main",
          "busy",
          "local",
          "minutes",
          "people",
          "staff",
          "broken",
          "different",
          "rural",
          "other");

  private static final int MOST_WORDS = 4;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2099;
  private static final int LONGEST_WORD = 24;

  @Override
  public String anchors() {
    return "fauABCDEFGHIJKLMNOPQRSTUVWXYZ" + Characters.DIGITS;
  }

  @Override
  public Span at(String text, int anchor) {
    if (Characters.isDigit(text.charAt(anchor))) {
      Span flat = scottishFlat(text, anchor);
      Span british = flat.isNone() ? house(text, anchor) : flat;
      return british.isNone() || british.certainty() == Certainty.LEFT
          ? better(british, abroad(text, anchor))
          : british;
    }
    Span dwelling = dwelling(text, anchor);
    return dwelling.isNone() ? namedHouse(text, anchor) : dwelling;
  }

  private static Span better(Span left, Span other) {
    return other.isNone() ? left : other;
  }

  /** "1F2", "2/1" or "GF1" before the number of a house, as in Edinburgh and Glasgow. */
  private static Span scottishFlat(String text, int anchor) {
    char middle = Characters.at(text, anchor + 1);
    boolean shaped =
        (middle == 'F' || middle == 'f' || middle == '/')
            && Characters.isDigit(Characters.at(text, anchor + 2))
            && !Characters.isWord(Characters.at(text, anchor + 3))
            && !Characters.isWord(Characters.at(text, anchor - 1));
    if (!shaped || "/-.".indexOf(Characters.at(text, anchor - 1)) >= 0) {
      return Span.NONE;
    }
    int next = anchor + 3;
    while (next < anchor + 6 && " ,()".indexOf(Characters.at(text, next)) >= 0) {
      next++;
    }
    int number = afterNumber(text, next);
    int street = Characters.afterBlanks(text, number, 2);
    boolean house =
        number > next
            && street > number
            && Character.isUpperCase(Characters.at(text, street))
            && Character.isLetter(Characters.at(text, street + 1));
    return house ? Span.sure(anchor, anchor + 3) : Span.NONE;
  }

  /** Anchored at the number: a street of another language before or behind it. */
  private static Span abroad(String text, int anchor) {
    int number = afterNumber(text, anchor);
    if (number == anchor || isYear(text, anchor, number)) {
      return Span.NONE;
    }
    int start = streetBefore(text, anchor);
    if (start >= 0) {
      int end = afterStairs(text, number);
      return Span.sure(start, afterTown(text, end));
    }
    char sign = Characters.at(text, anchor - 1);
    if (".:/-£$€#".indexOf(sign) >= 0) {
      return Span.NONE;
    }
    int comma = Characters.at(text, number) == ',' ? number + 1 : number;
    int from = Characters.afterBlanks(text, comma, 2);
    int end = from > comma ? afterNamedStreet(text, from) : -1;
    return end < 0 ? Span.NONE : Span.sure(anchor, afterTown(text, end));
  }

  /** The end of "rue des Lilas", "Heol y Bont"; -1 where no such street starts there. */
  private static int afterNamedStreet(String text, int from) {
    String word = word(text, from);
    String folded = StreetWords.folded(word);
    boolean celtic =
        !word.isEmpty()
            && Character.isUpperCase(word.charAt(0))
            && StreetWords.CELTIC.contains(folded);
    boolean french = StreetWords.CONTINENTAL.contains(folded) && folded.length() > 2;
    if (!celtic && !french) {
      return -1;
    }
    int end = -1;
    int at = from + word.length();
    int capitals = 0;
    for (int words = 0; words < MOST_WORDS; words++) {
      int next = Characters.afterBlanks(text, at, 2);
      String part = word(text, next);
      if (next == at || part.isEmpty()) {
        break;
      }
      int apostrophe = apostropheIn(part);
      boolean capital = Character.isUpperCase(part.charAt(apostrophe));
      if (!capital && !StreetWords.PARTICLES.contains(StreetWords.folded(part))) {
        break;
      }
      at = next + part.length();
      while (capital
          && Characters.at(text, at) == '-'
          && Character.isLetter(Characters.at(text, at + 1))) {
        at = at + 1 + word(text, at + 1).length();
      }
      if (capital) {
        end = at;
        capitals++;
      } else if (capitals > 0 && french) {
        break;
      }
    }
    return end;
  }

  /** Where the name starts in "l'Abbaye" and "d'Arc". */
  private static int apostropheIn(String part) {
    boolean elided = part.length() > 2 && Characters.isApostrophe(part.charAt(1));
    return elided ? 2 : 0;
  }

  /** The start of the street that ends before a number: "Via Roma ", "Ringweg "; -1 for none. */
  private static int streetBefore(String text, int anchor) {
    int i = beforeBlanks(text, anchor);
    for (String number : new String[] {"nr.", "nr", "No:", "no.", "n.", "č.", ","}) {
      int from = i - number.length();
      if (from > 0 && text.regionMatches(true, from, number, 0, number.length())) {
        boolean whole = number.equals(",") || !Characters.isLetter(text.charAt(from - 1));
        i = whole ? beforeBlanks(text, from) : i;
        break;
      }
    }
    if (i == anchor) {
      return -1;
    }
    boolean named = false;
    for (int words = 0; words < MOST_WORDS + 1; words++) {
      int end = i;
      if (words > 0 && end > 0 && text.charAt(end - 1) == '.') {
        end--;
      }
      int start = end;
      while (start > 0
          && end - start < LONGEST_WORD
          && (Characters.isLetter(text.charAt(start - 1))
              || Characters.isApostrophe(text.charAt(start - 1)))) {
        start--;
      }
      if (start == end) {
        return -1;
      }
      boolean small = Character.isLowerCase(text.charAt(start));
      if (words == 0 && small && (end - start < 4 || !isCapitalBefore(text, start))) {
        return -1;
      }
      String written = text.substring(start, end);
      String folded = StreetWords.folded(written);
      boolean capital = Character.isUpperCase(written.charAt(0));
      if (words == 0 && capital && StreetWords.endsAsStreet(folded)) {
        return start;
      }
      boolean prefix =
          words > 0
              && named
              && (StreetWords.CONTINENTAL.contains(folded)
                  || (capital && StreetWords.CELTIC.contains(folded) && folded.length() > 3));
      if (prefix && (capital || folded.length() > 1)) {
        return start;
      }
      boolean alone = words == 0 && StreetWords.isStreetAlone(folded);
      if (!capital && !alone && (words == 0 || !StreetWords.PARTICLES.contains(folded))) {
        return -1;
      }
      if (alone && words == 0) {
        int name = beforeBlanks(text, start);
        int nameStart = name;
        while (nameStart > 0
            && Characters.isLetter(text.charAt(nameStart - 1))
            && name - nameStart < LONGEST_WORD) {
          nameStart--;
        }
        boolean street =
            nameStart < name && name < start && Character.isUpperCase(text.charAt(nameStart));
        return street ? nameStart : -1;
      }
      named |= capital;
      i = beforeBlanks(text, start);
      if (i == start) {
        return -1;
      }
    }
    return -1;
  }

  /** True where the word before a word starts with a capital letter. */
  private static boolean isCapitalBefore(String text, int start) {
    int end = beforeBlanks(text, start);
    int i = end;
    while (i > 0 && end - i < LONGEST_WORD && Characters.isLetter(text.charAt(i - 1))) {
      i--;
    }
    return i < end && end < start && Character.isUpperCase(text.charAt(i));
  }

  private static int beforeBlanks(String text, int position) {
    int i = position;
    while (i > 0 && position - i < 2 && Characters.isBlank(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  /** Behind a number: "/4", " m. 4", ", 3\u00ba B". */
  private static int afterStairs(String text, int number) {
    if (Characters.at(text, number) == '/') {
      int to = Characters.afterDigits(text, number + 1, 3);
      return to > number + 1 ? to : number;
    }
    int i = Characters.afterBlanks(text, number, 1);
    for (String word : new String[] {"m.", "m", "lok.", "ap.", "apt.", "int.", "bus", "et."}) {
      if (i > number && text.regionMatches(true, i, word, 0, word.length())) {
        int from = Characters.afterBlanks(text, i + word.length(), 1);
        int to = Characters.afterDigits(text, from, 4);
        boolean flat = to > from && !Characters.isWord(Characters.at(text, to));
        return flat ? to : number;
      }
    }
    int comma = Characters.at(text, number) == ',' ? number + 1 : number;
    int floor = Characters.afterBlanks(text, comma, 1);
    int to = Characters.afterDigits(text, floor, 2);
    char sign = Characters.at(text, to);
    if (to == floor || (sign != '\u00ba' && sign != '\u00aa' && sign != '\u00b0')) {
      return number;
    }
    int letter = Characters.afterBlanks(text, to + 1, 1);
    boolean door =
        Character.isUpperCase(Characters.at(text, letter))
            && !Characters.isWord(Characters.at(text, letter + 1));
    return door ? letter + 1 : to + 1;
  }

  /** Behind a comma, the number of a town and its name: ", 10115 Berlin". */
  private static int afterTown(String text, int end) {
    int i = Characters.at(text, end) == ',' ? end + 1 : end;
    int from = Characters.afterBlanks(text, i, 2);
    int first = Characters.afterDigits(text, from, 6);
    int to = first;
    if (first - from == 2 && Characters.at(text, first) == '-') {
      to = Characters.afterDigits(text, first + 1, 4);
    }
    int digits = to - from;
    String town = word(text, Characters.afterBlanks(text, to, 2));
    boolean code =
        (digits == 4 || digits == 5 || digits == 6)
            && !town.isEmpty()
            && Character.isUpperCase(town.charAt(0));
    return code ? Characters.afterBlanks(text, to, 2) + town.length() : end;
  }

  /** "Ivy Cottage, Church Lane", "Bryn Awel, L\u00f4n Isaf": a house without a number. */
  private static Span namedHouse(String text, int anchor) {
    if (!Character.isUpperCase(text.charAt(anchor)) || !isCommaNear(text, anchor)) {
      return Span.NONE;
    }
    int end = anchor;
    String last = "";
    int words = 0;
    while (words < 3) {
      int from = words == 0 ? anchor : Characters.afterBlanks(text, end, 1);
      String word = word(text, from);
      boolean particle = words > 0 && StreetWords.PARTICLES.contains(StreetWords.folded(word));
      if (word.isEmpty()
          || (words > 0 && from == end)
          || !(Character.isUpperCase(word.charAt(0)) || particle)) {
        break;
      }
      last = word.toLowerCase(Locale.ROOT);
      end = from + word.length();
      words++;
    }
    if (words < 2 || Characters.at(text, end) != ',') {
      return Span.NONE;
    }
    int street = Characters.afterBlanks(text, end + 1, 2);
    int celtic = startsCeltic(text, street) ? afterNamedStreet(text, street) : -1;
    if (celtic > 0) {
      return Span.doubtful(anchor, celtic);
    }
    if (!HOUSES.contains(last)) {
      return Span.NONE;
    }
    int to = street;
    for (int more = 0; more < MOST_WORDS; more++) {
      int from = more == 0 ? street : Characters.afterBlanks(text, to, 2);
      String word = word(text, from);
      if (word.isEmpty() || !Character.isUpperCase(word.charAt(0)) || (more > 0 && from == to)) {
        return Span.NONE;
      }
      to = from + word.length();
      String small = word.toLowerCase(Locale.ROOT);
      if (more > 0
          && (STREETS.contains(small)
              || PERHAPS_STREETS.contains(small)
              || StreetWords.MORE_STREETS.contains(small))) {
        return Span.doubtful(anchor, to);
      }
    }
    return Span.NONE;
  }

  /** True where a comma follows within the few words of a house's name. */
  private static boolean isCommaNear(String text, int anchor) {
    int limit = Math.min(text.length(), anchor + 40);
    for (int i = anchor; i < limit; i++) {
      char c = text.charAt(i);
      if (c == ',') {
        return true;
      }
      if (c != ' ' && !Characters.isLetter(c) && !Characters.isApostrophe(c)) {
        return false;
      }
    }
    return false;
  }

  private static boolean startsCeltic(String text, int from) {
    String word = word(text, from);
    return !word.isEmpty()
        && Character.isUpperCase(word.charAt(0))
        && StreetWords.CELTIC.contains(StreetWords.folded(word));
  }

  private static Span dwelling(String text, int anchor) {
    for (String word : DWELLINGS) {
      if (Characters.hasWord(text, anchor, word)) {
        int from = Characters.afterBlanks(text, anchor + word.length(), 2);
        int to = afterFlat(text, from);
        boolean number = from > anchor + word.length() && to > from;
        boolean measure =
            Characters.inDecimal(text, from, to)
                || Characters.at(text, to) == '%'
                || isYear(text, from, to)
                || BEING.contains(before(text, anchor))
                || MEASURES.contains(word(text, Characters.afterBlanks(text, to, 2)));
        if (!number || measure) {
          return Span.NONE;
        }
        // A unit is as often one of a hospital, unless a house follows.
        return !word.equals("unit") || isHouseNext(text, to) ? Span.sure(anchor, to) : Span.NONE;
      }
    }
    return Span.NONE;
  }

  private static boolean isHouseNext(String text, int end) {
    int number = Characters.at(text, end) == ',' ? Characters.afterBlanks(text, end + 1, 2) : end;
    int street = afterNumber(text, number);
    return number > end
        && street > number
        && Character.isUpperCase(Characters.at(text, Characters.afterBlanks(text, street, 2)));
  }

  /** The end of the number of a flat: 4, 4b, 2/1, 1F2, B. */
  private static int afterFlat(String text, int from) {
    int digits = Characters.afterDigits(text, from, 3);
    char middle = Characters.at(text, digits);
    boolean floor = digits > from && (middle == '/' || middle == 'F' || middle == 'f');
    if (floor) {
      int to = Characters.afterDigits(text, digits + 1, 3);
      return to > digits + 1 && !Characters.isWord(Characters.at(text, to)) ? to : from;
    }
    return afterNumber(text, from);
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
      if (from == end || word.isEmpty()) {
        return Span.NONE;
      }
      if (!Character.isUpperCase(word.charAt(0))) {
        return words == 0 ? smallStreet(text, anchor, to, before) : Span.NONE;
      }
      end = from + word.length();
      String small = word.toLowerCase(Locale.ROOT);
      if (words == 0 && (NO_NAMES.contains(small) || DateText.MONTHS.contains(small))) {
        return Span.NONE;
      }
      if (words > 0 && STREETS.contains(small)) {
        return Span.sure(anchor, end);
      }
      if (words == 0 && (small.endsWith("gate") || small.endsWith("wynd")) && small.length() > 5) {
        return OF_PLACE.contains(before) ? Span.doubtful(anchor, end) : Span.left(anchor, end);
      }
      if (words > 0 && StreetWords.MORE_STREETS.contains(small)) {
        return Span.doubtful(anchor, end);
      }
      if (words > 0 && words(text, anchor, end).startsWith("the ") && isClosed(text, end)) {
        return OF_PLACE.contains(before) ? Span.doubtful(anchor, end) : Span.left(anchor, end);
      }
      if (words > 0 && PERHAPS_STREETS.contains(small)) {
        return OF_PLACE.contains(before) ? Span.doubtful(anchor, end) : Span.left(anchor, end);
      }
    }
    return Span.NONE;
  }

  /** The words behind a number, in small letters. */
  private static String words(String text, int anchor, int end) {
    int from = Characters.afterBlanks(text, afterNumber(text, anchor), 2);
    return from < end ? text.substring(from, end).toLowerCase(Locale.ROOT) : "";
  }

  /** True where a name ends: a mark follows, or a word in small letters that goes on. */
  private static boolean isClosed(String text, int end) {
    String next = word(text, Characters.afterBlanks(text, end, 2));
    return next.isEmpty() || FUNCTION_WORDS.contains(next) || next.equals("beside");
  }

  /**
   * "12 mill lane": two or more of something would be lanes, so that one lane behind a number is a
   * name.
   */
  private static Span smallStreet(String text, int anchor, int numberEnd, String before) {
    int first = Characters.afterBlanks(text, numberEnd, 1);
    String name = word(text, first);
    int second = Characters.afterBlanks(text, first + name.length(), 1);
    String type = word(text, second);
    boolean street =
        first > numberEnd
            && name.length() > 2
            && second > first + name.length()
            && ((STREETS.contains(type) && type.length() > 3) || type.equals("drive"))
            && FUNCTION_WORDS.contains(
                word(text, Characters.afterBlanks(text, second + type.length(), 2)));
    if (!street || name.equals("the") || NO_NAMES.contains(name)) {
      return Span.NONE;
    }
    int end = second + type.length();
    return OF_PLACE.contains(before) || before.equals("with")
        ? Span.doubtful(anchor, end)
        : Span.left(anchor, end);
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

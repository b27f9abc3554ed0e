package org.waymark.redaction;

import java.util.Locale;
import java.util.Set;
import org.waymark.text.Characters;

/**
 * An age above 89, which few people have: "aged 93", "a 91-year-old", "she is ninety-five", "her
 * 100th birthday". Only the number is replaced. Age bands, percentages and the ages of things stay.
 */
final class AgeRecogniser implements Recogniser {

  private static final int LOWEST = 90;
  private static final int HIGHEST = 119;
  private static final int LONGEST = 20;

  private static final Set<String> UNITS =
      Set.of(
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen");
  private static final Set<String> PERSONS =
      Set.of(
          "he",
          "she",
          "i",
          "who",
          "they",
          "patient",
          "pt",
          "resident",
          "nain",
          "taid",
          "nana",
          "nanna",
          "grandma",
          "grandpa",
          "widow",
          "pensioner",
          "veteran",
          "customer",
          "caller",
          "mam",
          "dada",
          "him",
          "her");
  private static final Set<String> HELPING =
      Set.of(
          "will", "would", "to", "now", "only", "nearly", "almost", "just", "already", "be",
          "about", "over");
  private static final Set<String> BEING =
      Set.of("is", "am", "was", "be", "are", "shes", "hes", "im");
  private static final Set<String> AGEING =
      Set.of("aged", "age", "ages", "turned", "turns", "turning");
  private static final Set<String> GOING_ON =
      Set.of(
          "and",
          "but",
          "with",
          "now",
          "last",
          "this",
          "next",
          "when",
          "who",
          "so",
          "too",
          "yet",
          "in",
          "on",
          "or",
          "years",
          "year",
          "then",
          "she",
          "he",
          "today",
          "tomorrow",
          "because",
          "living",
          "lives",
          "has",
          "had",
          "was",
          "is",
          "from");
  private static final Set<String> THINGS =
      Set.of(
          "building",
          "house",
          "church",
          "pipe",
          "pipes",
          "tree",
          "school",
          "system",
          "bridge",
          "hospital",
          "tradition",
          "boiler",
          "machine",
          "lift",
          "charity",
          "block",
          "hall",
          "lease",
          "company",
          "service",
          "estate",
          "ward",
          "roof",
          "wiring",
          "law",
          "plan",
          "average",
          "it",
          "that",
          "unit",
          "library",
          "station",
          "theatre",
          "club",
          "record",
          "record-breaking");

  private final Lexicon lexicon;

  AgeRecogniser(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  @Override
  public String anchors() {
    return "19nNoOhH";
  }

  @Override
  public Span at(String text, int anchor) {
    boolean digits = Characters.isDigit(text.charAt(anchor));
    int end = digits ? afterDigits(text, anchor) : afterWords(text, anchor);
    if (end < 0 || ".,-/:\u00a3$\u20ac#+".indexOf(Characters.at(text, anchor - 1)) >= 0) {
      return Span.NONE;
    }
    int ordinal = afterOrdinal(text, end);
    if (ordinal > end) {
      return Characters.hasWord(text, Characters.afterBlanks(text, ordinal, 2), "birthday")
          ? Span.sure(anchor, ordinal)
          : Span.NONE;
    }
    char next = Characters.at(text, end);
    if (digits && (next == 'F' || next == 'M' || next == 'f' || next == 'm')) {
      boolean bracketed =
          Characters.at(text, anchor - 1) == '('
              && ")/,".indexOf(Characters.at(text, end + 1)) >= 0;
      return bracketed ? Span.sure(anchor, end) : Span.NONE;
    }
    if (Characters.isWord(next) && !isShortYears(text, end)) {
      return Span.NONE;
    }
    int old = afterYearsOld(text, end);
    if (old > 0) {
      return yearsOld(text, anchor, end, old);
    }
    return isBehindMark(text, anchor, end) ? Span.sure(anchor, end) : cued(text, anchor, end);
  }

  private Span yearsOld(String text, int start, int end, int old) {
    String thing = word(text, Characters.afterBlanks(text, old, 2));
    int isThing = lexicon.at(text, Characters.afterBlanks(text, old, 2)) & Lexicon.INSTITUTION;
    if (THINGS.contains(thing) || isThing != 0) {
      return Span.NONE;
    }
    int is = before(text, start);
    String being = wordBefore(text, is, start);
    if (BEING.contains(being)) {
      int subject = before(text, is);
      String who = wordBefore(text, subject, is);
      boolean about =
          THINGS.contains(who) || (lexicon.at(text, subject) & Lexicon.INSTITUTION) != 0;
      return about ? Span.left(start, end) : Span.sure(start, end);
    }
    return Span.sure(start, end);
  }

  /** Behind the mark of a name: "[name], 94, walks", "[name] (94)". */
  private static boolean isBehindMark(String text, int start, int end) {
    char next = Characters.at(text, end);
    boolean bracket = text.startsWith("] (", Math.max(0, start - 3)) && next == ')';
    boolean pause = text.startsWith("], ", Math.max(0, start - 3)) && ",;.".indexOf(next) >= 0;
    return start >= 3 && (bracket || pause) && text.startsWith("[name]", Math.max(0, start - 8));
  }

  private Span cued(String text, int start, int end) {
    int word = before(text, start);
    String cue = wordBefore(text, word, start);
    while (HELPING.contains(cue) && !cue.equals("be") && word > 0) {
      int earlier = before(text, word);
      cue = wordBefore(text, earlier, word);
      word = earlier;
    }
    if (isBand(text, end)) {
      return Span.NONE;
    }
    String next = word(text, Characters.afterBlanks(text, end, 2));
    boolean closed = next.isEmpty() ? isPause(text, end) : GOING_ON.contains(next);
    if (AGEING.contains(cue)) {
      return closed || next.isEmpty() ? Span.sure(start, end) : Span.doubtful(start, end);
    }
    boolean being = BEING.contains(cue);
    if (!being || !closed) {
      return Span.NONE;
    }
    int subject = before(text, word);
    String who = wordBefore(text, subject, word);
    while (HELPING.contains(who) && subject > 0) {
      int earlier = before(text, subject);
      who = wordBefore(text, earlier, subject);
      subject = earlier;
    }
    boolean mark = text.startsWith("] ", Math.max(0, word - 2));
    boolean person =
        mark
            || cue.equals("shes")
            || cue.equals("hes")
            || cue.equals("im")
            || cue.equals("am")
            || PERSONS.contains(who)
            || (lexicon.at(text, subject) & (Lexicon.KIN | Lexicon.GIVEN)) != 0;
    return person ? Span.sure(start, end) : Span.left(start, end);
  }

  private static boolean isPause(String text, int end) {
    return end >= text.length() || ".,;!?)\n\"'".indexOf(text.charAt(end)) >= 0;
  }

  /** "90 to 94", "90 and over", "90+", "90%". */
  private static boolean isBand(String text, int end) {
    char c = Characters.at(text, end);
    int i = Characters.afterBlanks(text, end, 2);
    boolean range =
        (Characters.hasWord(text, i, "to")
                || Characters.hasWord(text, i, "and")
                || Characters.hasWord(text, i, "or"))
            && isBandEnd(text, Characters.afterBlanks(text, Lexicon.end(text, i), 2));
    return range
        || c == '+'
        || c == '%'
        || c == '\u00b0'
        || c == ':'
        || ((c == '-' || c == '/' || c == '.' || c == ',')
            && Characters.isDigit(Characters.at(text, end + 1)))
        || Characters.hasWord(text, i, "plus")
        || Characters.hasWord(text, i, "per")
        || Characters.at(text, i) == '%';
  }

  private static boolean isBandEnd(String text, int i) {
    return Characters.isDigit(Characters.at(text, i))
        || Characters.hasWord(text, i, "over")
        || Characters.hasWord(text, i, "above")
        || Characters.hasWord(text, i, "older")
        || Characters.hasWord(text, i, "more")
        || Characters.hasWord(text, i, "under");
  }

  private static int afterDigits(String text, int from) {
    int end = Characters.afterDigits(text, from, 4);
    if (end - from < 2 || end - from > 3) {
      return -1;
    }
    int number = Integer.parseInt(text, from, end, 10);
    return number >= LOWEST && number <= HIGHEST ? end : -1;
  }

  /** "ninety", "ninety-five", "one hundred and two"; -1 for anything else. */
  private static int afterWords(String text, int from) {
    if (Characters.hasWord(text, from, "ninety")) {
      int end = from + 6;
      char joint = Characters.at(text, end);
      int unit = end + 1;
      return (joint == '-' || joint == ' ') && UNITS.contains(word(text, unit))
          ? unit + word(text, unit).length()
          : end;
    }
    int hundred = Characters.hasWord(text, from, "one") ? from + 4 : from;
    if (!Characters.hasWord(text, hundred, "hundred")) {
      return -1;
    }
    int end = hundred + 7;
    int and = Characters.afterBlanks(text, end, 1);
    if (Characters.hasWord(text, and, "and")) {
      int unit = Characters.afterBlanks(text, and + 3, 1);
      return UNITS.contains(word(text, unit)) ? unit + word(text, unit).length() : end;
    }
    return end;
  }

  private static int afterOrdinal(String text, int end) {
    for (String ordinal : new String[] {"th", "st", "nd", "rd"}) {
      if (Characters.hasWord(text, end, ordinal)) {
        return end + 2;
      }
    }
    return end;
  }

  private static boolean isShortYears(String text, int end) {
    return Characters.hasWord(text, end, "yo")
        || Characters.hasWord(text, end, "yrs")
        || text.regionMatches(true, end, "y/o", 0, 3);
  }

  /** The end of "-year-old", " years old", " y/o", " yrs", " years of age"; -1 for none. */
  private static int afterYearsOld(String text, int from) {
    int i = from;
    while (i < from + 2 && (Characters.at(text, i) == ' ' || Characters.at(text, i) == '-')) {
      i++;
    }
    if (text.regionMatches(true, i, "y/o", 0, 3) || text.regionMatches(true, i, "y.o", 0, 3)) {
      return i + 3;
    }
    if (Characters.hasWord(text, i, "yo")) {
      return i + 2;
    }
    String year = word(text, i);
    if (!Set.of("year", "years", "yr", "yrs").contains(year)) {
      return -1;
    }
    int next = i + year.length();
    while (Characters.at(text, next) == ' ' || Characters.at(text, next) == '-') {
      if (next++ > i + year.length() + 2) {
        break;
      }
    }
    if (Characters.hasWord(text, next, "old")) {
      return next + 3;
    }
    return text.regionMatches(true, next, "of age", 0, 6) ? next + 6 : -1;
  }

  private static String word(String text, int from) {
    int to = from;
    while (to < text.length() && to - from < LONGEST && Characters.isLetter(text.charAt(to))) {
      to++;
    }
    return (from < to ? text.substring(from, to) : "").toLowerCase(Locale.ROOT);
  }

  /** The start of the word before a position; the position where there is none close by. */
  private static int before(String text, int position) {
    int i = position;
    while (i > 0 && position - i < 3 && (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == ':')) {
      i--;
    }
    int end = i;
    while (i > 0
        && end - i < LONGEST
        && (Characters.isLetter(text.charAt(i - 1))
            || Characters.isApostrophe(text.charAt(i - 1)))) {
      i--;
    }
    return i == end ? position : i;
  }

  private static String wordBefore(String text, int start, int end) {
    return text.substring(start, end).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
  }
}

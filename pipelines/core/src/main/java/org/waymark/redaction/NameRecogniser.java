package org.waymark.redaction;

import java.util.Set;
import org.waymark.text.Characters;

/**
 * A person's name: behind a title ("Dr Anne-Marie O'Neill"), behind words that lead to a person
 * ("my daughter Ellie", "spoke with Will"), a listed given name by itself ("Priya was kind"), or a
 * capital letter in front of what a person does ("Oluwaseun said"). The title or cue stays.
 *
 * <p>Given names that are also words, months or places of the registry need a cue; names of
 * streets, wards and hospitals are no names of persons.
 */
final class NameRecogniser implements Recogniser {

  private static final int MOST_WORDS = 4;
  private static final int CUES = Lexicon.KIN | Lexicon.CALLED | Lexicon.SPEAK | Lexicon.GREET;

  /** What a word without a capital letter may say. */
  private static final int TELLING = CUES | Lexicon.TITLE | Lexicon.GIVEN;

  private static final int LISTED = Lexicon.GIVEN | Lexicon.DOUBLE;

  private static final String[] JOINED_TITLES = {"Dr", "Mr", "Mrs", "Ms", "Miss", "Prof"};

  private static final String[] LINKS = {" with ", " by ", " to ", " for "};

  private static final Set<String> SURE_VERBS =
      Set.of(
          "said",
          "told",
          "explained",
          "rang",
          "phoned",
          "promised",
          "cried",
          "replied",
          "answered",
          "apologised",
          "apologized",
          "reassured",
          "suggested",
          "mentioned",
          "insisted",
          "smiled",
          "shouted",
          "laughed",
          "texted",
          "emailed",
          "says",
          "tells",
          "explains",
          "thinks",
          "sings",
          "sang",
          "knows",
          "listened",
          "stayed",
          "agreed",
          "refused",
          "advised",
          "introduced",
          "sobbed",
          "begged",
          "whispered",
          "hugged",
          "thanked",
          "helped",
          "asked");

  private final Lexicon lexicon;

  NameRecogniser(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  @Override
  public String anchors() {
    return Characters.LETTERS;
  }

  @Override
  public boolean otherLetters() {
    return true;
  }

  @Override
  public Span at(String text, int anchor) {
    int end = Lexicon.end(text, anchor);
    int bits = lexicon.of(text, anchor, end);
    char first = text.charAt(anchor);
    boolean capital = Character.isUpperCase(first);
    if ((bits & Lexicon.WIDE) != 0 && (!capital || (bits & Lexicon.COMMON) != 0)) {
      bits &= ~Lexicon.GIVEN;
    }
    boolean contraction =
        Characters.isApostrophe(Characters.at(text, end)) && Characters.hasWord(text, end + 1, "t");
    if (contraction || (!capital && (bits & TELLING) == 0)) {
      return Span.NONE;
    }
    Span span = capital ? inLists(text, anchor, end, bits) : Span.NONE;
    if (span.isNone() && (bits & Lexicon.TITLE) != 0) {
      span = behindTitle(text, anchor, end);
    }
    if (span.isNone() && (bits & CUES) != 0) {
      span = behindCue(text, end, bits);
    }
    return span.isNone() ? byItself(text, anchor, end, bits, capital) : span;
  }

  /** As lists and labels have it: "KHAN, Amina", "KHAN Amina", "Khan, Amina", "DrKhan". */
  private Span inLists(String text, int anchor, int end, int bits) {
    for (String title : JOINED_TITLES) {
      int from = anchor + title.length();
      boolean joined =
          text.startsWith(title, anchor)
              && end - from > 2
              && Character.isUpperCase(text.charAt(from))
              && Character.isLowerCase(text.charAt(from + 1));
      if (joined) {
        int nameEnd = afterNames(text, from, true);
        return nameEnd < 0 ? Span.NONE : Span.sure(from, nameEnd);
      }
    }
    int no = Lexicon.COMMON | Lexicon.INSTITUTION | Lexicon.TITLE | Lexicon.PLACE | Lexicon.SAINT;
    boolean capitals = end - anchor > 1 && areCapitals(text, anchor, end);
    boolean family = (bits & (Lexicon.SURNAME | Lexicon.FAMILY)) != 0;
    if ((bits & no) != 0 || (!capitals && (!family || (bits & LISTED) != 0))) {
      return Span.NONE;
    }
    int surnameEnd = afterName(text, anchor, true);
    boolean comma = surnameEnd > 0 && Characters.at(text, surnameEnd) == ',';
    int given = comma ? Characters.afterBlanks(text, surnameEnd + 1, 2) : afterSpace(text, end);
    int givenEnd = Lexicon.end(text, given);
    int other = lexicon.of(text, given, givenEnd);
    boolean written =
        givenEnd - given > 1
            && Character.isUpperCase(Characters.at(text, given))
            && (other & no) == 0
            && !isCapitals(text, given, givenEnd);
    boolean listed = (other & LISTED) != 0;
    boolean first = startsSentence(text, anchor) || ":;-".indexOf(sign(text, anchor)) >= 0;
    if (!written
        || given == (comma ? surnameEnd + 1 : end)
        || (!capitals && !(comma && first && listed))) {
      return Span.NONE;
    }
    int nameEnd = afterNames(text, given, false);
    boolean long4 = end - anchor > 3 || (comma && family);
    if (nameEnd < 0 || institutionAt(text, nameEnd) || !(listed || (family && comma)) || !long4) {
      return comma && capitals && nameEnd > 0 ? Span.left(anchor, nameEnd) : Span.NONE;
    }
    return listed && comma && capitals
        ? Span.sure(anchor, nameEnd)
        : Span.doubtful(anchor, nameEnd);
  }

  /** The last character before that is no blank. */
  private static char sign(String text, int anchor) {
    int i = anchor;
    while (i > 0 && Characters.isBlank(text.charAt(i - 1))) {
      i--;
    }
    return Characters.at(text, i - 1);
  }

  /** True where a word has capital letters only, but for the c of "McCall". */
  private static boolean areCapitals(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean small = Character.isLowerCase(c);
      if (small && !(i == start + 1 && c == 'c' && text.charAt(start) == 'M')) {
        return false;
      }
    }
    return true;
  }

  private Span behindTitle(String text, int anchor, int titleEnd) {
    int from = afterTitle(text, anchor, titleEnd);
    // "Nurse Dr Smith": the name is behind the last title.
    for (int more = 0; more < 2 && from > 0; more++) {
      int end = Lexicon.end(text, from);
      boolean title = (lexicon.of(text, from, end) & Lexicon.TITLE) != 0;
      int next = title ? afterTitle(text, from, end) : -1;
      from = next > 0 ? next : from;
    }
    if (from < 0) {
      return Span.NONE;
    }
    int end = afterNames(text, from, true);
    if (end > 0) {
      return Span.sure(from, end);
    }
    int wordEnd = Lexicon.end(text, from);
    int bits = lexicon.of(text, from, wordEnd);
    boolean small = Character.isLowerCase(Characters.at(text, from)) && wordEnd - from > 2;
    boolean mr = text.regionMatches(true, anchor, "mr", 0, 2);
    boolean listed = (bits & (Lexicon.GIVEN | Lexicon.SURNAME)) != 0;
    boolean ordinary =
        (bits & (Lexicon.COMMON | Lexicon.INSTITUTION | Lexicon.PARTICLE | Lexicon.SAY)) != 0;
    return small && (mr || listed) && !ordinary ? Span.doubtful(from, wordEnd) : Span.NONE;
  }

  /** The position behind a title and the blanks that follow it; -1 where it is used as a word. */
  private static int afterTitle(String text, int from, int end) {
    // "miss" is a verb and "MS" a disease: only as titles are written.
    boolean word =
        (Characters.hasWord(text, from, "ms") || Characters.hasWord(text, from, "miss"))
            && (text.charAt(from) != 'M' || text.charAt(from + 1) == 'S');
    if (word) {
      return -1;
    }
    // "I was judged by a judge. Treatment" is no title and name.
    boolean point = Characters.at(text, end) == '.';
    if (point && end - from > 4) {
      return -1;
    }
    int i = point ? end + 1 : end;
    int name = Characters.afterBlanks(text, i, 3);
    return name > i || i > end ? name : -1;
  }

  private Span behindCue(String text, int cueEnd, int cue) {
    int from = cueEnd;
    char c = Characters.at(text, from);
    boolean pause = c == ',' && (cue & (Lexicon.KIN | Lexicon.GREET)) != 0;
    boolean colon = c == ':';
    if (pause || colon) {
      from++;
    }
    int word = afterSpace(text, from);
    if (word == from) {
      return Span.NONE;
    }
    boolean spoken = (cue & (Lexicon.SPEAK | Lexicon.GREET)) != 0;
    int wordEnd = Lexicon.end(text, word);
    int bits = lexicon.of(text, word, wordEnd);
    boolean named = Characters.hasWord(text, cueEnd - 4, "name");
    boolean linked = false;
    if ((bits & Lexicon.LINK) != 0 && Character.isLowerCase(text.charAt(word))) {
      linked = true;
      word = afterSpace(text, wordEnd);
      wordEnd = Lexicon.end(text, word);
      bits = lexicon.of(text, word, wordEnd);
    } else if ((cue & (Lexicon.GREET | Lexicon.SPEAK)) != 0
        && Characters.hasWord(text, word, "you")) {
      word = afterSpace(text, wordEnd);
      wordEnd = Lexicon.end(text, word);
      bits = lexicon.of(text, word, wordEnd);
    }
    if (wordEnd == word || (named && !linked && !colon)) {
      return Span.NONE;
    }
    boolean listed = (bits & LISTED) != 0;
    if (!Character.isUpperCase(text.charAt(word))) {
      boolean wide = (bits & Lexicon.WIDE) != 0;
      int noName = Lexicon.PLACE | Lexicon.COMMON | Lexicon.INSTITUTION;
      boolean likely =
          (bits & Lexicon.GIVEN) != 0
              && (bits & (wide ? noName : Lexicon.PLACE)) == 0
              && !linked
              && !(wide && ((cue & (Lexicon.KIN | Lexicon.CALLED)) == 0 || wordEnd - word < 5));
      return likely ? Span.doubtful(word, wordEnd) : Span.NONE;
    }
    int no = Lexicon.COMMON | Lexicon.INSTITUTION | Lexicon.SAINT | Lexicon.TITLE;
    boolean notKin = (cue & Lexicon.KIN) == 0;
    // "may" is in every text, May behind "my daughter" is a person.
    boolean kin = !notKin && (bits & Lexicon.DOUBLE) != 0;
    if (((bits & no) != 0 && !kin)
        || (!listed && isCapitals(text, word, wordEnd))
        || (notKin && (bits & Lexicon.PLACE) != 0 && (bits & Lexicon.GIVEN) == 0)
        || (!listed && linked && !spoken && !named && (cue & Lexicon.KIN) == 0)) {
      return Span.NONE;
    }
    int end = afterNames(text, word, false);
    if (end < 0) {
      return Span.NONE;
    }
    if (institutionAt(text, end) || institutionWithin(text, word, end)) {
      return Span.left(word, end);
    }
    // "daughter was Christian", "thanks to Grace": listed words behind a link are less sure.
    boolean sure = listed && ((bits & Lexicon.DOUBLE) == 0 || !linked || spoken);
    return sure ? Span.sure(word, end) : Span.doubtful(word, end);
  }

  private Span byItself(String text, int anchor, int end, int bits, boolean capital) {
    boolean place = (bits & Lexicon.PLACE) != 0;
    boolean plain = (bits & LISTED) == Lexicon.GIVEN && !place;
    if (!capital) {
      if (!plain) {
        return Span.NONE;
      }
      return end - anchor > 3 ? Span.doubtful(anchor, end) : Span.left(anchor, end);
    }
    if ((bits & LISTED) == 0) {
      return unlisted(text, anchor, end, bits);
    }
    boolean capitals = isCapitals(text, anchor, end);
    if ((capitals && end - anchor < 4)
        || (bits & Lexicon.SAINT) != 0
        || (lexicon.before(text, anchor, 1) & Lexicon.SAINT) != 0) {
      return Span.NONE;
    }
    int nameEnd = afterNames(text, anchor, false);
    if (nameEnd < 0) {
      return Span.NONE;
    }
    if (institutionAt(text, nameEnd) || institutionWithin(text, anchor, nameEnd)) {
      return plain ? Span.left(anchor, nameEnd) : Span.NONE;
    }
    if (plain) {
      boolean wide = (bits & Lexicon.WIDE) != 0 && nameEnd == end;
      return wide ? Span.doubtful(anchor, nameEnd) : Span.sure(anchor, nameEnd);
    }
    if (nameEnd > end && !isPossessive(text, end)) {
      int next = afterSpace(text, end);
      int other = lexicon.at(text, next);
      boolean surname = (other & (Lexicon.SURNAME | Lexicon.GIVEN)) != 0;
      boolean joined = next == end;
      return surname || joined || !place
          ? (surname ? Span.sure(anchor, nameEnd) : Span.doubtful(anchor, nameEnd))
          : Span.NONE;
    }
    if (says(text, end) && !place) {
      return Span.doubtful(anchor, end);
    }
    boolean inSentence = lexicon.before(text, anchor, 1) != 0 && !startsSentence(text, anchor);
    return inSentence && !place ? Span.left(anchor, end) : Span.NONE;
  }

  private Span unlisted(String text, int anchor, int end, int bits) {
    if (end - anchor == 1 && Characters.at(text, end) == '.') {
      int surname = Characters.afterBlanks(text, end + 1, 1);
      int other = lexicon.at(text, surname);
      int nameEnd = afterName(text, surname, false);
      if (nameEnd > surname + 2 && (other & Lexicon.COMMON) == 0) {
        boolean listed = (other & Lexicon.SURNAME) != 0;
        boolean bullet = startsSentence(text, anchor);
        return listed
            ? Span.sure(anchor, nameEnd)
            : bullet ? Span.left(anchor, nameEnd) : Span.doubtful(anchor, nameEnd);
      }
      return Span.NONE;
    }
    int no = Lexicon.COMMON | Lexicon.PLACE | Lexicon.INSTITUTION | Lexicon.TITLE | Lexicon.SAINT;
    int said = ~(Lexicon.SURNAME | Lexicon.FAMILY | Lexicon.KIN | Lexicon.PARTICLE);
    boolean candidate =
        (bits & (no | said)) == 0 && end - anchor > 2 && !isCapitals(text, anchor, end);
    if (!candidate || isKnownPlural(text, anchor, end)) {
      return Span.NONE;
    }
    Span whole = withFamilyName(text, anchor, end, bits);
    if (!whole.isNone()) {
      return whole;
    }
    boolean kin = (bits & Lexicon.KIN) != 0;
    boolean first = startsSentence(text, anchor);
    if (!kin && (says(text, end) || ownsPerson(text, end) || isBesideName(text, anchor))) {
      boolean family = (bits & Lexicon.FAMILY) != 0;
      boolean sureVerb = saysForSure(text, end) || ownsPerson(text, end) || !first || family;
      return sureVerb ? Span.doubtful(anchor, end) : Span.left(anchor, end);
    }
    boolean linked = !first && isLinked(text, anchor);
    return linked && !kin && !institutionAt(text, end) ? Span.left(anchor, end) : Span.NONE;
  }

  /** "Paramedics", "Managers", "Having", "Felt": known words with another ending. */
  private boolean isKnownPlural(String text, int anchor, int end) {
    int known = Lexicon.KIN | Lexicon.COMMON | Lexicon.TITLE | Lexicon.INSTITUTION;
    boolean plural =
        Characters.at(text, end - 1) == 's' && (lexicon.of(text, anchor, end - 1) & known) != 0;
    boolean ing = end - anchor > 5 && text.startsWith("ing", end - 3);
    boolean ment = end - anchor > 6 && text.startsWith("ment", end - 4);
    boolean ly = end - anchor > 5 && text.startsWith("ly", end - 2) && startsSentence(text, anchor);
    return plural || ing || ment || ly;
  }

  /** Behind "with", "by", "to" and "for", where a person may stand. */
  private static boolean isLinked(String text, int anchor) {
    for (String link : LINKS) {
      if (text.regionMatches(true, anchor - link.length(), link, 0, link.length())) {
        return true;
      }
    }
    return false;
  }

  /** "Bilal Qureshi": a capital word that is in no list, before a family name that is. */
  private Span withFamilyName(String text, int anchor, int end, int bits) {
    int next = afterSpace(text, end);
    int nextEnd = Lexicon.end(text, next);
    int other = lexicon.of(text, next, nextEnd);
    int no = Lexicon.COMMON | Lexicon.INSTITUTION | Lexicon.PLACE | Lexicon.TITLE;
    boolean written =
        next > end
            && nextEnd - next > 2
            && Character.isUpperCase(Characters.at(text, next))
            && !isCapitals(text, next, nextEnd)
            && (other & (no | Lexicon.GIVEN)) == 0;
    if (!written) {
      return Span.NONE;
    }
    int nameEnd = afterNames(text, anchor, false);
    boolean ward =
        nameEnd < 0 || institutionAt(text, nameEnd) || institutionWithin(text, anchor, nameEnd);
    if (ward || nameEnd < nextEnd) {
      return Span.NONE;
    }
    boolean family = (other & (Lexicon.FAMILY | Lexicon.SURNAME)) != 0;
    boolean kin = (bits & Lexicon.KIN) != 0;
    return family && !kin
        ? Span.doubtful(anchor, nameEnd)
        : kin ? Span.NONE : Span.left(anchor, nameEnd);
  }

  /** "Chidi's mother": a possessive before somebody's kin. */
  private boolean ownsPerson(String text, int end) {
    boolean owns = isPossessive(text, end) && Characters.isBlank(Characters.at(text, end + 2));
    return owns && (lexicon.at(text, end + 3) & Lexicon.KIN) != 0;
  }

  /** "[name] and Reuben", "[name], Reuben". */
  private boolean isBesideName(String text, int anchor) {
    int and = anchor - " and ".length();
    if (!text.startsWith(" and ", Math.max(0, and)) || and <= 0) {
      return false;
    }
    int start = and;
    while (start > 0 && and - start < 24 && Characters.isLetter(text.charAt(start - 1))) {
      start--;
    }
    boolean name =
        start < and
            && Character.isUpperCase(text.charAt(start))
            && (lexicon.of(text, start, and) & LISTED) == Lexicon.GIVEN;
    return name || text.startsWith("[name]", Math.max(0, and - 6));
  }

  /** What only people do. */
  private boolean saysForSure(String text, int end) {
    int verb = afterSpace(text, end);
    return SURE_VERBS.contains(text.substring(verb, Lexicon.end(text, verb)));
  }

  private boolean says(String text, int end) {
    int verb = afterSpace(text, end);
    return verb > end
        && Character.isLowerCase(Characters.at(text, verb))
        && (lexicon.at(text, verb) & Lexicon.SAY) != 0;
  }

  private static boolean startsSentence(String text, int anchor) {
    int i = anchor;
    while (i > 0 && Characters.isBlank(text.charAt(i - 1))) {
      i--;
    }
    return i == 0 || ".!?\n".indexOf(text.charAt(i - 1)) >= 0;
  }

  /** True where a name goes on as the name of a street or ward. */
  private boolean institutionAt(String text, int end) {
    int i = end;
    for (int words = 0; words < 3; words++) {
      int word = afterSpace(text, i);
      int wordEnd = Lexicon.end(text, word);
      if (word == i || wordEnd == word) {
        return false;
      }
      if ((lexicon.of(text, word, wordEnd) & Lexicon.INSTITUTION) != 0) {
        return Character.isUpperCase(text.charAt(word)) || words == 0;
      }
      if (!Character.isUpperCase(text.charAt(word))) {
        return false;
      }
      i = wordEnd;
    }
    return false;
  }

  /** True where the last word of a name is that of a street or ward and nobody speaks. */
  private boolean institutionWithin(String text, int start, int end) {
    int last = end;
    while (last > start && end - last < 24 && Characters.isLetter(text.charAt(last - 1))) {
      last--;
    }
    return last > start
        && (lexicon.of(text, last, end) & Lexicon.INSTITUTION) != 0
        && !says(text, end);
  }

  /** The position behind up to four words of a name; -1 where there is none. */
  private int afterNames(String text, int start, boolean titled) {
    int end = -1;
    int from = start;
    for (int words = 0; words < MOST_WORDS && from < text.length(); words++) {
      int after = afterName(text, from, words == 0 && !titled);
      if (after < 0 || (words > 0 && !goesOn(text, start, from, words))) {
        break;
      }
      end = after;
      // One blank, or a point and a blank behind an initial, joins the words of a name.
      boolean initial = after - from == 1 && Characters.at(text, after) == '.';
      from = initial ? afterSpace(text, after + 1) : afterSpace(text, after);
      if ((!initial && from == after) || (from > after && text.charAt(from - 1) == '\n')) {
        break;
      }
    }
    return end > 0 ? withoutPossessive(text, end) : -1;
  }

  /** True where a capital word behind a name belongs to it: not "Priya NHS", not "DAVID WAS". */
  private boolean goesOn(String text, int start, int from, int words) {
    int end = Lexicon.end(text, from);
    boolean capitals = end - from > 1 && isCapitals(text, from, end);
    if (!capitals) {
      return true;
    }
    boolean listed = (lexicon.of(text, from, end) & (LISTED | Lexicon.SURNAME)) != 0;
    return listed
        || (words == 1 && isCapitals(text, start, Lexicon.end(text, start)) && end - from > 3);
  }

  /** The position behind a word of a name, with the particles before it; -1 where there is none. */
  private int afterName(String text, int from, boolean certain) {
    int i = from;
    for (int particles = 0; particles < 2; particles++) {
      int end = Lexicon.end(text, i);
      boolean particle =
          end > i
              && end - i <= 6
              && Character.isLowerCase(text.charAt(i))
              && (lexicon.of(text, i, end) & Lexicon.PARTICLE) != 0
              && Characters.isBlank(Characters.at(text, end));
      if (particle) {
        i = end + 1;
      }
    }
    if (!Character.isUpperCase(Characters.at(text, i))) {
      return -1;
    }
    int end = afterLetters(text, i);
    int bits = lexicon.of(text, i, end);
    int no = Lexicon.COMMON | Lexicon.TITLE;
    if ((bits & no) != 0 && !(certain && (bits & LISTED) != 0)) {
      return -1;
    }
    boolean institution = (bits & (Lexicon.INSTITUTION | Lexicon.SURNAME)) == Lexicon.INSTITUTION;
    if (institution && i == from && !certain) {
      return -1;
    }
    while (isJoin(Characters.at(text, end)) && Character.isLetter(Characters.at(text, end + 1))) {
      end = afterLetters(text, end + 1);
    }
    return Characters.isDigit(Characters.at(text, end)) ? -1 : end;
  }

  private static int afterLetters(String text, int from) {
    int i = from;
    while (i < text.length() && Characters.isLetter(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The position behind one or two blanks or a line break; the same where there are none. */
  private static int afterSpace(String text, int from) {
    int i = Characters.afterBlanks(text, from, 2);
    return Characters.at(text, i) == '\n' && i < text.length() ? i + 1 : i;
  }

  private static boolean isCapitals(String text, int start, int end) {
    return end - start > 1 && Character.isUpperCase(text.charAt(start + 1));
  }

  private static boolean isJoin(char c) {
    return c == '-' || c == '\u2010' || c == '\u2011' || Characters.isApostrophe(c);
  }

  private static boolean isPossessive(String text, int end) {
    char s = Characters.at(text, end + 1);
    return Characters.isApostrophe(Characters.at(text, end)) && (s == 's' || s == 'S');
  }

  private static int withoutPossessive(String text, int end) {
    return isPossessive(text, end - 2) ? end - 2 : end;
  }
}

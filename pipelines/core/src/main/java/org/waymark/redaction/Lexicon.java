package org.waymark.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.waymark.text.Characters;

/**
 * What single words say about the words and numbers beside them, as bits. Words are compared
 * without regard to case, accents and characters that a reader does not see.
 */
final class Lexicon {

  /** A given name and hardly ever anything else. */
  static final int GIVEN = 1;

  /** A given name that is also a word, a month or a place. */
  static final int DOUBLE = 1 << 1;

  static final int SURNAME = 1 << 2;

  /** "Mr", "Dr", "Nurse". */
  static final int TITLE = 1 << 3;

  /** A person by what they are to the writer: "daughter", "midwife". */
  static final int KIN = 1 << 4;

  /** "called", "named". */
  static final int CALLED = 1 << 5;

  /** "spoke", "met", "ask": a person follows, perhaps behind "to", "with", "for". */
  static final int SPEAK = 1 << 6;

  /** "Dear", "Regards". */
  static final int GREET = 1 << 7;

  /** What a person does: "said", "told". */
  static final int SAY = 1 << 8;

  /** Between a cue and a name: "with", "to", "is". */
  static final int LINK = 1 << 9;

  /** Never a name, even with a capital letter. */
  static final int COMMON = 1 << 10;

  /** What is named after people: "Ward", "Street". */
  static final int INSTITUTION = 1 << 11;

  /** "St", "Queen": what follows is the name of a place or of somebody known to all. */
  static final int SAINT = 1 << 12;

  /** Part of the name of a place of the registry, or of a well-known place. */
  static final int PLACE = 1 << 13;

  /** A telephone number follows. */
  static final int PHONE = 1 << 14;

  /** A number of something else follows: "order", "invoice". */
  static final int REFERENCE = 1 << 15;

  /** An NHS number follows. */
  static final int HEALTH = 1 << 16;

  static final int VEHICLE = 1 << 17;

  /** What happens to a person on a date: "admitted", "died". */
  static final int EVENT = 1 << 18;

  /** What happens to everybody on a date: "meeting", "published". */
  static final int PUBLIC = 1 << 19;

  /** A code follows: "form", "ward". */
  static final int CODE = 1 << 20;

  static final int PARTICLE = 1 << 21;

  /** A given name of the long lists, which small letters make an ordinary word. */
  static final int WIDE = 1 << 22;

  /** A family name that is hardly ever another word of an English text. */
  static final int FAMILY = 1 << 23;

  private static final int LONGEST = 24;

  /** The letter under an accent, for the characters before U+0250. */
  private static final char[] PLAIN = new char[0x250];

  static {
    for (char c = 0; c < PLAIN.length; c++) {
      String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
      PLAIN[c] = Character.toLowerCase(parts.charAt(0));
    }
    // Letters that are no base letter with a mark.
    String pairs =
        "\u00f8o\u00d8o\u0142l\u0141l\u0131i\u0130i\u0111d\u0110d\u00e6a\u00c6a\u00f0d\u00dfs";
    for (int i = 0; i < pairs.length(); i += 2) {
      PLAIN[pairs.charAt(i)] = pairs.charAt(i + 1);
    }
  }

  static final Lexicon BUILT_IN = builtIn();

  private String[] words;
  private int[] bits;
  private int size;

  private Lexicon(int slots) {
    words = new String[slots];
    bits = new int[slots];
  }

  private static Lexicon builtIn() {
    Lexicon lexicon = new Lexicon(1 << 17);
    lexicon.add(GIVEN, GivenNames.PLAIN);
    lexicon.add(DOUBLE, GivenNames.DOUBLE);
    lexicon.add(SURNAME, GivenNames.SURNAMES);
    lexicon.add(TITLE, CueWords.TITLES);
    lexicon.add(KIN, CueWords.KIN);
    lexicon.add(CALLED, "called named name");
    lexicon.add(SPEAK, CueWords.SPEAKING);
    lexicon.add(GREET, CueWords.GREETINGS);
    lexicon.add(SAY, CueWords.SAYING);
    lexicon.add(LINK, "with to for by is was as");
    lexicon.add(COMMON, CueWords.NO_NAMES);
    lexicon.add(INSTITUTION, CueWords.INSTITUTIONS);
    lexicon.add(SAINT, CueWords.SAINTS);
    lexicon.add(PLACE, CueWords.PLACES);
    lexicon.add(PLACE, CueWords.MORE_PLACES);
    lexicon.add(COMMON, CueWords.PROPER);
    lexicon.add(PHONE, CueWords.PHONE);
    lexicon.add(REFERENCE, CueWords.REFERENCE);
    lexicon.add(HEALTH, "nhs chi hcn patient wristband health");
    lexicon.add(VEHICLE, CueWords.VEHICLE);
    lexicon.add(EVENT, CueWords.EVENTS);
    lexicon.add(PUBLIC, CueWords.PUBLIC);
    lexicon.add(CODE, CueWords.CODES);
    lexicon.add(PARTICLE, CueWords.PARTICLES);
    lexicon.addAll(GIVEN | WIDE, "given-names.txt");
    lexicon.addAll(SURNAME | FAMILY, "family-names.txt");
    return lexicon;
  }

  /**
   * This lexicon with these names of places: of one word, it needs a cue to name a person; of
   * several, words that are no names say of the name beside them that it is a place's ("Shirley
   * Vale", "Upper Shirley").
   */
  Lexicon withPlaces(Collection<String> names) {
    Lexicon copy = new Lexicon(words.length);
    copy.words = words.clone();
    copy.bits = bits.clone();
    copy.size = size;
    for (String name : names) {
      copy.addPlace(name);
    }
    return copy;
  }

  private void addPlace(String name) {
    List<Span> parts = new ArrayList<>();
    int firstListed = -1;
    for (int i = 0; i < name.length(); i++) {
      int end = end(name, i);
      if (end - i > 1) {
        boolean listed = (of(name, i, end) & (GIVEN | DOUBLE)) != 0;
        firstListed = listed && firstListed < 0 ? parts.size() : firstListed;
        parts.add(Span.sure(i, end));
      }
      i = Math.max(end, i);
    }
    for (int part = 0; part < parts.size(); part++) {
      Span word = parts.get(part);
      if (parts.size() == 1) {
        add(name, word.start(), word.end(), PLACE);
      } else if (firstListed >= 0 && part != firstListed && word.end() - word.start() > 3) {
        int known = GIVEN | DOUBLE | SURNAME | COMMON | PARTICLE | TITLE;
        if ((of(name, word.start(), word.end()) & known) == 0) {
          add(name, word.start(), word.end(), part < firstListed ? SAINT : INSTITUTION);
        }
      }
    }
  }

  /** The words of a list beside this class, with a line of comment behind each #. */
  private void addAll(int bit, String list) {
    try (InputStream in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(list))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> add(bit, line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(int bit, String list) {
    int from = 0;
    while (from < list.length()) {
      int end = list.indexOf(' ', from);
      end = end < 0 ? list.length() : end;
      add(list, from, end, bit);
      from = end + 1;
    }
  }

  private void add(String text, int start, int end, int bit) {
    int slot = slot(text, start, end);
    if (slot < 0) {
      return;
    }
    if (words[slot] == null) {
      if (++size * 2 > words.length) {
        grow();
        slot = slot(text, start, end);
      }
      words[slot] = folded(text, start, end);
    }
    bits[slot] |= bit;
  }

  private void grow() {
    String[] oldWords = words;
    int[] oldBits = bits;
    words = new String[oldWords.length * 2];
    bits = new int[oldWords.length * 2];
    for (int i = 0; i < oldWords.length; i++) {
      String word = oldWords[i];
      if (word != null) {
        int slot = slot(word, 0, word.length());
        words[slot] = word;
        bits[slot] = oldBits[i];
      }
    }
  }

  /** The bits of a word; 0 where it is not known. */
  int of(String text, int start, int end) {
    int slot = slot(text, start, end);
    return slot < 0 ? 0 : bits[slot];
  }

  /** Where a word is or would be; -1 where it is too long for any. */
  private int slot(String text, int start, int end) {
    if (end <= start || end - start > LONGEST) {
      return -1;
    }
    int hash = 0;
    for (int i = start; i < end; i++) {
      char c = folded(text.charAt(i));
      hash = c == 0 ? hash : hash * 31 + c;
    }
    int mask = words.length - 1;
    int slot = (hash ^ (hash >>> 15)) & mask;
    while (words[slot] != null && !same(words[slot], text, start, end)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static boolean same(String word, String text, int start, int end) {
    int at = 0;
    for (int i = start; i < end; i++) {
      char c = folded(text.charAt(i));
      if (c != 0 && (at == word.length() || word.charAt(at++) != c)) {
        return false;
      }
    }
    return at == word.length();
  }

  private static String folded(String text, int start, int end) {
    StringBuilder word = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      char c = folded(text.charAt(i));
      if (c != 0) {
        word.append(c);
      }
    }
    return word.toString();
  }

  /** Small and without accent; 0 for what is not seen by itself. */
  private static char folded(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    if (c < PLAIN.length) {
      return c == '\u00ad' ? 0 : PLAIN[c];
    }
    if (c >= '\u1e00' && c <= '\u1eff') {
      return Character.toLowerCase(
          Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0));
    }
    return Characters.isUnseen(c) ? 0 : Character.toLowerCase(c);
  }

  /** The end of the word of letters that starts there, at most a few dozen characters on. */
  static int end(String text, int from) {
    int i = from;
    int limit = Math.min(text.length(), from + 2 * LONGEST);
    while (i < limit && Characters.isLetter(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The bits of the word that starts there. */
  int at(String text, int from) {
    return of(text, from, end(text, from));
  }

  /**
   * The bits, joined, of up to so many words before a position in the same sentence and at most 64
   * characters away.
   */
  int before(String text, int position, int most) {
    int found = 0;
    int i = position;
    int limit = Math.max(0, position - 64);
    for (int n = 0; n < most; n++) {
      while (i > limit && !Characters.isLetter(text.charAt(i - 1))) {
        char c = text.charAt(i - 1);
        boolean stop =
            c == '\n'
                || c == ']'
                || ((c == '.' || c == '!' || c == '?')
                    && i < position
                    && text.charAt(i) == ' '
                    && !abbreviated(text, i - 1));
        if (stop) {
          return found;
        }
        i--;
      }
      int end = i;
      while (i > limit && Characters.isLetter(text.charAt(i - 1))) {
        i--;
      }
      if (i == end) {
        return found;
      }
      found |= of(text, i, end);
    }
    return found;
  }

  /** True for the point of "no." and "tel." */
  private static boolean abbreviated(String text, int point) {
    return point >= 2
        && point <= text.length()
        && (text.regionMatches(true, point - 2, "no", 0, 2)
            || text.regionMatches(true, point - 3, "tel", 0, 3)
            || text.regionMatches(true, point - 2, "st", 0, 2));
  }
}

package org.waymark.redaction;

import java.util.List;
import java.util.Locale;
import org.waymark.text.Characters;

/**
 * A date behind the words that make it a date of birth or of death: "DOB 3/4/1962", "died on 3rd of
 * April". Only the date is replaced; other dates are left alone.
 */
final class LifeDateRecogniser implements Recogniser {

  private static final List<String> BIRTH =
      List.of(
          "dob",
          "d.o.b",
          "date of birth",
          "date_of_birth",
          "born",
          "birthday",
          "birthdate",
          "birth date",
          "b.");

  private static final List<String> DEATH =
      List.of(
          "dod",
          "d.o.d",
          "date of death",
          "date_of_death",
          "died",
          "deceased",
          "passed away",
          "passed on",
          "passed",
          "death",
          "rip",
          "lost mum",
          "lost dad",
          "lost him",
          "lost her",
          "d.");

  private static final List<String> LINKS =
      List.of(
          "is",
          "was",
          "on",
          "the",
          "in",
          "of",
          "as",
          "peacefully",
          "suddenly",
          "at",
          "home",
          "hospital",
          "here",
          "aged",
          "dated",
          "recorded",
          "to",
          "us");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** Room between the cue and the date, for ": ", " was on the " and the like. */
  private static final int REACH = 24;

  private static final List<String> ROMAN =
      List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii");

  private final String[] cues;
  private final String anchors;

  private LifeDateRecogniser(List<String> cues, String anchors) {
    this.cues = cues.toArray(new String[0]);
    this.anchors = anchors;
  }

  static LifeDateRecogniser ofBirth() {
    return new LifeDateRecogniser(BIRTH, "bBdD");
  }

  static LifeDateRecogniser ofDeath() {
    return new LifeDateRecogniser(DEATH, "dDpPrRlL");
  }

  @Override
  public String anchors() {
    return anchors;
  }

  @Override
  public Span at(String text, int anchor) {
    char second = (char) (Characters.at(text, anchor + 1) | 32);
    for (String cue : cues) {
      boolean same = cue.charAt(0) == (text.charAt(anchor) | 32) && (cue.charAt(1) | 32) == second;
      if (same && leads(text, anchor, cue)) {
        int start = afterLinks(text, anchor + cue.length());
        int end = afterDate(text, start);
        if (end > 0) {
          return Span.sure(start, end);
        }
      }
    }
    return Span.NONE;
  }

  /** "b." and "d." only before a digit. */
  private static boolean leads(String text, int anchor, String cue) {
    if (cue.length() == 2) {
      return Characters.at(text, anchor + 1) == '.'
          && Characters.isDigit(Characters.at(text, Characters.afterBlanks(text, anchor + 2, 1)));
    }
    return Characters.hasWord(text, anchor, cue);
  }

  private static int afterLinks(String text, int from) {
    int i = from;
    while (i < from + REACH) {
      char c = Characters.at(text, i);
      if (i < text.length() && (Characters.isBlank(c) || ":=-.,(\"'\u2013".indexOf(c) >= 0)) {
        i++;
        continue;
      }
      int link = i;
      for (String word : LINKS) {
        if (Characters.hasWord(text, i, word)) {
          link = i + word.length();
        }
      }
      if (link == i) {
        return i;
      }
      i = link;
    }
    return i;
  }

  private static int afterDate(String text, int from) {
    int digits = Characters.afterDigits(text, from, 9) - from;
    int end =
        switch (digits) {
          case 0 -> monthFirst(text, from);
          case 1, 2 -> dayFirst(text, from + digits);
          case 4 -> numbers(text, from + 4, 1, 2);
          case 8 -> from + 8;
          default -> -1;
        };
    return end > 0 && !Characters.isWord(Characters.at(text, end)) ? end : -1;
  }

  /** From behind the day: 3/4/62, 3 04 1962, 3rd of April 1962, 3 April. */
  private static int dayFirst(String text, int from) {
    int i = from;
    for (String ordinal : List.of("st", "nd", "rd", "th")) {
      if (Characters.hasWord(text, from, ordinal)) {
        i += 2;
      }
    }
    int month = Characters.afterBlanks(text, i, 2);
    if (Characters.hasWord(text, month, "of")) {
      month = Characters.afterBlanks(text, month + 2, 2);
    } else if (month == i && Characters.at(text, month) == '-') {
      month++;
    }
    int end = afterMonth(text, month);
    return end > 0 ? withYear(text, end) : numbers(text, from, 2, 4);
  }

  /** April 3, 1962; April 3rd. */
  private static int monthFirst(String text, int from) {
    int month = afterMonth(text, from);
    if (month < 0) {
      return -1;
    }
    int day = Characters.afterBlanks(text, month, 2);
    int end = Characters.afterDigits(text, day, 4);
    if (end == day) {
      return -1;
    }
    for (String ordinal : List.of("st", "nd", "rd", "th")) {
      if (Characters.hasWord(text, end, ordinal)) {
        return withYear(text, end + 2);
      }
    }
    return withYear(text, end);
  }

  /** Two more numbers with one separator before each; the last of that many digits. */
  private static int numbers(String text, int from, int fewest, int most) {
    int first = afterSeparator(text, from);
    char separator = first == from ? 'x' : text.charAt(first - 1);
    separator = separator == ' ' && first - from > 1 ? text.charAt(first - 2) : separator;
    int middle = Characters.afterDigits(text, first, 3);
    int roman = middle == first ? afterRoman(text, first) : -1;
    boolean two = middle - first == 1 || middle - first == 2;
    int month = roman > 0 ? roman : middle;
    int last = afterSeparator(text, month);
    boolean same = last > month && text.substring(month, last).indexOf(separator) >= 0;
    if (first == from || !(two || roman > 0) || !same) {
      return -1;
    }
    int end = Characters.afterDigits(text, last, most + 1);
    return end - last >= fewest && end - last <= most ? end : -1;
  }

  /** Behind one of / - . with blanks around it, or a blank; the same position for none. */
  private static int afterSeparator(String text, int from) {
    int mark = Characters.afterBlanks(text, from, 1);
    boolean marked = mark < text.length() && "/-.".indexOf(text.charAt(mark)) >= 0;
    return marked ? Characters.afterBlanks(text, mark + 1, 1) : mark;
  }

  /** The end of a month in Roman numerals; -1 where there is none. */
  private static int afterRoman(String text, int from) {
    int end = from;
    while (end < from + 5 && "ivxIVX".indexOf(Characters.at(text, end)) >= 0) {
      end++;
    }
    String numeral = text.substring(Math.min(from, end), end).toLowerCase(Locale.ROOT);
    return ROMAN.contains(numeral) ? end : -1;
  }

  private static int afterMonth(String text, int from) {
    for (String month : MONTHS) {
      if (text.regionMatches(true, from, month, 0, 3)) {
        int end = from + 3;
        while (end < from + 9 && Character.isLetter(Characters.at(text, end))) {
          end++;
        }
        return end;
      }
    }
    return -1;
  }

  private static int withYear(String text, int from) {
    int i = from;
    while (i < from + 3 && (" ,-'\u2019".indexOf(Characters.at(text, i)) >= 0)) {
      i++;
    }
    int digits = Characters.afterDigits(text, i, 5) - i;
    return digits == 4 || digits == 2 ? i + digits : from;
  }
}

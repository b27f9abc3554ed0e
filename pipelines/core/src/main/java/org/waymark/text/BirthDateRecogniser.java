package org.waymark.text;

import java.util.List;

/**
 * A date behind the words that make it a date of birth: "DOB 3/4/1962", "born on 3rd of April".
 * Only the date is replaced; other dates are left alone.
 */
final class BirthDateRecogniser implements Recogniser {

  private static final List<String> CUES =
      List.of(
          "dob",
          "d.o.b",
          "date of birth",
          "date_of_birth",
          "born",
          "birthday",
          "birthdate",
          "birth date");
  private static final List<String> LINKS = List.of("is", "was", "on", "the", "in", "of", "as");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** Room between the cue and the date, for ": ", " was on the " and the like. */
  private static final int REACH = 16;

  @Override
  public String anchors() {
    return "bBdD";
  }

  @Override
  public Span at(String text, int anchor) {
    if (".oOaAiI".indexOf(Characters.at(text, anchor + 1)) < 0) {
      return Span.NONE;
    }
    for (String cue : CUES) {
      if (Characters.hasWord(text, anchor, cue)) {
        int start = afterLinks(text, anchor + cue.length());
        int end = afterDate(text, start);
        return end > 0 ? Span.sure(start, end) : Span.NONE;
      }
    }
    return Span.NONE;
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
    char separator = Characters.at(text, from);
    if (from >= text.length() || "/-. ".indexOf(separator) < 0) {
      return -1;
    }
    int middle = Characters.afterDigits(text, from + 1, 3);
    boolean two = middle - from - 1 == 1 || middle - from - 1 == 2;
    if (!two || Characters.at(text, middle) != separator) {
      return -1;
    }
    int end = Characters.afterDigits(text, middle + 1, most + 1);
    int last = end - middle - 1;
    return last >= fewest && last <= most ? end : -1;
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

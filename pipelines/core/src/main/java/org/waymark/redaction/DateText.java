package org.waymark.redaction;

import java.util.List;
import org.waymark.text.Characters;

/** Reads dates with a day, a month and a year, in any order that people use. */
final class DateText {

  /** In small letters, in order. */
  static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private static final List<String> ORDINALS = List.of("st", "nd", "rd", "th");

  private DateText() {}

  /** The end of a full date with a year that starts there; -1 where there is none. */
  static int afterFull(String text, int from) {
    int digits = Characters.afterDigits(text, from, 5) - from;
    int end =
        switch (digits) {
          case 0 -> afterMonthFirst(text, from);
          case 1, 2 -> afterDayFirst(text, from, from + digits);
          case 4 -> afterYearFirst(text, from);
          default -> -1;
        };
    // A time of day behind a T belongs to the date as written by machines.
    boolean ends = end > 0 && (!Characters.isWord(Characters.at(text, end)) || isTime(text, end));
    return ends ? end : -1;
  }

  private static boolean isTime(String text, int at) {
    return text.charAt(at) == 'T' && Characters.isDigit(Characters.at(text, at + 1));
  }

  private static int afterYearFirst(String text, int from) {
    char separator = Characters.at(text, from + 4);
    if (!isYear(text, from, from + 4) || (separator != '-' && separator != '/')) {
      return -1;
    }
    int month = Characters.afterDigits(text, from + 5, 3);
    if (!within(text, from + 5, month, 12) || Characters.at(text, month) != separator) {
      return -1;
    }
    int day = Characters.afterDigits(text, month + 1, 3);
    return within(text, month + 1, day, 31) ? day : -1;
  }

  private static int afterDayFirst(String text, int from, int dayEnd) {
    int spaced = afterSpacedNumbers(text, from, dayEnd);
    if (spaced > 0) {
      return spaced;
    }
    char separator = Characters.at(text, dayEnd);
    if (separator == '/' || separator == '-' || separator == '.') {
      int second = Characters.afterDigits(text, dayEnd + 1, 3);
      boolean dayMonth = within(text, from, dayEnd, 31) && within(text, dayEnd + 1, second, 12);
      boolean monthDay = within(text, from, dayEnd, 12) && within(text, dayEnd + 1, second, 31);
      if ((dayMonth || monthDay) && Characters.at(text, second) == separator) {
        int year = Characters.afterDigits(text, second + 1, 5);
        boolean two = year - second == 3 && separator != '.' && second - from >= 4;
        return (two || isYear(text, second + 1, year)) && !Characters.inDecimal(text, from, year)
            ? year
            : -1;
      }
    }
    if (!within(text, from, dayEnd, 31)) {
      return -1;
    }
    int i = afterOrdinal(text, dayEnd);
    i = afterSpaces(text, i);
    if (Characters.hasWord(text, i, "of")) {
      i = afterSpaces(text, i + 2);
    }
    int month = afterMonth(text, i);
    return month < 0 ? -1 : afterYear(text, month);
  }

  private static int afterMonthFirst(String text, int from) {
    int word = from;
    while (word < from + 10 && Characters.isLetter(Characters.at(text, word))) {
      word++;
    }
    int next = afterSpaces(text, word);
    int month = Characters.isDigit(Characters.at(text, next)) ? afterMonth(text, from) : -1;
    if (month < 0) {
      return -1;
    }
    int day = afterSpaces(text, month);
    int dayEnd = Characters.afterDigits(text, day, 3);
    return within(text, day, dayEnd, 31) ? afterYear(text, afterOrdinal(text, dayEnd)) : -1;
  }

  /** "2 - 3 - 2025", "2 / 3 / 2025"; -1 where it is not there. */
  private static int afterSpacedNumbers(String text, int from, int dayEnd) {
    char separator = Characters.at(text, dayEnd + 1);
    boolean spaced =
        Characters.isBlank(Characters.at(text, dayEnd)) && "/-.".indexOf(separator) >= 0;
    int month = spaced ? Characters.afterBlanks(text, dayEnd + 2, 1) : -1;
    int monthEnd = month < 0 ? -1 : Characters.afterDigits(text, month, 3);
    if (month < 0
        || !within(text, from, dayEnd, 31)
        || !within(text, month, monthEnd, 12)
        || Characters.at(text, monthEnd + 1) != separator) {
      return -1;
    }
    int year = Characters.afterBlanks(text, monthEnd + 2, 1);
    int end = Characters.afterDigits(text, year, 5);
    return isYear(text, year, end) ? end : -1;
  }

  private static int afterOrdinal(String text, int from) {
    for (String ordinal : ORDINALS) {
      if (Characters.hasWord(text, from, ordinal)) {
        return from + 2;
      }
    }
    return from;
  }

  private static int afterYear(String text, int from) {
    int i = from;
    while (i < from + 3 && i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    int end = Characters.afterDigits(text, i, 5);
    return i > from && isYear(text, i, end) ? end : -1;
  }

  private static int afterSpaces(String text, int from) {
    int i = from;
    while (i < from + 2 && i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isSpace(char c) {
    return Characters.isBlank(c) || c == ',' || c == '-' || c == '/' || c == '.';
  }

  /** The end of the name of a month, whole or its first three or four letters. */
  private static int afterMonth(String text, int from) {
    int end = from;
    while (end < from + 10 && Characters.isLetter(Characters.at(text, end))) {
      end++;
    }
    int length = end - from;
    if (length < 3) {
      return -1;
    }
    char first = (char) (text.charAt(from) | 32);
    for (String month : MONTHS) {
      boolean whole = length == month.length() || length == 3 || length == 4;
      if (whole
          && first == month.charAt(0)
          && length <= month.length()
          && month.regionMatches(true, 0, text, from, length)) {
        return end;
      }
    }
    return -1;
  }

  private static boolean within(String text, int from, int to, int most) {
    if (to - from < 1 || to - from > 2) {
      return false;
    }
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number >= 1 && number <= most;
  }

  private static boolean isYear(String text, int from, int to) {
    return to - from == 4
        && (text.startsWith("19", from)
            || text.startsWith("20", from)
            || text.startsWith("18", from));
  }
}

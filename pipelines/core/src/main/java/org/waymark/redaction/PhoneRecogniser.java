package org.waymark.redaction;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Locale;
import java.util.Set;
import org.waymark.text.Characters;

/**
 * A telephone number: 10 or 11 digits from 0 as people in the UK write them, or + (or 00) and 8 to
 * 15 digits of any country, with its extension, or the same said in words. Behind a word such as
 * "ring" or "mobile" also 7 to 11 digits in groups that start otherwise.
 *
 * <p>Shape and cue find it; the numbering plans (libphonenumber) say where it ends and whether it
 * is in doubt. A number behind a word such as "order" or "invoice" is left and counted, unless it
 * has the plus sign of another country.
 */
final class PhoneRecogniser implements Recogniser {

  private static final int LONGEST = 15;

  private static final Set<String> SPOKEN =
      Set.of(
          "zero", "oh", "o", "nought", "one", "two", "three", "four", "five", "six", "seven",
          "eight", "nine");
  private static final String[] EXTENSIONS = {"extension", "extn", "ext", "x", "#"};

  private final Lexicon lexicon;

  PhoneRecogniser(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  @Override
  public String anchors() {
    return Characters.DIGITS + "+(zZoOdD";
  }

  @Override
  public Span at(String text, int anchor) {
    char c = text.charAt(anchor);
    if (c >= 'A') {
      return inWords(text, anchor);
    }
    Span span = inDigits(text, anchor, c);
    return span.isNone() || span.certainty() == Certainty.LEFT
        ? span
        : new Span(span.start(), afterExtension(text, span.end()), span.certainty());
  }

  private Span inDigits(String text, int anchor, char c) {
    int first = c == '(' ? anchor + 1 : anchor;
    if (Characters.at(text, first) == '+') {
      return span(text, anchor, first + 1, 8, LONGEST, true);
    }
    if (Characters.inDecimal(text, first, first)
        || !Characters.isDigit(Characters.at(text, first))) {
      return Span.NONE;
    }
    if (text.startsWith("00", first) && Characters.at(text, first + 2) != '0') {
      int country = Characters.afterBlanks(text, first + 2, 1);
      boolean britain = text.startsWith("44", country);
      Span span = span(text, anchor, country, 8, LONGEST, true);
      boolean valid = span.certainty() == Certainty.SURE;
      return britain || valid || cued(text, anchor) ? span : Span.NONE;
    }
    boolean area =
        Characters.at(text, first) == '0'
            && "1235789".indexOf(Characters.at(text, first + 1)) >= 0
            && Characters.afterDigits(text, first, 3) - first == 3;
    if (area) {
      return span(text, anchor, first, 10, 11, false);
    }
    int group = Characters.afterDigits(text, first, 6);
    boolean abroad =
        group - first >= 2
            && isSeparator(Characters.at(text, group))
            && Characters.isDigit(Characters.at(text, group + 1))
            && cued(text, anchor);
    return abroad ? cuedNumber(text, anchor, first) : Span.NONE;
  }

  /** "oh seven seven double oh nine ...": nine digits or more, or seven behind a cue. */
  private Span inWords(String text, int anchor) {
    char second = (char) (Characters.at(text, anchor + 1) | 32);
    boolean may =
        switch (text.charAt(anchor) | 32) {
          case 'z' -> second == 'e';
          case 'd' -> second == 'o' && (Characters.at(text, anchor + 2) | 32) == 'u';
          default -> second == 'h' || second == ' ';
        };
    if (!may) {
      return Span.NONE;
    }
    int digits = 0;
    int end = anchor;
    int i = anchor;
    int times = 1;
    for (int words = 0; words < 2 * LONGEST && digits <= LONGEST; words++) {
      int word = Lexicon.end(text, i);
      String small = text.substring(i, word).toLowerCase(Locale.ROOT);
      if (small.equals("double") || small.equals("triple")) {
        times = small.equals("double") ? 2 : 3;
      } else if (SPOKEN.contains(small)) {
        digits += times;
        times = 1;
        end = word;
      } else {
        break;
      }
      i = word;
      while (i < word + 2 && " ,-.".indexOf(Characters.at(text, i)) >= 0 && i < text.length()) {
        i++;
      }
      if (i == word) {
        break;
      }
    }
    return digits >= 9
        ? Span.sure(anchor, end)
        : digits >= 7 && cued(text, anchor) ? Span.doubtful(anchor, end) : Span.NONE;
  }

  /** Behind ", ext. 305", " extension 6121", " x14". */
  private static int afterExtension(String text, int end) {
    int i = end;
    while (i < end + 3 && " ,(;".indexOf(Characters.at(text, i)) >= 0 && i < text.length()) {
      i++;
    }
    for (String word : EXTENSIONS) {
      if (i > end && text.regionMatches(true, i, word, 0, word.length())) {
        int from = i + word.length();
        while (from < i + word.length() + 3 && " .:".indexOf(Characters.at(text, from)) >= 0) {
          from++;
        }
        int to = Characters.afterDigits(text, from, 7);
        boolean extension =
            to > from && to - from <= 6 && !Characters.isWord(Characters.at(text, to));
        if (extension) {
          return to;
        }
      }
    }
    return end;
  }

  private boolean cued(String text, int anchor) {
    int before = lexicon.before(text, anchor, 3);
    return (before & Lexicon.PHONE) != 0 && (before & Lexicon.REFERENCE) == 0;
  }

  /** Digits in groups behind a cue, in no shape that is known here: "ring 555-123-4567". */
  private static Span cuedNumber(String text, int anchor, int first) {
    int[] ends = new int[LONGEST + 1];
    int groups = ends(text, first, 7, 11, ends);
    for (int digits = 11; digits >= 7; digits--) {
      if (ends[digits] > 0 && groups > 1) {
        return Span.doubtful(anchor, ends[digits]);
      }
    }
    return Span.NONE;
  }

  private Span span(
      String text, int anchor, int first, int fewest, int most, boolean international) {
    int trunk = international && text.startsWith("44", first) ? 1 : 0;
    int[] ends = new int[LONGEST + 1];
    ends(text, first, fewest, most, ends);
    int longest = -1;
    int tries = 0;
    for (int digits = most; digits >= fewest; digits--) {
      int end = ends[digits];
      boolean britain = trunk == 1 && (digits < 11 || digits > 13);
      if (end <= 0 || britain || Characters.inDecimal(text, end, end)) {
        continue;
      }
      longest = Math.max(longest, end);
      if (tries++ < 4 && isValid(text, first, end, international)) {
        return certain(text, anchor, end, international, true);
      }
    }
    return longest < 0 ? Span.NONE : certain(text, anchor, longest, international, false);
  }

  private Span certain(String text, int start, int end, boolean international, boolean valid) {
    int before = lexicon.before(text, start, 3);
    boolean phone = (before & Lexicon.PHONE) != 0;
    boolean reference = (before & Lexicon.REFERENCE) != 0;
    if (reference && !international) {
      return Span.left(start, end);
    }
    return valid || phone ? Span.sure(start, end) : Span.doubtful(start, end);
  }

  /** Positions where groups of digits end, by the number of digits so far; returns the groups. */
  private static int ends(String text, int first, int fewest, int most, int[] ends) {
    int total = 0;
    int groups = 0;
    int i = first;
    while (true) {
      int end = Characters.afterDigits(text, i, LONGEST + 1);
      total += end - i;
      if (end == i || total > most) {
        return groups;
      }
      groups++;
      if (total >= fewest && !Characters.isWord(Characters.at(text, end))) {
        ends[total] = end;
      }
      i = end;
      while (i < end + 3 && isSeparator(Characters.at(text, i)) && i < text.length()) {
        i++;
      }
      if (i == end) {
        return groups;
      }
    }
  }

  private static boolean isValid(String text, int first, int end, boolean international) {
    StringBuilder digits = new StringBuilder(LONGEST + 1).append(international ? "+" : "");
    for (int i = first; i < end; i++) {
      char c = text.charAt(i);
      if (Characters.isDigit(c)) {
        digits.append(c);
      }
    }
    PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    try {
      return plans.isValidNumber(plans.parse(digits, "GB"));
    } catch (NumberParseException e) {
      return false;
    }
  }

  private static boolean isSeparator(char c) {
    return Characters.isBlank(c)
        || c == '-'
        || c == '.'
        || c == '('
        || c == ')'
        || c == '/'
        || c == '_';
  }
}

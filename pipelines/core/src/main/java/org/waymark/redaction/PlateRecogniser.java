package org.waymark.redaction;

import java.util.Locale;
import org.waymark.text.Characters;

/**
 * A vehicle registration of the UK or Ireland, or of another shape right behind "plate", "reg" or
 * what vehicles are called in other languages: B-XY 987, EL-456-QP, 1234 BCD. The form of 2001
 * (AB12 CDE) stands for itself; forms before it (A123 BCD, ABC 123D) and the undated ones (ABC 123,
 * TIL 5521) need a word such as "reg" or "car" before them, and so does anything in small letters.
 */
final class PlateRecogniser implements Recogniser {

  private static final String COUNTIES =
      " C CE CN CW D DL G KE KK KY L LD LH LK LM LS MH MN MO OY RN SO T TN TS W WH WX WW WD LMK TUS"
          + " ";

  private static final String NO_PLATES =
      " ON AT IN BY TO OF UP NO IS OR AN AS WE DO GO SO AM PM JAN FEB MAR APR MAY JUN JUL AUG SEP"
          + " OCT NOV DEC THE AND FOR DAY YRS HRS MIN PER WAS ARE NEW OLD BED ALL OUT ";

  private final Lexicon lexicon;

  PlateRecogniser(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  @Override
  public String anchors() {
    return Characters.LETTERS + Characters.DIGITS;
  }

  @Override
  public boolean digitFollows() {
    return true;
  }

  @Override
  public Span at(String text, int anchor) {
    if (Characters.isDigit(text.charAt(anchor))) {
      Span irish = irish(text, anchor);
      return irish.isNone() ? abroad(text, anchor) : irish;
    }
    Span british = british(text, anchor);
    if (british.certainty() == Certainty.SURE) {
      return british;
    }
    Span abroad = abroad(text, anchor);
    boolean longer =
        abroad.end() > british.end()
            && (british.isNone()
                || text.substring(british.end(), abroad.end())
                    .chars()
                    .noneMatch(Character::isLowerCase));
    return longer ? abroad : british;
  }

  /** Ireland since 1987: year, county and number, as in 171-KY-2240. */
  private Span irish(String text, int anchor) {
    int county = afterSeparator(text, Characters.afterDigits(text, anchor, 3));
    int year = Characters.afterDigits(text, anchor, 4) - anchor;
    int letters = run(text, county, true, 3);
    int number = afterSeparator(text, letters);
    int end = Characters.afterDigits(text, number, 7);
    boolean shaped =
        (year == 2 || year == 3)
            && letters - county >= 1
            && letters - county <= 2
            && end > number
            && end - number <= 6
            && !Characters.isWord(Characters.at(text, end))
            && COUNTIES.contains(
                " " + text.substring(county, letters).toUpperCase(Locale.ROOT) + " ");
    if (!shaped) {
      return Span.NONE;
    }
    boolean hyphens = Characters.at(text, letters) == '-' && text.charAt(county - 1) == '-';
    if (cued(text, anchor)) {
      return Span.sure(anchor, end);
    }
    return hyphens ? Span.doubtful(anchor, end) : Span.NONE;
  }

  /** Letters and digits of another shape right behind "plate" or "reg". */
  private Span abroad(String text, int anchor) {
    CodeText code = CodeText.read(text, anchor, false);
    if ((lexicon.before(text, anchor, 2) & Lexicon.VEHICLE) == 0
        || !isUpper(text, anchor)
        || isWord(text, anchor)) {
      return Span.NONE;
    }
    for (int length = 8; length >= 5; length--) {
      int digits = code.length() < length ? 0 : code.digits(length);
      boolean shaped =
          code.endsAt(length) && digits >= 2 && length - digits >= 2 && code.groups(length) <= 3;
      if (shaped && mayStart(text, anchor, code.end(length))) {
        return Span.doubtful(withDistrict(text, anchor), code.end(length));
      }
    }
    return Span.NONE;
  }

  /** The start of a German district before a hyphen, whose first digit is too far to look for. */
  private static int withDistrict(String text, int anchor) {
    int start = anchor - 1;
    if (start < 1 || text.charAt(start) != '-') {
      return anchor;
    }
    while (start > 0 && anchor - start <= 3 && Character.isUpperCase(text.charAt(start - 1))) {
      start--;
    }
    boolean whole = start == 0 || !Characters.isWord(text.charAt(start - 1));
    return whole && start < anchor - 1 ? start : anchor;
  }

  /**
   * What starts with a digit is a number and its unit, or a date, unless it is written as codes
   * are.
   */
  private static boolean mayStart(String text, int start, int end) {
    if (!Characters.isDigit(text.charAt(start))) {
      return true;
    }
    String code = text.substring(start, end);
    int digits = Characters.afterDigits(text, start, 5) - start;
    return code.chars().noneMatch(Character::isLowerCase) && (digits == 4 || code.indexOf('-') > 0);
  }

  private Span british(String text, int anchor) {
    int letters = run(text, anchor, true, 4) - anchor;
    int digitsFrom = anchor + letters;
    if (letters > 3) {
      return Span.NONE;
    }
    int digits = run(text, digitsFrom, false, 5) - digitsFrom;
    boolean spaced = false;
    if (digits == 0 && letters > 1) {
      digitsFrom = afterSeparator(text, digitsFrom);
      spaced = digitsFrom > anchor + letters;
      digits = spaced ? run(text, digitsFrom, false, 5) - digitsFrom : 0;
    }
    if (digits == 0 || digits > 4) {
      return Span.NONE;
    }
    int digitsTo = digitsFrom + digits;
    int tail = spaced ? digitsTo : afterSeparator(text, digitsTo);
    int tailTo = run(text, tail, true, 4);
    boolean ends = !Characters.isWord(Characters.at(text, tailTo));
    int spacedTail = spaced ? afterSeparator(text, digitsTo) : tail;
    int spacedTo = spaced ? run(text, spacedTail, true, 4) : tailTo;
    boolean current =
        letters == 2
            && digits == 2
            && spacedTo - spacedTail == 3
            && !Characters.isWord(Characters.at(text, spacedTo));
    if (current && (!spaced || !isSentence(text, anchor, spacedTail))) {
      return current(text, anchor, digitsFrom, spacedTo);
    }
    boolean prefix = letters == 1 && digits <= 3 && tailTo - tail == 3 && ends;
    boolean suffix = letters == 3 && digits <= 3 && tail == digitsTo && tailTo == tail + 1 && ends;
    if (prefix || suffix) {
      return older(text, anchor, tailTo);
    }
    boolean undated =
        letters >= 2
            && !isWord(text, anchor)
            && !Characters.isWord(Characters.at(text, digitsTo))
            && isUpper(text, anchor);
    return undated && cued(text, anchor)
        ? Span.doubtful(withDistrict(text, anchor), digitsTo)
        : Span.NONE;
  }

  private Span current(String text, int start, int digits, int end) {
    int age = (text.charAt(digits) - '0') * 10 + text.charAt(digits + 1) - '0';
    boolean issued = (age >= 2 && age <= 30) || (age >= 51 && age <= 80);
    int before = lexicon.before(text, start, 3);
    boolean cue = (before & Lexicon.VEHICLE) != 0;
    boolean code = (before & Lexicon.CODE) != 0;
    boolean together = end - start == 7;
    boolean hyphens =
        Characters.at(text, start + 2) == '-' || Characters.at(text, start + 4) == '-';
    boolean small = !isUpper(text, start) && !cue;
    if (!issued || (small && !together && !hyphens) || hasIorQ(text, start)) {
      return Span.NONE;
    }
    if (code && !cue) {
      return Span.left(start, end);
    }
    return small ? Span.doubtful(start, end) : Span.sure(start, end);
  }

  private Span older(String text, int start, int end) {
    if (cued(text, start)) {
      return Span.sure(start, end);
    }
    return isUpper(text, start) && isUpper(text, end - 1) && end - start >= 8
        ? Span.left(start, end)
        : Span.NONE;
  }

  /** "ON 12 MAY" in capitals is no plate. */
  private static boolean isSentence(String text, int start, int tail) {
    String first = text.substring(start, start + 2).toUpperCase(Locale.ROOT);
    String last = text.substring(tail, tail + 3).toUpperCase(Locale.ROOT);
    return NO_PLATES.contains(" " + first + " ") || NO_PLATES.contains(" " + last + " ");
  }

  /** Whether the letters from there on are a month or another word before a number. */
  private static boolean isWord(String text, int start) {
    String letters = text.substring(start, run(text, start, true, 4));
    return NO_PLATES.contains(" " + letters.toUpperCase(Locale.ROOT) + " ");
  }

  private boolean cued(String text, int start) {
    return (lexicon.before(text, start, 3) & Lexicon.VEHICLE) != 0;
  }

  private static boolean hasIorQ(String text, int start) {
    return "IiQq".indexOf(text.charAt(start)) >= 0 || "IiQq".indexOf(text.charAt(start + 1)) >= 0;
  }

  private static boolean isUpper(String text, int i) {
    return text.charAt(i) < 'a';
  }

  private static int afterSeparator(String text, int i) {
    int mark = Characters.afterBlanks(text, i, 2);
    boolean marked = mark < text.length() && "-._".indexOf(text.charAt(mark)) >= 0;
    return marked ? Characters.afterBlanks(text, mark + 1, 1) : mark;
  }

  /** The end of a run of ASCII letters, or of digits, at most {@code limit} of them. */
  private static int run(String text, int from, boolean letters, int limit) {
    int i = from;
    while (i < text.length() && i - from < limit) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (letters ? !letter : !Characters.isDigit(c)) {
        break;
      }
      i++;
    }
    return i;
  }
}

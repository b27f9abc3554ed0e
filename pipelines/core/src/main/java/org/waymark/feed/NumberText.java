package org.waymark.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.registry.NumberForm;

/**
 * Reads decimal numbers, with the result of {@link Double#parseDouble} to the last bit.
 *
 * <p>Thousands may be grouped: by commas, or where the decimal mark is a comma by points; by spaces
 * in either case. No group of thousands begins with 0. An exponent is read; percent signs, currency
 * and other marks only where the feed has them.
 */
final class NumberText {
  /** What a text is. */
  enum Kind {
    NUMBER,
    EMPTY,
    MISSING_TOKEN,
    NOT_FINITE,
    /** It fits a decimal point and a decimal comma, and nothing says which it is. */
    AMBIGUOUS,
    NO_NUMBER,
    UNDECODABLE
  }

  private static final Pattern PLAIN =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,9})?");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?(nan|inf|infinity|∞)", Pattern.CASE_INSENSITIVE);
  private static final Pattern POINT_GROUPS =
      Pattern.compile("[+-]?[1-9]\\d{0,2}([, \u00A0\u202F\u2009]\\d{3})+(\\.\\d+)?");
  private static final Pattern COMMA_GROUPS =
      Pattern.compile("[+-]?[1-9]\\d{0,2}([. \u00A0\u202F\u2009]\\d{3})+(,\\d+)?");
  private static final Pattern POINT_SEPARATORS = Pattern.compile("[, \u00A0\u202F\u2009]");
  private static final Pattern COMMA_SEPARATORS = Pattern.compile("[. \u00A0\u202F\u2009]");
  private static final Pattern ONE_COMMA = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");
  private static final Pattern ONE_POINT = Pattern.compile("[+-]?[1-9]\\d{0,2}\\.\\d{3}");

  /** Blanks as people and programs put them between a number and its mark. */
  private static final String BLANK = "[\\s\u00A0\u202F\u2009]";

  /** What currencies are called that have neither a sign nor three capitals. */
  private static final String CURRENCY_WORD =
      "(?:[Kk]r\\.?|zł|Kč|Ft|[Ll]ei|лв\\.?|руб\\.?|S?Fr\\.|Rs\\.?|R)";

  private static final Pattern LAKH = Pattern.compile("[+-]?\\d{1,2}(,\\d{2})+,\\d{3}(\\.\\d+)?");
  private static final Pattern APOSTROPHES =
      Pattern.compile("[+-]?[1-9]\\d{0,2}(['’ʼ]\\d{3})+([.,]\\d+)?");
  private static final Pattern FLAG =
      Pattern.compile(
          "(.*[\\d)%])"
              + BLANK
              + "*(?:\\[(?:[A-Za-z]{1,3}|(?:[Nn]otes? ?)?\\d{1,2}(?:,"
              + " ?\\d{1,2})*)\\]|\\([A-Za-z]{1,2}\\)|(?<="
              + BLANK
              + ")(?!bn)[bcdefnprsuz]{1,3}|[cdefpruz]|[*†‡#]+)",
          Pattern.DOTALL);
  private static final Pattern PARENTHESES = Pattern.compile("\\(\\s*([^()+-]*)\\s*\\)");
  private static final Pattern CURRENCY_BEFORE =
      Pattern.compile(
          "([+-]?)"
              + BLANK
              + "*(?:[A-Z]{0,3}\\p{Sc}|[A-Z]{3}(?![A-Z])|"
              + CURRENCY_WORD
              + ")"
              + BLANK
              + "*([+-]?[\\d.,(].*)");
  private static final Pattern CURRENCY_BEHIND =
      Pattern.compile("(.*\\d)" + BLANK + "*(?:\\p{Sc}|[A-Z]{3}|" + CURRENCY_WORD + ")");
  private static final Pattern EXPONENT =
      Pattern.compile("[+-]?(\\d*)\\.?(\\d*)[eE]\\+?(\\d{1,3})");

  /** Tokens by which statistical offices hide a number that is there. */
  private static final Pattern HIDING =
      Pattern.compile(
          "\\[?:? ?(c|conf|confidential|s|supp|suppressed|hidden|low)\\]?|\\*+|[<≤] ?\\d+",
          Pattern.CASE_INSENSITIVE);

  /** Up to this many digits make a whole number that a double holds exactly. */
  private static final int EXACT_DIGITS = 15;

  /** Texts so short are probably marks and no words. */
  private static final int LONGEST_TOKEN = 4;

  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private final byte decimal;
  private final boolean refusesOneComma;
  private final boolean refusesOnePoint;
  private final boolean refusesClear;
  private final NumberForm form;
  private final Set<String> missing = new HashSet<>();
  private final Set<String> zero = new HashSet<>();
  private final boolean tokenLooksLikeNumber;
  private double value;
  private boolean percent;
  private boolean rounded;

  NumberText(char decimal, List<String> missingTokens) {
    this(NumberEvidence.Mark.of(decimal), missingTokens, NumberForm.PLAIN);
  }

  NumberText(NumberEvidence.Mark mark, List<String> missingTokens, NumberForm form) {
    this.decimal = (byte) mark.decimal();
    this.refusesOneComma = mark.refusesOneComma();
    this.refusesOnePoint = mark.refusesOnePoint();
    this.refusesClear = decimal == ',' ? refusesOneComma : refusesOnePoint;
    this.form = form;
    boolean looks = false;
    for (String token : missingTokens) {
      String trimmed = RowText.trimmed(token);
      missing.add(trimmed);
      looks |= kindOfPlain(trimmed) == Kind.NUMBER;
    }
    for (String token : form.zero()) {
      String trimmed = RowText.trimmed(token);
      zero.add(trimmed);
      looks |= kindOfPlain(trimmed) == Kind.NUMBER;
    }
    tokenLooksLikeNumber = looks;
  }

  /** True for an empty text and for a token that means no value. */
  boolean isMissing(String trimmed) {
    return trimmed.isEmpty() || missing.contains(trimmed);
  }

  /** Whether a token that means no value says that the value is there and hidden. */
  static boolean hides(String token) {
    return HIDING.matcher(RowText.trimmed(token)).matches();
  }

  /** The number that was read last. */
  double value() {
    return value;
  }

  /** Whether the number that was read last is written in percent. */
  boolean percent() {
    return percent;
  }

  /** Whether the number that was read last has lost digits to an exponent: {@code 1.23E+05}. */
  boolean rounded() {
    return rounded;
  }

  /** Reads a column of a row. */
  Kind read(Row row, int column) {
    int from = row.from[column];
    int to = row.to[column];
    if (from == to) {
      return Kind.EMPTY;
    }
    if (!tokenLooksLikeNumber && few(row.bytes, from, to)) {
      percent = false;
      rounded = false;
      return Kind.NUMBER;
    }
    return row.text(column).map(this::read).orElse(Kind.UNDECODABLE);
  }

  /** Digits, perhaps a sign and a decimal mark, few enough for exact arithmetic. */
  private boolean few(byte[] bytes, int from, int to) {
    int i = from;
    boolean negative = bytes[i] == '-';
    if (negative || bytes[i] == '+') {
      i++;
    }
    int first = i;
    long digits = 0;
    while (i < to) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      digits = digits * 10 + digit;
      i++;
    }
    int count = i - first;
    int scale = 0;
    if (i < to && bytes[i] == decimal) {
      int fraction = ++i;
      while (i < to) {
        int digit = bytes[i] - '0';
        if (digit < 0 || digit > 9) {
          break;
        }
        digits = digits * 10 + digit;
        i++;
      }
      scale = i - fraction;
      if (scale == 3 && refusesClear && count > 0 && count <= 3 && bytes[first] != '0') {
        return false;
      }
      count += scale;
    }
    if (i < to || count == 0 || count > EXACT_DIGITS) {
      return false;
    }
    double magnitude = scale == 0 ? digits : digits / POWERS_OF_TEN[scale];
    value = negative ? -magnitude : magnitude;
    return true;
  }

  /** Reads a trimmed text. */
  Kind read(String text) {
    percent = false;
    rounded = false;
    if (text.isEmpty()) {
      return Kind.EMPTY;
    }
    if (missing.contains(text)) {
      return Kind.MISSING_TOKEN;
    }
    if (zero.contains(text)) {
      value = 0;
      return Kind.NUMBER;
    }
    String bare = withoutMarks(text.replace('\u2212', '-'));
    String plain = bare;
    if ((refusesOneComma && ONE_COMMA.matcher(plain).matches())
        || (refusesOnePoint && ONE_POINT.matcher(plain).matches())) {
      return Kind.AMBIGUOUS;
    }
    if (decimal == ',') {
      if (COMMA_GROUPS.matcher(plain).matches()) {
        plain = COMMA_SEPARATORS.matcher(plain).replaceAll("");
      } else if (plain.indexOf('.') >= 0) {
        return Kind.NO_NUMBER;
      }
      plain = plain.replace(',', '.');
    } else if (POINT_GROUPS.matcher(plain).matches()) {
      plain = POINT_SEPARATORS.matcher(plain).replaceAll("");
    }
    return kindOfPlain(plain);
  }

  /** The number without what the feed says may stand around it. */
  private String withoutMarks(String text) {
    if (form.marks().isEmpty()) {
      return text;
    }
    String bare = text;
    if (has(NumberForm.Mark.FLAGS)) {
      Matcher flag = FLAG.matcher(bare);
      bare = flag.matches() ? RowText.trimmed(flag.group(1)) : bare;
    }
    boolean negative = false;
    Matcher parentheses = PARENTHESES.matcher(bare);
    if (has(NumberForm.Mark.PARENTHESES) && parentheses.matches()) {
      bare = RowText.trimmed(parentheses.group(1));
      negative = true;
    }
    if (has(NumberForm.Mark.PERCENT) && bare.endsWith("%")) {
      bare = RowText.trimmed(bare.substring(0, bare.length() - 1));
      percent = true;
    }
    if (has(NumberForm.Mark.CURRENCY)) {
      Matcher before = CURRENCY_BEFORE.matcher(bare);
      Matcher behind = CURRENCY_BEHIND.matcher(bare);
      if (before.matches()) {
        bare = before.group(1) + before.group(2);
      } else if (behind.matches()) {
        bare = behind.group(1);
      }
      Matcher within = PARENTHESES.matcher(bare);
      if (has(NumberForm.Mark.PARENTHESES) && !negative && within.matches()) {
        bare = RowText.trimmed(within.group(1));
        negative = true;
      }
    }
    if (has(NumberForm.Mark.APOSTROPHES) && APOSTROPHES.matcher(bare).matches()) {
      bare = bare.replaceAll("['’ʼ]", "");
    }
    if (has(NumberForm.Mark.LAKH) && decimal != ',' && LAKH.matcher(bare).matches()) {
      bare = bare.replace(",", "");
    }
    return negative ? "-" + bare : bare;
  }

  private boolean has(NumberForm.Mark mark) {
    return form.marks().contains(mark);
  }

  private Kind kindOfPlain(String plain) {
    if (PLAIN.matcher(plain).matches()) {
      value = Double.parseDouble(plain);
      rounded = losesDigits(plain);
      return Double.isInfinite(value) ? Kind.NOT_FINITE : Kind.NUMBER;
    }
    return NOT_FINITE.matcher(plain.toLowerCase(Locale.ROOT)).matches()
        ? Kind.NOT_FINITE
        : Kind.NO_NUMBER;
  }

  /** Whether an exponent stands for digits that were there before a spreadsheet took them. */
  private static boolean losesDigits(String plain) {
    Matcher exponent = EXPONENT.matcher(plain);
    return exponent.matches() && exponent.group(2).length() < Integer.parseInt(exponent.group(3));
  }

  /** Why a text is no number, with what to write in the feed if it is one. */
  Refusal refusal(Kind kind, String written, String field) {
    String quoted = RowText.quoted(written);
    return switch (kind) {
      case NOT_FINITE ->
          new Refusal("not-finite", field, quoted + " is not a number that can be held");
      case UNDECODABLE -> DatedText.undecodable(field);
      case AMBIGUOUS ->
          new Refusal(
              "ambiguous-number",
              field,
              quoted
                  + " may be "
                  + asGroup(written)
                  + " or "
                  + asFraction(written)
                  + ", and the column does not show which; declare `decimal: '.'` or `decimal:"
                  + " ','` in the feed");
      default ->
          new Refusal("bad-number", field, quoted + " is not a number" + advice(written.strip()));
    };
  }

  private static String asGroup(String written) {
    return written.replaceAll("[.,]", "");
  }

  private static String asFraction(String written) {
    return written.replace(',', '.');
  }

  private String advice(String written) {
    String text = written.replace('\u2212', '-');
    if (decimal == '.' && new NumberText(',', List.of()).read(text) == Kind.NUMBER) {
      return " with a decimal point; if its decimal mark is a comma, declare `decimal: ','`";
    }
    if (decimal == ',' && new NumberText('.', List.of()).read(text) == Kind.NUMBER) {
      return " with a decimal comma; if its decimal mark is a point, declare `decimal: '.'`";
    }
    if (text.equals("-") || text.equals("–") || text.equals("—")) {
      return "; if it means 0, write `zero: ["
          + RowText.quoted(written)
          + "]` in the feed, and if"
          + " it means no value, `missing: ["
          + RowText.quoted(written)
          + "]`";
    }
    for (NumberForm.Mark mark : NumberForm.Mark.values()) {
      if (reads(text, Set.of(mark))) {
        return "; if it is one, write `numbers: [" + mark.word() + "]` in the feed";
      }
    }
    if (reads(text, Set.of(NumberForm.Mark.values()))) {
      return "; if it is one, say in the feed what stands around it, such as `numbers: [percent,"
          + " currency, parentheses, flags]`";
    }
    return text.chars().noneMatch(Character::isLetter) || text.length() <= LONGEST_TOKEN
        ? "; if it means no value, name it in `missing`"
        : "";
  }

  private boolean reads(String text, Set<NumberForm.Mark> marks) {
    NumberText other =
        new NumberText(
            NumberEvidence.Mark.of((char) decimal), List.of(), new NumberForm(marks, List.of()));
    return !form.marks().containsAll(marks) && other.read(text) == Kind.NUMBER;
  }
}

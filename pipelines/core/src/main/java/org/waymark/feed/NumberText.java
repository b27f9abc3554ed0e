package org.waymark.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads decimal numbers, with the result of {@link Double#parseDouble} to the last bit.
 *
 * <p>Thousands may be grouped: by commas, or where the decimal mark is a comma by points; by spaces
 * in either case. An exponent is read; percent signs, currency and other units are not.
 */
final class NumberText {
  /** What a text is. */
  enum Kind {
    NUMBER,
    EMPTY,
    MISSING_TOKEN,
    NOT_FINITE,
    NO_NUMBER,
    UNDECODABLE
  }

  private static final Pattern PLAIN =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,9})?");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?(nan|inf|infinity|∞)", Pattern.CASE_INSENSITIVE);
  private static final Pattern POINT_GROUPS =
      Pattern.compile("[+-]?\\d{1,3}([, \u00A0\u202F]\\d{3})+(\\.\\d+)?");
  private static final Pattern COMMA_GROUPS =
      Pattern.compile("[+-]?\\d{1,3}([. \u00A0\u202F]\\d{3})+(,\\d+)?");
  private static final Pattern POINT_SEPARATORS = Pattern.compile("[, \u00A0\u202F]");
  private static final Pattern COMMA_SEPARATORS = Pattern.compile("[. \u00A0\u202F]");

  /** Up to this many digits make a whole number that a double holds exactly. */
  private static final int EXACT_DIGITS = 15;

  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private final byte decimal;
  private final Set<String> missing = new HashSet<>();
  private final boolean missingLooksLikeNumber;
  private double value;

  NumberText(char decimal, List<String> missingTokens) {
    this.decimal = (byte) decimal;
    boolean looks = false;
    for (String token : missingTokens) {
      String trimmed = RowText.trimmed(token);
      missing.add(trimmed);
      looks |= kindOfPlain(trimmed) == Kind.NUMBER;
    }
    missingLooksLikeNumber = looks;
  }

  /** True for an empty text and for a token that means no value. */
  boolean isMissing(String trimmed) {
    return trimmed.isEmpty() || missing.contains(trimmed);
  }

  /** The number that was read last. */
  double value() {
    return value;
  }

  /** Reads a column of a row. */
  Kind read(Row row, int column) {
    int from = row.from[column];
    int to = row.to[column];
    if (from == to) {
      return Kind.EMPTY;
    }
    if (!missingLooksLikeNumber && few(row.bytes, from, to)) {
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
    if (text.isEmpty()) {
      return Kind.EMPTY;
    }
    if (missing.contains(text)) {
      return Kind.MISSING_TOKEN;
    }
    String plain = text.replace('\u2212', '-');
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

  private Kind kindOfPlain(String plain) {
    if (PLAIN.matcher(plain).matches()) {
      value = Double.parseDouble(plain);
      return Double.isInfinite(value) ? Kind.NOT_FINITE : Kind.NUMBER;
    }
    return NOT_FINITE.matcher(plain.toLowerCase(Locale.ROOT)).matches()
        ? Kind.NOT_FINITE
        : Kind.NO_NUMBER;
  }
}

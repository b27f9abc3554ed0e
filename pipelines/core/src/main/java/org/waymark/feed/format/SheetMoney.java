package org.waymark.feed.format;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as spreadsheets write them: {@code £1,234.50}, {@code (1,234)}, {@code 1234-}. */
final class SheetMoney {
  private static final String CURRENCY = "(?:GBP|EUR|USD|CAD|[£€$\u0141\uFFFDL])?";
  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?<minus>[-\u2212\u2013])? ?"
              + CURRENCY
              + " ?(?<inner>[-\u2212\u2013])?(?<number>\\d{1,3}(?:,\\d{3})+(?:\\.\\d*)?|\\d+(?:\\.\\d*)?|\\.\\d+)"
              + " ?(?:GBP|EUR|USD|[£€$])?(?<behind>[-\u2212]| ?CR)?");
  private static final Pattern NOTHING = Pattern.compile("[-\u2013\u2212£ ]*|[nN](il|IL|/[aA])");

  private SheetMoney() {}

  /** Whether a text says that there is no amount. */
  static boolean isNothing(String text) {
    return NOTHING.matcher(text).matches();
  }

  /** The number that a text means, in plain digits; empty where it is not a number. */
  static Optional<BigDecimal> read(String text) {
    String bare = text.replace('\u00A0', ' ').strip();
    boolean credit = bare.startsWith("(") && bare.endsWith(")");
    if (credit) {
      bare = bare.substring(1, bare.length() - 1).strip();
    } else if (bare.length() > 2 && bare.indexOf('(') == 1 && bare.endsWith(")")) {
      credit = true;
      bare = bare.charAt(0) + bare.substring(2, bare.length() - 1);
    }
    Matcher amount = AMOUNT.matcher(bare);
    if (!amount.matches()) {
      return Optional.empty();
    }
    String digits = amount.group("number").replace(",", "");
    BigDecimal number =
        new BigDecimal(digits.endsWith(".") ? digits.substring(0, digits.length() - 1) : digits);
    boolean minus =
        credit
            ^ (amount.group("minus") != null
                || amount.group("inner") != null
                || amount.group("behind") != null);
    return Optional.of(minus ? number.negate() : number);
  }
}

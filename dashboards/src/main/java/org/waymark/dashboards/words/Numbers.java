package org.waymark.dashboards.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text: the same bytes on every machine, a true minus sign, thousands apart. */
public final class Numbers {
  private static final String[] WORDS = {
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"
  };

  private Numbers() {}

  /** A number with so many decimals, thousands separated by commas. */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return Double.toString(value).replace('-', '−');
    }
    // The digits that identify the number, rounded as one does by hand.
    String digits =
        BigDecimal.valueOf(Math.abs(value))
            .setScale(decimals, RoundingMode.HALF_UP)
            .toPlainString();
    int point = decimals == 0 ? digits.length() : digits.length() - decimals - 1;
    StringBuilder text = new StringBuilder(digits.length() + 8);
    if (value < 0 && !zero(digits)) {
      text.append('−');
    }
    for (int i = 0; i < point; i++) {
      if (i > 0 && (point - i) % 3 == 0) {
        text.append(',');
      }
      text.append(digits.charAt(i));
    }
    return text.append(digits, point, digits.length()).toString();
  }

  private static boolean zero(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '1' && text.charAt(i) <= '9') {
        return false;
      }
    }
    return true;
  }

  /** A number with about three significant digits; whole numbers stay whole. */
  public static String brief(double value) {
    return fixed(value, decimals(value));
  }

  /** A number with its sign, plus or minus. */
  public static String signed(double value, int decimals) {
    String text = fixed(value, decimals);
    return value > 0 && !zero(text) ? "+" + text : text;
  }

  /** Decimals that show about three significant digits of a number. */
  public static int decimals(double value) {
    double size = Math.abs(value);
    if (size >= 100 || value == Math.rint(value)) {
      return 0;
    }
    if (size >= 10) {
      return 1;
    }
    return size >= 0.1 ? 2 : 3;
  }

  /** A count as a number: 1,204. */
  public static String whole(long count) {
    return fixed((double) count, 0);
  }

  /** A count as prose writes it: words up to ten, then digits. */
  public static String inWords(long count) {
    return count >= 0 && count <= 10 ? WORDS[(int) count] : whole(count);
  }

  /** A count and its noun: "one place", "12 places". */
  public static String of(long count, String singular, String plural) {
    return inWords(count) + " " + (count == 1 ? singular : plural);
  }

  /** A p-value or q-value; the tiny ones are only bounded. */
  public static String probability(double p) {
    if (p < 0.001) {
      return "< 0.001";
    }
    return fixed(p, p < 0.1 ? 3 : 2);
  }

  /** A share from 0 to 1 as a percentage. */
  public static String percent(double share, int decimals) {
    return fixed(100 * share, decimals) + "%";
  }

  /** A probability as a percentage; never certain, never impossible. */
  public static String chance(double p) {
    if (p < 0.01) {
      return "under 1%";
    }
    return p > 0.99 ? "over 99%" : percent(p, 0);
  }

  /** The first letter made large. */
  public static String sentence(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}

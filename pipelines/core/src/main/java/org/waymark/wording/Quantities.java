package org.waymark.wording;

import java.util.Locale;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;

/** Values of an indicator as readers say them. */
public final class Quantities {

  private static final int MOST_DECIMALS = 4;

  /**
   * The minus sign of every page, command and sentence; a hyphen is shorter and may break a line.
   */
  private static final String MINUS = "−";

  private Quantities() {}

  /**
   * A value with its unit: 74.1%, 12.4 per 1,000, 412 admissions, 3.21 days, £12.
   *
   * @param value in natural units; a share from 0 to 1 for proportions
   * @param resolution a difference that the digits must still show, in the same units
   */
  public static String value(Indicator indicator, double value, double resolution) {
    return switch (indicator.measure()) {
      case PROPORTION -> percent(value, resolution);
      case RATE -> number(value, decimals(resolution)) + rateUnit(indicator);
      case COUNT -> number(value, 0) + spaced(indicator);
      case MEAN, VALUE -> withUnit(indicator, number(value, decimals(resolution)));
    };
  }

  /**
   * A value with digits enough to tell it from another: 10.4 weeks beside a target of 10.
   *
   * @param resolution as of {@link #value}, where that is enough
   */
  public static String valueBeside(
      Indicator indicator, double value, double other, double resolution) {
    String said = value(indicator, value, resolution);
    double apart = Math.abs(value - other);
    if (apart == 0 || !said.equals(value(indicator, other, resolution))) {
      return said;
    }
    int decimals = decimals(indicator.measure() == Measure.PROPORTION ? 100 * apart : apart);
    return switch (indicator.measure()) {
      case PROPORTION -> number(100 * value, Math.max(1, decimals)) + "%";
      case RATE -> number(value, decimals) + rateUnit(indicator);
      case COUNT -> number(value, decimals) + spaced(indicator);
      case MEAN, VALUE -> withUnit(indicator, number(value, decimals));
    };
  }

  /**
   * A value whose unit in words has just been said: 12.4, 412, 3.21. A share keeps its %, money its
   * sign.
   *
   * @param resolution as of {@link #value}
   */
  public static String again(Indicator indicator, double value, double resolution) {
    String said = value(indicator, value, resolution);
    int words = said.indexOf(' ');
    return words < 0 ? said : said.substring(0, words);
  }

  /** How far two values are apart: 8.9 percentage points, 29%, 0.80 days. Without a sign. */
  public static String difference(Indicator indicator, double from, double to) {
    double apart = Math.abs(to - from);
    boolean relative =
        from > 0 && (indicator.measure() == Measure.RATE || indicator.measure() == Measure.COUNT);
    return relative ? share(apart / from) : units(indicator, apart);
  }

  /**
   * A difference that is already known.
   *
   * @param apart a share of what was expected for rates and counts; natural units elsewhere
   */
  public static String apart(Indicator indicator, double apart) {
    return indicator.measure() == Measure.RATE || indicator.measure() == Measure.COUNT
        ? share(apart)
        : units(indicator, apart);
  }

  private static String units(Indicator indicator, double apart) {
    return switch (indicator.measure()) {
      case PROPORTION ->
          number(100 * apart, Math.max(1, decimals(100 * apart))) + " percentage points";
      case RATE, COUNT -> value(indicator, apart, apart);
      case MEAN, VALUE ->
          inPercent(indicator)
              ? number(apart, decimals(apart)) + " percentage points"
              : withUnit(indicator, number(apart, decimals(apart)));
    };
  }

  /** A change per year with its unit and sign, such as +0.8 percentage points or −12. */
  public static String change(Indicator indicator, double change) {
    String sign = change < 0 ? MINUS : "+";
    double size = Math.abs(change);
    return switch (indicator.measure()) {
      case PROPORTION ->
          sign + number(100 * size, Math.max(1, decimals(100 * size))) + " percentage points";
      case RATE -> sign + number(size, decimals(size)) + rateUnit(indicator);
      case COUNT -> sign + number(size, decimals(size)) + spaced(indicator);
      case MEAN, VALUE ->
          sign
              + (inPercent(indicator)
                  ? number(size, decimals(size)) + " percentage points"
                  : withUnit(indicator, number(size, decimals(size))));
    };
  }

  /** A ratio as a share of 100: 29%, 2.4%. */
  public static String share(double ratio) {
    return number(100 * ratio, 100 * Math.abs(ratio) < 9.95 ? 1 : 0) + "%";
  }

  /** A number with grouped thousands and a true minus sign, as English text has it. */
  public static String number(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    return text.matches("-[0.,]+") ? text.substring(1) : text.replace("-", MINUS);
  }

  private static String percent(double share, double resolution) {
    return number(100 * share, Math.max(1, decimals(100 * resolution))) + "%";
  }

  /** Decimals that show two digits of a difference of that size. */
  private static int decimals(double size) {
    double magnitude = Math.abs(size);
    if (!(magnitude > 0) || Double.isInfinite(magnitude)) {
      return 1;
    }
    int digits = 1 - (int) Math.floor(Math.log10(magnitude));
    return Math.min(Math.max(digits, 0), MOST_DECIMALS);
  }

  private static String rateUnit(Indicator indicator) {
    String unit = indicator.unit().orElse("").strip();
    if (unit.startsWith("per ")) {
      return " " + unit;
    }
    String per =
        indicator.per() == 1
            ? ""
            : " per " + number(indicator.per(), indicator.per() % 1 == 0 ? 0 : 2);
    if (unit.isEmpty() || unit.equals("%")) {
      return unit + per;
    }
    return " " + unit + (unit.contains(" per ") ? "" : per);
  }

  private static String spaced(Indicator indicator) {
    return indicator.unit().map(u -> " " + u.strip()).orElse("");
  }

  /** Whether values are already shares of 100, as "%" or "% of people asked". */
  private static boolean inPercent(Indicator indicator) {
    return indicator.unit().map(String::strip).filter(u -> u.matches("%( .*)?")).isPresent();
  }

  private static String withUnit(Indicator indicator, String number) {
    String unit = indicator.unit().orElse("").strip();
    if (unit.isEmpty()) {
      return number;
    }
    if (inPercent(indicator)) {
      return number + unit;
    }
    if (unit.equals("£") || unit.equals("$") || unit.equals("€")) {
      return number.startsWith(MINUS) ? MINUS + unit + number.substring(1) : unit + number;
    }
    return number + " " + unit;
  }
}

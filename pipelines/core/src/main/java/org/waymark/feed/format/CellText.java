package org.waymark.feed.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes what the cell of a spreadsheet holds: numbers, days and times, without their looks. */
final class CellText {
  private static final int SECONDS_OF_A_DAY = 86_400;

  /** Days from 1970-01-01 back to the day before which Excel counts. */
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  private static final LocalDate DAY_ZERO_OF_1904 = LocalDate.of(1904, 1, 1);
  private static final double LAST_DAY = 2_958_466;

  /** Digits that a spreadsheet keeps of a number. */
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

  private static final int DIGITS_WITHOUT_NOISE = 16;
  private static final int LONGEST_EXPONENT = 30;
  private static final Pattern NOT_SHOWN =
      Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h|m|s)[^\\]]*\\]", Pattern.CASE_INSENSITIVE);

  /** What the format of a number makes of it. */
  enum Look {
    NUMBER,
    DAY,
    TIME,
    PADDED
  }

  /**
   * A format of numbers.
   *
   * @param digits of a {@link Look#PADDED} number, at least
   */
  record Format(Look look, int digits) {
    static final Format GENERAL = new Format(Look.NUMBER, 0);
  }

  private CellText() {}

  /** What a format's code asks for, such as {@code dd/mm/yyyy} or {@code 00000}. */
  static Format format(String code) {
    int section = code.indexOf(';');
    String first = section < 0 ? code : code.substring(0, section);
    String shown = NOT_SHOWN.matcher(first).replaceAll("").toLowerCase(Locale.ROOT);
    if (shown.matches("0{2,}")) {
      return new Format(Look.PADDED, shown.length());
    }
    if (shown.contains("general") || shown.indexOf('[') >= 0) {
      return Format.GENERAL;
    }
    boolean day = shown.indexOf('y') >= 0 || shown.indexOf('d') >= 0;
    boolean time = shown.indexOf('h') >= 0 || shown.indexOf('s') >= 0;
    boolean month = shown.indexOf('m') >= 0 && !time;
    boolean digits = shown.indexOf('#') >= 0 || (shown.indexOf('0') >= 0 && !time);
    if (digits) {
      return Format.GENERAL;
    }
    if (day || month) {
      return new Format(Look.DAY, 0);
    }
    return time ? new Format(Look.TIME, 0) : Format.GENERAL;
  }

  /** What a format that every workbook has asks for. */
  static Format builtIn(int id) {
    boolean day = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36);
    if (day || (id >= 50 && id <= 58)) {
      return new Format(Look.DAY, 0);
    }
    boolean time = (id >= 18 && id <= 21) || id == 45 || id == 47;
    return time ? new Format(Look.TIME, 0) : Format.GENERAL;
  }

  /**
   * A number as its format means it.
   *
   * @param written as the file has it
   * @param from1904 whether days are counted from 1904
   */
  static String number(String written, Format format, boolean from1904) {
    if (format.look() == Look.NUMBER && isWhole(written)) {
      return written;
    }
    double value;
    try {
      value = Double.parseDouble(written);
    } catch (NumberFormatException none) {
      return written;
    }
    return number(value, format, from1904);
  }

  /** A number as its format means it. */
  static String number(double value, Format format, boolean from1904) {
    boolean dated = format.look() == Look.DAY || format.look() == Look.TIME;
    if (dated && value >= 0 && value < LAST_DAY) {
      return moment(value, format.look() == Look.TIME, from1904);
    }
    String plain = plain(value);
    if (format.look() == Look.PADDED && isWhole(plain) && !plain.startsWith("-")) {
      return "0".repeat(Math.max(format.digits() - plain.length(), 0)) + plain;
    }
    return plain;
  }

  private static boolean isWhole(String written) {
    int length = written.length();
    int first = length > 0 && written.charAt(0) == '-' ? 1 : 0;
    if (length == first || length > 15) {
      return false;
    }
    for (int i = first; i < length; i++) {
      if (written.charAt(i) < '0' || written.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** A number with the digits that a spreadsheet keeps, and without an exponent where it can. */
  static String plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    String shortest = Double.toString(value);
    boolean noise = shortest.length() > DIGITS_WITHOUT_NOISE;
    if (!noise && shortest.indexOf('E') < 0) {
      return shortest;
    }
    BigDecimal rounded = new BigDecimal(shortest).round(DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale();
    return Math.abs(exponent) <= LONGEST_EXPONENT ? rounded.toPlainString() : rounded.toString();
  }

  private static String moment(double serial, boolean timeAlone, boolean from1904) {
    long days = (long) Math.floor(serial);
    long seconds = Math.round((serial - days) * SECONDS_OF_A_DAY);
    if (seconds == SECONDS_OF_A_DAY) {
      seconds = 0;
      days++;
    }
    if (timeAlone && days == 0) {
      return time(seconds);
    }
    // Excel takes 1900 for a leap year: its days before March 1900 are one behind.
    long shift = !from1904 && days < 60 ? 1 : 0;
    LocalDate day = (from1904 ? DAY_ZERO_OF_1904 : DAY_ZERO).plusDays(days + shift);
    return seconds == 0 ? day.toString() : day + "T" + time(seconds);
  }

  private static String time(long seconds) {
    LocalTime time = LocalTime.ofSecondOfDay(seconds);
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
  }
}

package org.waymark.app.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Numbers as they are compared and shown: two that round to the same do not differ. */
final class Rounded {
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

  private Rounded() {}

  /** Three significant digits. */
  static String of(double number) {
    if (!Double.isFinite(number)) {
      return "";
    }
    return plain(BigDecimal.valueOf(number).round(THREE_DIGITS));
  }

  /** The column to three significant digits; "" for NULL. */
  static String column(ResultSet row, String name) throws SQLException {
    double number = row.getDouble(name);
    return row.wasNull() ? "" : of(number);
  }

  /** A probability in steps of a hundredth; "" for NULL. */
  static String probability(ResultSet row, String name) throws SQLException {
    double number = row.getDouble(name);
    return row.wasNull()
        ? ""
        : plain(BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_EVEN));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}

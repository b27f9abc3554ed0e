package org.waymark.period;

/** Length of a period. The digit orders kinds whose periods start on the same day. */
public enum PeriodKind {
  WEEK(0),
  MONTH(1),
  QUARTER(2),
  YEAR(3),
  /** A year that starts in another month than January, such as a UK financial year 2025/26. */
  FINANCIAL_YEAR(4);

  private final int digit;

  PeriodKind(int digit) {
    this.digit = digit;
  }

  /** Whether periods of this kind fill those of the other one without a rest. */
  public boolean within(PeriodKind longer) {
    return switch (this) {
      case WEEK, YEAR, FINANCIAL_YEAR -> false;
      case MONTH -> longer == QUARTER || longer == YEAR || longer == FINANCIAL_YEAR;
      case QUARTER -> longer == YEAR || longer == FINANCIAL_YEAR;
    };
  }

  /** Last octal digit of a {@link Period#code()}. */
  int digit() {
    return digit;
  }

  static PeriodKind ofDigit(int digit) {
    return switch (digit) {
      case 0 -> WEEK;
      case 1 -> MONTH;
      case 2 -> QUARTER;
      case 3 -> YEAR;
      case 4 -> FINANCIAL_YEAR;
      default -> throw new IllegalArgumentException("no kind of period has the digit " + digit);
    };
  }
}

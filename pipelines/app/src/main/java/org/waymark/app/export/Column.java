package org.waymark.app.export;

/**
 * A column of a table in a spreadsheet.
 *
 * @param header unique in its table, with the unit where all values have the same
 * @param width in characters
 * @param empty shorthand that is shown where there is no value
 */
record Column(String header, Kind kind, double width, Shorthand empty) {

  /** What the values of a column are, which decides how they are shown. */
  enum Kind {
    TEXT("@"),
    WHOLE("#,##0"),
    /** A quantity, shown to four decimals. */
    DECIMAL("#,##0.0###"),
    /** A probability, p-value or q-value. */
    CHANCE("0.0000"),
    DAY("yyyy-mm-dd");

    private final String format;

    Kind(String format) {
      this.format = format;
    }

    /** As a spreadsheet writes the format. */
    String format() {
      return format;
    }
  }

  /** Why a cell holds no value. */
  enum Shorthand {
    NOT_AVAILABLE("[x]"),
    NOT_APPLICABLE("[z]");

    private final String mark;

    Shorthand(String mark) {
      this.mark = mark;
    }

    /** As the cell shows it. */
    String mark() {
      return mark;
    }
  }

  static Column text(String header, double width) {
    return new Column(header, Kind.TEXT, width, Shorthand.NOT_APPLICABLE);
  }

  static Column whole(String header) {
    return new Column(header, Kind.WHOLE, 14, Shorthand.NOT_AVAILABLE);
  }

  static Column decimal(String header) {
    return new Column(header, Kind.DECIMAL, 16, Shorthand.NOT_AVAILABLE);
  }

  static Column chance(String header) {
    return new Column(header, Kind.CHANCE, 14, Shorthand.NOT_AVAILABLE);
  }

  static Column day(String header) {
    return new Column(header, Kind.DAY, 13, Shorthand.NOT_APPLICABLE);
  }

  /** The same column, where an empty cell means something else. */
  Column orElse(Shorthand other) {
    return new Column(header, kind, width, other);
  }
}

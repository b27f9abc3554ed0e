package org.waymark.feed;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What the numbers of a file show of their decimal mark, column by column.
 *
 * <p>A number shows a decimal point where it cannot be read with a decimal comma, as {@code 12.5},
 * {@code 0.125} and {@code 1,234,567}; and the other way round. One group of three digits behind a
 * mark, {@code 1,234}, fits both, unless it begins with 0: no group of thousands does.
 *
 * @param points of each column, numbers that show a decimal point
 * @param commas likewise, a decimal comma
 * @param oneComma of each column, whether a number is as {@code 1,234}
 * @param onePoint of each column, whether a number is as {@code 1.234}
 * @param complete false where rows were passed over that may tell more
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record NumberEvidence(
    long[] points, long[] commas, boolean[] oneComma, boolean[] onePoint, boolean complete)
    implements Serializable {
  /** Of a file that was not looked at, or writes no text. */
  static final NumberEvidence NONE =
      new NumberEvidence(new long[0], new long[0], new boolean[0], new boolean[0], true);

  /** How the numbers of a column are to be read. */
  enum Mark {
    /** With a decimal point. */
    POINT('.', false, false),
    /** With a decimal comma. */
    COMMA(',', false, false),
    /** With a decimal point; what fits both readings is refused. */
    POINT_IF_CLEAR('.', true, true),
    /** With a decimal comma; what fits both readings is refused. */
    COMMA_IF_CLEAR(',', true, true),
    /** With a decimal point, as JSON has it; {@code 1,234} is refused. */
    JSON('.', true, false);

    private final char decimal;
    private final boolean refusesOneComma;
    private final boolean refusesOnePoint;

    Mark(char decimal, boolean refusesOneComma, boolean refusesOnePoint) {
      this.decimal = decimal;
      this.refusesOneComma = refusesOneComma;
      this.refusesOnePoint = refusesOnePoint;
    }

    static Mark of(char decimal) {
      return decimal == ',' ? COMMA : POINT;
    }

    char decimal() {
      return decimal;
    }

    boolean refusesOneComma() {
      return refusesOneComma;
    }

    boolean refusesOnePoint() {
      return refusesOnePoint;
    }
  }

  /**
   * How a column is to be read, by all of its numbers.
   *
   * @param others columns that hold numbers too: a comma in one of them makes {@code 1.234}
   *     doubtful
   * @param delimiter of the file: between commas, a number has a decimal point unless it shows
   *     otherwise
   */
  Mark mark(int column, int[] others, char delimiter) {
    if (column >= points.length) {
      return Mark.POINT;
    }
    long point = points[column];
    long comma = commas[column];
    if (point > 0 && comma > 0) {
      return comma > point ? Mark.COMMA_IF_CLEAR : Mark.POINT_IF_CLEAR;
    }
    if (comma > 0) {
      return Mark.COMMA;
    }
    if (point > 0 || !(oneComma[column] || onePoint[column])) {
      return Mark.POINT;
    }
    boolean commaElsewhere =
        Arrays.stream(others).anyMatch(other -> other < commas.length && commas[other] > 0);
    return delimiter == ',' && !oneComma[column] && !commaElsewhere
        ? Mark.POINT
        : Mark.POINT_IF_CLEAR;
  }

  /**
   * The same of columns that each stand for several of the file's.
   *
   * @param sources of each column, its positions in the file
   */
  NumberEvidence over(List<List<Integer>> sources) {
    int columns = sources.size();
    NumberEvidence all =
        new NumberEvidence(
            new long[columns],
            new long[columns],
            new boolean[columns],
            new boolean[columns],
            complete);
    for (int c = 0; c < columns; c++) {
      for (int source : sources.get(c)) {
        if (source >= 0 && source < points.length) {
          all.points[c] += points[source];
          all.commas[c] += commas[source];
          all.oneComma[c] |= oneComma[source];
          all.onePoint[c] |= onePoint[source];
        }
      }
    }
    return all;
  }

  /** Gathers what rows show. */
  static final class Gathered {
    /** Rows that are looked at whatever they hold. */
    private static final int FIRST_ROWS = 1000;

    private static final long COMMAS = EightBytes.all(',');

    private final boolean commasDelimit;
    private final boolean everyRow;
    private final CsvFields fields;
    private final long[] points;
    private final long[] commas;
    private final boolean[] oneComma;
    private final boolean[] onePoint;
    private long rows;
    private boolean passedOver;
    private boolean open;

    /**
     * @param columns of the file
     * @param everyRow true to look at rows too that are likely to tell nothing
     */
    Gathered(char delimiter, int columns, boolean everyRow) {
      this.commasDelimit = delimiter == ',';
      this.everyRow = everyRow;
      this.fields = new CsvFields(delimiter);
      points = new long[columns];
      commas = new long[columns];
      oneComma = new boolean[columns];
      onePoint = new boolean[columns];
    }

    /**
     * Looks at a row that was found sound; it may be changed. Between commas only a quoted number
     * can hold one: other rows tell nothing until one does.
     */
    void see(byte[] bytes, int start, int end, boolean quoted) {
      rows++;
      if (commasDelimit && !quoted && !everyRow && !open && rows > FIRST_ROWS) {
        passedOver = true;
        return;
      }
      if (commasDelimit
          && quoted
          && !everyRow
          && !open
          && rows > FIRST_ROWS
          && commas(bytes, start, end) < points.length) {
        // All commas stand between fields: none is in a number.
        passedOver = true;
        return;
      }
      fields.split(bytes, start, end, quoted);
      if (fields.count() < points.length) {
        return;
      }
      for (int f = points.length; f < fields.count(); f++) {
        if (fields.from(f) < fields.to(f)) {
          return;
        }
      }
      for (int f = 0; f < points.length; f++) {
        see(f, bytes, fields.from(f), fields.to(f));
      }
    }

    private static int commas(byte[] bytes, int start, int end) {
      int count = 0;
      int i = start;
      for (; i + 8 <= end; i += 8) {
        count += Long.bitCount(EightBytes.equal(EightBytes.at(bytes, i), COMMAS));
      }
      for (; i < end; i++) {
        count += bytes[i] == ',' ? 1 : 0;
      }
      return count;
    }

    private void see(int column, byte[] bytes, int from, int to) {
      int first = from;
      while (first < to && !isDigit(bytes[first])) {
        first++;
      }
      int last = to;
      while (last > first && !isDigit(bytes[last - 1])) {
        last--;
      }
      if (first == last) {
        return;
      }
      int start = first;
      if (first > from && isMark(bytes[first - 1])) {
        start--;
      }
      int marks = 0;
      int seenPoints = 0;
      int mark = -1;
      boolean spaced = false;
      for (int i = start; i < last; i++) {
        byte b = bytes[i];
        if (isMark(b)) {
          marks++;
          seenPoints += b == '.' ? 1 : 0;
          mark = i;
        } else if (!isDigit(b)) {
          if (b != ' ' && b != '\'' && b >= 0) {
            return;
          }
          spaced = true;
        }
      }
      if (marks == 0) {
        return;
      }
      boolean point = bytes[mark] == '.';
      int fraction = last - mark - 1;
      if (marks == 1) {
        boolean group =
            !spaced
                && fraction == 3
                && mark - start >= 1
                && mark - start <= 3
                && bytes[start] != '0';
        if (group) {
          (point ? onePoint : oneComma)[column] = true;
          open |= !point;
        } else {
          count(column, point);
        }
      } else if (seenPoints == marks || seenPoints == 0) {
        // Several of one mark are groups; the decimal mark is the other.
        count(column, !point);
      } else {
        count(column, point);
      }
    }

    private void count(int column, boolean point) {
      (point ? points : commas)[column]++;
      open |= !point;
    }

    private static boolean isDigit(byte b) {
      return b >= '0' && b <= '9';
    }

    private static boolean isMark(byte b) {
      return b == '.' || b == ',';
    }

    NumberEvidence all() {
      return new NumberEvidence(points, commas, oneComma, onePoint, !(passedOver && open));
    }
  }
}

package org.waymark.panel;

import java.util.Arrays;
import org.waymark.period.Period;

/**
 * Rows of one delivered file as columns: what travels through the engine in place of rows.
 *
 * <p>Places and indicators are positions in the {@link org.waymark.registry.Workspace}, periods are
 * {@link Period#code()}s. A column of numbers that no row has is absent (an empty array); a single
 * missing number is NaN. {@code revision} is absent where the feed has none; later revisions are
 * larger. Arrays may be longer than {@code size}; they are not copied and must not be written to.
 *
 * @param feed position of the feed in the workspace
 * @param file position of the file in the run's inventory
 * @param size rows
 * @param line line of the file on which the row starts, counted from 1, header included; 0: made of
 *     many rows
 * @param stratum position of the row's stratum among those that its indicator is standardised by;
 *     -1, or absent, where it is not standardised
 * @param moment of an event, when it happened: seconds since 1970-01-01T00:00Z, a day by its first
 *     moment; NaN, or absent, where only the period is known
 * @param marks what else is known of the row: a sum of {@link #WITHDRAWN}, {@link #HIDDEN}, {@link
 *     #REFUSED_ELSEWHERE}, {@link #NUMBERED} and {@link #REFUSED}; absent where nothing is
 */
public record ObservationBatch(
    int feed,
    int file,
    int size,
    int[] indicator,
    int[] place,
    int[] period,
    int[] line,
    int[] stratum,
    long[] revision,
    double[] numerator,
    double[] denominator,
    double[] value,
    double[] standardError,
    double[] n,
    double[] moment,
    int[] marks) {

  /** The row has no number: a later delivery takes back what an earlier one brought. */
  public static final int WITHDRAWN = 1;

  /** The number is there, and was hidden by whoever delivered the row; it is withdrawn too. */
  public static final int HIDDEN = 2;

  /** Something else of the row was refused: it counts as rejected already. */
  public static final int REFUSED_ELSEWHERE = 4;

  /** The revision is a number and no date. */
  public static final int NUMBERED = 8;

  /** The row had a number, and it was refused: there is none. */
  public static final int REFUSED = 64;

  private static final int[] NO_INTS = {};
  private static final long[] NO_LONGS = {};
  private static final double[] NO_DOUBLES = {};

  /** The number in that row of a column that may be absent. */
  public static double at(double[] column, int row) {
    return column.length == 0 ? Double.NaN : column[row];
  }

  /** Whether a row bears that mark. */
  public boolean marked(int row, int mark) {
    return marks.length > 0 && (marks[row] & mark) != 0;
  }

  /** The stratum of a row; -1 where it has none. */
  public int stratumAt(int row) {
    return stratum.length == 0 ? -1 : stratum[row];
  }

  /** The revision of a row; {@link Long#MIN_VALUE} where there is none. */
  public long revisionAt(int row) {
    return revision.length == 0 ? Long.MIN_VALUE : revision[row];
  }

  /** Collects rows of one file; columns are allocated when a first number arrives. */
  public static final class Builder {
    private final int feed;
    private final int file;
    private int size;
    private int[] indicator;
    private int[] place;
    private int[] period;
    private int[] line;
    private int[] stratum = NO_INTS;
    private long[] revision = NO_LONGS;
    private double[] numerator = NO_DOUBLES;
    private double[] denominator = NO_DOUBLES;
    private double[] value = NO_DOUBLES;
    private double[] standardError = NO_DOUBLES;
    private double[] n = NO_DOUBLES;
    private double[] moment = NO_DOUBLES;
    private int[] marks = NO_INTS;

    /** A builder with room for {@code capacity} rows; it grows. */
    public Builder(int feed, int file, int capacity) {
      this.feed = feed;
      this.file = file;
      int room = Math.max(capacity, 16);
      indicator = new int[room];
      place = new int[room];
      period = new int[room];
      line = new int[room];
    }

    /** Rows so far. */
    public int size() {
      return size;
    }

    /** Starts a row; the numbers set next belong to it. */
    public Builder row(int indicatorIndex, int placeIndex, int periodCode, int lineNumber) {
      if (size == indicator.length) {
        grow();
      }
      indicator[size] = indicatorIndex;
      place[size] = placeIndex;
      period[size] = periodCode;
      line[size] = lineNumber;
      size++;
      return this;
    }

    /** Stratum of the current row. */
    public Builder stratum(int position) {
      if (stratum.length == 0) {
        stratum = new int[indicator.length];
        Arrays.fill(stratum, -1);
      }
      stratum[size - 1] = position;
      return this;
    }

    /** Puts a mark on the current row. */
    public Builder mark(int mark) {
      return mark(size - 1, mark);
    }

    /** Puts a mark on the rows of that line, which are the last. */
    public void markLine(int lineNumber, int mark) {
      for (int row = size - 1; row >= 0 && line[row] == lineNumber; row--) {
        mark(row, mark);
      }
    }

    private Builder mark(int row, int mark) {
      if (marks.length == 0) {
        marks = new int[indicator.length];
      }
      marks[row] |= mark;
      return this;
    }

    /** Revision of the current row: larger is later. */
    public Builder revision(long order) {
      if (revision.length == 0) {
        revision = new long[indicator.length];
        Arrays.fill(revision, Long.MIN_VALUE);
      }
      revision[size - 1] = order;
      return this;
    }

    public Builder numerator(double number) {
      numerator = allocated(numerator);
      numerator[size - 1] = number;
      return this;
    }

    public Builder denominator(double number) {
      denominator = allocated(denominator);
      denominator[size - 1] = number;
      return this;
    }

    public Builder value(double number) {
      value = allocated(value);
      value[size - 1] = number;
      return this;
    }

    public Builder standardError(double number) {
      standardError = allocated(standardError);
      standardError[size - 1] = number;
      return this;
    }

    public Builder n(double number) {
      n = allocated(n);
      n[size - 1] = number;
      return this;
    }

    /** When the event of the current row happened, in seconds since 1970. */
    public Builder moment(double seconds) {
      moment = allocated(moment);
      moment[size - 1] = seconds;
      return this;
    }

    private double[] allocated(double[] column) {
      if (column.length > 0) {
        return column;
      }
      double[] fresh = new double[indicator.length];
      Arrays.fill(fresh, Double.NaN);
      return fresh;
    }

    private void grow() {
      int room = indicator.length * 2;
      indicator = Arrays.copyOf(indicator, room);
      place = Arrays.copyOf(place, room);
      period = Arrays.copyOf(period, room);
      line = Arrays.copyOf(line, room);
      if (stratum.length > 0) {
        stratum = Arrays.copyOf(stratum, room);
        Arrays.fill(stratum, size, room, -1);
      }
      if (revision.length > 0) {
        revision = Arrays.copyOf(revision, room);
        Arrays.fill(revision, size, room, Long.MIN_VALUE);
      }
      marks = marks.length == 0 ? marks : Arrays.copyOf(marks, room);
      numerator = grown(numerator, room);
      denominator = grown(denominator, room);
      value = grown(value, room);
      standardError = grown(standardError, room);
      n = grown(n, room);
      moment = grown(moment, room);
    }

    private double[] grown(double[] column, int room) {
      if (column.length == 0) {
        return column;
      }
      double[] larger = Arrays.copyOf(column, room);
      Arrays.fill(larger, size, room, Double.NaN);
      return larger;
    }

    /** The batch; the builder must not be used afterwards. */
    public ObservationBatch build() {
      return new ObservationBatch(
          feed,
          file,
          size,
          indicator,
          place,
          period,
          line,
          stratum,
          revision,
          numerator,
          denominator,
          value,
          standardError,
          n,
          moment,
          marks);
    }
  }
}

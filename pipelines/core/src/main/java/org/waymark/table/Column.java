package org.waymark.table;

/** The cells of one column of a {@link ColumnTable}. Arrays are not copied. */
public sealed interface Column {

  /** Numbers; NaN is an empty cell. */
  record Doubles(double[] values) implements Column {}

  /** Whole numbers; {@link #EMPTY} is an empty cell. */
  record Longs(long[] values) implements Column {
    /** Stands for an empty cell. */
    public static final long EMPTY = Long.MIN_VALUE;
  }

  /** Truth values, never empty. */
  record Flags(boolean[] values) implements Column {}

  /** Texts that hardly repeat; an absent text is an empty cell. */
  record Texts(java.util.List<java.util.Optional<String>> values) implements Column {}

  /**
   * Positions in a dictionary, for cells that repeat; -1 is an empty cell.
   *
   * @param codes may be longer than the table has rows
   */
  record Coded(int[] codes, Dictionary dictionary) implements Column {}

  /** The same value in every row: position 0 of the dictionary, or empty if that has none. */
  record Repeated(Dictionary dictionary) implements Column {}

  /** Distinct values that codes stand for. */
  sealed interface Dictionary {
    /** Number of values. */
    int size();

    /** Distinct texts. */
    record Texts(String[] values) implements Dictionary {
      @Override
      public int size() {
        return values.length;
      }
    }

    /** Numbers, not necessarily distinct. */
    record Doubles(double[] values) implements Dictionary {
      @Override
      public int size() {
        return values.length;
      }
    }

    /** Dates as days from 1970-01-01. */
    record Days(int[] values) implements Dictionary {
      @Override
      public int size() {
        return values.length;
      }
    }
  }
}

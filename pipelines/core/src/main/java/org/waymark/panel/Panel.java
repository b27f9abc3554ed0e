package org.waymark.panel;

import java.util.Arrays;
import org.waymark.period.Period;

/**
 * One indicator as places × periods, after revisions: what analysis sees.
 *
 * <p>Cell {@code (p, t)} is at {@code p * periods.length + t}. A missing cell has a NaN value.
 * Columns of numbers that no cell has are empty arrays; single missing numbers are NaN.
 *
 * @param indicator position of the indicator in the workspace
 * @param places positions of places in the workspace, ascending
 * @param periods {@link Period#code()}s, ascending; a panel of events has a period once for each
 *     event that a place had in it at most
 * @param value natural units: a share for proportions, per {@code per} for rates
 * @param feed position of the feed that delivered the cell
 * @param file position of its file in the run's inventory
 * @param line line in the file; 0: made of many rows
 * @param revised true where a later delivery replaced another value
 * @param suppressed true where there is a value that must not be shown: it is missing here too;
 *     absent where there is none
 * @param withdrawn true where a later delivery has taken a value back; absent where there is none
 * @param held true where the numbers are those of an earlier publication, because the revised ones
 *     would tell a suppressed value; absent where there is none
 * @param moment of an event, when it happened, in seconds since 1970; NaN where only its period is
 *     known; absent where cells are no events
 * @param settledPeriods how many periods, from the first, will not change any more: later ones are
 *     provisional, and nothing is concluded from them
 */
public record Panel(
    int indicator,
    int[] places,
    int[] periods,
    double[] value,
    double[] numerator,
    double[] denominator,
    double[] standardError,
    double[] n,
    int[] feed,
    int[] file,
    int[] line,
    boolean[] revised,
    boolean[] suppressed,
    boolean[] withdrawn,
    boolean[] held,
    double[] moment,
    int settledPeriods) {

  private static final boolean[] NONE = {};
  private static final double[] NO_MOMENTS = {};

  /** A panel of which nothing is suppressed, and nothing provisional. */
  public Panel(
      int indicator,
      int[] places,
      int[] periods,
      double[] value,
      double[] numerator,
      double[] denominator,
      double[] standardError,
      double[] n,
      int[] feed,
      int[] file,
      int[] line,
      boolean[] revised) {
    this(
        indicator,
        places,
        periods,
        value,
        numerator,
        denominator,
        standardError,
        n,
        feed,
        file,
        line,
        revised,
        NONE,
        NONE,
        NONE,
        NO_MOMENTS,
        periods.length);
  }

  /** The same panel, of which only the first periods are settled. */
  public Panel withSettled(int count) {
    return new Panel(
        indicator,
        places,
        periods,
        value,
        numerator,
        denominator,
        standardError,
        n,
        feed,
        file,
        line,
        revised,
        suppressed,
        withdrawn,
        held,
        moment,
        count);
  }

  /** Whether the period at that column will not change any more. */
  public boolean isSettled(int t) {
    return t < settledPeriods;
  }

  /** The panel without its provisional periods: what findings rest on. */
  public Panel settled() {
    if (settledPeriods == periods.length) {
      return this;
    }
    int count = settledPeriods;
    return new Panel(
        indicator,
        places,
        Arrays.copyOf(periods, count),
        first(value, count),
        first(numerator, count),
        first(denominator, count),
        first(standardError, count),
        first(n, count),
        first(feed, count),
        first(file, count),
        first(line, count),
        first(revised, count),
        first(suppressed, count),
        first(withdrawn, count),
        first(held, count),
        first(moment, count),
        count);
  }

  private double[] first(double[] column, int count) {
    double[] cut = new double[column.length == 0 ? 0 : places.length * count];
    for (int p = 0; p < places.length && cut.length > 0; p++) {
      System.arraycopy(column, p * periods.length, cut, p * count, count);
    }
    return cut;
  }

  private int[] first(int[] column, int count) {
    int[] cut = new int[column.length == 0 ? 0 : places.length * count];
    for (int p = 0; p < places.length && cut.length > 0; p++) {
      System.arraycopy(column, p * periods.length, cut, p * count, count);
    }
    return cut;
  }

  private boolean[] first(boolean[] column, int count) {
    boolean[] cut = new boolean[column.length == 0 ? 0 : places.length * count];
    for (int p = 0; p < places.length && cut.length > 0; p++) {
      System.arraycopy(column, p * periods.length, cut, p * count, count);
    }
    return cut;
  }

  /** Whether a later delivery has taken the value of that cell back. */
  public boolean withdrawn(int cell) {
    return withdrawn.length > 0 && withdrawn[cell];
  }

  /** How many cells have no value to show, though there is or was one. */
  public int withoutValue() {
    int count = 0;
    for (int cell = 0; cell < value.length; cell++) {
      count += suppressed(cell) || withdrawn(cell) ? 1 : 0;
    }
    return count;
  }

  /** A copy in which deliverers have hidden, or taken back, the values of those cells. */
  Panel takenBack(boolean[] hidden, boolean[] back) {
    return new Panel(
        indicator,
        places,
        periods,
        value,
        numerator,
        denominator,
        standardError,
        n,
        feed,
        file,
        line,
        revised,
        hidden,
        back,
        held,
        moment,
        settledPeriods);
  }

  /** Whether that cell holds a value that must not be shown. */
  public boolean suppressed(int cell) {
    return suppressed.length > 0 && suppressed[cell];
  }

  /** Whether that cell shows the numbers of an earlier publication. */
  public boolean held(int cell) {
    return held.length > 0 && held[cell];
  }

  /** A copy with these numbers, which in those cells are of an earlier publication. */
  public Panel withHeld(
      boolean[] cells, double[] v, double[] top, double[] bottom, double[] errors, double[] units) {
    boolean[] stillRevised = revised.clone();
    for (int cell = 0; cell < cells.length; cell++) {
      stillRevised[cell] &= !cells[cell];
    }
    return new Panel(
        indicator,
        places,
        periods,
        v,
        top,
        bottom,
        errors,
        units,
        feed,
        file,
        line,
        stillRevised,
        suppressed,
        withdrawn,
        cells.clone(),
        moment,
        settledPeriods);
  }

  /** How many cells hold a value that must not be shown. */
  public int suppressions() {
    int count = 0;
    for (boolean one : suppressed) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /** A copy without any number in those cells. */
  public Panel withSuppressed(boolean[] cells) {
    boolean[] stillRevised = revised.clone();
    boolean[] hidden = cells.clone();
    for (int cell = 0; cell < cells.length; cell++) {
      stillRevised[cell] &= !cells[cell];
      hidden[cell] |= suppressed(cell);
    }
    return new Panel(
        indicator,
        places,
        periods,
        without(value, cells),
        without(numerator, cells),
        without(denominator, cells),
        without(standardError, cells),
        without(n, cells),
        feed,
        file,
        line,
        stillRevised,
        cells.clone(),
        withdrawn,
        held,
        moment,
        settledPeriods);
  }

  /**
   * A copy with these figures, without standard errors and n in the cells that have none.
   *
   * @param gone cells that no longer hold a value
   */
  public Panel withFigures(
      double[] values, double[] numerators, double[] denominators, boolean[] gone) {
    return new Panel(
        indicator,
        places,
        periods,
        values,
        numerators,
        denominators,
        standardError.length == 0 ? standardError : without(standardError, gone),
        n.length == 0 ? n : without(n, gone),
        feed,
        file,
        line,
        revised,
        suppressed,
        withdrawn,
        held,
        moment,
        settledPeriods);
  }

  /** A copy with these standard errors. */
  public Panel withStandardErrors(double[] errors) {
    return withPrecision(errors, n);
  }

  /** A copy with these n, and without standard errors. */
  public Panel withN(double[] units) {
    return withPrecision(new double[0], units);
  }

  private Panel withPrecision(double[] errors, double[] units) {
    return new Panel(
        indicator,
        places,
        periods,
        value,
        numerator,
        denominator,
        errors,
        units,
        feed,
        file,
        line,
        revised,
        suppressed,
        withdrawn,
        held,
        moment,
        settledPeriods);
  }

  private static double[] without(double[] column, boolean[] cells) {
    double[] copy = Arrays.copyOf(column, column.length);
    for (int cell = 0; cell < copy.length; cell++) {
      copy[cell] = cells[cell] ? Double.NaN : copy[cell];
    }
    return copy;
  }

  /** Position of a cell in the columns. */
  public int cell(int place, int period) {
    return place * periods.length + period;
  }

  /** The number in that cell of a column that may be absent. */
  public static double at(double[] column, int cell) {
    return column.length == 0 ? Double.NaN : column[cell];
  }

  /** Cells that hold a value. */
  public int observations() {
    int count = 0;
    for (double v : value) {
      if (!Double.isNaN(v)) {
        count++;
      }
    }
    return count;
  }

  /** The period at that column. */
  public Period period(int t) {
    return Period.ofCode(periods[t]);
  }
}

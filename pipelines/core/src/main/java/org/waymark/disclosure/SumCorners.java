package org.waymark.disclosure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Linear programs over the same sums: numbers of at least zero, of which each sum has a total. A
 * corner that fulfils all sums is found once; every objective goes on from the corner of the one
 * before (simplex method, dense tableau).
 */
public final class SumCorners {
  private static final double NOTHING = 1e-9;
  private static final int MOST_STEPS = 50_000;

  /** Steps without progress after which the first column that may enter does so (Bland). */
  private static final int PATIENCE = 40;

  private final int columns;
  private double[][] rows;
  private int[] basis;
  private boolean solvable;

  private SumCorners(int columns, double[][] rows) {
    this.columns = columns;
    this.rows = rows;
    basis = new int[rows.length];
    Arrays.fill(basis, -1);
  }

  /**
   * Finds a corner.
   *
   * @param sums factors of each sum, its total last
   */
  public static SumCorners of(int columns, List<double[]> sums) {
    double[][] rows = sums.stream().map(double[]::clone).toArray(double[][]::new);
    for (double[] row : rows) {
      if (row[columns] < 0) {
        for (int c = 0; c <= columns; c++) {
          row[c] = -row[c];
        }
      }
    }
    SumCorners tableau = new SumCorners(columns, rows);
    tableau.start();
    return tableau;
  }

  /** Whether all sums can be fulfilled. */
  public boolean solvable() {
    return solvable;
  }

  private void start() {
    double[] gain = new double[columns + 1];
    for (double[] row : rows) {
      for (int c = 0; c <= columns; c++) {
        gain[c] += row[c];
      }
    }
    boolean done = climb(gain);
    double left = 0;
    for (int r = 0; r < rows.length; r++) {
      left += basis[r] < 0 ? Math.abs(rows[r][columns]) : 0;
    }
    solvable = done && left < 1e-6;
    // Rows that nothing but zeros is left of follow from the others.
    boolean[] kept = new boolean[rows.length];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; basis[r] < 0 && c < columns; c++) {
        if (Math.abs(rows[r][c]) > 1e-7) {
          pivot(r, c, gain);
        }
      }
      kept[r] = basis[r] >= 0;
    }
    int[] standing =
        java.util.stream.IntStream.range(0, rows.length).filter(r -> kept[r]).toArray();
    rows = Arrays.stream(standing).mapToObj(r -> rows[r]).toArray(double[][]::new);
    basis = Arrays.stream(standing).map(r -> basis[r]).toArray();
  }

  /**
   * The corner at which the sum of factors times numbers is largest; empty where it has no bound,
   * or none was found.
   *
   * @param factors of the first numbers; those of the others are 0
   */
  public Optional<double[]> largest(double[] factors) {
    double[] gain = Arrays.copyOf(factors, columns + 1);
    for (int r = 0; r < rows.length; r++) {
      double of = basis[r] < factors.length ? factors[basis[r]] : 0;
      for (int c = 0; of != 0 && c <= columns; c++) {
        gain[c] -= of * rows[r][c];
      }
    }
    return climb(gain) ? Optional.of(corner()) : Optional.empty();
  }

  private double[] corner() {
    double[] numbers = new double[columns];
    for (int r = 0; r < rows.length; r++) {
      numbers[basis[r]] = rows[r][columns];
    }
    return numbers;
  }

  private boolean climb(double[] gain) {
    int idle = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      int enters = -1;
      for (int c = 0; c < columns; c++) {
        if (gain[c] > 1e-7 && (enters < 0 || gain[c] > gain[enters])) {
          enters = c;
          if (idle > PATIENCE) {
            break;
          }
        }
      }
      if (enters < 0) {
        return true;
      }
      int leaves = leaves(enters);
      if (leaves < 0) {
        return false;
      }
      idle = rows[leaves][columns] > NOTHING ? 0 : idle + 1;
      pivot(leaves, enters, gain);
    }
    return false;
  }

  private int leaves(int enters) {
    int leaves = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int r = 0; r < rows.length; r++) {
      double factor = rows[r][enters];
      if (factor > 1e-7) {
        double ratio = rows[r][columns] / factor;
        boolean first = ratio < least - NOTHING;
        if (first || (ratio < least + NOTHING && basis[r] < basis[leaves])) {
          leaves = r;
          least = Math.min(least, ratio);
        }
      }
    }
    return leaves;
  }

  private void pivot(int r, int c, double[] gain) {
    double[] row = rows[r];
    double by = row[c];
    for (int k = 0; k <= columns; k++) {
      row[k] = tidy(row[k] / by);
    }
    for (int other = 0; other < rows.length; other++) {
      if (other != r) {
        less(rows[other], row, c);
      }
    }
    less(gain, row, c);
    basis[r] = c;
  }

  private static void less(double[] from, double[] row, int c) {
    double factor = from[c];
    if (factor != 0) {
      for (int k = 0; k < from.length; k++) {
        if (row[k] != 0) {
          from[k] = tidy(from[k] - factor * row[k]);
        }
      }
      from[c] = 0;
    }
  }

  /** Factors are nearly always whole numbers; what is left of rounding would grow. */
  private static double tidy(double number) {
    double whole = Math.rint(number);
    return Math.abs(number - whole) < NOTHING ? whole : number;
  }
}

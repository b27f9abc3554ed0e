package org.waymark.statistics;

import java.util.Arrays;

/**
 * Weighted least squares that a few extreme values cannot pull (Huber 1964, k = 1.345): eight
 * reweightings, the scale of the standardised residuals by their median absolute deviation.
 */
public final class HuberRegression {

  private static final double K = 1.345;
  private static final int REWEIGHTINGS = 8;

  /**
   * Keeps the normal equations solvable where columns repeat each other; relative to their size.
   */
  private static final double RIDGE = 1e-11;

  private final int columns;
  private final NormalEquations whole;
  private final NormalEquations reweighted;
  private final double[] lower;
  private final double[] root;
  private final double[] residual;
  private final double[] scratch;

  /** Room for fits of up to {@code rows} rows. */
  public HuberRegression(int rows, int columns) {
    this.columns = columns;
    whole = new NormalEquations(columns);
    reweighted = new NormalEquations(columns);
    lower = new double[columns * columns];
    root = new double[rows];
    residual = new double[rows];
    scratch = new double[rows];
  }

  /**
   * Coefficients of the columns.
   *
   * @param design rows × columns, row by row
   * @param y response of each row
   * @param weight inverse variance of each row
   * @param rows the rows that count, more than columns
   * @param count how many of {@code rows}
   */
  public double[] fit(double[] design, double[] y, double[] weight, int[] rows, int count) {
    double[] coefficients = new double[columns];
    whole.clear();
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      whole.add(design, row, y[row], weight[row]);
      root[i] = Math.sqrt(weight[row]);
    }
    reweighted.copy(whole);
    for (int pass = 0; pass < REWEIGHTINGS; pass++) {
      solve(coefficients);
      if (pass == REWEIGHTINGS - 1) {
        break;
      }
      for (int i = 0; i < count; i++) {
        int row = rows[i];
        residual[i] = (y[row] - predict(design, row, coefficients)) * root[i];
        scratch[i] = residual[i];
      }
      double centre = Quantiles.median(scratch, count);
      for (int i = 0; i < count; i++) {
        scratch[i] = Math.abs(residual[i] - centre);
      }
      double bound = K * Quantiles.MAD_TO_SD * Quantiles.median(scratch, count);
      if (bound == 0) {
        break; // more than half the rows fit exactly: nothing is left to weigh
      }
      // Few rows lose weight: what they lose is taken off the whole.
      reweighted.copy(whole);
      for (int i = 0; i < count; i++) {
        double size = Math.abs(residual[i]);
        if (size > bound) {
          int row = rows[i];
          reweighted.add(design, row, y[row], weight[row] * (bound / size - 1));
        }
      }
    }
    return coefficients;
  }

  /** Value of one row of the design under these coefficients. */
  public double predict(double[] design, int row, double[] coefficients) {
    double sum = 0;
    int at = row * columns;
    for (int c = 0; c < columns; c++) {
      sum += design[at + c] * coefficients[c];
    }
    return sum;
  }

  private void solve(double[] out) {
    reweighted.lower(lower);
    for (int a = 0; a < columns; a++) {
      lower[a * columns + a] *= 1 + RIDGE;
    }
    cholesky();
    for (int a = 0; a < columns; a++) {
      double sum = reweighted.right[a];
      for (int b = 0; b < a; b++) {
        sum -= lower[a * columns + b] * out[b];
      }
      out[a] = sum / lower[a * columns + a];
    }
    for (int a = columns - 1; a >= 0; a--) {
      double sum = out[a];
      for (int b = a + 1; b < columns; b++) {
        sum -= lower[b * columns + a] * out[b];
      }
      out[a] = sum / lower[a * columns + a];
    }
  }

  /** Lower Cholesky factor in place; a column that the others explain gets no weight. */
  private void cholesky() {
    for (int a = 0; a < columns; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = lower[a * columns + b];
        double size = sum;
        for (int c = 0; c < b; c++) {
          sum -= lower[a * columns + c] * lower[b * columns + c];
        }
        if (a == b) {
          lower[a * columns + a] = sum > RIDGE * size ? Math.sqrt(sum) : Double.POSITIVE_INFINITY;
        } else {
          lower[a * columns + b] = sum / lower[b * columns + b];
        }
      }
    }
  }

  /** Weighted sums of products of columns, its lower half row by row, and with the response. */
  private static final class NormalEquations {

    private final int columns;
    private final double[] products;
    private final double[] right;

    NormalEquations(int columns) {
      this.columns = columns;
      products = new double[columns * (columns + 1) / 2];
      right = new double[columns];
    }

    void clear() {
      Arrays.fill(products, 0);
      Arrays.fill(right, 0);
    }

    void copy(NormalEquations other) {
      System.arraycopy(other.products, 0, products, 0, products.length);
      System.arraycopy(other.right, 0, right, 0, columns);
    }

    void add(double[] design, int row, double response, double weight) {
      int at = row * columns;
      int entry = 0;
      for (int a = 0; a < columns; a++) {
        double weighted = weight * design[at + a];
        right[a] += weighted * response;
        for (int b = at; b <= at + a; b++) {
          products[entry++] += weighted * design[b];
        }
      }
    }

    void lower(double[] out) {
      int entry = 0;
      for (int a = 0; a < columns; a++) {
        System.arraycopy(products, entry, out, a * columns, a + 1);
        entry += a + 1;
      }
    }
  }
}

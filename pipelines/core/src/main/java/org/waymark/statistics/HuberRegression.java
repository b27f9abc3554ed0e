package org.waymark.statistics;

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
  private final double[] normal;
  private final double[] right;
  private final double[] residual;
  private final double[] scratch;
  private final double[] robust;

  /** Room for fits of up to {@code rows} rows. */
  public HuberRegression(int rows, int columns) {
    this.columns = columns;
    normal = new double[columns * columns];
    right = new double[columns];
    residual = new double[rows];
    scratch = new double[rows];
    robust = new double[rows];
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
    for (int i = 0; i < count; i++) {
      robust[i] = weight[rows[i]];
    }
    for (int pass = 0; pass < REWEIGHTINGS; pass++) {
      solve(design, y, rows, count, coefficients);
      for (int i = 0; i < count; i++) {
        int row = rows[i];
        residual[i] = (y[row] - predict(design, row, coefficients)) * Math.sqrt(weight[row]);
        scratch[i] = residual[i];
      }
      double centre = Quantiles.median(scratch, count);
      for (int i = 0; i < count; i++) {
        scratch[i] = Math.abs(residual[i] - centre);
      }
      double bound = K * Quantiles.MAD_TO_SD * Quantiles.median(scratch, count);
      for (int i = 0; i < count; i++) {
        robust[i] = weight[rows[i]] * Math.min(1, bound / Math.max(Math.abs(residual[i]), 1e-9));
      }
      if (bound == 0) {
        break; // more than half the rows fit exactly: nothing is left to weigh
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

  private void solve(double[] design, double[] y, int[] rows, int count, double[] out) {
    java.util.Arrays.fill(normal, 0);
    java.util.Arrays.fill(right, 0);
    for (int i = 0; i < count; i++) {
      int at = rows[i] * columns;
      double response = y[rows[i]];
      for (int a = 0; a < columns; a++) {
        double weighted = robust[i] * design[at + a];
        right[a] += weighted * response;
        for (int b = 0; b <= a; b++) {
          normal[a * columns + b] += weighted * design[at + b];
        }
      }
    }
    for (int a = 0; a < columns; a++) {
      normal[a * columns + a] *= 1 + RIDGE;
    }
    cholesky();
    for (int a = 0; a < columns; a++) {
      double sum = right[a];
      for (int b = 0; b < a; b++) {
        sum -= normal[a * columns + b] * out[b];
      }
      out[a] = sum / normal[a * columns + a];
    }
    for (int a = columns - 1; a >= 0; a--) {
      double sum = out[a];
      for (int b = a + 1; b < columns; b++) {
        sum -= normal[b * columns + a] * out[b];
      }
      out[a] = sum / normal[a * columns + a];
    }
  }

  /** Lower Cholesky factor in place; a column that the others explain gets no weight. */
  private void cholesky() {
    for (int a = 0; a < columns; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = normal[a * columns + b];
        double size = sum;
        for (int c = 0; c < b; c++) {
          sum -= normal[a * columns + c] * normal[b * columns + c];
        }
        if (a == b) {
          normal[a * columns + a] = sum > RIDGE * size ? Math.sqrt(sum) : Double.POSITIVE_INFINITY;
        } else {
          normal[a * columns + b] = sum / normal[b * columns + b];
        }
      }
    }
  }
}

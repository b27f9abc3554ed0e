package org.waymark.statistics;

/** Symmetric positive matrices as lower triangles, row by row in one array. */
final class Cholesky {

  /** A column that the others explain but for rounding gets no weight. */
  private static final double LEAST = 1e-12;

  private Cholesky() {}

  /** Replaces the lower triangle by its factor. */
  static void decompose(double[] matrix, int n) {
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = matrix[a * n + b];
        double size = sum;
        for (int c = 0; c < b; c++) {
          sum -= matrix[a * n + c] * matrix[b * n + c];
        }
        if (a == b) {
          matrix[a * n + a] = sum > LEAST * size ? Math.sqrt(sum) : Double.POSITIVE_INFINITY;
        } else {
          matrix[a * n + b] = sum / matrix[b * n + b];
        }
      }
    }
  }

  /** L⁻¹ right. */
  static double[] forward(double[] factor, int n, double[] right) {
    double[] out = new double[n];
    for (int a = 0; a < n; a++) {
      double sum = right[a];
      for (int b = 0; b < a; b++) {
        sum -= factor[a * n + b] * out[b];
      }
      out[a] = sum / factor[a * n + a];
    }
    return out;
  }

  /** The solution of the equations whose matrix was decomposed. */
  static double[] solve(double[] factor, int n, double[] right) {
    double[] out = forward(factor, n, right);
    for (int a = n - 1; a >= 0; a--) {
      double sum = out[a];
      for (int b = a + 1; b < n; b++) {
        sum -= factor[b * n + a] * out[b];
      }
      out[a] = sum / factor[a * n + a];
    }
    return out;
  }

  /** Logarithm of the determinant of the matrix, of columns that have weight. */
  static double logDeterminant(double[] factor, int n) {
    double sum = 0;
    for (int a = 0; a < n; a++) {
      double pivot = factor[a * n + a];
      if (!Double.isInfinite(pivot)) {
        sum += 2 * Math.log(pivot);
      }
    }
    return sum;
  }
}

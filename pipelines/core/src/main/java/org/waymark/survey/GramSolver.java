package org.waymark.survey;

/**
 * Solves weighted normal equations Σ w x xᵀ · b = m by a Cholesky factor with pivots; columns that
 * others add up to take no part and have coefficient 0.
 */
final class GramSolver {
  /** A column of which less than this share is its own depends on those before it. */
  private static final double DEPENDENT = 1e-11;

  private final int size;
  private final int[] pivot;
  private final double[][] factor;
  private final int rank;

  /**
   * @param columns x, a column of numbers each
   * @param weight w, one for each row
   */
  GramSolver(double[][] columns, double[] weight) {
    size = columns.length;
    double[][] gram = new double[size][size];
    for (int a = 0; a < size; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
          sum += weight[i] * columns[a][i] * columns[b][i];
        }
        gram[a][b] = sum;
        gram[b][a] = sum;
      }
    }
    pivot = new int[size];
    factor = new double[size][size];
    boolean[] taken = new boolean[size];
    double[] left = new double[size];
    for (int a = 0; a < size; a++) {
      left[a] = gram[a][a];
    }
    int done = 0;
    while (done < size) {
      int best = -1;
      for (int a = 0; a < size; a++) {
        boolean own = !taken[a] && left[a] > DEPENDENT * gram[a][a];
        if (own && (best < 0 || left[a] / gram[a][a] > left[best] / gram[best][best])) {
          best = a;
        }
      }
      if (best < 0) {
        break;
      }
      taken[best] = true;
      pivot[done] = best;
      double root = Math.sqrt(left[best]);
      for (int a = 0; a < size; a++) {
        double sum = gram[a][best];
        for (int k = 0; k < done; k++) {
          sum -= factor[a][k] * factor[best][k];
        }
        factor[a][done] = a == best ? root : sum / root;
      }
      done++;
      for (int a = 0; a < size; a++) {
        left[a] -= factor[a][done - 1] * factor[a][done - 1];
      }
    }
    rank = done;
  }

  double[] solve(double[] moments) {
    double[] half = new double[rank];
    for (int k = 0; k < rank; k++) {
      double sum = moments[pivot[k]];
      for (int j = 0; j < k; j++) {
        sum -= factor[pivot[k]][j] * half[j];
      }
      half[k] = sum / factor[pivot[k]][k];
    }
    double[] solution = new double[size];
    for (int k = rank - 1; k >= 0; k--) {
      double sum = half[k];
      for (int j = k + 1; j < rank; j++) {
        sum -= factor[pivot[j]][k] * solution[pivot[j]];
      }
      solution[pivot[k]] = sum / factor[pivot[k]][k];
    }
    return solution;
  }
}

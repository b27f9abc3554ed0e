package org.waymark.statistics;

/**
 * One coefficient of a regression under noise with a given correlation between neighbours: least
 * squares of rows from which the row before is taken out (Prais and Winsten 1954, with gaps).
 *
 * @param coefficient of the column that was asked for, in units of the values
 * @param error its standard error
 * @param logLikelihood how well the correlation explains the values, up to a constant
 * @param rest sum of squares of what the regression leaves
 */
record CorrelatedRegression(double coefficient, double error, double logLikelihood, double rest) {

  /**
   * Fits.
   *
   * @param period positions of the values in time, ascending; gaps are allowed
   * @param value the values, none NaN
   * @param design a row for each value; more rows than columns
   * @param column of the coefficient
   * @param correlation from 0, below 1
   */
  static CorrelatedRegression of(
      int[] period, double[] value, double[][] design, int column, double correlation) {
    int n = value.length;
    int q = design[0].length;
    double[] normal = new double[q * q];
    double[] right = new double[q];
    double[][] white = new double[n][q];
    double[] whiteValue = new double[n];
    double logSpread = 0;
    for (int i = 0; i < n; i++) {
      double carried = i == 0 ? 0 : StrictMath.pow(correlation, period[i] - period[i - 1]);
      double own = StrictMath.sqrt(1 - carried * carried);
      logSpread += StrictMath.log(own);
      for (int c = 0; c < q; c++) {
        double earlier = i == 0 ? 0 : design[i - 1][c];
        white[i][c] = (design[i][c] - carried * earlier) / own;
      }
      double earlier = i == 0 ? 0 : value[i - 1];
      whiteValue[i] = (value[i] - carried * earlier) / own;
      for (int a = 0; a < q; a++) {
        right[a] += white[i][a] * whiteValue[i];
        for (int b = 0; b <= a; b++) {
          normal[a * q + b] += white[i][a] * white[i][b];
        }
      }
    }
    Cholesky.decompose(normal, q);
    double[] coefficients = Cholesky.solve(normal, q, right);
    double rest = 0;
    for (int i = 0; i < n; i++) {
      double residual = whiteValue[i];
      for (int c = 0; c < q; c++) {
        residual -= white[i][c] * coefficients[c];
      }
      rest += residual * residual;
    }
    double[] unit = new double[q];
    unit[column] = 1;
    double variance = 0;
    for (double half : Cholesky.forward(normal, q, unit)) {
      variance += half * half;
    }
    return new CorrelatedRegression(
        coefficients[column],
        StrictMath.sqrt(rest / (n - q) * variance),
        -logSpread - Cholesky.logDeterminant(normal, q) / 2 - (n - q) / 2.0 * StrictMath.log(rest),
        rest);
  }
}

package org.waymark.statistics;

/**
 * A regression under noise with a given correlation between neighbours, and what it predicts.
 *
 * <p>Each row less what the row before tells of it, over what remains of its spread, is independent
 * of the others (Prais and Winsten 1954, with gaps): least squares of those rows is the generalised
 * least squares of the values.
 */
final class AutoregressiveFit {

  private final TrendDesign design;
  private final double correlation;
  private final double lastSpread;
  private final double lastResidual;
  private final double[] lastRow;
  private final double[] coefficients;
  private final double[] factor;
  private final double variance;
  private final double degreesOfFreedom;
  private final double logLikelihood;

  private AutoregressiveFit(
      TrendDesign design,
      double correlation,
      double lastSpread,
      double lastResidual,
      double[] lastRow,
      double[] coefficients,
      double[] factor,
      double variance,
      double degreesOfFreedom,
      double logLikelihood) {
    this.design = design;
    this.correlation = correlation;
    this.lastSpread = lastSpread;
    this.lastResidual = lastResidual;
    this.lastRow = lastRow;
    this.coefficients = coefficients;
    this.factor = factor;
    this.variance = variance;
    this.degreesOfFreedom = degreesOfFreedom;
    this.logLikelihood = logLikelihood;
  }

  /**
   * Fits.
   *
   * @param spread relative standard deviation of each value, 1 where all are alike
   * @param drift prior standard deviation of the slope per period, in innovations; infinite: none
   * @param floor least sum of squares
   */
  static AutoregressiveFit of(
      TrendDesign design,
      double[] value,
      double[] spread,
      double correlation,
      double drift,
      double floor) {
    int p = design.columns();
    double[] normal = new double[p * p];
    double[] right = new double[p];
    double logSpread = 0;
    double[] before = new double[p];
    double valueBefore = 0;
    for (int i = 0; i < design.rows(); i++) {
      double[] row = design.at(design.time()[i]);
      double carried = i == 0 ? 0 : Math.pow(correlation, design.gap(i));
      double own = Math.sqrt(1 - carried * carried);
      logSpread += Math.log(spread[i] * own);
      double[] scaled = new double[p];
      double[] white = new double[p];
      for (int c = 0; c < p; c++) {
        scaled[c] = row[c] / spread[i];
        white[c] = (scaled[c] - carried * before[c]) / own;
      }
      double scaledValue = value[i] / spread[i];
      double whiteValue = (scaledValue - carried * valueBefore) / own;
      add(normal, right, white, whiteValue);
      before = scaled;
      valueBefore = scaledValue;
    }
    double innovation = Math.sqrt(1 - correlation * correlation);
    boolean hasPrior = !Double.isInfinite(drift);
    if (hasPrior) {
      normal[p + 1] += 1 / (drift * drift * innovation * innovation);
      logSpread += Math.log(drift * innovation);
    }
    double degreesOfFreedom = design.rows() - p + (hasPrior ? 1 : 0);
    Cholesky.decompose(normal, p);
    double[] coefficients = Cholesky.solve(normal, p, right);
    double rest = restSquares(design, value, spread, correlation, coefficients);
    if (hasPrior) {
      double standardised = coefficients[1] / (drift * innovation);
      rest += standardised * standardised;
    }
    rest = Math.max(rest, floor);
    int last = design.rows() - 1;
    double[] lastRow = design.at(design.time()[last]);
    return new AutoregressiveFit(
        design,
        correlation,
        spread[last],
        value[last] - dot(lastRow, coefficients),
        lastRow,
        coefficients,
        normal,
        rest / degreesOfFreedom,
        degreesOfFreedom,
        -logSpread
            - Cholesky.logDeterminant(normal, p) / 2
            - degreesOfFreedom / 2 * Math.log(rest));
  }

  /** Sum of squares of the whitened residuals, from the residuals themselves: nothing cancels. */
  private static double restSquares(
      TrendDesign design,
      double[] value,
      double[] spread,
      double correlation,
      double[] coefficients) {
    double squares = 0;
    double before = 0;
    for (int i = 0; i < design.rows(); i++) {
      double carried = i == 0 ? 0 : Math.pow(correlation, design.gap(i));
      double residual = (value[i] - dot(design.at(design.time()[i]), coefficients)) / spread[i];
      double white = (residual - carried * before) / Math.sqrt(1 - carried * carried);
      squares += white * white;
      before = residual;
    }
    return squares;
  }

  private static void add(double[] normal, double[] right, double[] row, double value) {
    int p = row.length;
    for (int a = 0; a < p; a++) {
      right[a] += row[a] * value;
      for (int b = 0; b <= a; b++) {
        normal[a * p + b] += row[a] * row[b];
      }
    }
  }

  private static double dot(double[] row, double[] coefficients) {
    double sum = 0;
    for (int c = 0; c < row.length; c++) {
      sum += row[c] * coefficients[c];
    }
    return sum;
  }

  /** How well this correlation explains the values, up to a constant. */
  double logLikelihood() {
    return logLikelihood;
  }

  double degreesOfFreedom() {
    return degreesOfFreedom;
  }

  /** Mean of the forecast; what the latest value is off the line fades with the distance. */
  double mean(double time) {
    return dot(design.at(time), coefficients) + carried(time) / lastSpread * lastResidual;
  }

  /** Variance of the forecast of a value of ordinary spread. */
  double variance(double time) {
    double carried = carried(time);
    double[] row = design.at(time);
    for (int c = 0; c < row.length; c++) {
      row[c] -= carried / lastSpread * lastRow[c];
    }
    double[] half = Cholesky.forward(factor, row.length, row);
    return variance * (1 - carried * carried + dot(half, half));
  }

  private double carried(double time) {
    double gap = (time - design.time()[design.rows() - 1]) * design.perYear();
    return Math.pow(correlation, gap);
  }
}

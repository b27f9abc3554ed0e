package org.waymark.statistics;

import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/** Step contrasts of one series by the definition: generalised least squares in full matrices. */
final class DenseScan {

  private final int[] seen;
  private final RealMatrix inverse;
  private final RealVector ones;
  private final RealVector y;

  DenseScan(double[] score, double[] variance, PeriodNoise noise) {
    seen = IntStream.range(0, score.length).filter(t -> !Double.isNaN(score[t])).toArray();
    int m = seen.length;
    RealMatrix covariance = new Array2DRowRealMatrix(m, m);
    for (int a = 0; a < m; a++) {
      for (int b = 0; b < m; b++) {
        double own = a == b ? variance[seen[a]] : 0;
        covariance.setEntry(
            a, b, own + noise.variance() * Math.pow(noise.rho(), Math.abs(seen[a] - seen[b])));
      }
    }
    inverse = new LUDecomposition(covariance).getSolver().getInverse();
    ones = new ArrayRealVector(m, 1);
    y = new ArrayRealVector(IntStream.of(seen).mapToDouble(t -> score[t]).toArray());
  }

  private double product(RealVector a, RealVector b) {
    return a.dotProduct(inverse.operate(b));
  }

  /** Product after the mean is taken off both. */
  private double within(RealVector a, RealVector b) {
    return product(a, b) - product(a, ones) * product(b, ones) / product(ones, ones);
  }

  private RealVector step(int onset) {
    return new ArrayRealVector(IntStream.of(seen).mapToDouble(t -> t >= onset ? 1 : 0).toArray());
  }

  double information(int onset) {
    return within(step(onset), step(onset));
  }

  double contrast(int onset) {
    return within(step(onset), y) / Math.sqrt(information(onset));
  }

  double correlation(int one, int other) {
    return within(step(one), step(other)) / Math.sqrt(information(one) * information(other));
  }

  double residualSquares() {
    return within(y, y);
  }
}

package org.waymark.twin.scenario;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * The smallest setting of a lever with which a goal is reached in a share of futures, by bisection
 * on the same draws.
 *
 * @param smallest the setting; empty where none is enough
 * @param best the largest share that was seen
 * @param bestAt where it was seen
 * @param monotone whether a larger setting never lowers the share; where it does, the grid is used
 */
public record SmallestLever(OptionalDouble smallest, double best, double bestAt, boolean monotone) {
  private static final int GRID = 21;
  private static final int HALVINGS = 40;
  private static final double EXACT = 1e-7;

  /** Searches between two settings. */
  public static SmallestLever find(
      double least, double most, double wanted, DoubleUnaryOperator share) {
    double[] at = new double[GRID];
    double[] seen = new double[GRID];
    int best = 0;
    boolean monotone = true;
    for (int k = 0; k < GRID; k++) {
      at[k] = least + (most - least) * k / (GRID - 1);
      seen[k] = share.applyAsDouble(at[k]);
      best = seen[k] > seen[best] ? k : best;
      monotone &= k == 0 || seen[k] >= seen[k - 1];
    }
    if (seen[best] < wanted) {
      return new SmallestLever(OptionalDouble.empty(), seen[best], at[best], monotone);
    }
    int first = 0;
    while (seen[first] < wanted) {
      first++;
    }
    if (first == 0) {
      return new SmallestLever(OptionalDouble.of(least), seen[best], at[best], monotone);
    }
    double low = at[first - 1];
    double high = at[first];
    for (int i = 0; i < HALVINGS && high - low > EXACT * (most - least); i++) {
      double middle = (low + high) / 2;
      if (share.applyAsDouble(middle) >= wanted) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return new SmallestLever(OptionalDouble.of(high), seen[best], at[best], monotone);
  }
}

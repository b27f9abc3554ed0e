package org.waymark.statistics;

import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;

/** Finds the least value of a smooth function of few variables within bounds (Powell's BOBYQA). */
final class QuadraticSearch {

  private static final int EVALUATIONS = 500;

  private final MultivariateFunction function;
  private double[] best;
  private double least = Double.POSITIVE_INFINITY;

  private QuadraticSearch(MultivariateFunction function, double[] start) {
    this.function = function;
    best = start.clone();
  }

  private double value(double[] x) {
    double value = function.value(x);
    if (value < least) {
      least = value;
      best = x.clone();
    }
    return value;
  }

  /**
   * Where the function is least.
   *
   * @param start moved inside the bounds where it is not
   * @param first about a tenth of the distance to the solution
   * @param last accuracy of the solution
   */
  static double[] least(
      MultivariateFunction function,
      double[] start,
      double[] low,
      double[] high,
      double first,
      double last) {
    int n = start.length;
    double[] inside = new double[n];
    for (int i = 0; i < n; i++) {
      inside[i] = Math.min(Math.max(start[i], low[i]), high[i]);
    }
    QuadraticSearch search = new QuadraticSearch(function, inside);
    try {
      new BOBYQAOptimizer((n + 1) * (n + 2) / 2, first, last)
          .optimize(
              new MaxEval(EVALUATIONS),
              new ObjectiveFunction(search::value),
              GoalType.MINIMIZE,
              new InitialGuess(inside),
              new SimpleBounds(low, high));
    } catch (MathIllegalStateException stopped) {
      // Rounding or a long valley ended the search early: the best point seen is the answer.
      if (Double.isInfinite(search.least)) {
        throw stopped;
      }
    }
    return search.best;
  }
}

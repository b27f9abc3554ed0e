package org.waymark.survey;

import java.util.Arrays;

/**
 * Weights fitted to known totals (Deville and Särndal 1992), and what the totals explain of an
 * estimate: the residuals of its scores from a regression on the known columns, weighted as before
 * the fit.
 */
final class CalibratedWeights {
  private static final int MOST_STEPS = 200;

  /** Known totals are met within this, relative to the sum of what adds up to them. */
  private static final double MET = 1e-9;

  private final double[] base;
  private final double[] fitted;
  private final double[][] columns;
  private final GramSolver gram;

  private CalibratedWeights(double[] base, double[] fitted, double[][] columns, GramSolver gram) {
    this.base = base;
    this.fitted = fitted;
    this.columns = columns;
    this.gram = gram;
  }

  /** As {@link Calibration#fit}; {@code people} is NaN where no grouping gives their number. */
  static CalibratedWeights fit(
      double[] weights,
      double[][] columns,
      double[] totals,
      double people,
      Calibration.Distance distance) {
    int n = weights.length;
    double sum = Arrays.stream(weights).sum();
    double scale = Double.isNaN(people) ? 1 : people / sum;
    double[] base = new double[n];
    for (int i = 0; i < n; i++) {
      base[i] = weights[i] * scale;
    }
    double[] size = sizes(columns, base, totals);
    double[][] scaled = new double[columns.length][];
    double[] target = new double[columns.length];
    for (int c = 0; c < columns.length; c++) {
      double unit = size[c];
      scaled[c] = Arrays.stream(columns[c]).map(x -> x / unit).toArray();
      target[c] = totals[c] / unit;
    }
    double[] fitted =
        distance == Calibration.Distance.LINEAR
            ? linear(base, scaled, target)
            : raking(base, scaled, target);
    requireMet(fitted, scaled, target);
    return new CalibratedWeights(base, fitted, scaled, new GramSolver(scaled, base));
  }

  /** What each column is divided by, so that all known totals are near 1. */
  private static double[] sizes(double[][] columns, double[] base, double[] totals) {
    double[] size = new double[columns.length];
    for (int c = 0; c < columns.length; c++) {
      double spread = 0;
      for (int i = 0; i < base.length; i++) {
        spread += base[i] * Math.abs(columns[c][i]);
      }
      size[c] = Math.max(spread, Math.abs(totals[c]));
      size[c] = size[c] > 0 ? size[c] : 1;
    }
    return size;
  }

  private static double[] linear(double[] base, double[][] columns, double[] target) {
    double[] lambda = new GramSolver(columns, base).solve(shortfall(base, columns, target));
    double[] fitted = base.clone();
    for (int i = 0; i < base.length; i++) {
      fitted[i] *= 1 + score(lambda, columns, i);
    }
    return fitted;
  }

  /** Newton's steps on the convex dual, halved where they would not lower it. */
  private static double[] raking(double[] base, double[][] columns, double[] target) {
    double[] lambda = new double[columns.length];
    double[] fitted = base.clone();
    double dual = dual(fitted, lambda, target);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] left = shortfall(fitted, columns, target);
      if (largest(left) < 1e-15) {
        return fitted;
      }
      double[] move = new GramSolver(columns, fitted).solve(left);
      double length = 1;
      boolean lower = false;
      for (int halving = 0; halving < 40 && !lower; halving++) {
        double[] there = lambda.clone();
        for (int c = 0; c < there.length; c++) {
          there[c] += length * move[c];
        }
        double[] weights = base.clone();
        for (int i = 0; i < base.length; i++) {
          weights[i] *= Math.exp(score(there, columns, i));
        }
        double value = dual(weights, there, target);
        lower = value <= dual + 1e-13 * Math.abs(dual) && Double.isFinite(value);
        boolean nearer = lower && largest(shortfall(weights, columns, target)) < largest(left);
        if (lower && (nearer || value < dual - 1e-13 * Math.abs(dual))) {
          lambda = there;
          fitted = weights;
          dual = value;
        } else if (lower) {
          // As near as the machine can tell.
          return fitted;
        }
        length /= 2;
      }
      if (!lower) {
        return fitted;
      }
    }
    return fitted;
  }

  private static double dual(double[] weights, double[] lambda, double[] target) {
    double value = Arrays.stream(weights).sum();
    for (int c = 0; c < lambda.length; c++) {
      value -= lambda[c] * target[c];
    }
    return value;
  }

  private static double score(double[] lambda, double[][] columns, int row) {
    double sum = 0;
    for (int c = 0; c < lambda.length; c++) {
      sum += lambda[c] * columns[c][row];
    }
    return sum;
  }

  private static double[] shortfall(double[] weights, double[][] columns, double[] target) {
    double[] shortfall = target.clone();
    for (int c = 0; c < columns.length; c++) {
      for (int i = 0; i < weights.length; i++) {
        shortfall[c] -= weights[i] * columns[c][i];
      }
    }
    return shortfall;
  }

  private static double largest(double[] numbers) {
    return Arrays.stream(numbers).map(Math::abs).max().orElse(0);
  }

  private static void requireMet(double[] weights, double[][] columns, double[] target) {
    if (!(largest(shortfall(weights, columns, target)) <= MET)) {
      throw new DesignFault("no weights meet all margins at once");
    }
  }

  double[] weights() {
    return fitted;
  }

  /** Scores of every row once the known columns have explained theirs. */
  Scores residuals(Scores scores) {
    double[] z = new double[base.length];
    for (int i = 0; i < scores.rows().length; i++) {
      int row = scores.rows()[i];
      z[row] = fitted[row] == 0 ? 0 : scores.score()[i] / fitted[row];
    }
    double[] moments = new double[columns.length];
    for (int c = 0; c < columns.length; c++) {
      for (int i = 0; i < base.length; i++) {
        moments[c] += base[i] * columns[c][i] * z[i];
      }
    }
    double[] beta = gram.solve(moments);
    int[] rows = new int[base.length];
    double[] residual = new double[base.length];
    for (int i = 0; i < base.length; i++) {
      rows[i] = i;
      residual[i] = fitted[i] * (z[i] - score(beta, columns, i));
    }
    return new Scores(rows, residual);
  }
}

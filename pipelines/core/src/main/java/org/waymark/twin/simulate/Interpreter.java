package org.waymark.twin.simulate;

import org.jspecify.annotations.Nullable;

/**
 * Carries out instructions on arrays with a place for each draw. Only functions that give the same
 * bytes on every machine are used.
 */
final class Interpreter {
  private Interpreter() {}

  /**
   * Carries out a program.
   *
   * @param reg registers
   * @param groups groups of each aged stock; null where a stock is one number
   * @param now time of the moment
   * @param dt length of a step
   */
  static void run(
      int[] code,
      double[][] reg,
      int width,
      double[] @Nullable [][] groups,
      double[][][] tables,
      double now,
      double dt) {
    for (int at = 0; at < code.length; at += Code.WIDTH) {
      double[] to = reg[code[at + 1]];
      int a = code[at + 2];
      int b = code[at + 3];
      switch (code[at]) {
        case Code.COPY -> System.arraycopy(reg[a], 0, to, 0, width);
        case Code.ADD -> add(to, reg[a], reg[b], width);
        case Code.SUBTRACT -> subtract(to, reg[a], reg[b], width);
        case Code.MULTIPLY -> multiply(to, reg[a], reg[b], width);
        case Code.DIVIDE -> divide(to, reg[a], reg[b], width);
        case Code.TABLE -> table(to, reg[a], tables[b], width);
        case Code.TOTAL -> System.arraycopy(reg[b], 0, to, 0, width);
        case Code.WITHIN -> within(to, groupsOf(groups, a), reg[b], width);
        case Code.OVER -> over(to, groupsOf(groups, a), reg[b], width);
        case Code.SQUARE -> multiply(to, reg[a], reg[a], width);
        default -> other(code, at, to, reg, width, now, dt);
      }
    }
  }

  private static double[][] groupsOf(double[] @Nullable [][] groups, int stock) {
    double[][] of = groups[stock];
    if (of == null) {
      throw new IllegalStateException("the stock " + stock + " has no groups");
    }
    return of;
  }

  private static void add(double[] to, double[] a, double[] b, int width) {
    for (int i = 0; i < width; i++) {
      to[i] = a[i] + b[i];
    }
  }

  private static void subtract(double[] to, double[] a, double[] b, int width) {
    for (int i = 0; i < width; i++) {
      to[i] = a[i] - b[i];
    }
  }

  private static void multiply(double[] to, double[] a, double[] b, int width) {
    for (int i = 0; i < width; i++) {
      to[i] = a[i] * b[i];
    }
  }

  private static void divide(double[] to, double[] a, double[] b, int width) {
    for (int i = 0; i < width; i++) {
      to[i] = a[i] / b[i];
    }
  }

  private static void other(
      int[] code, int at, double[] to, double[][] reg, int width, double now, double dt) {
    int operation = code[at];
    double[] a = reg[code[at + 2]];
    double[] b = reg[code[at + 3]];
    double[] c = reg[code[at + 4]];
    for (int i = 0; i < width; i++) {
      to[i] =
          switch (operation) {
            case Code.POWER -> StrictMath.pow(a[i], b[i]);
            case Code.MODULO -> a[i] % b[i];
            case Code.LESS -> a[i] < b[i] ? 1 : 0;
            case Code.AT_MOST -> a[i] <= b[i] ? 1 : 0;
            case Code.EQUAL -> a[i] == b[i] ? 1 : 0;
            case Code.NOT_EQUAL -> a[i] != b[i] ? 1 : 0;
            case Code.AND -> a[i] != 0 && b[i] != 0 ? 1 : 0;
            case Code.OR -> a[i] != 0 || b[i] != 0 ? 1 : 0;
            case Code.NOT -> a[i] == 0 ? 1 : 0;
            case Code.NEGATE -> -a[i];
            case Code.IF -> a[i] != 0 ? b[i] : c[i];
            case Code.MIN -> Math.min(a[i], b[i]);
            case Code.MAX -> Math.max(a[i], b[i]);
            case Code.ABS -> Math.abs(a[i]);
            case Code.SQRT -> Math.sqrt(a[i]);
            case Code.EXP -> StrictMath.exp(a[i]);
            case Code.LN -> StrictMath.log(a[i]);
            case Code.LOG10 -> StrictMath.log10(a[i]);
            case Code.INT -> a[i] < 0 ? Math.ceil(a[i]) : Math.floor(a[i]);
            case Code.SIN -> StrictMath.sin(a[i]);
            case Code.COS -> StrictMath.cos(a[i]);
            case Code.TAN -> StrictMath.tan(a[i]);
            case Code.ARCSIN -> StrictMath.asin(a[i]);
            case Code.ARCCOS -> StrictMath.acos(a[i]);
            case Code.ARCTAN -> StrictMath.atan(a[i]);
            case Code.SAFEDIV -> b[i] == 0 ? c[i] : a[i] / b[i];
            case Code.STEP -> now + dt / 2 > b[i] ? a[i] : 0;
            case Code.RAMP -> ramp(a[i], b[i], c[i], now);
            case Code.PULSE -> pulse(a[i], b[i], c[i], now, dt);
            case Code.TREND -> b[i] * c[i] == 0 ? 0 : (a[i] - b[i]) / (b[i] * c[i]);
            default -> throw new IllegalStateException("operation " + operation);
          };
    }
  }

  private static double ramp(double slope, double from, double to, double now) {
    if (now <= from) {
      return 0;
    }
    return slope * (Math.min(now, to) - from);
  }

  /** A volume within one step: its rate is volume/dt. */
  private static double pulse(double volume, double first, double every, double now, double dt) {
    double half = dt / 2;
    if (now + half < first) {
      return 0;
    }
    double since = now + half - first;
    double inTurn = every > 0 ? since % every : since;
    return inTurn < dt ? volume / dt : 0;
  }

  private static void table(double[] to, double[] x, double[][] points, int width) {
    double[] xs = points[0];
    double[] ys = points[1];
    int last = xs.length - 1;
    for (int i = 0; i < width; i++) {
      double v = x[i];
      if (!(v > xs[0])) {
        to[i] = Double.isNaN(v) ? v : ys[0];
      } else if (v >= xs[last]) {
        to[i] = ys[last];
      } else {
        int high = 1;
        while (xs[high] < v) {
          high++;
        }
        double part = (v - xs[high - 1]) / (xs[high] - xs[high - 1]);
        to[i] = ys[high - 1] + part * (ys[high] - ys[high - 1]);
      }
    }
  }

  /** The share that has waited no longer; 1 where nobody waits. */
  private static void within(double[] to, double[][] groups, double[] span, int width) {
    double[] all = new double[width];
    java.util.Arrays.fill(to, 0, width, 0);
    for (int g = 0; g < groups.length; g++) {
      double part = Math.min(1, Math.max(0, span[0] - g));
      double[] group = groups[g];
      for (int i = 0; i < width; i++) {
        to[i] += part * group[i];
        all[i] += group[i];
      }
    }
    for (int i = 0; i < width; i++) {
      to[i] = all[i] == 0 ? 1 : to[i] / all[i];
    }
  }

  /** How many have waited that long or longer; within a group they are spread evenly. */
  private static void over(double[] to, double[][] groups, double[] span, int width) {
    int last = groups.length - 1;
    java.util.Arrays.fill(to, 0, width, 0);
    for (int g = 0; g <= last; g++) {
      double part = g == last && span[0] <= last ? 0 : Math.min(1, Math.max(0, span[0] - g));
      double[] group = groups[g];
      for (int i = 0; i < width; i++) {
        to[i] += (1 - part) * group[i];
      }
    }
  }
}

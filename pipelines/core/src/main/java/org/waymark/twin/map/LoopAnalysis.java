package org.waymark.twin.map;

import java.math.BigInteger;

/**
 * What a lasting press on one cause does to another, by the signs of a map alone (Levins 1974;
 * weights by Dambacher, Li and Rossignol 2002).
 *
 * <p>The response of i to a press on j is the adjugate of −A at (i, j): the net number of ways in
 * which paths and loops beside them raise it. All of them, whatever their sign, are the permanent
 * of the same minor of |A|.
 *
 * @param net number of ways that raise i less those that lower it, by i and j
 * @param all number of ways, by i and j
 */
public record LoopAnalysis(BigInteger[][] net, BigInteger[][] all) {
  /** Below this weight the ways are too even to say a sign. */
  private static final double WEAK = 0.5;

  /** What may be said of a response. */
  public enum Prediction {
    RISES("+"),
    FALLS("-"),
    AMBIGUOUS("ambiguous"),
    /** There is no way. */
    NONE("none");

    private final String word;

    Prediction(String word) {
      this.word = word;
    }

    /** As tables write it. */
    public String word() {
      return word;
    }
  }

  /**
   * Analyses a map.
   *
   * @param signs −1, 0 or 1: the direct effect on the row of the column
   */
  public static LoopAnalysis of(int[][] signs) {
    int n = signs.length;
    BigInteger[][] net = new BigInteger[n][n];
    BigInteger[][] all = new BigInteger[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int[][] minor = minor(signs, j, i);
        BigInteger determinant = determinant(minor);
        net[i][j] = (i + j) % 2 == 0 ? determinant : determinant.negate();
        all[i][j] = permanent(minor);
      }
    }
    return new LoopAnalysis(net, all);
  }

  /** The share of ways that the net number is; NaN where there is no way. */
  public double weight(int response, int press) {
    return all[response][press].signum() == 0
        ? Double.NaN
        : net[response][press].abs().doubleValue() / all[response][press].doubleValue();
  }

  /** What may be said. */
  public Prediction prediction(int response, int press) {
    if (all[response][press].signum() == 0) {
      return Prediction.NONE;
    }
    if (weight(response, press) < WEAK) {
      return Prediction.AMBIGUOUS;
    }
    return net[response][press].signum() > 0 ? Prediction.RISES : Prediction.FALLS;
  }

  /** −A without a row and a column. */
  private static int[][] minor(int[][] signs, int row, int column) {
    int n = signs.length;
    int[][] minor = new int[n - 1][n - 1];
    for (int i = 0; i < n - 1; i++) {
      for (int j = 0; j < n - 1; j++) {
        minor[i][j] = -signs[i < row ? i : i + 1][j < column ? j : j + 1];
      }
    }
    return minor;
  }

  /** Without fractions (Bareiss 1968). */
  private static BigInteger determinant(int[][] of) {
    int n = of.length;
    BigInteger[][] m = new BigInteger[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        m[i][j] = BigInteger.valueOf(of[i][j]);
      }
    }
    BigInteger before = BigInteger.ONE;
    int sign = 1;
    for (int k = 0; k < n - 1; k++) {
      int pivot = k;
      while (pivot < n && m[pivot][k].signum() == 0) {
        pivot++;
      }
      if (pivot == n) {
        return BigInteger.ZERO;
      }
      if (pivot != k) {
        BigInteger[] row = m[pivot];
        m[pivot] = m[k];
        m[k] = row;
        sign = -sign;
      }
      for (int i = k + 1; i < n; i++) {
        for (int j = k + 1; j < n; j++) {
          m[i][j] = m[i][j].multiply(m[k][k]).subtract(m[i][k].multiply(m[k][j])).divide(before);
        }
      }
      before = m[k][k];
    }
    BigInteger value = n == 0 ? BigInteger.ONE : m[n - 1][n - 1];
    return sign > 0 ? value : value.negate();
  }

  /** The permanent of sizes, row by row over sets of columns that are taken. */
  private static BigInteger permanent(int[][] of) {
    int n = of.length;
    BigInteger[] ways = new BigInteger[1 << n];
    java.util.Arrays.fill(ways, BigInteger.ZERO);
    ways[0] = BigInteger.ONE;
    for (int set = 0; set < ways.length; set++) {
      int row = Integer.bitCount(set);
      for (int j = 0; j < n && row < n && ways[set].signum() != 0; j++) {
        if ((set & (1 << j)) == 0 && of[row][j] != 0) {
          ways[set | (1 << j)] = ways[set | (1 << j)].add(ways[set]);
        }
      }
    }
    return ways[ways.length - 1];
  }
}

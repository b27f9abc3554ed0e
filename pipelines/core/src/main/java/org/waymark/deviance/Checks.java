package org.waymark.deviance;

import java.util.Arrays;

/**
 * What becomes of a difference where the comparison is made otherwise: shown beside a finding,
 * never a gate. Differences are on the scale of the score, up is good; NaN where there is no
 * telling.
 *
 * @param nearest against the places of its type whose circumstances are most alike
 * @param nearestPlaces how many these are
 * @param linear where circumstances act in straight lines
 * @param without the smallest that is left when one circumstance is not allowed for
 * @param leftOut that circumstance; empty where there is none
 * @param withoutLatest without the latest period
 * @param blocksHeld in how many thirds of its peers, each alone, it is at least half as large; −1
 *     where these are too few
 */
record Checks(
    double nearest,
    int nearestPlaces,
    double linear,
    double without,
    String leftOut,
    double withoutLatest,
    int blocksHeld) {

  /** Places that are compared with, at most; never more than half of a type. */
  static final int NEAREST = 15;

  /** Thirds of the peers. */
  static final int BLOCKS = 3;

  /** A difference still holds where at least this share of it is left. */
  private static final double HELD = 0.5;

  /** Nothing can be told. */
  static Checks none() {
    return new Checks(Double.NaN, 0, Double.NaN, Double.NaN, "", Double.NaN, -1);
  }

  /** Whether a difference found otherwise bears out the one that was found. */
  static boolean holds(double otherwise, double found) {
    return otherwise >= HELD * found;
  }

  /**
   * Whether any other comparison bears out a difference; true also where nothing can be told.
   *
   * @param found the difference, up is good
   */
  boolean support(double found) {
    double[] others = {nearest, linear, without};
    boolean known = blocksHeld >= 0;
    boolean held = blocksHeld > 0;
    for (double other : others) {
      known |= !Double.isNaN(other);
      held |= !Double.isNaN(other) && holds(other, found);
    }
    return held || !known;
  }

  /**
   * Positions of the nearest of many points, from the nearest on; of equals the first.
   *
   * @param distance from each; NaN or infinite: not among them
   */
  static int[] nearest(double[] distance) {
    int[] at = new int[NEAREST];
    double[] of = new double[NEAREST];
    int count = 0;
    int possible = 0;
    for (int i = 0; i < distance.length; i++) {
      double d = distance[i];
      if (!(d < Double.POSITIVE_INFINITY)) {
        continue;
      }
      possible++;
      if (count == NEAREST && d >= of[count - 1]) {
        continue;
      }
      int to = count < NEAREST ? count++ : count - 1;
      while (to > 0 && of[to - 1] > d) {
        of[to] = of[to - 1];
        at[to] = at[to - 1];
        to--;
      }
      of[to] = d;
      at[to] = i;
    }
    return Arrays.copyOf(at, Math.min(count, possible / 2));
  }
}

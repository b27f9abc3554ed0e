package org.waymark.twin.simulate;

import org.waymark.twin.model.Model;

/**
 * People kept by how many steps they have waited, {@code groups[g][draw]}; the last group holds all
 * who have waited longer. A month passes, then newcomers enter, then outflows take.
 */
public final class AgedGroups {
  private AgedGroups() {}

  /** Everybody has waited a step longer. */
  public static void moveUp(double[][] groups, int width) {
    int last = groups.length - 1;
    for (int i = 0; i < width; i++) {
      groups[last][i] += groups[last - 1][i];
    }
    for (int g = last - 1; g > 0; g--) {
      System.arraycopy(groups[g - 1], 0, groups[g], 0, width);
    }
    java.util.Arrays.fill(groups[0], 0, width, 0);
  }

  /**
   * Takes an amount from each draw's groups; never more than is there.
   *
   * @param base the groups that shares and proportions are of, which may be {@code groups}
   * @param amount how many are to be taken from each draw; afterwards how many were
   */
  public static void take(
      double[][] groups, double[][] base, Model.Take take, double[] amount, int width) {
    double[] wanted = new double[width];
    double[] taken = new double[width];
    for (int i = 0; i < width; i++) {
      wanted[i] = amount[i] > 0 ? amount[i] : 0;
    }
    switch (take.kind()) {
      case LONGEST_FIRST -> longestFirst(groups, wanted, taken, width);
      case SHARES -> shared(groups, base, take.weights(), wanted, taken, width);
      default -> {
        double[] weights = take.weights();
        if (weights.length == 0) {
          weights = new double[groups.length];
          java.util.Arrays.fill(weights, 1);
        }
        shared(groups, base, weights, factors(base, weights, wanted, width), taken, width);
        if (take.spareToLongest()) {
          longestFirst(groups, wanted, taken, width);
        }
      }
    }
    for (int i = 0; i < width; i++) {
      amount[i] = Double.isNaN(amount[i]) ? amount[i] : taken[i];
    }
  }

  /** What one weighted person of a group is offered; 0 where there is nobody. */
  private static double[] factors(double[][] base, double[] weights, double[] wanted, int width) {
    double[] all = new double[width];
    for (int g = 0; g < base.length; g++) {
      double weight = weights[g];
      double[] group = base[g];
      for (int i = 0; i < width; i++) {
        all[i] += weight * group[i];
      }
    }
    for (int i = 0; i < width; i++) {
      all[i] = all[i] > 0 ? wanted[i] / all[i] : 0;
    }
    return all;
  }

  /** Takes factor × weight × base of each group, at most all of it. */
  private static void shared(
      double[][] groups,
      double[][] base,
      double[] weights,
      double[] factor,
      double[] taken,
      int width) {
    for (int g = 0; g < groups.length; g++) {
      double weight = weights[g];
      double[] group = groups[g];
      double[] of = base[g];
      for (int i = 0; i < width; i++) {
        double part = Math.min(factor[i] * weight * of[i], group[i]);
        group[i] -= part;
        taken[i] += part;
      }
    }
  }

  private static void longestFirst(double[][] groups, double[] wanted, double[] taken, int width) {
    boolean open = false;
    for (int i = 0; i < width; i++) {
      open |= wanted[i] - taken[i] > 0;
    }
    for (int g = groups.length - 1; g >= 0 && open; g--) {
      double[] group = groups[g];
      open = false;
      for (int i = 0; i < width; i++) {
        double part = Math.max(0, Math.min(wanted[i] - taken[i], group[i]));
        group[i] -= part;
        taken[i] += part;
        open |= wanted[i] - taken[i] > 0;
      }
    }
  }
}

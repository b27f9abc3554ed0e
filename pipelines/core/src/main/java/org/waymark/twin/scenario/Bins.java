package org.waymark.twin.scenario;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Draws in groups of equal size by the value of an input.
 *
 * @param group of each draw, from 0
 */
record Bins(int[] group) {

  /** Groups of some values; equal values keep the order of their draws. */
  static Bins of(double[] values, int bins) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    int[] group = new int[values.length];
    for (int rank = 0; rank < order.length; rank++) {
      group[order[rank]] = (int) ((long) rank * bins / order.length);
    }
    return new Bins(group);
  }
}

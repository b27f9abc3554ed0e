package org.waymark.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds the places whose traits are nearest to those of a place, by a tree that halves the places
 * along one trait after another (Bentley 1975). The answer is that of a search through all places:
 * by distance, equal distances by row.
 */
final class NearestPlaces {
  private static final int LEAF = 8;

  private final double[][] traits;
  private final int[] candidates;
  private final int width;
  private final int[] order;
  private final double[] flat;
  private final int[] axis;
  private final int known;

  /**
   * Prepares a search.
   *
   * @param traits of each place; a place with a NaN is farther than any other
   * @param candidates rows that may be found, ascending
   */
  NearestPlaces(double[][] traits, int[] candidates) {
    this.traits = traits;
    this.candidates = candidates;
    width = traits.length == 0 ? 0 : traits[0].length;
    order = IntStream.of(candidates).filter(row -> isKnown(traits[row])).toArray();
    known = order.length;
    axis = new int[known];
    build(0, known);
    flat = new double[known * width];
    for (int i = 0; i < known; i++) {
      System.arraycopy(traits[order[i]], 0, flat, i * width, width);
    }
  }

  private static boolean isKnown(double[] traits) {
    for (double trait : traits) {
      if (Double.isNaN(trait)) {
        return false;
      }
    }
    return true;
  }

  /** Puts the middle place along the widest trait into the middle, and so on for both halves. */
  private void build(int from, int to) {
    if (to - from <= LEAF) {
      return;
    }
    int widest = 0;
    double most = -1;
    for (int f = 0; f < width; f++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        low = Math.min(low, traits[order[i]][f]);
        high = Math.max(high, traits[order[i]][f]);
      }
      if (high - low > most) {
        most = high - low;
        widest = f;
      }
    }
    int middle = (from + to) >>> 1;
    select(from, to - 1, middle, widest);
    axis[middle] = widest;
    build(from, middle);
    build(middle + 1, to);
  }

  private void select(int from, int to, int k, int f) {
    int low = from;
    int high = to;
    while (low < high) {
      double pivot = traits[order[(low + high) >>> 1]][f];
      int i = low;
      int j = high;
      while (i <= j) {
        while (traits[order[i]][f] < pivot) {
          i++;
        }
        while (traits[order[j]][f] > pivot) {
          j--;
        }
        if (i <= j) {
          int swap = order[i];
          order[i++] = order[j];
          order[j--] = swap;
        }
      }
      if (k <= j) {
        high = j;
      } else if (k >= i) {
        low = i;
      } else {
        return;
      }
    }
  }

  /**
   * The nearest places, the nearest first.
   *
   * @param row the place; it is not its own neighbour
   * @param most how many are wanted; fewer where there are fewer
   */
  int[] nearest(int row, int most) {
    Search search = new Search(row, most);
    if (isKnown(traits[row])) {
      search.visit(0, known);
    }
    // Whatever has no distance is as far as can be, in order of row.
    for (int i = 0; i < candidates.length && search.n < most; i++) {
      int other = candidates[i];
      if (other != row && !(isKnown(traits[row]) && isKnown(traits[other]))) {
        search.best[search.n++] = other;
      }
    }
    return search.n == most ? search.best : Arrays.copyOf(search.best, search.n);
  }

  private final class Search {
    private final int row;
    private final double[] from;
    private final int[] best;
    private final double[] far;
    private int n;

    Search(int row, int most) {
      this.row = row;
      from = traits[row];
      best = new int[most];
      far = new double[most];
    }

    void visit(int start, int end) {
      if (end - start <= LEAF) {
        for (int i = start; i < end; i++) {
          offer(i);
        }
        return;
      }
      int middle = (start + end) >>> 1;
      int f = axis[middle];
      double off = from[f] - flat[middle * width + f];
      if (off < 0) {
        visit(start, middle);
      } else {
        visit(middle + 1, end);
      }
      offer(middle);
      if (n < best.length || off * off <= far[n - 1]) {
        if (off < 0) {
          visit(middle + 1, end);
        } else {
          visit(start, middle);
        }
      }
    }

    private void offer(int position) {
      int other = order[position];
      if (other == row) {
        return;
      }
      double distance = 0;
      for (int f = 0, at = position * width; f < width; f++, at++) {
        double off = from[f] - flat[at];
        distance += off * off;
      }
      int most = best.length;
      if (n == most && !isNearer(distance, other, n - 1)) {
        return;
      }
      int at = n < most ? n++ : n - 1;
      while (at > 0 && isNearer(distance, other, at - 1)) {
        far[at] = far[at - 1];
        best[at] = best[at - 1];
        at--;
      }
      far[at] = distance;
      best[at] = other;
    }

    private boolean isNearer(double distance, int other, int at) {
      return distance < far[at] || (distance == far[at] && other < best[at]);
    }
  }
}

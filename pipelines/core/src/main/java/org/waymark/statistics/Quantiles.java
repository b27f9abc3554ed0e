package org.waymark.statistics;

import java.util.Arrays;

/**
 * Order statistics. Methods with a {@code count} take linear time and reorder the first {@code
 * count} entries of the array they are given, which must hold no NaN.
 */
public final class Quantiles {

  /** Makes the median absolute deviation of normal values their standard deviation. */
  public static final double MAD_TO_SD = 1.4826;

  private Quantiles() {}

  /** Median; the mean of the two middle values where {@code count} is even. */
  public static double median(double[] values, int count) {
    return quantile(values, count, 0.5);
  }

  /** Median of a copy: {@code values} stays as it is. */
  public static double medianOf(double[] values) {
    return median(values.clone(), values.length);
  }

  /**
   * Quantile with linear interpolation between order statistics (type 7 of Hyndman and Fan 1996).
   *
   * @param count at least 1
   * @param share from 0 to 1
   */
  public static double quantile(double[] values, int count, double share) {
    if (count < 1) {
      throw new IllegalArgumentException("no quantile of nothing");
    }
    double rank = share * (count - 1);
    int below = Math.min((int) rank, count - 1);
    double low = select(values, 0, count - 1, below);
    double part = rank - below;
    if (part == 0 || below == count - 1) {
      return low;
    }
    double high = values[below + 1];
    for (int i = below + 2; i < count; i++) {
      high = values[i] < high ? values[i] : high;
    }
    return low + part * (high - low);
  }

  /** The same quantile of numbers that are in order already. */
  public static double ofSorted(double[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int below = Math.min((int) rank, sorted.length - 1);
    double part = rank - below;
    return part == 0 ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
  }

  /**
   * Divides places into groups of nearly equal size by value (quintiles, deciles): group 1 + ⌊(rank
   * − 1) · groups / n⌋, equal values with the lowest of their ranks.
   *
   * @param values no NaN; not reordered
   * @param groups such as 10 for deciles
   * @param highestFirst true where group 1 holds the highest values
   * @return groups from 1 on; all 0 where there are fewer values than groups
   */
  public static int[] groups(double[] values, int groups, boolean highestFirst) {
    int n = values.length;
    int[] group = new int[n];
    if (n < groups) {
      return group;
    }
    double sign = highestFirst ? -1 : 1;
    double[] sorted = Arrays.stream(values).map(v -> sign * v).sorted().toArray();
    for (int i = 0; i < n; i++) {
      int before = Arrays.binarySearch(sorted, sign * values[i]);
      while (before > 0 && sorted[before - 1] == sorted[before]) {
        before--;
      }
      group[i] = 1 + (int) ((long) before * groups / n);
    }
    return group;
  }

  /**
   * Median absolute deviation from the median, scaled to the standard deviation of the normal.
   *
   * @param scratch as long as {@code values}, overwritten
   */
  public static double scale(double[] values, double[] scratch) {
    int n = values.length;
    System.arraycopy(values, 0, scratch, 0, n);
    double centre = median(scratch, n);
    for (int i = 0; i < n; i++) {
      scratch[i] = Math.abs(values[i] - centre);
    }
    return MAD_TO_SD * median(scratch, n);
  }

  /** Hoare's selection; afterwards everything left of {@code k} is at most, right at least it. */
  private static double select(double[] a, int from, int to, int k) {
    int low = from;
    int high = to;
    while (low < high) {
      double pivot = medianOfThree(a[low], a[(low + high) >>> 1], a[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (a[i] < pivot) {
          i++;
        }
        while (a[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swap = a[i];
          a[i] = a[j];
          a[j] = swap;
          i++;
          j--;
        }
      }
      if (k <= j) {
        high = j;
      } else if (k >= i) {
        low = i;
      } else {
        return a[k];
      }
    }
    return a[k];
  }

  private static double medianOfThree(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}

package org.waymark.bench.experiments;

import java.util.Arrays;
import java.util.Locale;

/**
 * How often something happened.
 *
 * @param times it happened
 * @param of how many
 */
record Rate(long times, long of) {

  static Rate of(boolean[] happened) {
    long times = 0;
    for (boolean one : happened) {
      times += one ? 1 : 0;
    }
    return new Rate(times, happened.length);
  }

  double share() {
    return (double) times / of;
  }

  /** The standard error that as many draws give. */
  double error() {
    return Math.sqrt(share() * (1 - share()) / of);
  }

  String written() {
    return String.format(Locale.ROOT, "%.1f%% ± %.1f", 100 * share(), 100 * error());
  }

  /** The middle of some numbers; infinite ones are larger than any. */
  static double median(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}

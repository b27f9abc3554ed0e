package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QuantilesTest {

  /** Few values or thousands, as they come, sorted either way, or with many alike. */
  private static double[] values(long seed, int count, int kind) {
    Random random = new Random(seed);
    double[] values = random.doubles(count, -1, 1).toArray();
    switch (kind) {
      case 0 -> Arrays.sort(values);
      case 1 -> {
        Arrays.sort(values);
        for (int i = 0; i < count / 2; i++) {
          double swap = values[i];
          values[i] = values[count - 1 - i];
          values[count - 1 - i] = swap;
        }
      }
      case 2 -> Arrays.setAll(values, i -> Math.rint(3 * values[i]) + 0.0);
      default -> {}
    }
    return values;
  }

  @Property(tries = 500, seed = "13")
  void aQuantileIsThatOfTheSortedValues(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5000) int count,
      @ForAll @IntRange(max = 3) int kind,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    double[] values = values(seed, count, kind);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double rank = share * (count - 1);
    int below = (int) rank;
    double above = sorted[Math.min(below + 1, count - 1)];
    double expected =
        rank == below ? sorted[below] : sorted[below] + (rank - below) * (above - sorted[below]);
    assertEquals(expected, Quantiles.quantile(values, count, share));
    for (int i = 0; i < count; i++) {
      assertTrue(i > below || values[i] <= sorted[below], "left of it is at most it");
      assertTrue(i < below || values[i] >= sorted[below], "right of it is at least it");
    }
    Arrays.sort(values);
    assertEquals(Arrays.toString(sorted), Arrays.toString(values), "nothing is lost");
  }

  @Test
  void entriesBeyondTheCountAreLeftAlone() {
    double[] values = {3, 1, 2, -9};
    assertEquals(2, Quantiles.median(values, 3));
    assertEquals(-9, values[3]);
    assertThrows(IllegalArgumentException.class, () -> Quantiles.median(values, 0));
  }
}

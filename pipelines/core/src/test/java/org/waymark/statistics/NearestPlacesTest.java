package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NearestPlacesTest {

  /** Traits are few whole numbers, so that many distances are equal; some are not known. */
  @Property(tries = 200)
  void theNearestAreThoseOfASearchThroughAll(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 300) int places,
      @ForAll @IntRange(min = 1, max = 4) int width,
      @ForAll @IntRange(min = 1, max = 20) int most) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] traits = new double[places][width];
    for (double[] row : traits) {
      for (int f = 0; f < width; f++) {
        row[f] = random.nextInt(50) == 0 ? Double.NaN : random.nextInt(12);
      }
    }
    int[] candidates = IntStream.range(0, places).filter(i -> i % 5 != 3).toArray();
    NearestPlaces near = new NearestPlaces(traits, candidates);
    for (int row = 0; row < places; row += 7) {
      int from = row;
      int[] all =
          IntStream.of(candidates)
              .filter(other -> other != from)
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingDouble(o -> distance(traits[from], traits[o]))
                      .thenComparing(Comparator.naturalOrder()))
              .limit(most)
              .mapToInt(Integer::intValue)
              .toArray();
      assertArrayEquals(all, near.nearest(row, most));
    }
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int f = 0; f < a.length; f++) {
      sum += (a[f] - b[f]) * (a[f] - b[f]);
    }
    return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
  }
}

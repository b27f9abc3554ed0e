package org.waymark.bench.detectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.waymark.bench.detectors.Setting.Hidden;

final class WorldTest {

  private static final Setting SMALL = Setting.base("small").sized(30, 4, 24);

  @Test
  void theSameSeedGivesTheSameWorld() {
    World one = World.of(SMALL, 3);
    World again = World.of(SMALL, 3);
    assertArrayEquals(one.numerator()[2], again.numerator()[2]);
    assertArrayEquals(one.planted(), again.planted());
  }

  @Test
  void neighbouringSeedsShareNothing() {
    Set<Double> sizes = new HashSet<>();
    for (long seed = 1; seed <= 20; seed++) {
      World world = World.of(SMALL, seed);
      for (double[] expected : world.denominator()) {
        assertTrue(sizes.add(expected[0]), "a place seen before");
      }
    }
  }

  @Test
  void whatIsPlantedIsThereAndNothingElse() {
    Setting setting = SMALL.sized(400, 1, 24).share(0.15).starting(Setting.Onset.MIDDLE).effect(4);
    World world = World.of(setting, 1);
    for (int i = 0; i < 400; i++) {
      double before = Arrays.stream(world.numerator()[0], i * 24, i * 24 + 12).sum();
      double after = Arrays.stream(world.numerator()[0], i * 24 + 12, i * 24 + 24).sum();
      assertEquals(world.planted()[i], after > 2.2 * before, "place " + i);
      assertEquals(world.planted()[i] ? 12 : -1, world.onset()[i]);
    }
    long planted = IntStream.range(0, 400).filter(i -> world.planted()[i]).count();
    assertTrue(Math.abs(planted - 60) < 25, planted + " of 60");
  }

  @Test
  void anEarlierLookIsTheBeginningOfTheSameWorld() {
    World world = World.of(SMALL, 2);
    World earlier = world.until(13);
    assertEquals(world.numerator()[1][5 * 24 + 12], earlier.numerator()[1][5 * 13 + 12]);
    assertEquals(13, earlier.series(1).periods());
  }

  @Test
  void hiddenAdvantagesHaveMeanNoughtAndDeviationOne() {
    for (Hidden shape : Hidden.values()) {
      Draws draws = new Draws(new SplittableRandom(4));
      double[] values = IntStream.range(0, 400_000).mapToDouble(i -> draws.hidden(shape)).toArray();
      double mean = Arrays.stream(values).average().orElseThrow();
      double square = Arrays.stream(values).map(v -> v * v).average().orElseThrow();
      assertEquals(0, mean, 0.01, shape.name());
      assertEquals(shape == Hidden.NONE ? 0 : 1, square, 0.08, shape.name());
    }
  }

  @Test
  void countsHaveTheMomentsOfTheirDistributions() {
    Draws draws = new Draws(new SplittableRandom(9));
    for (double mean : new double[] {0.3, 5, 700}) {
      double[] counts = IntStream.range(0, 50_000).mapToDouble(i -> draws.poisson(mean)).toArray();
      moments(counts, mean, mean);
    }
    double[] counts =
        IntStream.range(0, 50_000).mapToDouble(i -> draws.binomial(40, 0.2)).toArray();
    moments(counts, 8, 6.4);
    assertNotEquals(draws.uniform(), draws.uniform());
  }

  private static void moments(double[] values, double mean, double variance) {
    double average = Arrays.stream(values).average().orElseThrow();
    double spread = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    assertEquals(mean, average, 4 * Math.sqrt(variance / values.length));
    assertEquals(variance, spread, 0.05 * variance);
  }
}

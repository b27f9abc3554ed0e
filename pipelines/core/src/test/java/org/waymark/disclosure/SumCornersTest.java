package org.waymark.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Corners against every whole solution of small systems, which the totals keep few. */
class SumCornersTest {
  private static final int NUMBERS = 5;
  private static final int MOST = 4;

  @Test
  void boundsLeaveOutNoSolution() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int[] truth = random.ints(NUMBERS, 0, MOST).toArray();
      List<double[]> sums = sums(random, truth);
      SumCorners corners = SumCorners.of(NUMBERS, sums);
      assertTrue(corners.solvable());
      for (int number = 0; number < NUMBERS; number++) {
        double[] unit = new double[NUMBERS];
        unit[number] = 1;
        double most = corners.largest(unit).orElseThrow()[number];
        unit[number] = -1;
        double least = corners.largest(unit).orElseThrow()[number];
        double[] found = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        everySolution(new int[NUMBERS], 0, sums, number, found);
        assertTrue(least <= found[0] + 1e-9, "seed " + seed + ": " + least + " > " + found[0]);
        assertTrue(most >= found[1] - 1e-9, "seed " + seed + ": " + most + " < " + found[1]);
      }
    }
  }

  /** Sums of a chain: such systems have whole corners, so the bounds are exactly those found. */
  @Test
  void boundsOfSumsOfNeighboursAreExact() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int[] truth = random.ints(NUMBERS, 0, MOST).toArray();
      List<double[]> sums = new ArrayList<>();
      for (int from = 0; from < NUMBERS; from += 2) {
        sums.add(sum(truth, from, Math.min(NUMBERS, from + 2 + random.nextInt(3))));
      }
      sums.add(sum(truth, 0, NUMBERS));
      SumCorners corners = SumCorners.of(NUMBERS, sums);
      for (int number = 0; number < NUMBERS; number++) {
        double[] unit = new double[NUMBERS];
        unit[number] = 1;
        double[] found = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        everySolution(new int[NUMBERS], 0, sums, number, found);
        assertEquals(found[1], corners.largest(unit).orElseThrow()[number], 1e-9, "seed " + seed);
        unit[number] = -1;
        assertEquals(found[0], corners.largest(unit).orElseThrow()[number], 1e-9, "seed " + seed);
      }
    }
  }

  @Test
  void aNumberThatNoSumHoldsHasNoBound() {
    SumCorners corners = SumCorners.of(3, List.of(new double[] {1, 1, 0, 7}));
    assertTrue(corners.largest(new double[] {0, 0, 1}).isEmpty());
    assertEquals(7, corners.largest(new double[] {1, 0, 0}).orElseThrow()[0]);
  }

  @Test
  void sumsThatContradictEachOtherHaveNoSolution() {
    List<double[]> sums = List.of(new double[] {1, 1, 3}, new double[] {1, 1, 4});
    assertEquals(false, SumCorners.of(2, sums).solvable());
  }

  private static List<double[]> sums(Random random, int[] truth) {
    List<double[]> sums = new ArrayList<>();
    for (int s = 0; s < 3; s++) {
      double[] row = new double[NUMBERS + 1];
      for (int number = 0; number < NUMBERS; number++) {
        row[number] = random.nextInt(3) == 0 ? 0 : 1;
        row[NUMBERS] += row[number] * truth[number];
      }
      sums.add(row);
    }
    sums.add(sum(truth, 0, NUMBERS));
    return sums;
  }

  private static double[] sum(int[] truth, int from, int to) {
    double[] row = new double[NUMBERS + 1];
    for (int number = from; number < to; number++) {
      row[number] = 1;
      row[NUMBERS] += truth[number];
    }
    return row;
  }

  private static void everySolution(
      int[] numbers, int at, List<double[]> sums, int of, double[] found) {
    if (at == NUMBERS) {
      boolean holds =
          sums.stream()
              .allMatch(
                  row -> {
                    double sum = 0;
                    for (int k = 0; k < NUMBERS; k++) {
                      sum += row[k] * numbers[k];
                    }
                    return sum == row[NUMBERS];
                  });
      if (holds) {
        found[0] = Math.min(found[0], numbers[of]);
        found[1] = Math.max(found[1], numbers[of]);
      }
      return;
    }
    double total = sums.get(sums.size() - 1)[NUMBERS] - Arrays.stream(numbers, 0, at).sum();
    for (int value = 0; value <= total; value++) {
      numbers[at] = value;
      everySolution(numbers, at + 1, sums, of, found);
    }
    numbers[at] = 0;
  }
}

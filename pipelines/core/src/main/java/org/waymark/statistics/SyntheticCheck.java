package org.waymark.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The effect of a pilot by synthetic difference in differences: one fit for each start, from the
 * {@link #MOST_DONORS} donors nearest to the adopters that have every period.
 */
public final class SyntheticCheck {

  /** Most donors of a fit; more cost time and add little. */
  public static final int MOST_DONORS = 60;

  private SyntheticCheck() {}

  /**
   * The mean effect over the adopters.
   *
   * @return none where a start has under two complete donors, or too few periods
   */
  public static OptionalDouble effect(DifferenceInDifferences.Design design) {
    List<int[]> starts = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < design.adopters().length; i++) {
      int[] sides = design.sides()[i];
      if (starts.stream().anyMatch(seen -> Arrays.equals(seen, sides))) {
        continue;
      }
      starts.add(sides);
      int[] adopters =
          IntStream.range(0, design.adopters().length)
              .filter(k -> Arrays.equals(design.sides()[k], sides))
              .map(k -> design.adopters()[k])
              .toArray();
      OptionalDouble effect = ofStart(design, adopters, sides);
      if (effect.isEmpty()) {
        return effect;
      }
      sum += effect.getAsDouble() * adopters.length;
    }
    return OptionalDouble.of(sum / design.adopters().length);
  }

  private static OptionalDouble ofStart(
      DifferenceInDifferences.Design design, int[] adopters, int[] sides) {
    double[] mean = mean(design.y(), adopters, sides.length);
    int[] used =
        IntStream.range(0, sides.length)
            .filter(t -> sides[t] != 0 && !Double.isNaN(mean[t]))
            .toArray();
    int[] complete =
        IntStream.of(design.donors())
            .filter(d -> IntStream.of(used).noneMatch(t -> Double.isNaN(design.y()[d][t])))
            .toArray();
    int before = (int) IntStream.of(used).filter(t -> sides[t] < 0).count();
    if (complete.length < 2 || before < 2 || before == used.length) {
      return OptionalDouble.empty();
    }
    int n = design.y().length;
    double[][] y = Arrays.copyOf(design.y(), n + 1);
    y[n] = mean;
    double[][] features = Arrays.copyOf(design.features(), n + 1);
    features[n] = mean(design.features(), adopters, features[0].length);
    List<Integer> nearest =
        new PlaceGaps(y, features, complete, sides, MOST_DONORS, 0, new int[0]).trial(n).matched();
    double[][] donors =
        nearest.stream()
            .sorted()
            .map(d -> IntStream.of(used).mapToDouble(t -> y[d][t]).toArray())
            .toArray(double[][]::new);
    double[] changed = IntStream.of(used).mapToDouble(t -> mean[t]).toArray();
    return SyntheticComparison.of(changed, adopters.length, donors, before)
        .map(s -> OptionalDouble.of(s.effect()))
        .orElse(OptionalDouble.empty());
  }

  private static double[] mean(double[][] rows, int[] which, int length) {
    double[] mean = new double[length];
    for (int row : which) {
      for (int t = 0; t < length; t++) {
        mean[t] += rows[row][t] / which.length;
      }
    }
    return mean;
  }
}
